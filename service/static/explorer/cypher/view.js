// Cypher: the saved questions, one's own statements, and their answers.

import { ask } from "../api.js";
import { make, name } from "../dom.js";
import { questionList } from "./list.js";
import { own } from "./own.js";
import { question } from "./question.js";

export const title = "Cypher";

const missing = (called) => ({
  root: make("div", { class: "empty" }, make("h1", { text: "There is no such question" }), make("p", {}, "None is called ", name(called), ". Choose one of the list.")),
  title, placed: () => {}, close: () => {},
});

export const open = async (place, address, app) => {
  const [queries, told] = await Promise.all([ask("/queries"), ask("/limits")]);
  const list = questionList(queries, told, app);
  const main = make("div", { class: "asked" });
  place.append(make("div", { class: "cypher-columns" }, list.root, main));
  let shown = null;
  const show = (asked) => {
    shown?.close();
    const [called] = asked.parts;
    const found = queries.find((query) => query.name === called);
    shown = called === undefined ? own(asked, told, app) : found ? question(found, asked, told, app) : missing(called);
    shown.fragment = location.hash;
    main.replaceChildren(shown.root);
    list.mark(called);
    document.title = `${shown.title} · Fealty`;
  };
  /** Go from the list to what was chosen of it. */
  const begin = () => {
    document.querySelector("#view").scrollTop = 0;
    const head = main.querySelector("h1");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  };
  show(address);
  return {
    title: shown.title,
    placed: () => shown.placed(),
    close: () => { shown?.close(); list.close(); },
    changed: (asked) => {
      if (document.documentElement.dataset.ready) shown.refreshed?.();
      else {
        show(asked);
        shown.placed();
        begin();
        document.documentElement.dataset.ready = "cypher";
      }
      return true;
    },
  };
};
