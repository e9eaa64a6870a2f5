// What stands one step from this entity?
// param entity_id:   string   = 'khorasan:isis-k'
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param symmetric:   list     = ['RIVAL_OF']
// param direction:   string?  = null
// param types:       list?    = null
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param members:     list?    = null
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// param sort:        string   = 'sources'
// param offset:      integer  = 0
// param limit:       integer  = 25
// returns relation, direction, label, total, results, left_out
WITH [$entity_id] + coalesce($members, []) AS family UNWIND family AS id
MATCH (e:Entity {id: id})-[x:$any($relations)]-(o:Entity)
WHERE (e.id = $entity_id OR NOT o.id IN family OR (o.id <> $entity_id AND startNode(x) = e)) AND ($types IS NULL OR any(l IN labels(o) WHERE l IN $types)) AND ($edges IS NULL OR x.id IN $edges)
  AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
WITH type(x) AS relation, CASE WHEN type(x) IN $symmetric THEN 'any' WHEN startNode(x) = e THEN 'out' ELSE 'in' END AS direction, e, x, o,
  CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
    WHEN $known IS NOT NULL AND x.published[i] = 0 THEN 'publication_unknown'
    WHEN $known IS NOT NULL AND x.published[i] > $known THEN 'published_later'
    WHEN x.since_from[i] > $last OR ($until IS NOT NULL AND x.since_from[i] > $until) THEN 'not_yet'
    WHEN ($since IS NOT NULL AND x.until_to[i] < $since) OR (x.until_to[i] < $first AND NOT type(x) IN $occurrences) THEN 'ended'
    WHEN x.since_from[i] > 0 OR x.since_to[i] < 99991231 THEN CASE WHEN $since IS NOT NULL AND x.until_to[i] = 99991231 AND x.since_to[i] < $since AND x.until_from[i] < $since
      AND (x.published[i] < $since OR type(x) IN $occurrences) THEN 'ended' ELSE 'in' END
    WHEN x.until_from[i] > 0 OR x.until_to[i] < 99991231 THEN CASE WHEN type(x) IN $occurrences THEN CASE WHEN x.until_from[i] > $last OR x.until_from[i] > $until THEN 'not_yet' ELSE 'in' END
      WHEN x.until_to[i] = 99991231 AND x.until_from[i] < $since AND x.published[i] < $since THEN 'ended' ELSE 'in' END
    WHEN $dated AND (x.published[i] = 0 OR x.published[i] > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND type(x) IN $occurrences)) THEN 'undated'
    WHEN x.published[i] > $until THEN 'not_yet' WHEN x.published[i] < $since THEN 'ended' ELSE 'in' END] ELSE ['in'] END AS codes
WHERE $direction IS NULL OR direction = $direction
ORDER BY CASE $sort WHEN 'name' THEN o.name WHEN 'since' THEN coalesce(x.since, '9') ELSE '' END, CASE $sort WHEN 'last' THEN coalesce(x.last_evidenced, '') ELSE '' END DESC,
  x.source_count DESC, x.claim_count DESC, o.id
WITH relation, direction, x.label AS label, e, x, o, CASE WHEN 'in' IN codes THEN 'in' ELSE [w IN ['undated', 'ended', 'not_yet', 'published_later', 'publication_unknown'] WHERE w IN codes][0] END AS why
WITH relation, direction, label, collect(CASE WHEN why = 'in' THEN [x, o, e.id] END) AS pairs,
  {undated: count(CASE why WHEN 'undated' THEN 1 END), ended: count(CASE why WHEN 'ended' THEN 1 END), not_yet: count(CASE why WHEN 'not_yet' THEN 1 END),
    published_later: count(CASE why WHEN 'published_later' THEN 1 END), publication_unknown: count(CASE why WHEN 'publication_unknown' THEN 1 END)} AS left_out
RETURN relation, direction, label, size(pairs) AS total,
  [p IN pairs[$offset..$offset + $limit] | [properties(p[0]), p[1].id, [l IN labels(p[1]) WHERE l <> 'Entity'][0], p[1].name, p[2]]] AS results, left_out
ORDER BY relation, direction, label
