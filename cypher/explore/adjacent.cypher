// What stands one step from this entity?
// param entity_id:   string   = 'khorasan:isis-k'
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param symmetric:   list     = ['RIVAL_OF']
// param direction:   string?  = null
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param sort:        string   = 'sources'
// param offset:      integer  = 0
// param limit:       integer  = 25
// returns relation, direction, label, total, results
MATCH (e:Entity {id: $entity_id})-[x:$any($relations)]-(o:Entity)
WHERE ($types IS NULL OR any(l IN labels(o) WHERE l IN $types)) AND ($edges IS NULL OR x.id IN $edges)
  AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
WITH type(x) AS relation, CASE WHEN type(x) IN $symmetric THEN 'any' WHEN startNode(x) = e THEN 'out' ELSE 'in' END AS direction, x, o
WHERE $direction IS NULL OR direction = $direction
ORDER BY CASE $sort WHEN 'name' THEN o.name WHEN 'since' THEN coalesce(x.since, '9') ELSE '' END, CASE $sort WHEN 'last' THEN coalesce(x.last_evidenced, '') ELSE '' END DESC,
  x.source_count DESC, x.claim_count DESC, o.id
WITH relation, direction, x.label AS label, collect([x, o]) AS pairs
RETURN relation, direction, label, size(pairs) AS total,
  [p IN pairs[$offset..$offset + $limit] | [properties(p[0]), p[1].id, [l IN labels(p[1]) WHERE l <> 'Entity'][0], p[1].name]] AS results
ORDER BY relation, direction, label
