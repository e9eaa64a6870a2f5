// How are these two connected, by the shortest ways?
// param one:              string  = 'khorasan:muhajir'
// param other:            string  = 'khorasan:taliban'
// param max_hops:         integer = 6
// param exclude:          list    = []
// param exclude_relation: list    = []
// param limit:            integer = 5
// returns length, nodes, hops
MATCH (a:Entity {id: $one}), (b:Entity {id: $other}) WHERE a <> b
MATCH p = allShortestPaths((a)-[*..6]-(b))
WHERE length(p) <= $max_hops AND none(x IN relationships(p) WHERE type(x) = 'SAME_AS' OR type(x) IN $exclude_relation) AND none(n IN nodes(p) WHERE NOT n:Entity OR n.id IN $exclude)
WITH p, reduce(n = 0, x IN relationships(p) | n + x.source_count) AS sources ORDER BY length(p), sources DESC, [n IN nodes(p) | n.id], [x IN relationships(p) | x.id] LIMIT $limit
RETURN length(p) AS length, [n IN nodes(p) | n {.id, .name, type: [l IN labels(n) WHERE l <> 'Entity'][0]}] AS nodes,
  [x IN relationships(p) | x {relationship: x.id, relation: type(x), .label, subject: startNode(x).id, object: endNode(x).id, .quote, .quote_source, .claim_count, .source_count, .contested}] AS hops
