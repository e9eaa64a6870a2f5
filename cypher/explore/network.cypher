// What is the network around these entities, best-sourced edges first?
// param entities:    list     = ['khorasan:isis-k']
// param hops:        integer  = 1
// param relations:   list     = ['RIVAL_OF', 'PLEDGED_TO', 'KILLED_BY', 'DEFECTED_FROM']
// param types:       list?    = null
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
// param limit:       integer  = 500
// param light:       boolean  = false
// returns total, nodes, rows, left_out
UNWIND $entities AS id MATCH (e:Entity {id: id})
CALL (e) {
  MATCH (e)-[x:$any($relations)]-(:Entity) RETURN x
  UNION MATCH (e)-[y:$any($relations)]-(m:Entity) WHERE $hops > 1 WITH m, CASE WHEN $timed THEN [i IN range(0, size(y.since_from) - 1) | CASE
        WHEN $known IS NOT NULL AND y.published[i] = 0 THEN 'publication_unknown'
        WHEN $known IS NOT NULL AND y.published[i] > $known THEN 'published_later'
        WHEN y.since_from[i] > $last OR ($until IS NOT NULL AND y.since_from[i] > $until) THEN 'not_yet'
        WHEN ($since IS NOT NULL AND y.until_to[i] < $since) OR (y.until_to[i] < $first AND NOT type(y) IN $occurrences) THEN 'ended'
        WHEN y.since_from[i] > 0 OR y.since_to[i] < 99991231 THEN CASE WHEN $since IS NOT NULL AND y.until_to[i] = 99991231 AND y.since_to[i] < $since AND y.until_from[i] < $since
          AND (y.published[i] < $since OR type(y) IN $occurrences) THEN 'ended' ELSE 'in' END
        WHEN y.until_from[i] > 0 OR y.until_to[i] < 99991231 THEN CASE WHEN type(y) IN $occurrences THEN CASE WHEN y.until_from[i] > $last OR y.until_from[i] > $until THEN 'not_yet' ELSE 'in' END
          WHEN y.until_to[i] = 99991231 AND y.until_from[i] < $since AND y.published[i] < $since THEN 'ended' ELSE 'in' END
        WHEN $dated AND (y.published[i] = 0 OR y.published[i] > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND type(y) IN $occurrences)) THEN 'undated'
        WHEN y.published[i] > $until THEN 'not_yet' WHEN y.published[i] < $since THEN 'ended' ELSE 'in' END] ELSE ['in'] END AS codes
  MATCH (m)-[x:$any($relations)]-(:Entity)
  WHERE 'in' IN codes AND ($types IS NULL OR any(l IN labels(m) WHERE l IN $types)) RETURN x
}
WITH DISTINCT x WHERE ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
  AND ($types IS NULL OR all(n IN [startNode(x), endNode(x)] WHERE n.id IN $entities OR any(l IN labels(n) WHERE l IN $types)))
WITH x, CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
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
WITH x, CASE WHEN 'in' IN codes THEN 'in' ELSE [w IN ['undated', 'ended', 'not_yet', 'published_later', 'publication_unknown'] WHERE w IN codes][0] END AS why ORDER BY x.source_count DESC, x.claim_count DESC, x.id
WITH collect(CASE WHEN why = 'in' THEN x END) AS every,
  {undated: count(CASE why WHEN 'undated' THEN 1 END), ended: count(CASE why WHEN 'ended' THEN 1 END), not_yet: count(CASE why WHEN 'not_yet' THEN 1 END),
    published_later: count(CASE why WHEN 'published_later' THEN 1 END), publication_unknown: count(CASE why WHEN 'publication_unknown' THEN 1 END)} AS left_out
WITH every, left_out, COUNT { UNWIND every AS x UNWIND [startNode(x), endNode(x)] AS n RETURN DISTINCT n } AS nodes
RETURN size(every) AS total, nodes, [x IN every[..$limit] | [CASE WHEN $light THEN x {.id, .source_count, .claim_count, .contested, relation: type(x), types: [labels(startNode(x)), labels(endNode(x))]}
  ELSE x {.*, relation: type(x)} END, startNode(x).id, endNode(x).id]] AS rows, left_out
