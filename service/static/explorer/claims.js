// A claim as it is read: its quote in its surroundings, who says it, when, and whether it is denied or only alleged.

import { write } from "./address.js";
import { make, name } from "./dom.js";
import { valued } from "./said.js";
import { dateInWords } from "./when.js";

/** Return the words that keep a claim from being a plain fact: "denied", "alleged", "proposed" and the like. */
export const doubts = (claim) =>
  [claim.polarity === "denied" && "denied", claim.modality !== "asserted" && claim.modality, claim.status !== "accepted" && claim.status].filter(Boolean);

/** Return the chips of those words. */
export const chips = (claim) => doubts(claim).flatMap((word) => [" ", make("span", { class: `chip ${word}`, text: word })]);

const written = (value) => {
  const named = value && typeof value === "object" && (value.name || value.text || value.id);
  return named || String(valued(value));
};

/** Return what else a claim says: where, how, by whom. */
export const qualified = (claim) => {
  const pairs = Object.entries(claim.qualifiers || {}).filter(([what, value]) => value !== null && what !== "lang" && what !== "label");
  return pairs.length ? make("p", { class: "soft qualified" }, ...pairs.flatMap(([what, value], i) => [i ? "; " : "", `${what.replaceAll("_", " ")}: `, name(written(value))])) : null;
};

const AROUND = 80; // characters that a claim keeps before and after its quote: of a longer text they begin and end within a word

/** Return the words before and after a quote, whole ones. */
export const around = ({ prefix, suffix }) => [prefix?.length >= AROUND ? prefix.replace(/^\S*\s/, "…") : prefix || "", suffix?.length >= AROUND ? suffix.replace(/\s\S*$/, "…") : suffix || ""];

/** Return the quote in its surroundings, who published it and when, and the way to it. */
export const quoted = (claim) => {
  const { source, attributed_to: voice, hedge } = claim, [before, after] = around(claim);
  return make("div", { class: "quoted" },
    make("blockquote", { dir: "auto" }, before && make("span", { class: "soft", text: before }), make("mark", { text: claim.quote }), after && make("span", { class: "soft", text: after })),
    make("p", { class: "soft said-by" },
      name(source.publisher || "unknown publisher"), " · ", name(source.published ? dateInWords(source.published) : "publication undated"),
      voice && [" · attributed to ", name(voice.entity?.name || voice.text)], hedge && [" · hedged: “", name(hedge), "”"], " · ",
      make("a", { href: write("source", [source.id], { claim: claim.claim }) }, "open at this claim in ", name(source.title || source.id))));
};
