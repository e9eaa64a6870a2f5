// Whom the source has it from: an entity that is there, with the words that name it, or words alone.

import { combobox } from "../combobox.js";
import { make } from "../dom.js";
import { line } from "./fields.js";
import { bare } from "./record.js";

/** Return the field: {root, control, value(), said(), wrong(text)}. `given` is the attribution of the claim that is corrected. */
export const attribution = (given, change) => {
  let filled = null; // the name that stands in `words` because nobody wrote others
  const words = line("Called, in the source's words", given?.text);
  const why = make("p", { class: "wrong", id: "attributed-wrong", hidden: true });
  const show = () => {
    words.root.hidden = !box.chosen || Boolean(box.chosen.alone);
    change();
  };
  const pick = (entity) => {
    if (!entity.alone && (!words.text() || words.text() === filled)) words.control.value = filled = entity.name || entity.id;
    show();
  };
  const box = combobox({ label: "Attributed to", placeholder: "two officials", offer: (text) => ({ alone: true, name: text, offered: `Only these words: ${text}` }), pick });
  const typed = () => box.input.value.trim();
  const entity = () => (box.chosen && !box.chosen.alone ? box.chosen : null);
  box.input.addEventListener("input", show);
  box.input.addEventListener("blur", () => { if (!box.chosen && typed()) box.set({ alone: true, name: typed() }); });
  box.input.setAttribute("aria-describedby", why.id);
  if (given) box.set(given.entity || { alone: true, name: given.text });
  words.root.hidden = !given?.entity;
  return {
    root: make("div", { class: "field" }, box.root, make("p", { class: "soft", text: "somebody of the suggestions, or words alone" }), words.root, why), control: box.input,
    value: () => (entity() ? { text: words.text() || entity().name || entity().id, entity: bare(entity()) } : typed() ? { text: typed() } : null),
    said: () => (typed() ? entity()?.name || typed() : ""),
    wrong: (text) => {
      why.textContent = text;
      why.hidden = !text;
      box.input.setAttribute("aria-invalid", text ? "true" : "false");
    },
  };
};
