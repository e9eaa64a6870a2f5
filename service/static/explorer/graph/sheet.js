// What a picture shows as tables: its relationships, and its entities.

import { csv } from "../csv.js";

const RELATIONSHIPS = ["relationship", "subject_id", "subject", "relation", "object_id", "object", "first", "last", "sources", "voices", "disputed", "quote", "source", "publisher", "published", "url"];
const ENTITIES = ["id", "name", "type", "kind", "also_called", "relationships_shown", "relationships_not_loaded", "claims"];

const ordered = (edges) => edges.sort((a, b) => b.source_count - a.source_count || (a.id < b.id ? -1 : 1));

/** Return the relationships that a picture shows as CSV; `quoted` is the best evidence of each, by id. */
export const relationships = (picture, quoted) => {
  const named = (id) => picture.nodes.get(id).label;
  const row = (edge) => {
    const days = edge.t, best = quoted.get(edge.id), source = best?.source;
    const first = days.map(([from]) => from).filter(Boolean).sort()[0], last = days.map(([, to]) => to).filter(Boolean).sort().at(-1);
    return [edge.sentence, edge.source, named(edge.source), edge.relation, edge.target, named(edge.target), first, last, edge.source_count, edge.voice_count, edge.contested ? "yes" : "no",
      best?.quote, source?.title, source?.publisher, source?.published, source?.url];
  };
  return csv(RELATIONSHIPS, ordered([...picture.shown.edges].map((id) => picture.edges.get(id))).map(row));
};

/** Return the entities that a picture shows as CSV. */
export const entities = (picture) => {
  const degree = new Map();
  for (const id of picture.shown.edges) for (const end of new Set([picture.edges.get(id).source, picture.edges.get(id).target])) degree.set(end, (degree.get(end) || 0) + 1);
  const row = (node) => [node.id, node.label, node.type, node.kind, node.aliases.join("; "), degree.get(node.id) || 0, node.hidden, node.claim_count];
  const nodes = [...picture.shown.nodes].map((id) => picture.nodes.get(id));
  return csv(ENTITIES, nodes.sort((a, b) => (degree.get(b.id) || 0) - (degree.get(a.id) || 0) || (a.id < b.id ? -1 : 1)).map(row));
};
