// Fields of the coding form: each has its label, and a place where what is wrong with it is said.

import { combobox } from "../combobox.js";
import { make } from "../dom.js";

let number = 0;

/** A labelled field: {root, control, wrong(text)}. */
export const field = (label, control, { hint = "", wide = false } = {}) => {
  const id = control.id || `coding-${(number += 1)}`;
  control.id = id;
  const why = make("p", { class: "wrong", id: `${id}-wrong`, hidden: true });
  const root = make("div", { class: wide ? "field broad" : "field" }, make("label", { for: id, text: label }), control, hint ? make("p", { class: "soft", text: hint }) : null, why);
  const wrong = (text) => {
    why.textContent = text;
    why.hidden = !text;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", why.id);
  };
  return { root, control, wrong };
};

export const choice = (options, value, props = {}) =>
  make("select", props, ...options.map((one) => {
    const [what, told] = Array.isArray(one) ? one : [one, one];
    return make("option", { value: what, selected: what === value }, told);
  }));

/** An id's key of a name: "Group Ä (1)" becomes "group-a-1". */
export const slug = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 100) || `n${Date.now().toString(36)}`;

/** A field of an entity that is there, or of a new one: {root, value(), named(), set(entity), wrong(text), focus()}. */
export const entityField = (label, types, changed) => {
  let fresh = null;
  const type = choice(types, "Organization", { "aria-label": `${label}: type of the new entity` });
  const id = make("input", { type: "text", spellcheck: "false", "aria-label": `${label}: id of the new entity` });
  const why = make("p", { class: "wrong", hidden: true });
  const anew = make("div", { class: "row anew", hidden: true }, make("span", { class: "soft", text: "New, of type" }), type, make("span", { class: "soft", text: "with the id" }), id);
  const wrong = (text) => {
    why.textContent = text;
    why.hidden = !text;
    box.input.setAttribute("aria-invalid", text ? "true" : "false");
  };
  const show = (entity) => {
    fresh = entity?.fresh ? entity : null;
    anew.hidden = !fresh;
    if (fresh) id.value = `own:${slug(fresh.name)}`;
    if (entity) wrong("");
    changed();
  };
  const box = combobox({ label, offer: (text) => ({ fresh: true, name: text, offered: `New entity: ${text}` }), pick: show });
  type.addEventListener("change", changed);
  id.addEventListener("input", changed);
  box.input.addEventListener("input", () => { fresh = null; anew.hidden = true; changed(); });
  return {
    root: make("div", { class: "field" }, box.root, anew, why),
    type: () => (box.chosen ? (fresh ? type.value : box.chosen.type) : null),
    value: () => (box.chosen ? (fresh ? { id: id.value.trim(), type: type.value, name: fresh.name } : { id: box.chosen.id, type: box.chosen.type }) : null),
    named: () => box.chosen && { name: box.chosen.name || box.chosen.id },
    set: (entity) => { box.set(entity); show(entity); },
    wrong,
    control: box.input,
  };
};
