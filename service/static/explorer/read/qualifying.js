// What else a claim says: where, how, by whom, how many. A qualifier gets its field once it is wanted.

import { button, make, plain } from "../dom.js";
import { entityField, line } from "./fields.js";
import { whole } from "./record.js";

const TOLD = {
  to: "To whom they went", place: "Place", event: "Event", by: "By whom", role: "Role", how: "How, with which weapon",
  count: "How many", deaths: "Deaths", of: "Whom the number counts", lang: "Language",
};
const TYPES = { place: "Place", event: "Event" };

const entityOf = (what, told, { ontology, change }, given) => {
  const one = entityField(told, ontology.types, change, { type: TYPES[what] });
  if (given) one.set(given);
  return Object.assign(one, { said: () => one.named()?.name, lacking: () => (one.typed() && !one.value() ? "Choose one of the suggestions, or “New entity”" : "") });
};

const numberOf = (told, given) => {
  const one = line(told, given, { inputmode: "numeric" }, { hint: "a whole number: 60, or 1,500" });
  return Object.assign(one, { said: one.text, value: () => (one.text() ? whole(one.text()) : null), lacking: () => (one.text() && whole(one.text()) === null ? "This is not a whole number: write 60, or 1,500" : "") });
};

const textOf = (told, given) => {
  const one = line(told, given);
  return Object.assign(one, { said: one.text, value: () => one.text() || null, lacking: () => "" });
};

const made = (what, form, given) => {
  const told = TOLD[what] || plain(what), kind = form.ontology.qualifiers[what] || (given?.id ? "entity" : "text");
  if (kind === "entity") return entityOf(what, told, form, given);
  return kind === "number" ? numberOf(told, given) : textOf(told, given);
};

/**
 * Return the fields of the qualifiers but the label: {root, value(), said(), lacking(), at(name), wrong(text)}.
 * form: {ontology, change}; given: the qualifiers of the claim that is corrected.
 */
export const qualifying = (form, given) => {
  const fields = new Map(), adders = new Map();
  const rows = make("div", { class: "grid" }), row = make("div", { class: "row" });
  const remove = (what) => {
    fields.get(what).root.remove();
    fields.delete(what);
    adders.get(what).hidden = false;
    adders.get(what).focus();
    form.change();
  };
  const add = (what, value) => {
    const one = made(what, form, value);
    one.root.classList.add("qualifier");
    one.root.append(button("×", () => remove(what), { class: "away", "aria-label": `Take away: ${TOLD[what] || plain(what)}` }));
    fields.set(what, one);
    rows.append(one.root);
    adders.get(what).hidden = true;
    return one;
  };
  for (const what of new Set([...Object.keys(form.ontology.qualifiers), ...Object.keys(given)])) {
    if (what === "label") continue;
    adders.set(what, button(`+ ${TOLD[what] || plain(what)}`, () => add(what).control.focus()));
    row.append(adders.get(what));
    if (given[what] !== undefined && given[what] !== null) add(what, given[what]);
  }
  const every = (read) => [...fields].map(([what, one]) => [what, read(one)]).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return {
    root: make("div", {}, rows, row),
    value: () => Object.fromEntries(every((one) => one.value())),
    said: () => every((one) => one.said()).map(([what, text]) => `${plain(what)}: ${text}`).join("; "),
    lacking: () => every((one) => one.lacking()).map(([what, why]) => [`qualifiers.${what}`, why]),
    at: (what) => fields.get(what),
    wrong: (text) => fields.forEach((one) => one.wrong(text)),
  };
};
