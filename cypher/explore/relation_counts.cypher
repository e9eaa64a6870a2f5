// How many edges of each relation has this entity?
// param entity_id:   string   = 'khorasan:isis-k'
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO']
// param symmetric:   list     = ['RIVAL_OF']
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// returns relation, direction, label, count, first_evidenced, last_evidenced, left_out
MATCH (e:Entity {id: $entity_id})-[x:$any($relations)]-(:Entity)
WITH e, x, CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
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
WITH e, x, CASE WHEN 'in' IN codes THEN 'in' ELSE [w IN ['undated', 'ended', 'not_yet', 'published_later', 'publication_unknown'] WHERE w IN codes][0] END AS why
RETURN type(x) AS relation, CASE WHEN type(x) IN $symmetric THEN 'any' WHEN startNode(x) = e THEN 'out' ELSE 'in' END AS direction, x.label AS label, count(CASE why WHEN 'in' THEN 1 END) AS count,
  min(CASE why WHEN 'in' THEN x.first_evidenced END) AS first_evidenced, max(CASE why WHEN 'in' THEN x.last_evidenced END) AS last_evidenced,
  {undated: count(CASE why WHEN 'undated' THEN 1 END), ended: count(CASE why WHEN 'ended' THEN 1 END), not_yet: count(CASE why WHEN 'not_yet' THEN 1 END),
    published_later: count(CASE why WHEN 'published_later' THEN 1 END), publication_unknown: count(CASE why WHEN 'publication_unknown' THEN 1 END)} AS left_out
  ORDER BY relation, direction, label
