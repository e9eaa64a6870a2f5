// Coding a sentence, and correcting a claim: one form for both.

import { at, send } from "../api.js";
import { button, make, plain } from "../dom.js";
import { caller } from "../key.js";
import { misdated, sentence, valued } from "../said.js";
import { attribution } from "./attribution.js";
import { choice, entityField, field, folded, line, quoteField } from "./fields.js";
import { qualifying } from "./qualifying.js";
import { counted } from "./record.js";

const POLARITIES = [["affirmed", "affirmed: it is so"], ["denied", "denied: it is not so"]];
const MODALITIES = [["asserted", "asserted"], ["alleged", "alleged by somebody"], ["possible", "possible"], ["planned", "planned"]];
const SOMEBODY = "Choose somebody from the suggestions, or “New entity”";

const said = ({ ontology, old }, change) => ({
  subject: entityField("Who or what (subject)", ontology.types, change),
  what: field("What it says is", choice([["relation", "a relationship"], ["attribute", "the subject alone"]], old?.attribute ? "attribute" : "relation")),
  relation: field("Relationship", choice([["", "choose …"]], "")),
  attribute: field("What is said", choice(Object.keys(ontology.attributes).map((one) => [one, plain(one)]), old?.attribute || "alias")),
  object: entityField("Whom or what (object)", ontology.types, change),
  value: line("Value", valued(old?.value), {}, { hint: "a count: 60, >60 fighters, 1500-2200 fighters; a date: 2015-01" }),
  label: line("Label, in your own words", old?.qualifiers?.label),
  since: line("Since, or when", old?.since, { placeholder: "2015-01" }),
  until: line("Until", old?.until),
});

const surely = ({ old }, change) => ({
  polarity: field("Said to be so, or denied", choice(POLARITIES, old?.polarity)),
  modality: field("How sure the source is", choice(MODALITIES, old?.modality)),
  hedge: line("Words that hedge it", old?.hedge, { placeholder: "reportedly" }),
  attributed_to: attribution(old?.attributed_to, change),
});

const related = (f) => f.what.text() === "relation";
const isNumber = (f, ontology) => !related(f) && ontology.attributes[f.attribute.text()] === "number";
const doubts = (f) => [f.polarity.text() === "denied" && "denied", f.modality.text() !== "asserted" && f.modality.text()].filter(Boolean);
const isLabelled = ({ relations }, relation) => Boolean(relations.find((one) => one.name === relation)?.labelled);

/** Say whether a label belongs to it: the relation needs one, or the old claim has one all the same. */
const labels = (f, { ontology, old }) => related(f) && (isLabelled(ontology, f.relation.text()) || Boolean(old?.qualifiers?.label && !isLabelled(ontology, old.relation)));

const valueOf = (f, { ontology, old }) => {
  if (!isNumber(f, ontology)) return f.value.text();
  return old?.attribute === f.attribute.text() && f.value.text() === valued(old.value) ? old.value : counted(f.value.text());
};

/** What the form says, as a claim's record. */
const record = (f, told) => ({
  source: told.source.id, quote: told.quote, ...(Number.isInteger(told.start) ? { locator: { start: told.start, end: told.end } } : {}), subject: f.subject.value(),
  ...(related(f) ? { relation: f.relation.text(), object: f.object.value() } : { attribute: f.attribute.text(), value: valueOf(f, told) }),
  qualifiers: { ...f.qualifiers.value(), ...(labels(f, told) && f.label.text() ? { label: f.label.text() } : {}) },
  polarity: f.polarity.text(), modality: f.modality.text(), hedge: f.hedge.text() || null, attributed_to: f.attributed_to.value(),
  since: f.since.text() || null, until: f.until.text() || null, extractor: `analyst/${caller().name}`,
});

/** What is wrong before the service is asked, as [field, why]. */
const lacking = (f, told) => [
  [!f.subject.value(), "subject", SOMEBODY],
  [related(f) && !f.object.value(), "object", SOMEBODY],
  [related(f) && !f.relation.text(), "relation", "Choose a relationship"],
  [labels(f, told) && isLabelled(told.ontology, f.relation.text()) && !f.label.text(), "qualifiers.label", "Give it a label"],
  [!related(f) && !f.value.text(), "value", "Give a value"],
  [isNumber(f, told.ontology) && f.value.text() && !valueOf(f, told), "value", "This is not a count: write 60, >60 fighters or 1500-2200 fighters"],
  ...["since", "until"].map((one) => [misdated(f[one].text()), one, misdated(f[one].text())]),
].filter(([wrong]) => wrong).map(([, name, why]) => [name, why]).concat(f.qualifiers.lacking());

const reading = (f, { ontology }) => {
  const object = related(f) ? { relation: f.relation.text() || "…", object: f.object.named() } : { attribute: f.attribute.text(), value: f.value.text() };
  const claim = { qualifiers: f.label.root.hidden ? {} : { label: f.label.text() }, subject: f.subject.named(), since: f.since.text(), until: f.until.text(), ...object };
  const voice = f.attributed_to.said();
  return [`${sentence(claim, ontology)}${doubts(f).map((one) => ` (${one})`).join("")}`, f.qualifiers.said(), voice && `attributed to ${voice}`].filter(Boolean).join("; ");
};

