// The parameters of a saved question as a form.

import { ask, at } from "../api.js";
import { combobox } from "../combobox.js";
import { button, make, name } from "../dom.js";

const ID = /^[a-z0-9-]+:[A-Za-z0-9._~-]{1,120}$/;
const SINGLE = /(^|_)entity_id$/;
const MANY = 5;
let number = 0;

const bare = (example) => (example === "null" ? "" : example.replace(/^date\((.*)\)$/s, "$1").replace(/^'(.*)'$/s, "$1"));
const several = (example) => [...example.matchAll(/'([^']*)'/g)].map((found) => found[1]);
const isEntity = (parameter, examples) => SINGLE.test(parameter.name) || (parameter.name !== "source_id" && parameter.name !== "voices" && examples.some((one) => ID.test(one)));

/** Say whether a text is a year, a month or a day that the calendar has. */
export const isDate = (text) => {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!found) return false;
  const [, year, month = "01", day = "01"] = found;
  const made = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  made.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return Number(year) > 0 && made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(day);
};

const entityBox = (label, first, pick) => {
  const box = combobox({ label, pick });
  if (first) {
    box.set({ id: first });
    ask(at("/entities", first)).then((found) => { if (box.chosen?.id === first) box.set({ id: first, name: found.name }); }).catch((error) => { if (error.status === 404) { box.input.setAttribute("aria-invalid", "true"); box.root.append(make("p", { class: "wrong", role: "alert" }, "Nothing has the id ", name(first), ": an empty answer does not mean that nobody says so.")); } });
  }
  box.value = () => box.chosen?.id || (ID.test(box.input.value.trim()) ? box.input.value.trim() : "");
  box.typed = () => box.input.value.trim();
  return box;
};

const plainBox = (label, first, props) => {
  const id = `field-${(number += 1)}`;
  const input = make("input", { id, value: first, autocomplete: "off", spellcheck: "false", ...props });
  return { root: make("div", { class: "plain-field" }, make("label", { for: id, text: label }), input), input, value: () => input.value.trim(), typed: () => input.value.trim() };
};

const listBox = (label, first, entity) => {
  const chosen = [...first];
  const chips = make("ul", { class: "several", "aria-label": `${label}: chosen` });
  const add = (value) => { if (value && !chosen.includes(value)) chosen.push(value); show(); };
  const inner = entity ? entityBox(label, "", (found) => { add(found.id); inner.input.value = ""; inner.chosen = null; }) : plainBox(label, "", { type: "text", placeholder: "one more, then Enter" });
  const show = () => chips.replaceChildren(...chosen.map((value, place) => make("li", { class: "chip" }, name(value), button("×", () => { chosen.splice(place, 1); show(); inner.input.focus(); }, { class: "plain", "aria-label": `Leave out ${value}` }))));
  if (!entity) {
    inner.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !inner.typed()) return;
      event.preventDefault();
      add(inner.typed());
      inner.input.value = "";
    });
  }
  show();
  return { root: make("div", {}, inner.root, chips), input: inner.input, value: () => [...chosen, inner.value()].filter(Boolean), typed: () => inner.typed() };
};

const boolBox = (label, first, optional) => {
  const id = `field-${(number += 1)}`;
  const input = make("select", { id }, ...[optional && ["", "not asked"], ["true", "true"], ["false", "false"]].filter(Boolean).map(([value, text]) => make("option", { value, text })));
  input.value = first;
  return { root: make("div", { class: "plain-field" }, make("label", { for: id, text: label }), input), input, value: () => input.value, typed: () => input.value };
};

const made = (parameter, given) => {
  const { type, optional, example } = parameter;
  const examples = type === "list" ? several(example) : [bare(example)];
  const entity = isEntity(parameter, examples);
  const label = (entity ? parameter.name.replace(/_ids?$/, "") : parameter.name).replaceAll("_", " ");
  const first = given.length ? given : optional ? [] : examples;
  const shown = `${label}${optional ? " (optional)" : ""}`;
  const hint = examples.filter(Boolean).slice(0, 2).join(", ");
  if (type === "list") return listBox(shown, first, entity);
  if (type === "boolean") return boolBox(shown, first[0] || (optional ? "" : "false"), optional);
  if (type === "string" && entity) return entityBox(shown, first[0] || "");
  if (type === "integer") return plainBox(shown, first[0] || "", { type: "number", step: 1, placeholder: hint });
  return plainBox(shown, first[0] || "", { type: "text", placeholder: type === "date" ? "2016, 2016-05 or 2016-05-31" : hint, maxlength: 400 });
};

const wrong = ({ type, optional, name: called }, field) => {
  const value = field.value();
  if (!value.length && field.typed() && type !== "boolean") return "choose one of the suggestions, or type an id";
  if (field.input.validity.badInput || (type === "integer" && value && !/^-?\d{1,18}$/.test(value))) return "is a whole number";
  if (type === "date" && value && !isDate(value)) return "is a year, a month or a day: 2016, 2016-05 or 2016-05-31";
  if (!optional && !value.length && type !== "list") return `${called.replace(/_id$/, "").replaceAll("_", " ")} is needed`;
  return "";
};

/** Return the form's fields: {root, values() -> {name: text or list} or null where something is wrong, mark(name, why)}. */
export const fields = (question, params) => {
  const all = question.parameters.map((parameter) => {
    const field = made(parameter, params.getAll(parameter.name));
    const why = make("p", { class: "why", id: `why-${(number += 1)}`, role: "alert" });
    return { parameter, field, why, root: make("div", { class: "field", data: { parameter: parameter.name } }, field.root, why) };
  });
  const mark = (called, reason) => {
    const found = all.find(({ parameter }) => parameter.name === called);
    if (!found) return false;
    if (reason) found.root.closest("details")?.setAttribute("open", "");
    found.why.textContent = reason && `✕ ${reason}`;
    found.field.input.setAttribute("aria-invalid", String(Boolean(reason)));
    found.field.input.setAttribute("aria-describedby", found.why.id);
    return true;
  };
  const values = () => {
    const bad = all.filter(({ parameter, field }) => { const reason = wrong(parameter, field); mark(parameter.name, reason); return reason; });
    bad[0]?.field.input.focus();
    return bad.length ? null : Object.fromEntries(all.map(({ parameter, field }) => [parameter.name, field.value()]));
  };
  const grid = (some) => make("div", { class: "fields" }, ...some.map(({ root }) => root));
  const optional = all.filter(({ parameter }) => parameter.optional), needed = all.filter(({ parameter }) => !parameter.optional);
  if (optional.length < MANY) return { root: grid([...needed, ...optional]), values, mark };
  const more = make("details", { class: "optional", open: optional.some(({ parameter }) => params.has(parameter.name)) }, make("summary", { text: `${optional.length} optional parameters` }), grid(optional));
  return { root: make("div", {}, grid(needed), more), values, mark };
};
