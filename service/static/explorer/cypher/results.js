// An answer: how much it is, and three ways to see it.

import { button, counted, make } from "../dom.js";
import { meant } from "./meant.js";
import { drawable, picture } from "./picture.js";
import { files, raw } from "./raw.js";
import { table } from "./table.js";

const WAYS = { table: "Table", graph: "Graph", json: "JSON" };

const head = (answer) => {
  const { truncated, limits, elapsed_ms, data } = answer;
  return [
    truncated ? make("p", { class: "cut", role: "alert" }, `⚠ Not all of it: the answer was cut at ${counted(data.values.length, "row")}; the limits are ${counted(limits.rows, "row")} and ${counted(limits.characters, "character")}. Ask for less, or add ORDER BY and LIMIT.`) : null,
    make("p", { class: "glance", id: "cypher-told" }, `${counted(data.values.length, "row")} in ${elapsed_ms.toLocaleString("en")} ms`, make("span", { class: "soft", text: ` (at most ${limits.seconds} s and ${counted(limits.rows, "row")})` })),
  ];
};

/** Return {root, close}: an answer. `state` {show, sort} begins it; `changed(state)` hears what was chosen. */
export const results = (answer, { called, state, changed, app }) => {
  const inside = make("div", { class: "inside" });
  let open = null, graph = answer.graph, turn = 0;
  /** Draw the answer; who its ids are is asked where it holds no nodes itself. */
  const draw = async (mine) => {
    if (!graph.nodes.length && drawable(answer).relationship.length) {
      inside.replaceChildren(make("p", { class: "waiting", text: "Asking who they are…" }));
      try {
        graph = await meant(answer);
      } catch (error) {
        app.fail(error);
      }
    }
    if (mine !== turn) return;
    open = picture({ ...answer, graph });
    inside.replaceChildren(open.root);
    open.placed();
  };
  const buttons = Object.entries(WAYS).map(([way, label]) => button(label, () => { state.show = way; changed(state); show(); app.say(`Shown as ${label}`); }, { data: { way } }));
  const show = () => {
    open?.close();
    open = null;
    turn += 1;
    const way = WAYS[state.show] ? state.show : "table";
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.way === way)));
    if (way === "json") return inside.replaceChildren(raw(answer));
    if (way === "graph") return draw(turn);
    if (!answer.data.values.length) return inside.replaceChildren(make("p", { class: "empty", text: "Nothing fits this question." }));
    return inside.replaceChildren(table(answer.data, { sort: state.sort, sorted: (sort) => { state.sort = sort; changed(state); }, say: app.say }));
  };
  const root = make("section", { class: "results", "aria-label": "The answer" }, ...head(answer).filter(Boolean),
    make("div", { class: "row ways" }, make("div", { class: "row", role: "group", "aria-label": "Show as" }, ...buttons), files(answer, called, app.say)), inside);
  return { root, placed: show, close: () => { turn += 1; open?.close(); } };
};
