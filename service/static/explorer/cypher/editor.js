// A field for a statement: numbered lines, Ctrl+Enter runs, and the place of a mistake is marked. Tab leaves it, as everywhere.

import { make } from "../dom.js";

/**
 * Return {root, value, set(text), focus, insert(how), wrong(place or null)}; `run` on Ctrl+Enter or Cmd+Enter, `changed` while one types.
 * `how(before)` answers {cut, text}: what is written at the caret, and how much before it that replaces.
 */
export const editor = ({ run, changed }) => {
  const numbers = make("div", { class: "numbers", "aria-hidden": "true" });
  const area = make("textarea", { id: "statement", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", dir: "ltr", rows: 8, maxlength: 20000, "aria-describedby": "statement-how statement-wrong", placeholder: "MATCH (a:Organization)-[x:RIVAL_OF]-(b) RETURN a, x, b LIMIT 25" });
  let lines = 0, marked = 0;
  const number = () => {
    const now = area.value.split("\n").length;
    if (now === lines) return;
    lines = now;
    numbers.replaceChildren(...Array.from({ length: Math.min(now, 2000) }, (_, n) => make("div", { text: n + 1 === marked ? `✕ ${n + 1}` : n + 1, class: n + 1 === marked ? "wrong" : null })));
  };
  const mark = (line) => {
    marked = line;
    lines = 0;
    number();
  };
  area.addEventListener("input", () => { if (marked) mark(0); number(); changed(); });
  area.addEventListener("scroll", () => { numbers.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  number();
  const root = make("div", {},
    make("label", { for: "statement", text: "Your statement" }),
    make("div", { class: "editor" }, numbers, area),
    make("p", { class: "soft", id: "statement-how" }, make("kbd", { text: "Ctrl" }), " or ", make("kbd", { text: "Cmd" }), " + ", make("kbd", { text: "Enter" }), " runs it. Names such as $name become fields."));
  return {
    root,
    get value() { return area.value; },
    set: (text) => { area.value = text; mark(0); },
    focus: () => area.focus(),
    insert: (how) => {
      area.focus();
      const { selectionStart: from, selectionEnd: to } = area;
      const { cut, text } = how(area.value.slice(0, from));
      area.setSelectionRange(from - cut, to);
      // What is typed so can be taken back by the browser's own undo.
      if (document.execCommand("insertText", false, text)) return;
      area.setRangeText(text, from - cut, to, "end");
      area.dispatchEvent(new Event("input"));
    },
    wrong: (place) => {
      area.setAttribute("aria-invalid", String(Boolean(place)));
      mark(place ? place.line : 0);
      if (!place) return;
      area.focus();
      area.setSelectionRange(place.start, place.end);
      const high = area.scrollHeight / Math.max(area.value.split("\n").length, 1);
      area.scrollTop = Math.max(0, (place.line - 3) * high);
    },
  };
};

const marks = (line, begins, place) => {
  const spots = [[place.start, Math.max(place.end, place.start + 1)], ...place.others.map((offset) => [offset, offset + 1])]
    .map(([from, to]) => [from - begins, Math.min(to - begins, line.length)]).filter(([from, to]) => from >= 0 && from < to).sort((a, b) => a[0] - b[0]);
  const parts = [];
  let at = 0;
  for (const [from, to] of spots) {
    if (from < at) continue;
    parts.push(line.slice(at, from), make("mark", { text: line.slice(from, to) }));
    at = to;
  }
  return [...parts, line.slice(at)];
};

/** Return the lines around a mistake with a caret under it. */
export const pointed = (text, place) => {
  const lines = text.split("\n");
  const wide = String(place.line).length;
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[place.line - 1];
  const shown = make("div", { class: "line wrong" }, `✕ ${place.line} | `, ...marks(line, before, place));
  const gap = line.slice(0, place.column - 1).replace(/[^\t]/gu, " ");
  const caret = make("div", { class: "line caret", text: `  ${" ".repeat(wide)} | ${gap}^` });
  const above = place.line > 1 ? make("div", { class: "line", text: `  ${String(place.line - 1).padStart(wide)} | ${lines[place.line - 2]}` }) : null;
  return make("div", { class: "pointed", dir: "ltr", tabindex: "0", role: "region", "aria-label": "Where the mistake stands" }, above, shown, caret);
};
