// Values as a reader sees them: entities and edges as links, lists folded, long texts cut.

import { write } from "../address.js";
import { button, link, make, name, plain } from "../dom.js";

const ENTITY = /^[a-z0-9-]+:[A-Za-z0-9._~-]{1,120}$/;
const EDGE = /^[A-Z_]+,[a-z0-9-]+:[A-Za-z0-9._~-]{1,120},[a-z0-9-]+:[A-Za-z0-9._~-]{1,120}(,.*)?$/s;
const LONG = 240, FEW = 5;

export const isEntityId = (value) => typeof value === "string" && ENTITY.test(value);
export const isEdgeId = (value) => typeof value === "string" && EDGE.test(value);
export const isNode = (value) => Array.isArray(value?.labels) && typeof value.properties === "object";
export const isEdge = (value) => typeof value?.type === "string" && typeof value.properties === "object" && value.source !== undefined;
export const isPath = (value) => Array.isArray(value?.nodes) && Array.isArray(value.relationships);
/** Return a relationship's id in words: "rival of", "related to: funds". */
export const wordsOf = (id) => {
  const [relation, , , ...label] = id.split(",");
  return `${plain(relation)}${label.length ? `: ${label.join(",")}` : ""}`;
};
const isRef = (value) => typeof value?.id === "string" && typeof value.name === "string" && isEntityId(value.id);

/** Return a node's type in words: what it is besides an Entity. */
export const typeOf = (node) => node.labels.find((label) => label !== "Entity") || node.labels[0] || "node";
/** Return what a node is called. */
export const called = (node) => String(["name", "title", "quote", "text", "id"].map((one) => node.properties[one]).find((one) => one !== undefined) ?? typeOf(node));

/** Return a node's own view, or null. */
export const hrefOf = (node) => {
  const id = node.properties.id;
  if (typeof id !== "string") return null;
  if (node.labels.includes("Entity")) return write("graph", [], { entity: id });
  return node.labels.includes("Source") ? write("source", [id]) : null;
};

const cut = (text) => {
  if (text.length <= LONG) return name(text);
  const shown = name(`${text.slice(0, LONG)}… `);
  return make("span", {}, shown, button("all of it", (event) => { shown.textContent = text; event.target.remove(); }, { class: "plain" }));
};

const nodeChip = (node) => {
  const href = hrefOf(node);
  return make("span", { class: "chip node" }, make("span", { class: "soft", text: `${typeOf(node)} ` }), href ? link(called(node), href) : cut(called(node)));
};

const edgeChip = (edge) => {
  const id = edge.properties.id;
  return make("span", { class: "chip edge" }, "→ ", isEdgeId(id) ? link(plain(edge.type), write("graph", [], { relationship: id })) : name(plain(edge.type)));
};

const pathChips = (path) => {
  const parts = path.nodes.length ? [nodeChip(path.nodes[0])] : [];
  path.relationships.forEach((edge, place) => {
    const forth = edge.source === path.nodes[place].id;
    parts.push(make("span", { class: "soft" }, forth ? " —" : " ←", name(plain(edge.type)), forth ? "→ " : "— "), nodeChip(path.nodes[place + 1]));
  });
  return make("span", { class: "path" }, ...parts);
};

const folded = (said, more) => {
  const root = make("details", {}, make("summary", { text: said }));
  root.addEventListener("toggle", () => root.append(...more()), { once: true });
  return root;
};

const listed = (values, field) => {
  if (values.length === 1) return cell(values[0], field);
  const items = (some) => some.map((value) => make("li", {}, cell(value, field)));
  const first = make("ul", { class: "cells" }, ...items(values.slice(0, FEW)));
  return values.length <= FEW ? first : make("div", {}, first, folded(`${values.length - FEW} more`, () => [make("ul", { class: "cells" }, ...items(values.slice(FEW)))]));
};

const mapped = (map, field) => {
  const pairs = Object.entries(map);
  const some = (part) => make("dl", { class: "cells" }, ...part.flatMap(([key, value]) => [make("dt", {}, name(key)), make("dd", {}, cell(value, field))]));
  return pairs.length <= FEW ? some(pairs) : make("div", {}, some(pairs.slice(0, 3)), folded(`${pairs.length - 3} more`, () => [some(pairs.slice(3))]));
};

const chained = (text, href) => link(text.length > LONG ? `${text.slice(0, LONG)}…` : text, href);

/** Return the cell of a value that leads to an address: a name is a link, a list one link for each value, a quote is followed by one. */
export const leading = (value, field, href) => {
  if (!href) return cell(value, field);
  if (value?.length === 1 && Array.isArray(value) && Array.isArray(href)) return leading(value[0], field, href[0]);
  if (Array.isArray(value) && value.length && Array.isArray(href)) return make("ul", { class: "cells" }, ...value.map((one, place) => make("li", {}, href[place] && typeof one === "string" ? chained(one, href[place]) : cell(one, field))));
  if (typeof value !== "string" || typeof href !== "string") return cell(value, field);
  if (field !== "quote") return chained(value, href);
  return make("span", {}, cell(value, field), " ", make("a", { href, class: "within", text: "in its source" }));
};

/** Return a value's cell. */
export const cell = (value, field = "") => {
  if (value === null || value === undefined) return make("span", { class: "soft", text: "—", title: "nothing (null)" });
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (isEdgeId(value)) return link(wordsOf(value), write("graph", [], { relationship: value, at: value }), { title: value });
    if (isEntityId(value)) return link(value, /source/i.test(field) ? write("source", [value]) : write("graph", [], { entity: value }));
    return cut(value);
  }
  if (Array.isArray(value)) return value.length ? listed(value, field) : make("span", { class: "soft", text: "none", title: "an empty list" });
  if (isNode(value)) return nodeChip(value);
  if (isEdge(value)) return edgeChip(value);
  if (isPath(value)) return pathChips(value);
  if (isRef(value)) return link(value.name, write("graph", [], { entity: value.id }));
  return mapped(value, field);
};

/** Return what a value is sorted by: null, a number or a text. */
export const sortKey = (value) => {
  if (value === null || value === undefined || typeof value === "number") return value ?? null;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length ? String(sortKey(value[0]) ?? "") : null;
  if (isNode(value)) return called(value);
  return isPath(value) ? value.relationships.length : String(value.name ?? value.type ?? JSON.stringify(value).slice(0, 200));
};
