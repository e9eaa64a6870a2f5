// A field that suggests entities by name and alias while one types.

import { ask } from "./api.js";
import { counted, make, name } from "./dom.js";

let number = 0;

const said = (found) =>
  make(
    "span",
    { class: "suggested" },
    name(found.name || found.id),
    make("span", { class: "soft", text: [found.type, found.kind, found.country, counted(found.claim_count, "claim")].filter(Boolean).join(", ").replaceAll("_", " ") }),
    found.aliases.length ? make("span", { class: "soft aliases" }, "also ", name(found.aliases.slice(0, 4).join(" · "))) : null,
  );

const found = async (text, types, signal) => (await ask("/entities", { q: text, type: types, limit: 8 }, { signal })).results;

/**
 * Return a combobox: {root, input, chosen, set}. `chosen` is the entity that is picked, or null.
 * label: its accessible name; types: only these; offer(text): an extra entry for what is not found, {name, ...}; pick(entity): what follows.
 */
export const combobox = ({ label, hidden = false, placeholder = "", types = [], offer = null, pick = () => {} }) => {
  const id = `suggest-${(number += 1)}`;
  const list = make("ul", { role: "listbox", id, tabindex: -1, "aria-label": `${label}: suggestions`, hidden: true });
  const input = make("input", {
    type: "search", id: `${id}-input`, role: "combobox", autocomplete: "off", spellcheck: "false", placeholder,
    "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-label": hidden ? label : null,
  });
  const heard = make("span", { class: "unseen", role: "status" });
  const root = make("div", { class: "combobox" }, hidden ? null : make("label", { for: `${id}-input`, text: label }), input, list, heard);
  const box = { root, input, chosen: null };
  let options = [], at = -1, asking = null, choosing = false;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const choose = (entity) => {
    asking?.abort();
    box.chosen = entity;
    input.value = entity.name || entity.id;
    close();
    pick(entity);
  };
  const point = (next) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = options.length ? (next + options.length) % options.length : -1;
    const shown = list.children[at];
    shown?.setAttribute("aria-selected", "true");
    shown?.scrollIntoView({ block: "nearest" });
    if (shown) input.setAttribute("aria-activedescendant", shown.id);
  };
  /** Say something where the suggestions would stand; while they are `awaited`, nothing stands there that could be chosen. */
  const tell = (text, awaited = false) => {
    options = [];
    list.setAttribute("aria-busy", String(awaited));
    list.replaceChildren(make("li", awaited ? { class: "soft", role: "none" } : { class: "soft", role: "option", "aria-disabled": "true", "aria-selected": "false" }, text));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    heard.textContent = text;
    at = -1;
  };
  const show = (results, text) => {
    const extra = offer?.(text);
    root.dataset.shown = text;
    if (!extra && !results.length) return tell("Nothing goes by that name");
    options = extra ? [...results, extra] : results;
    list.replaceChildren(
      ...options.map((entity, place) =>
        make("li", { role: "option", id: `${id}-${place}`, "aria-selected": "false", on: { mousedown: (event) => { event.preventDefault(); choose(entity); } } },
          entity === extra ? make("span", { class: "suggested" }, extra.offered || `New: ${text}`) : said(entity)),
      ),
    );
    list.hidden = false;
    list.setAttribute("aria-busy", "false");
    input.setAttribute("aria-expanded", "true");
    heard.textContent = counted(options.length, "suggestion");
    at = -1;
    return undefined;
  };
  const suggest = async () => {
    const text = input.value.trim();
    asking?.abort();
    box.chosen = null;
    if (!text) return close();
    asking = new AbortController();
    const { signal } = asking;
    const waiting = setTimeout(() => { if (!signal.aborted) tell("Searching…", true); }, 300);
    try {
      const results = await found(text, types, signal);
      if (!signal.aborted) show(results, text);
    } catch (error) {
      if (error.name !== "AbortError") tell(error.message);
    } finally {
      clearTimeout(waiting);
    }
    return undefined;
  };

  const pressed = async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await suggest();
      point(event.key === "ArrowDown" ? at + 1 : at < 0 ? options.length - 1 : at - 1);
    } else if (event.key === "Enter" && (!list.hidden || !box.chosen) && input.value.trim()) {
      event.preventDefault();
      const fresh = () => !list.hidden && root.dataset.shown === input.value.trim();
      choosing = true;
      if (!fresh()) await suggest();
      choosing = false;
      if (options.length && fresh()) choose(options[Math.max(at, 0)]);
      else if (document.activeElement !== input) close();
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
  };
  input.addEventListener("input", suggest);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", () => {
    if (choosing) return;
    asking?.abort();
    setTimeout(() => { if (document.activeElement !== input) close(); }, 120);
  });
  box.set = (entity) => {
    box.chosen = entity;
    input.value = entity ? entity.name || entity.id : "";
  };
  return box;
};
