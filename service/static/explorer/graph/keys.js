// The network by keyboard: arrows walk to the neighbour that stands that way, letters act on what is selected.

import { button, make } from "../dom.js";

export const KEYS = [
  ["Arrows", "walk to the neighbour that stands that way; from a relationship, to that of its ends"],
  ["[ and ]", "go through the relationships of the entity, one by one"],
  ["Enter", "read who says so; Escape brings you back"],
  ["X", "expand: its 25 best-sourced neighbours"],
  ["C", "collapse: hide those that only it joins"],
  ["H", "hide it"],
  ["P", "pin it where it stands, or let it go"],
  ["F", "fit everything into view"],
  ["+ and −", "zoom"],
  ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
  ["Escape", "select nothing"],
  ["/", "search"],
  ["?", "this list"],
];

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Return the neighbour of a node that stands best in a direction, by position; null where none does. */
const towards = (picture, positions, id, [dx, dy]) => {
  const here = positions[id];
  let best = null, least = Infinity;
  for (const edgeId of picture.shown.edges) {
    const edge = picture.edges.get(edgeId);
    if (edge.source !== id && edge.target !== id) continue;
    const other = edge.source === id ? edge.target : edge.source;
    const there = positions[other];
    if (!there || other === id) continue;
    const x = there[0] - here[0], y = there[1] - here[1], along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0) continue;
    const cost = along + 2.5 * aside;
    if (cost < least) [best, least] = [{ id: other, edge }, cost];
  }
  return best;
};

/** Return the end of an edge that stands in a direction from its middle; null where neither does. */
const endTowards = (edge, positions, [dx, dy]) => {
  const [a, b] = [positions[edge.source], positions[edge.target]];
  if (edge.source === edge.target) return edge.source;
  const along = (b[0] - a[0]) * dx + (b[1] - a[1]) * dy;
  return along ? (along > 0 ? edge.target : edge.source) : null;
};

const bestConnected = (picture) => [...picture.shown.nodes].sort((a, b) => picture.degree(b) - picture.degree(a) || (a < b ? -1 : 1))[0] || null;

const edgesOf = (picture, id) => [...picture.shown.edges].map((edge) => picture.edges.get(edge)).filter((edge) => edge.source === id || edge.target === id).sort((a, b) => b.source_count - a.source_count || (a.id < b.id ? -1 : 1));

/** Return the dialog that lists the keys. */
export const keyList = () => {
  const dialog = make("dialog", { "aria-label": "Keys of the network" }, make("h2", { text: "Keys of the network" }),
    make("dl", { class: "keys" }, ...KEYS.flatMap(([key, what]) => [make("dt", {}, make("kbd", { text: key })), make("dd", { text: what })])), button("Close", () => dialog.close()));
  return dialog;
};

/** Hear the keys of a canvas; `last` remembers the entity whose relationships one goes through. */
export const keys = (field, graph, dialog) => {
  let last = null;
  const node = () => (graph.picture.nodes.has(graph.state.selected) ? graph.state.selected : null);
  const walk = (way) => {
    const { picture, state } = graph;
    const edge = picture.edges.get(state.selected);
    if (edge && picture.shown.edges.has(edge.id)) {
      const end = endTowards(edge, graph.canvas.positions(), way);
      return end ? graph.select((last = end), { by: edge }) : graph.app.say("Neither end stands that way");
    }
    const from = node();
    if (!from || !picture.shown.nodes.has(from)) return graph.select(graph.state.entities.find((id) => picture.shown.nodes.has(id)) || bestConnected(picture));
    const found = towards(picture, graph.canvas.positions(), from, way);
    if (!found) return graph.app.say("No neighbour stands that way");
    last = found.id;
    return graph.select(found.id, { by: found.edge });
  };
  const through = (step) => {
    const { picture, state } = graph;
    const from = node() || last;
    if (!from) return walk([1, 0]);
    last = from;
    const edges = edgesOf(picture, from), at = edges.findIndex((edge) => edge.id === state.selected);
    if (!edges.length) return graph.app.say("No relationship is shown here");
    return graph.select(edges[at < 0 ? (step > 0 ? 0 : edges.length - 1) : (at + step + edges.length) % edges.length].id);
  };
  const act = (does) => () => (node() ? does(node()) : graph.app.say("Select an entity first: arrow keys go to one"));
  const acts = {
    "[": () => through(-1), "]": () => through(1),
    Enter: () => graph.focusPanel(),
    x: act((id) => graph.expand(id, {}).catch(graph.app.fail)), c: act((id) => graph.collapse(id)), h: act((id) => graph.hide(id)), Delete: act((id) => graph.hide(id)), p: act((id) => graph.pin(id)),
    f: () => graph.canvas.fit(), "+": () => graph.canvas.zoom(1.25), "=": () => graph.canvas.zoom(1.25), "-": () => graph.canvas.zoom(0.8),
    Escape: () => graph.select(null), "?": () => dialog.showModal(),
  };
  field.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph")) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const does = WAYS[name] ? () => walk(WAYS[name]) : acts[name];
    if (!does) return;
    event.preventDefault();
    if (graph.picture?.shown.nodes.size || name === "?") does();
    else graph.app.say("Nothing is shown here");
  });
};