const offerRelations = (f, ontology) => {
  const chosen = f.relation.text(), a = f.subject.type(), b = f.object.type();
  const possible = ontology.relations.filter((one) => one.ends.some(([from, to]) => (!a || from === a) && (!b || to === b)));
  f.relation.control.replaceChildren(make("option", { value: "" }, possible.length ? "choose …" : "none joins these two types"), ...possible.map((one) => make("option", { value: one.name, selected: one.name === chosen }, plain(one.name))));
};

const arrange = (f, told) => {
  offerRelations(f, told.ontology);
  for (const one of [f.relation, f.object]) one.root.hidden = !related(f);
  for (const one of [f.attribute, f.value]) one.root.hidden = related(f);
  f.label.root.hidden = !labels(f, told);
  for (const date of [f.since, f.until]) date.wrong(misdated(date.text()));
};

/** The field that a name of the service's means: "qualifiers.place.id" is of the field of the place. */
const placed = (f, name) => {
  const [first, second] = name.split(".");
  const found = first === "qualifiers" ? (second === "label" ? f.label : f.qualifiers.at(second)) : f[{ locator: "quote", start: "quote", end: "quote" }[first] || first];
  return found?.control && !found.root.hidden ? found : null;
};

const lead = ({ control }) => {
  for (let part = control.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  control.focus();
};

/** Say what is wrong, each at its field, and lead to the first; what has no field is said above the buttons. */
const complaining = (f, general) => (errors) => {
  Object.values(f).forEach((one) => one.wrong(""));
  const told = errors.map(([name, why]) => [placed(f, name), name, why]);
  for (const [found, , why] of told) found?.wrong(why);
  general.textContent = told.filter(([found]) => !found).map(([, name, why]) => (name && name !== "id" ? `${name}: ${why}` : why)).join(". ");
  general.hidden = !general.textContent;
  const first = told.find(([found]) => found);
  if (first) lead(first[0]);
};

const sending = (f, told) => (told.old ? send("POST", at("/claims", told.old.claim, "correction"), { claim: record(f, told), why: f.why.text() || null }) : send("POST", "/claims", { claims: [record(f, told)] }));

const refused = (error) => {
  const named = (error.errors || []).map((one) => [one.name.replace(/^(claims\.\d+|claim)(\.|$)/, ""), one.detail]);
  return named.length ? named : [["", error.message]];
};

const fieldsOf = (told, change) => ({
  quote: quoteField(told.quote, told.rechoose), ...said(told, change), ...surely(told, change),
  qualifiers: qualifying({ ontology: told.ontology, change }, told.old?.qualifiers || {}),
  why: line("Why it is corrected", "", {}, { wide: true }),
});

const fill = (f, { old }) => {
  f.subject.set(old.subject);
  if (old.object) f.object.set(old.object);
  f.relation.control.value = old.relation || "";
};

/**
 * Return the form: {root, focus(), requote({quote, start, end}), remind()}.
 * `given` holds source, ontology, quote, start, end, old (a claim to correct), rechoose() where there are other words, done(id), cancel().
 */
export const form = (given) => {
  const told = { ...given }, { old } = told;
  const change = () => refresh?.();
  let refresh = null;
  const f = fieldsOf(told, change);
  const preview = make("p", { class: "preview", dir: "auto", role: "status" }), general = make("p", { class: "wrong", role: "alert", hidden: true });
  const complain = complaining(f, general);
  const sure = folded("How sure, and who says so", make("div", { class: "grid" }, f.attributed_to.root, f.polarity.root, f.modality.root, f.hedge.root));
  const more = folded("Where, how, by whom, how many", f.qualifiers.root);
  const saving = make("button", { type: "submit", class: "main", text: old ? "Save the correction" : "Add this claim" });
  const submit = async (event) => {
    event.preventDefault();
    const wrong = lacking(f, told);
    complain(wrong);
    if (wrong.length) return;
    saving.disabled = true;
    try {
      const answer = await sending(f, told);
      told.done(old ? answer.claim : answer.claims[0]);
    } catch (error) {
      complain(refused(error));
    } finally {
      saving.disabled = false;
    }
  };
  const title = old ? "Correct this claim" : "Code this sentence";
  const root = make("form", { class: "coding", "aria-label": title, novalidate: true, on: { submit, input: change, change } },
    make("h2", { text: title }), f.quote.root,
    make("div", { class: "grid" }, ...["subject", "what", "relation", "attribute", "object", "value", "label", "since", "until"].map((one) => f[one].root)),
    sure.root, more.root, old ? make("div", { class: "grid" }, f.why.root) : null,
    make("p", { class: "soft", text: "It will read:" }), preview, general,
    make("div", { class: "row" }, saving, button("Cancel", told.cancel)));
  refresh = () => {
    arrange(f, told);
    preview.textContent = reading(f, told);
    sure.tell([...doubts(f), f.hedge.text(), f.attributed_to.said()].filter(Boolean).join("; "));
    more.tell(f.qualifiers.said());
  };
  refresh();
  if (old) fill(f, told);
  refresh();
  const requote = (place) => {
    Object.assign(told, place);
    f.quote.set(told.quote);
    f.quote.control.focus();
  };
  const remind = () => {
    general.textContent = "Save this claim or cancel it first";
    general.hidden = false;
    general.scrollIntoView({ block: "nearest" });
  };
  return { root, requote, remind, focus: () => f.subject.control.focus() };
};
