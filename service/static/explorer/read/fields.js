// Fields of the coding form: each has its label, and a place where what is wrong with it is said.

import { combobox } from "../combobox.js";
import { button, make } from "../dom.js";

let number = 0;

/** The place of a control where what is wrong with it is said: {why, wrong(text)}. */
const complaint = (control) => {
  const why = make("p", { class: "wrong", id: `wrong-${(number += 1)}`, hidden: true });
  const wrong = (text) => {
    why.textContent = text;
    why.hidden = !text;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", why.id);
  };
  return { why, wrong };
};

/** A labelled field: {root, control, text(), wrong(text)}. */
export const field = (label, control, { hint = "", wide = false } = {}) => {
  control.id ||= `coding-${(number += 1)}`;
  const { why, wrong } = complaint(control);
  const root = make("div", { class: wide ? "field broad" : "field" }, make("label", { for: control.id, text: label }), control, hint ? make("p", { class: "soft", text: hint }) : null, why);
  return { root, control, wrong, text: () => control.value.trim() };
};

/** A field of one line of text. */
export const line = (label, value, props = {}, told = {}) => field(label, make("input", { type: "text", value: value ?? "", ...props }), told);

export const choice = (options, value, props = {}) =>
  make("select", props, ...options.map((one) => {
    const [what, told] = Array.isArray(one) ? one : [one, one];
    return make("option", { value: what, selected: what === value }, told);
  }));

/** An id's key of a name: "Group Ä (1)" becomes "group-a-1". */
export const slug = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 100) || `n${Date.now().toString(36)}`;

const anew = (label, types, type) => {
  const kind = choice(types, type, { "aria-label": `${label}: type of the new entity` });
  const id = make("input", { type: "text", spellcheck: "false", "aria-label": `${label}: id of the new entity` });
  const root = make("div", { class: "row anew", hidden: true }, make("span", { class: "soft", text: "New, of type" }), kind, make("span", { class: "soft", text: "with the id" }), id);
  return { root, kind, id };
};

/** A field of an entity that is there, or of a new one: {root, control, value(), named(), type(), typed(), set(entity), wrong(text)}. */
export const entityField = (label, types, changed, { type = "Organization" } = {}) => {
  let fresh = null;
  const own = anew(label, types, types.includes(type) ? type : types[0]);
  const show = (entity) => {
    fresh = entity?.fresh ? entity : null;
    own.root.hidden = !fresh;
    if (fresh) own.id.value = `own:${slug(fresh.name)}`;
    if (entity) wrong("");
    changed();
  };
  const box = combobox({ label, offer: (text) => ({ fresh: true, name: text, offered: `New entity: ${text}` }), pick: show });
  const { why, wrong } = complaint(box.input);
  own.kind.addEventListener("change", changed);
  own.id.addEventListener("input", changed);
  box.input.addEventListener("input", () => { fresh = null; own.root.hidden = true; changed(); });
  return {
    root: make("div", { class: "field" }, box.root, own.root, why), wrong,
    get control() { return fresh ? own.id : box.input; },
    type: () => (box.chosen ? (fresh ? own.kind.value : box.chosen.type) : null),
    value: () => (box.chosen ? (fresh ? { id: own.id.value.trim(), type: own.kind.value, name: fresh.name } : { id: box.chosen.id, type: box.chosen.type }) : null),
    named: () => box.chosen && { name: box.chosen.name || box.chosen.id },
    typed: () => box.input.value.trim(),
    set: (entity) => { box.set(entity); show(entity); },
  };
};

/** The quote of a claim, and the way to other words of its text: {root, control, set(quote), wrong(text)}. */
export const quoteField = (quote, rechoose) => {
  const words = make("blockquote", { dir: "auto", text: quote });
  const control = rechoose ? button("Choose other words…", rechoose) : make("span", { tabindex: -1 });
  const { why, wrong } = complaint(control);
  return { root: make("div", { class: "quoting" }, words, control, why), control, wrong, set: (text) => { words.textContent = text; wrong(""); } };
};

/** A part of the form that is folded until it is wanted, and tells what it holds: {root, tell(text)}. */
export const folded = (title, ...inside) => {
  const held = make("span", { class: "soft", dir: "auto" });
  return { root: make("details", { class: "more" }, make("summary", {}, title, held), ...inside), tell: (text) => { held.textContent = text; } };
};
