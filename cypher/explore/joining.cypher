// Which relationships join these entities with each other, and how well is each sourced?
// param ids:         list     = ['khorasan:isis-k', 'khorasan:taliban']
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param edges:       list?    = null
// param min_sources: integer  = 1
// param contested:   boolean? = null
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// returns rows
UNWIND $ids AS id MATCH (a:Entity {id: id})-[x:$any($relations)]->(b)
WHERE b.id IN $ids AND ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
WITH a, x, b, CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
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
WITH a, x, b WHERE 'in' IN codes
RETURN collect([x.id, x.source_count, x.claim_count, x.contested]) AS rows
