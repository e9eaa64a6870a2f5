// Choosing the words of a claim: with the mouse, or sentence by sentence with the keyboard; then word by word.

import { button, make } from "../dom.js";
import { byWord, selected, trimmed } from "../text.js";

const stretchOf = (text, sentence) => trimmed(text, Number(sentence.dataset.from), Number(sentence.dataset.to));

/** Make the sentences stops of the Tab key, and the marked words inside them none; or back. */
const byTab = (article, on) => {
  article.classList.toggle("by-sentence", on);
  for (const one of article.querySelectorAll(".sentence")) on ? one.setAttribute("tabindex", "0") : one.removeAttribute("tabindex");
  for (const mark of article.querySelectorAll(".marked")) {
    if (on) mark.dataset.stop ??= mark.getAttribute("tabindex");
    mark.setAttribute("tabindex", on ? "-1" : mark.dataset.stop ?? "-1");
  }
};

const bar = (act, drop) => {
  const quote = make("blockquote", { dir: "auto" }), words = make("div", { class: "row" });
  return { quote, words, root: make("div", { class: "chosen", hidden: true }, make("p", { class: "soft", text: "Chosen words:" }), quote, words, make("div", { class: "row" }, act, drop)) };
};

/**
 * Return {root, letGo(), choose(from, to), aim(target)}: a bar over the article.
 * A target is what the chosen words are for: act and drop are the words of its buttons, take(from, to) and dropped() what they do.
 */
export const picking = (article, text, app) => {
  let stretch = null, target = null, before = null;
  const act = button("", () => target.take(...stretch), { class: "main" });
  const drop = button("", () => {
    letGo();
    byKeyboard.focus({ preventScroll: true });
    target.dropped();
  });
  const chosen = bar(act, drop);
  const show = () => {
    chosen.root.hidden = !stretch;
    if (!stretch) return;
    chosen.quote.textContent = text.slice(...stretch);
    app.say(`Chosen: ${chosen.quote.textContent}`);
  };
  const take = (found) => { stretch = found; show(); };
  const move = (end, way) => () => take(byWord(text, stretch, end, way));
  const byKeyboard = button("Mark by sentence", () => {
    mark(!marking());
    if (marking()) article.querySelector(".sentence")?.focus();
  }, { "aria-pressed": "false" });
  const marking = () => byKeyboard.getAttribute("aria-pressed") === "true";
  const mark = (on) => {
    byKeyboard.setAttribute("aria-pressed", String(on));
    byTab(article, on);
  };
  const choose = (from, to) => {
    before ??= marking();
    mark(true);
    take(from < to ? [from, to] : null);
    const sentences = [...article.querySelectorAll(".sentence")];
    const here = sentences.find((one) => Number(one.dataset.to) > from) || sentences.at(-1);
    here?.focus({ preventScroll: true });
    here?.scrollIntoView({ block: "center" });
  };
  chosen.words.append(button("← word before", move("start", -1)), button("first word off →", move("start", 1)), button("← last word off", move("end", -1)), button("word after →", move("end", 1)));
  article.addEventListener("mouseup", () => setTimeout(() => { const found = selected(article, text); if (found) take(found); }));
  article.addEventListener("click", (event) => {
    const sentence = event.target.closest(".by-sentence .sentence");
    if (sentence && getSelection().isCollapsed) take(stretchOf(text, sentence));
  });
  article.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.classList.contains("sentence")) return;
    event.preventDefault();
    take(stretchOf(text, event.target));
    act.focus();
  });
  const aim = (wanted) => {
    target = wanted;
    act.textContent = wanted.act;
    drop.textContent = wanted.drop;
  };
  const letGo = () => {
    if (before !== null) mark(before);
    before = null;
    take(null);
  };
  const root = make("div", { class: "picking" }, make("div", { class: "row" }, byKeyboard, make("span", { class: "soft", text: "Select words with the mouse, or mark by sentence: Tab moves, Enter chooses." })), chosen.root);
  for (const part of [root, article]) part.addEventListener("keydown", (event) => { if (event.key === "Escape" && stretch) drop.click(); });
  return { root, letGo, choose, aim };
};
