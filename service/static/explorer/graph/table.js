// The same graph as a table that can be sorted and filtered.

import { button, counted, make, name, plain } from "../dom.js";

const PAGE = 200;
const first = (edge) => edge.t.map(([from]) => from).filter(Boolean).sort()[0] || "";
const last = (edge) => edge.t.map(([, to]) => to).filter(Boolean).sort().at(-1) || "";

const called = (id, graph) => graph.picture.nodes.get(id)?.label || id;

const COLUMNS = [
  ["Relationship", (edge) => edge.sentence], ["Relation", (edge) => plain(edge.relation)],
  ["From", (edge, graph) => called(edge.source, graph)], ["To", (edge, graph) => called(edge.target, graph)], ["First", first], ["Last", last],
  ["Sources", (edge) => edge.source_count], ["Voices", (edge) => edge.voice_count], ["Disputed", (edge) => (edge.contested ? "?! disputed" : "")],
];

const NUMBERS = [6, 7];
const compare = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);

/** Put the table into a place; it is drawn while its details are open. */
export const table = (place, graph) => {
  let column = NUMBERS[0], way = -1, most = PAGE, wanted = "";
  const heads = COLUMNS.map(([title], number) => make("th", { scope: "col" }, button(title, () => { way = column === number ? -way : NUMBERS.includes(number) ? -1 : 1; column = number; draw(); }, { class: "plain" })));
  const body = make("tbody", {}), counts = make("p", { class: "soft", role: "status" });
  const more = button("Show more", () => { most += PAGE; draw(); });
  const filter = make("input", { type: "search", id: "table-filter", on: { input: () => { wanted = filter.value.trim().toLowerCase(); most = PAGE; draw(); } } });
  const details = make("details", { on: { toggle: () => draw() } }, make("summary", {}, make("h2", { text: "The same as a table" })),
    make("p", { class: "row" }, make("label", { for: "table-filter", text: "Filter" }), filter), counts,
    make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Relationships as a table" }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body)), more);
  place.append(details);

  const row = (edge) => make("tr", { "aria-selected": edge.id === graph.state.selected ? "true" : null },
    ...COLUMNS.map(([, read], number) => make("td", { class: NUMBERS.includes(number) ? "number" : null }, number === 0 ? button(name(edge.sentence), () => { graph.select(edge.id); graph.focusPanel(); }, { class: "plain" }) : name(String(read(edge, graph))))));
  const draw = () => {
    if (!details.open || !graph.picture) return;
    const read = COLUMNS[column][1];
    const edges = [...graph.picture.shown.edges].map((id) => graph.picture.edges.get(id)).filter((edge) => !wanted || edge.sentence.toLowerCase().includes(wanted));
    edges.sort((a, b) => way * compare(read(a, graph), read(b, graph)) || (a.id < b.id ? -1 : 1));
    heads.forEach((head, number) => head.setAttribute("aria-sort", number !== column ? "none" : way > 0 ? "ascending" : "descending"));
    body.replaceChildren(...edges.slice(0, most).map(row));
    counts.textContent = edges.length > most ? `${most} of ${counted(edges.length, "relationship")}` : counted(edges.length, "relationship");
    more.hidden = edges.length <= most;
  };
  return { draw };
};
