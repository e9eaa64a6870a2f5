// The legend is the filter: what is switched off is not shown; each entry says how much of it is.

import { button, counted, make, plain, svg } from "../dom.js";

const SHAPES = {
  dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  triangle: () => svg("path", { d: "M8 2l6 12H2z" }),
  square: () => svg("rect", { x: 2, y: 2, width: 12, height: 12 }),
  diamond: () => svg("path", { d: "M8 1l7 7-7 7-7-7z" }),
  hexagon: () => svg("path", { d: "M4 2h8l4 6-4 6H4L0 8z" }),
  star: () => svg("path", { d: "M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z" }),
};
const DASHES = { solid: "none", dashed: "9 5", dotted: "2 5" };

const sign = (width, mark) => svg("svg", { width, height: 16, "aria-hidden": "true" }, mark);

const typeSign = ({ shape, colour }) => {
  const mark = (SHAPES[shape] || SHAPES.dot)();
  mark.setAttribute("fill", colour);
  return sign(16, mark);
};

const relationSign = ({ dash, colour }) => sign(36, svg("path", { d: "M0 8h36", "stroke-width": 3, stroke: colour, "stroke-dasharray": DASHES[dash] || "none" }));

const counts = (items, key, shown) => {
  const found = new Map();
  for (const item of items) {
    const entry = found.get(item[key]) || { all: 0, shown: 0 };
    entry.all += 1;
    if (shown.has(item.id)) entry.shown += 1;
    found.set(item[key], entry);
  }
  return found;
};

/** Put the legend into a place; draw() follows the picture. */
export const legend = (place, graph) => {
  const types = make("fieldset", {}, make("legend", { text: "Entities" })), relations = make("fieldset", {}, make("legend", { text: "Relationships" }));
  const disputed = make("input", { type: "checkbox", id: "only-disputed", on: { change: () => graph.change({ contested: disputed.checked }) } });
  const least = make("input", { type: "number", min: 1, max: 999, id: "least-sources", value: "1", on: { change: () => graph.change({ minSources: Math.max(1, Math.floor(Number(least.value)) || 1) }) } });
  const contestedCount = make("span", { class: "soft" });
  place.append(types, relations, make("fieldset", {}, make("legend", { text: "Only" }),
    make("label", { for: "only-disputed" }, disputed, " what sources dispute ", make("b", { text: "?!" }), " ", contestedCount),
    make("label", { for: "least-sources" }, "with at least ", least, " sources")));

  const flip = (part, name, on) => {
    const off = graph.state.off[part].filter((one) => one !== name);
    graph.change({ off: { ...graph.state.off, [part]: on ? off : [...off, name] } });
  };
  const entry = (part, item, picture, count, mark) => {
    const box = make("input", { type: "checkbox", checked: !graph.state.off[part].includes(item.name), on: { change: () => flip(part, item.name, box.checked) } });
    const told = count.shown === count.all ? `${count.all}` : `${count.shown} of ${count.all}`;
    return make("label", { class: "entry" }, box, mark, make("span", { text: part === "types" ? item.name : plain(item.name) }), make("span", { class: "soft number", text: told }));
  };
  const all = (part, names) => make("span", { class: "row small" },
    button("all", () => graph.change({ off: { ...graph.state.off, [part]: [] } }), { class: "plain", "aria-label": `Show all ${part}` }),
    button("none", () => graph.change({ off: { ...graph.state.off, [part]: names } }), { class: "plain", "aria-label": `Show no ${part}` }));

  const fill = (field, part, items, picture, found, mark) => {
    const focused = [...field.querySelectorAll("input, button")].indexOf(document.activeElement);
    const sorted = items.filter((item) => found.has(item.name)).sort((a, b) => found.get(b.name).all - found.get(a.name).all || (a.name < b.name ? -1 : 1));
    field.replaceChildren(field.firstChild, ...sorted.map((item) => entry(part, item, picture, found.get(item.name), mark(item))), all(part, sorted.map((item) => item.name)));
    if (focused >= 0) field.querySelectorAll("input, button")[focused]?.focus();
  };
  return {
    draw: () => {
      const { picture, state } = graph;
      fill(types, "types", picture.legend.types, picture, counts(picture.nodes.values(), "type", picture.shown.nodes), typeSign);
      fill(relations, "relations", picture.legend.relations, picture, counts(picture.edges.values(), "relation", picture.shown.edges), relationSign);
      disputed.checked = state.contested;
      least.value = String(state.minSources);
      contestedCount.textContent = `(${[...picture.edges.values()].filter((edge) => edge.contested).length})`;
      place.setAttribute("aria-label", `Legend and filter: ${counted(picture.shown.nodes.size, "entity", "entities")} and ${counted(picture.shown.edges.size, "relationship")} shown`);
    },
  };
};
