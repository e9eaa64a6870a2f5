// The start: the data set at a glance, and where to begin.

import { ask, at } from "./api.js";
import { write } from "./address.js";
import { button, counted, find, link, make, name, plain } from "./dom.js";

export const title = "Start";

const PAGE = 25;
const QUESTIONS = ["rivals", "defections", "contested"];

const bars = (counts, href) => {
  const most = Math.max(1, ...Object.values(counts));
  const sorted = Object.entries(counts).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return make("table", { class: "bars" }, make("tbody", {}, ...sorted.map(([what, count]) =>
    make("tr", {}, make("th", { scope: "row" }, make("a", { href: href(what) }, plain(what))), make("td", {}, make("meter", { min: 0, max: most, value: count, "aria-label": `${plain(what)}: ${count}` })), make("td", { class: "number", text: count.toLocaleString("en") })))));
};

const part = (heading, ...inside) => make("section", {}, make("h2", { text: heading }), ...inside);

const conflict = (found) => {
  const about = found.about[0];
  return make("li", {}, about ? link(found.question, write("graph", [], { entity: about.id, at: about.id, panel: `conflicts:${found.id}` })) : name(found.question), make("span", { class: "soft", text: ` ${plain(found.kind)}, ${counted(found.sides.length, "answer")}` }));
};

/** What sources answer differently, a few at first. */
const disagreements = (first) => {
  const list = make("ul", { class: "list" }, ...first.results.map(conflict));
  const more = button(`Show ${Math.min(PAGE, first.total - first.results.length)} more`, async () => {
    more.disabled = true;
    const before = list.children.length;
    try {
      const next = await ask("/conflicts", { limit: PAGE, offset: before, evidence: 0 });
      list.append(...next.results.map(conflict));
      find("a", list.children[before])?.focus();
      more.textContent = `Show ${Math.min(PAGE, next.total - list.children.length)} more`;
      if (list.children.length >= next.total || !next.results.length) more.remove();
    } catch (error) {
      more.textContent = `${error.message}; try again`;
    }
    more.disabled = false;
  });
  return [make("p", { class: "soft" }, counted(first.total, "open question")), list, first.total > first.results.length && more];
};

export const open = async (place) => {
  const [stats, sources, conflicts, queries] = await Promise.all([
    ask("/stats"), ask("/sources", { limit: 5 }), ask("/conflicts", { limit: 5, evidence: 0 }), ask("/queries"),
  ]);
  const entities = Object.values(stats.types).reduce((sum, one) => sum + one, 0);
  const edges = Object.values(stats.relations).reduce((sum, one) => sum + one, 0);
  const questions = QUESTIONS.map((wanted) => queries.find((query) => query.name === wanted)).filter(Boolean);
  place.append(
    make("h1", { text: "Who is whose rival, who left whom, and who says so" }),
    make("p", { class: "glance" }, make("a", { href: "#/entities" }, counted(entities, "entity", "entities")), `, ${counted(edges, "relationship")}, ${counted(stats.claims, "claim")} from `, make("a", { href: "#/sources" }, counted(stats.sources, "source")), "."),
    make("p", {}, "Search a name above (press ", make("kbd", { text: "/" }), "), or ", make("a", { href: "#/graph" }, "see the whole network"), "."),
    make("div", { class: "columns" },
      part("Begin with a question", make("ul", { class: "list" }, ...questions.map((query) => make("li", {}, link(query.question, write("cypher", [query.name])))))),
      part("Where sources disagree", ...disagreements(conflicts)),
      part("Newest sources", make("ul", { class: "list" }, ...sources.results.map((source) => make("li", {}, link(source.title || source.id, write("source", [source.id])), " ", make("span", { class: "soft" }, name([source.publisher, source.published || "undated"].filter(Boolean).join(", "))))))),
      part("Entities", bars(stats.types, (type) => write("entities", [], { type }))),
      part("Relationships", bars(stats.relations, (relation) => write("graph", [], { relation }))),
    ),
  );
  return { title };
};
