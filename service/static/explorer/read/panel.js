// One claim in full, and deciding on it.

import { ask, at, send } from "../api.js";
import { write } from "../address.js";
import { button, make, name, plain } from "../dom.js";
import { mayWrite } from "../key.js";
import { sentence, word } from "../said.js";

const entry = (term, ...told) => (told.some((one) => one !== null && one !== undefined && one !== "") ? [make("dt", { text: term }), make("dd", { dir: "auto" }, ...told)] : []);
const entity = (ref) => make("a", { href: write("graph", [], { entity: ref.id }) }, name(ref.name || ref.id));
const shown = (value) => (value && typeof value === "object" ? entity(value) : name(String(value)));
const day = (at) => at.slice(0, 16).replace("T", " ");

const decision = (made, source) =>
  make("li", {}, make("strong", { text: made.decision }), " by ", name(made.by), `, ${day(made.at)} UTC`, made.why ? [": ", name(made.why)] : null,
    made.instead ? [" ", make("a", { href: write("source", [source], { claim: made.instead }) }, "see the correction")] : null);

const facts = (claim) =>
  make("dl", { class: "facts" },
    ...entry("Subject", entity(claim.subject)), ...(claim.object ? entry("Object", entity(claim.object)) : []),
    ...entry("Relation", plain(claim.relation || claim.attribute || "")),
    ...entry("Polarity", claim.polarity), ...entry("Modality", claim.modality), ...entry("Hedge", claim.hedge),
    ...entry("Since", claim.since), ...entry("Until", claim.until),
    ...Object.entries(claim.qualifiers).flatMap(([what, value]) => entry(plain(what), shown(value))),
    ...(claim.attributed_to ? entry("Attributed to", name(claim.attributed_to.text), claim.attributed_to.entity ? [" (", entity(claim.attributed_to.entity), ")"] : "") : []),
    ...entry("Confidence", String(claim.confidence)), ...entry("Read by", claim.extractor));

const deciding = (claim, { changed, correct, app }) => {
  if (!mayWrite()) return make("p", { class: "soft", text: "Accepting, rejecting and correcting need a key with the role analyst: the button at the top right takes it." });
  const why = make("input", { type: "text", "aria-label": "Why (may be left empty)", placeholder: "Why (may be left empty)" });
  const decide = async (event, wanted) => {
    event.target.disabled = true;
    try {
      await send("POST", at("/claims", claim.claim, "review"), { decision: wanted, why: why.value.trim() || null });
      await changed(claim.claim, `The claim is ${wanted}`);
    } catch (error) {
      event.target.disabled = false;
      app.fail(error);
    }
  };
  const act = (text, wanted) => button(text, (event) => decide(event, wanted), { disabled: claim.status === wanted });
  return make("div", { class: "deciding" }, why, make("div", { class: "row" }, act("Accept", "accepted"), act("Reject", "rejected"), act("Put back", "proposed"), button("Correct…", () => correct(claim))));
};

/** Return a claim in full: its sentence, how it stands, who decided what, and the buttons that decide. */
export const panel = async (id, told) => {
  const claim = await ask(at("/claims", id));
  const source = claim.source.id;
  return make("section", { class: "claim", "aria-label": "Claim", tabindex: -1, data: { claim: id } },
    make("h3", { dir: "auto", class: "says", text: sentence(claim, told.ontology) }),
    make("p", {}, make("span", { class: `chip ${claim.status}`, text: claim.status }), " ", claim.polarity === "denied" ? make("span", { class: "chip denied", text: "denied" }) : null, " ", claim.modality === "asserted" ? null : make("span", { class: "chip alleged", text: claim.modality })),
    make("blockquote", { dir: "auto", text: claim.quote }), facts(claim),
    claim.corrects.length ? make("p", {}, "Corrects ", ...claim.corrects.flatMap((old, place) => [place ? ", " : "", make("a", { href: write("source", [source], { claim: old }) }, "an older claim")])) : null,
    claim.decisions.length ? make("div", {}, make("h3", { text: "Decisions" }), make("ul", { class: "list" }, ...claim.decisions.map((made) => decision(made, source)))) : make("p", { class: "soft", text: `Nobody has decided on it: it is ${word(claim)} as it was read.` }),
    deciding(claim, told));
};
