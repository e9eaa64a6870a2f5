// How are these two connected, by the shortest ways and those a little longer?
// param ones:        list     = ['khorasan:khan']
// param others:      list     = ['khorasan:al-qaida']
// param max_hops:    integer  = 6
// param relations:   list     = ['RIVAL_OF', 'LEADER_OF', 'MEMBER_OF', 'KILLED_BY', 'PART_OF', 'ALLIED_WITH']
// param slack:       integer  = 1
// param through:     list     = ['Organization', 'Person', 'Event', 'Population']
// param exclude:     list     = []
// param without:     list     = []
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
// param offset:      integer  = 0
// param limit:       integer  = 5
// returns total, results
MATCH p = SHORTEST 3 GROUPS (a:Entity WHERE a.id IN $ones) (()-[x:$any($relations)]-(n:Entity)
  WHERE (n.id IN $others OR (NOT n.id IN $exclude AND any(l IN labels(n) WHERE l IN $through)))
    AND NOT x.id IN $without AND ($edges IS NULL OR x.id IN $edges) AND x.source_count >= $min_sources AND ($contested IS NULL OR x.contested = $contested)
    AND ($timed IS NULL OR 'in' IN [i IN range(0, size(x.since_from) - 1) | CASE
    WHEN $known IS NOT NULL AND x.published[i] = 0 THEN 'publication_unknown'
    WHEN $known IS NOT NULL AND x.published[i] > $known THEN 'published_later'
    WHEN x.since_from[i] > $last OR ($until IS NOT NULL AND x.since_from[i] > $until) THEN 'not_yet'
    WHEN ($since IS NOT NULL AND x.until_to[i] < $since) OR (x.until_to[i] < $first AND NOT type(x) IN $occurrences) THEN 'ended'
    WHEN x.since_from[i] > 0 OR x.since_to[i] < 99991231 THEN CASE WHEN $since IS NOT NULL AND x.until_to[i] = 99991231 AND x.since_to[i] < $since AND x.until_from[i] < $since
      AND (x.published[i] < $since OR type(x) IN $occurrences) THEN 'ended' ELSE 'in' END
    WHEN x.until_from[i] > 0 OR x.until_to[i] < 99991231 THEN CASE WHEN type(x) IN $occurrences THEN CASE WHEN x.until_from[i] > $last OR x.until_from[i] > $until THEN 'not_yet' ELSE 'in' END
      WHEN x.until_to[i] = 99991231 AND x.until_from[i] < $since AND x.published[i] < $since THEN 'ended' ELSE 'in' END
    WHEN $dated AND (x.published[i] = 0 OR x.published[i] > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND type(x) IN $occurrences)) THEN 'undated'
    WHEN x.published[i] > $until THEN 'not_yet' WHEN x.published[i] < $since THEN 'ended' ELSE 'in' END])){1,6} (b:Entity WHERE b.id IN $others)
WHERE a <> b
WITH p, length(p) AS length, reduce(n = 0, x IN relationships(p) | n + x.source_count) AS sources
WHERE length <= $max_hops AND all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m = n))
ORDER BY length, sources DESC, [n IN nodes(p) | n.id], [x IN relationships(p) | x.id]
WITH collect(p) AS found, min(length) AS shortest
WITH [p IN found WHERE length(p) <= shortest + $slack] AS every
RETURN size(every) AS total, [p IN every[$offset..$offset + $limit] | {nodes: [n IN nodes(p) | {id: n.id, type: [l IN labels(n) WHERE l <> 'Entity'][0], name: n.name}],
  hops: [x IN relationships(p) | x {.*, relation: type(x), subject: startNode(x).id, object: endNode(x).id}]}] AS results
