// Nodes and edges of an answer that tells the ids of relationships instead of holding them.

import { send } from "../api.js";
import { drawable } from "./picture.js";

const MOST = 200;

/** Return {nodes, edges, left}: the first 200 relationships whose ids an answer tells, where the service would draw them, and how many more it does. */
export const meant = async (answer) => {
  const told = drawable(answer).relationship;
  const { doc } = await send("POST", "/drawing", { relationships: told.slice(0, MOST) });
  const nodes = doc.nodes.map(({ id, type, label, x, y }) => ({ id, labels: ["Entity", type], properties: { id, name: label }, x, y }));
  const edges = doc.edges.map(({ id, relation, source, target }) => ({ id, type: relation, source, target, properties: { id } }));
  return { nodes, edges, left: Math.max(0, told.length - MOST) };
};
