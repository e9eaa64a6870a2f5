// Two fields for two entities, and the button that asks.

import { ask, at } from "../api.js";
import { combobox } from "../combobox.js";
import { make } from "../dom.js";

const same = (a, b) => a?.toLowerCase() === b.toLowerCase();

const meant = async (box) => {
  const text = box.input.value.trim();
  if (box.chosen || !text) return box.chosen;
  const { results } = await ask("/entities", { q: text, limit: 5 });
  return results.length === 1 ? results[0] : results.find((found) => [found.name, found.id, ...found.aliases].some((word) => same(word, text))) || null;
};

/** Return whom an id means, as far as the service knows. */
export const entityOf = (id) => ask(at("/entities", id)).catch(() => ({ id, name: null }));

/**
 * Return a form: {root, set(first, second)}. labels: of its two fields; verb: of its button; more: further fields;
 * chosen(first id, second id): what follows. Says in words which field is still open.
 */
export const picker = ({ labels, verb, more = [], chosen }) => {
  const boxes = labels.map((label) => combobox({ label, placeholder: "Type a name" }));
  const why = make("p", { class: "why", role: "alert" });
  const submit = async (event) => {
    event.preventDefault();
    why.textContent = "";
    try {
      const found = await Promise.all(boxes.map(meant));
      const open = found.findIndex((one) => !one);
      if (open >= 0) {
        const text = boxes[open].input.value.trim();
        why.textContent = text ? `Choose one of the suggestions for “${labels[open]}”: “${text}” may be several, or nobody` : `Give a name for “${labels[open]}”`;
        return boxes[open].input.focus();
      }
      if (found[0].id === found[1].id) {
        why.textContent = "Choose two different ones";
        return boxes[1].input.focus();
      }
      boxes.forEach((box, i) => box.set(found[i]));
      chosen(found[0].id, found[1].id);
    } catch (error) {
      why.textContent = error.message;
    }
    return undefined;
  };
  const root = make("form", { class: "picker", on: { submit } }, ...boxes.map((box) => box.root), ...more, make("button", { type: "submit", class: "main", text: verb }), why);
  return { root, boxes, set: (...found) => found.forEach((one, i) => boxes[i].set(one)) };
};
