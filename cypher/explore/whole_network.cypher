// What is the whole network, best-sourced edges first?
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param limit:       integer  = 500
// returns total, nodes, rows
MATCH (a:Entity)-[x]->(b:Entity)
WHERE type(x) IN $relations AND ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
  AND ($types IS NULL OR (any(l IN labels(a) WHERE l IN $types) AND any(l IN labels(b) WHERE l IN $types)))
WITH x ORDER BY x.source_count DESC, x.claim_count DESC, x.id
WITH collect(x) AS every
WITH every, COUNT { UNWIND every AS x UNWIND [startNode(x), endNode(x)] AS n RETURN DISTINCT n } AS nodes
RETURN size(every) AS total, nodes, [x IN every[..$limit] | [x {.*, relation: type(x)}, startNode(x).id, endNode(x).id]] AS rows
