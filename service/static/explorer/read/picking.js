// Choosing the words to code: with the mouse, or sentence by sentence with the keyboard; then word by word.

import { button, make } from "../dom.js";
import { byWord, selected, trimmed } from "../text.js";

/** Return {root, open(from, to), close()}: a bar over the article; `code(from, to)` opens the form for what is chosen. */
export const picking = (article, text, code, app) => {
  let stretch = null;
  const quote = make("blockquote", { dir: "auto" });
  const chosen = make("div", { class: "chosen", hidden: true });
  const sentences = () => [...article.querySelectorAll(".sentence")];
  const show = () => {
    chosen.hidden = !stretch;
    if (!stretch) return;
    quote.textContent = text.slice(...stretch);
    app.say(`Chosen: ${quote.textContent}`);
  };
  const move = (end, way) => () => { stretch = byWord(text, stretch, end, way); show(); };
  const take = (found) => { stretch = found; show(); };
  const byKeyboard = button("Mark by sentence", () => {
    const on = byKeyboard.getAttribute("aria-pressed") !== "true";
    byKeyboard.setAttribute("aria-pressed", String(on));
    article.classList.toggle("by-sentence", on);
    for (const one of sentences()) on ? one.setAttribute("tabindex", "0") : one.removeAttribute("tabindex");
    if (on) sentences()[0]?.focus();
  }, { "aria-pressed": "false" });
  const coding = button("Code this", () => code(...stretch), { class: "main" });
  chosen.append(make("p", { class: "soft", text: "Chosen words:" }), quote,
    make("div", { class: "row" }, button("← word before", move("start", -1)), button("first word off →", move("start", 1)), button("← last word off", move("end", -1)), button("word after →", move("end", 1)), coding, button("Let go", () => take(null))));
  article.addEventListener("mouseup", () => setTimeout(() => { const found = selected(article, text); if (found) take(found); }));
  const pick = (sentence) => { take(trimmed(text, Number(sentence.dataset.from), Number(sentence.dataset.to))); };
  article.addEventListener("click", (event) => {
    const sentence = event.target.closest(".by-sentence .sentence");
    if (sentence && getSelection().isCollapsed) pick(sentence);
  });
  article.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.classList.contains("sentence")) return;
    event.preventDefault();
    pick(event.target);
    coding.focus();
  });
  const root = make("div", { class: "picking" }, make("div", { class: "row" }, byKeyboard, make("span", { class: "soft", text: "Select words with the mouse, or mark by sentence: Tab moves, Enter chooses." })), chosen);
  return { root, letGo: () => take(null) };
};
