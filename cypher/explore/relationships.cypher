// Which relationships are there, best-sourced first?
// param relations:   list     = ['PLEDGED_TO']
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param sort:        string   = 'sources'
// param offset:      integer  = 0
// param limit:       integer  = 25
// returns total, results
MATCH (a:Entity)-[x]->(b:Entity)
WHERE type(x) IN $relations AND ($types IS NULL OR any(l IN labels(a) + labels(b) WHERE l IN $types)) AND ($edges IS NULL OR x.id IN $edges)
  AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
WITH a, x, b ORDER BY CASE $sort WHEN 'since' THEN coalesce(x.since, '9') ELSE '' END, CASE $sort WHEN 'last' THEN coalesce(x.last_evidenced, '') ELSE '' END DESC,
  x.source_count DESC, x.claim_count DESC, x.id
WITH collect([a, x, b]) AS every
RETURN size(every) AS total, [t IN every[$offset..$offset + $limit] | [properties(t[1]), type(t[1]),
  {id: t[0].id, type: [l IN labels(t[0]) WHERE l <> 'Entity'][0], name: t[0].name}, {id: t[2].id, type: [l IN labels(t[2]) WHERE l <> 'Entity'][0], name: t[2].name}]] AS results
