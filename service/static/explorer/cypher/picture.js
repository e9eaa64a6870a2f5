// An answer's nodes and edges as a small picture, the same as a list, and a way into the network.

import { write } from "../address.js";
import { button, counted, link, make, name, plain } from "../dom.js";
import { called, hrefOf, isEdgeId, isEntityId, typeOf } from "./cells.js";
import { places } from "./layout.js";

const MOST = 300, IDS = 1000, LISTED = 500;
/** The signs of the network, and two that it does not use. */
const SHAPES = { Organization: "dot", Person: "triangle", Place: "square", Event: "diamond", Population: "hexagon", Thing: "star", Claim: "triangleDown", Source: "box" };

const strings = (value, meet) => {
  if (typeof value === "string") meet(value);
  else if (Array.isArray(value)) value.forEach((one) => strings(one, meet));
};

/** Return what the network can draw of an answer: {relationship: [ids], entity: [ids without edges], left: how many more}. */
export const drawable = ({ data, graph }) => {
  const edges = new Set(), entities = new Set();
  graph.edges.forEach((edge) => { if (isEdgeId(edge.properties.id)) edges.add(edge.properties.id); });
  graph.nodes.forEach((node) => { if (node.labels.includes("Entity") && typeof node.properties.id === "string") entities.add(node.properties.id); });
  const columns = data.fields.map((field) => !/source|claim/i.test(field));
  for (const row of data.values) row.forEach((value, place) => { if (columns[place]) strings(value, (text) => { if (isEdgeId(text)) edges.add(text); else if (isEntityId(text)) entities.add(text); }); });
  for (const id of edges) id.split(",").slice(1, 3).forEach((end) => entities.delete(end));
  const relationship = [...edges].slice(0, IDS), entity = [...entities].slice(0, IDS - relationship.length);
  return { relationship, entity, left: edges.size + entities.size - relationship.length - entity.length };
};

const toNetwork = (answer) => {
  const { relationship, entity, left } = drawable(answer);
  if (!relationship.length && !entity.length) return null;
  const what = [relationship.length && counted(relationship.length, "relationship"), entity.length && counted(entity.length, "entity", "entities")].filter(Boolean).join(", ");
  return make("p", {}, make("a", { class: "draw", href: write("graph", [], { relationship, entity }), text: "Draw these in the network" }), make("span", { class: "soft", text: ` ${what}${left ? `; ${left.toLocaleString("en")} more are left out, as the network takes 1,000 at once` : ""}` }));
};

const asked = (graph) => {
  const degree = new Map();
  for (const edge of graph.edges) for (const end of [edge.source, edge.target]) degree.set(end, (degree.get(end) || 0) + 1);
  const nodes = [...graph.nodes].sort((a, b) => (degree.get(b.id) || 0) - (degree.get(a.id) || 0)).slice(0, MOST);
  const number = new Map(nodes.map((node, place) => [node.id, place]));
  return { nodes, number, edges: graph.edges.filter((edge) => number.has(edge.source) && number.has(edge.target)) };
};

const short = (text, most = 32) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Say whether a node's words would cover the picture: sentences, where there are many. */
const quiet = (node, nodes) => nodes.length > 15 && ["Claim", "Passage"].includes(typeOf(node));

const narrow = (place) => place.clientWidth < 500;

