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
export const entityOf = (id) => ask(at("/entities", id)).catch(() => ({ id, name: null, absent: true }));

/** Return whom two ids mean where an error may name one of them as nobody's. */
export const endsOf = (ids, error) => Promise.all(ids.map((id) => (error.message.endsWith(` ${id}`) ? { id, name: null, absent: true } : entityOf(id))));

const lacking = (label, text) => (text ? `Choose one of the suggestions for “${label}”: “${text}” may be several, or nobody` : `Give a name for “${label}”`);

/** Return whom the fields mean, or the first that is wrong and why. */
const answersOf = async (fields, needed) => {
  const found = await Promise.all(fields.map(([, box]) => meant(box)));
  const texts = fields.map(([, box]) => box.input.value.trim());
  const open = found.findIndex((one, i) => !one && (i < needed || texts[i]));
  if (open >= 0) return { at: fields[open][1], why: lacking(fields[open][0], texts[open]) };
  return found[0].id === found[1].id ? { at: fields[1][1], why: "Choose two different ones" } : { found };
};

/**
 * Return a form: {root, set(first, second)}. labels: of its two fields; verb: of its button; more: further fields; folded: what stands
 * below; optional: [label, combobox] that may stay empty; chosen(first id, second id, …): what follows. Says in words which field is still open.
 */
export const picker = ({ labels, verb, more = [], folded = null, optional = [], chosen }) => {
  const boxes = labels.map((label) => combobox({ label, placeholder: "Type a name" }));
  const fields = [...labels.map((label, i) => [label, boxes[i]]), ...optional];
  const why = make("p", { class: "why", role: "alert" });
  const submit = async (event) => {
    event.preventDefault();
    why.textContent = "";
    try {
      const told = await answersOf(fields, labels.length);
      if (told.why) {
        why.textContent = told.why;
        return told.at.input.focus();
      }
      fields.forEach(([, box], i) => box.set(told.found[i]));
      chosen(...told.found.map((one) => one?.id));
    } catch (error) {
      why.textContent = error.message;
    }
    return undefined;
  };
  const root = make("form", { class: "picker", on: { submit } }, ...boxes.map((box) => box.root), ...more, make("button", { type: "submit", class: "main", text: verb }), why, folded);
  return { root, boxes, set: (...found) => found.forEach((one, i) => { boxes[i].set(one); if (one?.absent) boxes[i].chosen = null; }) };
};
