// The questions there are: saved ones with a filter, one's own, and what bounds them.

import { write } from "../address.js";
import { button, counted, link, make, name, outside } from "../dom.js";
import { forget, kept } from "./kept.js";
import { forgetRan, ran } from "./ran.js";

export const fragmentOf = (one) => write("cypher", [], [[".statement", one.statement], ...(Array.isArray(one.parameters) ? one.parameters : []).filter((pair) => Array.isArray(pair) && pair.length === 2).map(([key, value]) => [String(key), String(value)])]);

const timeOf = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const shortened = (text) => { const line = text.replace(/\s+/g, " ").trim(); return line.length > 90 ? `${line.slice(0, 89)}…` : line; };

const before = (app) => {
  const list = make("ul", { class: "list ran" }), summary = make("summary");
  const clear = button("Forget these", () => { forgetRan(); root.closest("section").querySelector("h2").focus(); app.say("They are forgotten"); }, { class: "small" });
  const root = make("details", {}, summary, list, clear);
  const show = () => {
    const all = ran();
    summary.textContent = `Run in this tab (${all.length})`;
    root.hidden = !all.length;
    list.replaceChildren(...all.map((one) => make("li", {}, make("a", { href: fragmentOf(one), title: one.statement, class: "mono" }, name(shortened(one.statement))), make("span", { class: "soft", text: `${timeOf(one.at)} · ${one.told}` }))));
  };
  show();
  addEventListener("fealty:ran", show);
  return { root, close: () => removeEventListener("fealty:ran", show) };
};

const ours = (app) => {
  const list = make("ul", { class: "list" });
  const show = () => {
    const all = kept();
    list.replaceChildren(...all.map((one) => make("li", { class: "own" }, link(one.name, fragmentOf(one)),
      button("Delete", () => { forget(one.name); show(); app.say(`${one.name} is deleted`); list.parentElement.querySelector("h2")?.focus(); }, { class: "small", "aria-label": `Delete ${one.name}` }))));
    if (!all.length) list.append(make("li", { class: "soft", text: "None yet: write one and keep it under a name." }));
  };
  show();
  addEventListener("fealty:kept", show);
  const earlier = before(app);
  const root = make("section", {}, make("h2", { text: "Your statements", tabindex: "-1" }), make("p", {}, make("a", { href: "#/cypher", class: "new", text: "Write your own" })), list, earlier.root);
  return { root, close: () => { removeEventListener("fealty:kept", show); earlier.close(); } };
};

const bounds = ({ limits, browser }) =>
  make("section", { class: "bounds" }, make("h2", { text: "Limits" }),
    make("p", { class: "soft", text: `One statement that reads: at most ${limits.seconds} seconds, ${counted(limits.rows, "row")} and ${counted(limits.characters, "character")}.` }),
    make("h2", { text: "Neo4j Browser" }),
    browser
      ? make("p", { class: "soft" }, outside("Open Neo4j Browser", browser), " in a new tab. It asks for a user name and a password: `fealty status` tells the user and where the password is.")
      : make("p", { class: "soft", text: "Its address is not known here; FEALTY_BROWSER_URL names it." }));

/** Return {root, mark(name), close}: the questions at the side. */
export const questionList = (queries, told, app) => {
  const said = make("p", { class: "soft", role: "status" });
  const items = queries.map((query) => make("li", { data: { name: query.name } }, make("a", { href: write("cypher", [query.name]) }, name(query.question)), make("span", { class: "soft mono" }, name(query.name))));
  const filter = make("input", { type: "search", id: "cypher-filter", autocomplete: "off", on: { input: () => sift() } });
  const sift = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    queries.forEach((query, place) => {
      const hay = `${query.name} ${query.question}`.toLowerCase();
      items[place].hidden = !words.every((word) => hay.includes(word));
      left += !items[place].hidden;
    });
    said.textContent = left ? counted(left, "question") : "No question holds these words";
  };
  sift();
  const own = ours(app);
  const saved = make("section", {}, make("h2", { text: "Saved questions" }), make("label", { for: "cypher-filter", text: "Filter" }), filter, said, make("ul", { class: "list saved" }, ...items));
  const root = make("details", { class: "questions", open: true }, make("summary", { text: "Questions" }), own.root, saved, bounds(told));
  const mark = (chosen) => {
    for (const item of items) {
      if (item.dataset.name === chosen) item.firstChild.setAttribute("aria-current", "true");
      else item.firstChild.removeAttribute("aria-current");
    }
    if (matchMedia("(max-width: 800px)").matches) root.open = false;
  };
  return { root, mark, close: own.close };
};