const drawn = (place, { nodes, number, edges }, pick) => {
  const style = getComputedStyle(document.documentElement);
  const [ink, back, accent, soft] = ["--ink", "--back", "--accent", "--soft"].map((one) => style.getPropertyValue(one).trim());
  const placed = nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const flat = narrow(place) ? 0.9 : 1.6, named = edges.length <= (narrow(place) ? 6 : 20);
  const spots = placed ? nodes.map(({ x, y }) => ({ x: x * flat, y })) : places(nodes.length, edges.map((edge) => [number.get(edge.source), number.get(edge.target)]), flat);
  const font = { color: ink, strokeColor: back, strokeWidth: 3, multi: false };
  const network = new vis.Network(place, {
    nodes: nodes.map((node, n) => ({ id: n, label: quiet(node, nodes) ? undefined : short(called(node), narrow(place) ? 16 : 32), shape: SHAPES[typeOf(node)] || "dot", color: { background: accent, border: ink, highlight: { background: accent, border: ink } }, ...spots[n] })),
    edges: edges.map((edge, n) => ({ id: `e${n}`, from: number.get(edge.source), to: number.get(edge.target), label: named ? short(plain(edge.type)) : undefined, arrows: "to", color: soft })),
  }, { physics: false, layout: { improvedLayout: false }, edges: { smooth: { enabled: true, type: "dynamic" } }, interaction: { hover: false, keyboard: false, zoomView: false } });
  network.fit();
  const size = Math.min(nodes.length > 60 ? 9 : 13, narrow(place) ? 10 : 13) / Math.min(network.getScale(), 1);
  const seen = { size, ...font };
  network.setOptions({ nodes: { size: size * 0.7, font: seen, scaling: { label: { drawThreshold: 2 } } }, edges: { font: { ...seen, size: size * 0.85 }, scaling: { label: { drawThreshold: 2 } }, arrows: { to: { scaleFactor: size / 18 } } } });
  network.on("click", ({ nodes: [chosen] }) => pick(nodes[chosen]));
  return network;
};

const controls = (network) => {
  const zoom = (by) => network().moveTo({ scale: network().getScale() * by });
  return make("div", { class: "row" }, button("Closer", () => zoom(1.3)), button("Further", () => zoom(1 / 1.3)), button("All of it", () => network().fit()));
};

const told = (node) => make("span", {}, make("span", { class: "soft", text: `${typeOf(node)} ` }), hrefOf(node) ? link(called(node), hrefOf(node)) : name(called(node)));

const list = ({ nodes, edges }) => {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const alone = new Set(known.keys());
  for (const edge of edges) [edge.source, edge.target].forEach((end) => alone.delete(end));
  const make_ = (edge) => make("li", {}, told(known.get(edge.source)), " → ", name(plain(edge.type)), " → ", told(known.get(edge.target)));
  const root = make("details", { class: "as-list" }, make("summary", { text: `As a list: ${counted(nodes.length, "node")}, ${counted(edges.length, "relationship")}` }));
  root.addEventListener("toggle", () => root.append(
    make("ul", { class: "list" }, ...edges.slice(0, LISTED).map(make_), ...[...alone].slice(0, LISTED).map((id) => make("li", {}, told(known.get(id))))),
    edges.length > LISTED || alone.size > LISTED ? make("p", { class: "soft", text: `The first ${LISTED}; the table and the files hold all.` }) : ""), { once: true });
  return root;
};

/** Return {root, placed(), close()}: the picture of an answer. */
export const picture = (answer) => {
  const { graph } = answer;
  if (!graph.nodes.length) {
    return { root: make("div", {}, toNetwork(answer), make("p", { class: "soft", text: "This answer holds no nodes, no relationships and no ids of relationships, so there is no picture of it. Return a node, a relationship or a path (… RETURN a, x, b) to see one." })), placed: () => {}, close: () => {} };
  }
  const some = asked(graph);
  const canvas = make("div", { class: "canvas", role: "img", "aria-label": `A picture of ${counted(some.nodes.length, "node")} and ${counted(some.edges.length, "relationship")}; the list below it says the same` });
  const chosen = make("p", { class: "chosen", role: "status" });
  let network = null;
  const root = make("div", {}, toNetwork(answer),
    graph.left ? make("p", { class: "soft", text: `The first ${counted(graph.edges.length, "relationship")} are drawn; ${graph.left.toLocaleString("en")} more are in the table.` }) : null,
    graph.nodes.length > MOST ? make("p", { class: "soft", text: `The ${MOST} best connected of ${counted(graph.nodes.length, "node")} are drawn.` }) : null,
    canvas, controls(() => network), chosen, list(graph));
  const placed = () => {
    network = drawn(canvas, some, (node) => chosen.replaceChildren(...(node ? [told(node)] : [])));
    network.fit();
  };
  return { root, placed, close: () => network?.destroy() };
};
