// Who else is related to both of these?
// param ones:        list     = ['khorasan:isis-k']
// param others:      list     = ['khorasan:taliban']
// param relations:   list     = ['RIVAL_OF', 'MEMBER_OF', 'LEADER_OF', 'ATTACKED', 'KILLED_BY']
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// param limit:       integer  = 10
// returns total, results
UNWIND $ones AS id MATCH (:Entity {id: id})-[x:$any($relations)]-(n:Entity) WHERE NOT n.id IN $ones AND NOT n.id IN $others
WITH n, x, CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
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
WITH n, x WHERE 'in' IN codes
WITH n, collect(DISTINCT x) AS lefts
UNWIND $others AS id MATCH (n)-[x:$any($relations)]-(:Entity {id: id})
WITH n, lefts, x, CASE WHEN $timed THEN [i IN range(0, size(x.since_from) - 1) | CASE
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
WITH n, lefts, x WHERE 'in' IN codes
WITH n, lefts, collect(DISTINCT x) AS rights
ORDER BY reduce(k = 0, x IN lefts + rights | k + x.source_count) DESC, n.id
WITH collect([n, lefts, rights]) AS every
RETURN size(every) AS total, [t IN every[..$limit] | {entity: {id: t[0].id, type: [l IN labels(t[0]) WHERE l <> 'Entity'][0], name: t[0].name},
  with_one: [x IN t[1] | x {.*, relation: type(x), subject: [startNode(x).id, startNode(x).name], object: [endNode(x).id, endNode(x).name]}],
  with_other: [x IN t[2] | x {.*, relation: type(x), subject: [startNode(x).id, startNode(x).name], object: [endNode(x).id, endNode(x).name]}]}] AS results
