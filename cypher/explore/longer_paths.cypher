// How are these two connected, by the shortest ways and those a little longer?
// param one:         string   = 'khorasan:khan'
// param other:       string   = 'khorasan:al-qaida'
// param max_hops:    integer  = 6
// param relations:   list     = ['RIVAL_OF', 'LEADER_OF', 'MEMBER_OF', 'KILLED_BY', 'PART_OF', 'ALLIED_WITH']
// param slack:       integer  = 1
// param through:     list     = ['Organization', 'Person', 'Event', 'Population']
// param exclude:     list     = []
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param offset:      integer  = 0
// param limit:       integer  = 5
// returns total, results
MATCH p = SHORTEST 3 GROUPS (a:Entity {id: $one}) (()-[x:$any($relations)]-(n:Entity)
  WHERE (n.id = $other OR (NOT n.id IN $exclude AND any(l IN labels(n) WHERE l IN $through)))
    AND ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)){1,6} (b:Entity {id: $other})
WHERE a <> b
WITH p, length(p) AS length, reduce(n = 0, x IN relationships(p) | n + x.source_count) AS sources WHERE length <= $max_hops
ORDER BY length, sources DESC, [n IN nodes(p) | n.id], [x IN relationships(p) | x.id]
WITH collect(p) AS found, min(length) AS shortest
WITH [p IN found WHERE length(p) <= shortest + $slack] AS every
RETURN size(every) AS total, [p IN every[$offset..$offset + $limit] | {nodes: [n IN nodes(p) | {id: n.id, type: [l IN labels(n) WHERE l <> 'Entity'][0], name: n.name}],
  hops: [x IN relationships(p) | x {.*, relation: type(x), subject: startNode(x).id, object: endNode(x).id}]}] AS results
