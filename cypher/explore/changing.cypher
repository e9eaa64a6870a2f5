// Which relationships may have begun, ended or become contested between two dates?
// param entities:    list?    = ['khorasan:isis-k']
// param relations:   list     = ['LEADER_OF', 'CONTROLS', 'KILLED_BY']
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param since:       integer  = 20210801
// param until:       integer  = 20210831
// returns found
CALL () {
  WITH $entities AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (:Entity {id: id})-[x:$any($relations)]-(:Entity) RETURN x
  UNION MATCH (:Entity)-[x:$any($relations)]->(:Entity) WHERE $entities IS NULL RETURN x
}
WITH x WHERE ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
  AND ($types IS NULL OR any(n IN [startNode(x), endNode(x)] WHERE any(l IN labels(n) WHERE l IN $types)))
  AND (x.contested OR any(i IN range(0, size(x.since_from) - 1) WHERE
    (x.since_from[i] <= $until AND x.since_to[i] >= $since AND NOT (x.since_from[i] = 0 AND x.since_to[i] = 99991231))
    OR (x.until_from[i] <= $until AND x.until_to[i] >= $since AND NOT (x.until_from[i] = 0 AND x.until_to[i] = 99991231))))
RETURN collect(x {.id, .contested, .since_from, .since_to, .until_from, .until_to, .published}) AS found
