// What a claim says in words, and how it stands: one word and one underline for each.

import { plain } from "./dom.js";

export const STANDS = {
  accepted: "accepted", denied: "denied", alleged: "alleged, possible or planned", proposed: "proposed, waits for a decision", aside: "rejected or superseded",
};
const ORDER = Object.keys(STANDS);

/** How a claim stands, as one of STANDS. */
export const standing = (claim) => {
  if (claim.status === "rejected" || claim.status === "superseded") return "aside";
  if (claim.status === "proposed") return "proposed";
  if (claim.polarity === "denied") return "denied";
  return claim.modality === "asserted" ? "accepted" : "alleged";
};

/** The standing that is drawn where several claims stand in one place. */
export const foremost = (claims) => ORDER.find((one) => claims.some((claim) => standing(claim) === one));

/** The words that a list shows of how a claim stands: "superseded", "accepted, denied". */
export const word = (claim) => [claim.status, claim.polarity === "denied" && "denied", claim.modality !== "asserted" && claim.modality].filter(Boolean).join(", ");

const ABOUT = { "<=": "at most", ">=": "at least", "<": "fewer than", ">": "more than", "~": "about" };

const number = ({ min, max, op, of }) => [ABOUT[op] || "", min !== null && max !== null && min !== max ? `${min}–${max}` : min ?? max, of].filter((part) => part !== "" && part !== null && part !== undefined).join(" ");

/** A value as it is read. */
export const valued = (value) => (value && typeof value === "object" ? number(value) : value ?? "");

/** A claim as a sentence: "A defected from B, 2015". */
export const sentence = (claim, ontology) => {
  const who = (end) => end?.name || end?.id || "…";
  const relation = ontology.relations.find((one) => one.name === claim.relation);
  const label = claim.qualifiers?.label || plain(claim.relation || "");
  const filled = { SUBJECT: who(claim.subject), OBJECT: who(claim.object), LABEL: label };
  const said = claim.relation ? (relation?.says || "SUBJECT LABEL OBJECT").replace(/SUBJECT|OBJECT|LABEL/g, (part) => filled[part]) : `${who(claim.subject)}, ${plain(claim.attribute || "…")}: ${valued(claim.value)}`;
  const time = [claim.since, claim.until && `until ${claim.until}`].filter(Boolean).join(" ");
  return [said, time].filter(Boolean).join(", ");
};

/** Why a text is no date, or nothing. */
export const misdated = (text) => {
  const one = String.raw`\d{4}(-\d{2}(-\d{2})?)?[~?%]?|\d{2,3}X{1,2}`;
  if (!text || new RegExp(`^(${one}|(${one}|\\.\\.)?/(${one}|\\.\\.)?)$`).test(text)) return "";
  return "This is not a date: write 2015, 2015-01, 2015-01-26, 2016~ (about), 2014/2016 (between) or ../2014 (by 2014)";
};
