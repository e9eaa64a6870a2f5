// Coding a sentence, and correcting a claim: one form for both.

import { at, send } from "../api.js";
import { button, make, plain } from "../dom.js";
import { caller } from "../key.js";
import { choice, entityField, field } from "./fields.js";
import { misdated, sentence, valued } from "../said.js";

const bare = (value) => (value && typeof value === "object" && value.id ? { id: value.id, type: value.type } : value);

/** A count as it is typed: "60", ">60 fighters", "1500-2200 fighters". */
export const counted = (text) => {
  const said = /^(>=|<=|>|<|~)?\s*([\d,]+)(?:\s*[-–]\s*([\d,]+))?\s*(.*)$/.exec(text.trim());
  if (!said) return null;
  const [, op = "=", first, second, of] = said;
  const low = Number(first.replaceAll(",", "")), high = second ? Number(second.replaceAll(",", "")) : low;
  return { min: op.startsWith("<") ? null : low, max: op.startsWith(">") ? null : high, op, of: of || null };
};

const ends = (ontology, subject, object) =>
  ontology.relations.filter((one) => one.ends.some(([a, b]) => (!subject || a === subject) && (!object || b === object)));

/** Return the form: {root, focus()}. `told` holds source, ontology, quote, start, end, old (a claim to correct), done(id), cancel(). */
export const form = ({ source, ontology, quote, start, end, old = null, done, cancel }) => {
  const change = () => refresh();
  const subject = entityField("Who or what (subject)", ontology.types, change);
  const object = entityField("Whom or what (object)", ontology.types, change);
  const what = choice([["relation", "a relationship"], ["attribute", "the subject alone"]], old?.attribute ? "attribute" : "relation");
  const relation = field("Relationship", choice([["", "choose …"]], ""));
  const label = field("Label, in your own words", make("input", { type: "text", value: old?.qualifiers?.label || "" }));
  const attribute = field("What is said", choice(Object.keys(ontology.attributes).map((one) => [one, plain(one)]), old?.attribute || "alias"));
  const value = field("Value", make("input", { type: "text", value: valued(old?.value) }), { hint: "a count: 60, >60 fighters, 1500-2200 fighters; a date: 2015-01" });
  const polarity = field("Said to be so, or denied", choice([["affirmed", "affirmed: it is so"], ["denied", "denied: it is not so"]], old?.polarity));
  const modality = field("How sure the source is", choice([["asserted", "asserted"], ["alleged", "alleged by somebody"], ["possible", "possible"], ["planned", "planned"]], old?.modality));
  const hedge = field("Words that hedge it", make("input", { type: "text", value: old?.hedge || "", placeholder: "reportedly" }));
  const voice = field("Attributed to", make("input", { type: "text", value: old?.attributed_to?.text || "", placeholder: "two officials" }));
  const since = field("Since, or when", make("input", { type: "text", value: old?.since || "", placeholder: "2015-01" }));
  const until = field("Until", make("input", { type: "text", value: old?.until || "" }));
  const why = field("Why it is corrected", make("input", { type: "text" }), { wide: true });
  const preview = make("p", { class: "preview", dir: "auto", role: "status" });
  const general = make("p", { class: "wrong", role: "alert", hidden: true });
  const fields = { subject, object, relation, attribute, value, polarity, modality, hedge, attributed_to: voice, since, until, qualifiers: label, why };

  const read = () => ({ ...(old ? { qualifiers: old.qualifiers } : { qualifiers: {} }), subject: subject.named(), since: since.control.value.trim(), until: until.control.value.trim(), ...(what.value === "relation" ? { relation: relation.control.value, object: object.named() } : { attribute: attribute.control.value, value: value.control.value }) });
  const refresh = () => {
    const related = what.value === "relation";
    const chosen = relation.control.value;
    const possible = ends(ontology, subject.type(), object.type());
    relation.control.replaceChildren(make("option", { value: "" }, possible.length ? "choose …" : "none joins these two types"), ...possible.map((one) => make("option", { value: one.name, selected: one.name === chosen }, plain(one.name))));
    for (const one of [relation, object]) one.root.hidden = !related;
    for (const one of [attribute, value]) one.root.hidden = related;
    label.root.hidden = !(related && relation.control.value === "RELATED_TO");
    const said = read();
    if (label.control.value) said.qualifiers = { ...said.qualifiers, label: label.control.value };
    preview.textContent = `${sentence(said, ontology)}${polarity.control.value === "denied" ? " (denied)" : ""}${modality.control.value === "asserted" ? "" : ` (${modality.control.value})`}`;
    for (const date of [since, until]) date.wrong(misdated(date.control.value.trim()));
  };
  const record = () => {
    const text = voice.control.value.trim(), kept = old?.attributed_to;
    const qualifiers = Object.fromEntries(Object.entries(old?.qualifiers || {}).map(([name, one]) => [name, bare(one)]));
    if (what.value === "relation" && relation.control.value === "RELATED_TO") qualifiers.label = label.control.value.trim();
    else delete qualifiers.label;
    const number = what.value === "attribute" && ontology.attributes[attribute.control.value] === "number";
    const said = what.value === "relation" ? { relation: relation.control.value, object: object.value() } : { attribute: attribute.control.value, value: number ? counted(value.control.value) : value.control.value.trim() };
    const place = Number.isInteger(start) ? { locator: { start, end } } : {};
    return {
      source: source.id, quote, ...place, subject: subject.value(), ...said, qualifiers, polarity: polarity.control.value, modality: modality.control.value,
      hedge: hedge.control.value.trim() || null, attributed_to: text ? { text, ...(kept?.text === text && kept.entity ? { entity: bare(kept.entity) } : {}) } : null,
      since: since.control.value.trim() || null, until: until.control.value.trim() || null, extractor: `analyst/${caller().name}`,
    };
  };
  const lacking = () => {
    const found = [];
    if (!subject.value()) found.push(["subject", "Choose somebody from the suggestions, or “New entity”"]);
    if (what.value === "relation" && !object.value()) found.push(["object", "Choose somebody from the suggestions, or “New entity”"]);
    if (what.value === "relation" && !relation.control.value) found.push(["relation", "Choose a relationship"]);
    if (what.value === "attribute" && !value.control.value.trim()) found.push(["value", "Give a value"]);
    for (const name of ["since", "until"]) if (misdated(fields[name].control.value.trim())) found.push([name, misdated(fields[name].control.value.trim())]);
    return found;
  };
  const complain = (errors) => {
    Object.values(fields).forEach((one) => one.wrong(""));
    const rest = errors.filter(([name, text]) => !fields[name] || (fields[name].wrong(text), false));
    general.textContent = rest.map(([name, text]) => (name ? `${name}: ${text}` : text)).join(". ");
    general.hidden = !rest.length;
    fields[errors.find(([name]) => fields[name])?.[0]]?.control.focus();
  };
  const submit = async (event) => {
    event.preventDefault();
    const wrong = lacking();
    complain(wrong);
    if (wrong.length) return;
    saving.disabled = true;
    try {
      const answer = old ? await send("POST", at("/claims", old.claim, "correction"), { claim: record(), why: why.control.value.trim() || null }) : await send("POST", "/claims", { claims: [record()] });
      done(old ? answer.claim : answer.claims[0]);
    } catch (error) {
      const named = (error.errors || []).map((one) => [one.name.replace(/^(claims\.\d+|claim)\.?/, "").split(".")[0], one.detail]);
      complain(named.length ? named : [["", error.message]]);
    } finally {
      saving.disabled = false;
    }
  };
  const saving = make("button", { type: "submit", class: "main", text: old ? "Save the correction" : "Add this claim" });
  const root = make("form", { class: "coding", "aria-label": old ? "Correct this claim" : "Code this sentence", novalidate: true, on: { submit, input: change, change } },
    make("h2", { text: old ? "Correct this claim" : "Code this sentence" }), make("blockquote", { dir: "auto", text: quote }),
    make("div", { class: "grid" }, subject.root, field("What it says is", what).root, relation.root, attribute.root, object.root, value.root, label.root, polarity.root, modality.root, hedge.root, voice.root, since.root, until.root, old ? why.root : null),
    make("p", { class: "soft", text: "It will read:" }), preview, general,
    make("div", { class: "row" }, saving, button("Cancel", cancel)));
  if (old) {
    subject.set(old.subject);
    if (old.object) object.set(old.object);
    refresh();
    relation.control.value = old.relation || "";
  }
  refresh();
  return { root, focus: () => subject.control.focus() };
};
