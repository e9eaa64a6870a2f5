// Nodes and edges of an answer that tells the ids of relationships instead of holding them.

import { ask } from "../api.js";
import { drawable } from "./picture.js";

const MOST = 200, PART = 100;

const toEdge = (id) => {
  const [type, source, target] = id.split(",", 3);
  return { id, type, source, target, properties: { id } };
};

const named = async (ids) => {
  const found = new Map();
  for (let from = 0; from < ids.length; from += PART) {
    const { data } = await ask("/queries/refs", { ids: ids.slice(from, from + PART) });
    for (const [id, type, name] of data.values) found.set(id, { type, name });
  }
  return found;
};

/** Return {nodes, edges, left}: the first 200 relationships whose ids an answer tells, and how many more it does. */
export const meant = async (answer) => {
  const told = drawable(answer).relationship;
  const edges = told.slice(0, MOST).map(toEdge);
  const ids = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
  const names = await named(ids);
  const nodes = ids.map((id) => ({ id, labels: ["Entity", names.get(id)?.type].filter(Boolean), properties: { id, name: names.get(id)?.name ?? id } }));
  return { nodes, edges, left: told.length - edges.length };
};
