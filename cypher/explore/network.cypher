// What is the network around these entities, best-sourced edges first?
// param entities:    list     = ['khorasan:isis-k']
// param hops:        integer  = 1
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param limit:       integer  = 500
// returns total, nodes, rows
UNWIND $entities AS id MATCH (e:Entity {id: id})
CALL (e) {
  MATCH (e)-[x:$any($relations)]-(:Entity) RETURN x
  UNION MATCH (e)-[:$any($relations)]-(m:Entity)-[x:$any($relations)]-(:Entity)
  WHERE $hops > 1 AND ($types IS NULL OR any(l IN labels(m) WHERE l IN $types)) RETURN x
}
WITH DISTINCT x WHERE ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
  AND ($types IS NULL OR all(n IN [startNode(x), endNode(x)] WHERE n.id IN $entities OR any(l IN labels(n) WHERE l IN $types)))
WITH x ORDER BY x.source_count DESC, x.claim_count DESC, x.id
WITH collect(x) AS every
WITH every, COUNT { UNWIND every AS x UNWIND [startNode(x), endNode(x)] AS n RETURN DISTINCT n } AS nodes
RETURN size(every) AS total, nodes, [x IN every[..$limit] | [x {.*, relation: type(x)}, startNode(x).id, endNode(x).id]] AS rows
