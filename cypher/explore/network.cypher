// What is the network around these entities, or the whole of it, best-sourced edges first?
// param entities: list?   = null
// param hops:     integer = 1
// param limit:    integer = 500
// returns a, b, edge, total, quote_source
CALL () {
  WITH $entities AS ids WHERE ids IS NOT NULL
  UNWIND ids AS id MATCH (s:Entity {id: id})
  CALL (s) { MATCH (s)-[x]-(:Entity) WHERE type(x) <> 'SAME_AS' RETURN x
    UNION MATCH (s)--(m:Entity)-[x]-(:Entity) WHERE $hops > 1 AND type(x) <> 'SAME_AS' RETURN x }
  RETURN DISTINCT x
  UNION
  WITH $entities AS ids WHERE ids IS NULL
  MATCH (:Entity)-[x]->(:Entity) WHERE type(x) <> 'SAME_AS' RETURN DISTINCT x
}
WITH x ORDER BY x.source_count DESC, x.claim_count DESC, x.id
WITH collect(x) AS every
UNWIND every[..$limit] AS x
WITH x, size(every) AS total, startNode(x) AS a, endNode(x) AS b
OPTIONAL MATCH (s:Source {id: x.quote_source})
RETURN a {.id, .name, .kind, .aliases, type: [l IN labels(a) WHERE l <> 'Entity'][0]} AS a, b {.id, .name, .kind, .aliases, type: [l IN labels(b) WHERE l <> 'Entity'][0]} AS b,
  x {.*, relation: type(x)} AS edge, total, s {.id, .title, .publisher, .published, .url} AS quote_source
