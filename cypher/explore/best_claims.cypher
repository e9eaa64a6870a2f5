// Which claims support these edges best?
// param keys:        list     = ['RIVAL_OF,khorasan:isis-k,khorasan:taliban']
// param each:        integer  = 1
// param places:      list?    = null
// param sources:     list?    = null
// param publishers:  list?    = null
// param voices:      list?    = null
// param modalities:  list?    = ['asserted']
// param polarities:  list?    = ['affirmed']
// param statuses:    list?    = ['accepted']
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// returns edge, claim, source, names, counts
UNWIND $keys AS key
CALL (key) {
  MATCH (c:Claim {edge: key})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(edge)
  WHERE ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
    AND ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
    AND ($voices IS NULL OR c.attributed_text IN $voices OR EXISTS { (c)-[:NAMES {as: 'attributed_to'}]->(v) WHERE v.id IN $voices })
    AND ($places IS NULL OR EXISTS { (c)-[n:SUBJECT|OBJECT|NAMES]->(p) WHERE p.id IN $places AND (type(n) <> 'NAMES' OR n.as IN ['place', 'event']) })
    AND ($timed IS NULL OR CASE
        WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) = 0 THEN 'publication_unknown'
        WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) > $known THEN 'published_later'
        WHEN c.since_from > $last OR ($until IS NOT NULL AND c.since_from > $until) THEN 'not_yet'
        WHEN ($since IS NOT NULL AND c.until_to < $since) OR (c.until_to < $first AND NOT coalesce(c.relation, '') IN $occurrences) THEN 'ended'
        WHEN c.since_from > 0 OR c.since_to < 99991231 THEN CASE WHEN $since IS NOT NULL AND c.until_to = 99991231 AND c.since_to < $since AND c.until_from < $since
          AND (coalesce(s.published_day, 0) < $since OR coalesce(c.relation, '') IN $occurrences) THEN 'ended' ELSE 'in' END
        WHEN c.until_from > 0 OR c.until_to < 99991231 THEN CASE WHEN coalesce(c.relation, '') IN $occurrences THEN CASE WHEN c.until_from > $last OR c.until_from > $until THEN 'not_yet' ELSE 'in' END
          WHEN c.until_to = 99991231 AND c.until_from < $since AND coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END
        WHEN $dated AND (coalesce(s.published_day, 0) = 0 OR coalesce(s.published_day, 0) > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND coalesce(c.relation, '') IN $occurrences)) THEN 'undated'
        WHEN coalesce(s.published_day, 0) > $until THEN 'not_yet' WHEN coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END = 'in')
  WITH c, s, CASE WHEN $timed THEN CASE WHEN c.attributed_text IS NULL THEN coalesce(s.publisher, s.id)
      ELSE coalesce([(c)-[:NAMES {as: 'attributed_to'}]->(v) | v.id][0], c.attributed_text) END END AS voice
  ORDER BY $timed AND c.since IS NULL AND c.until IS NULL, c.confidence DESC, s.published_day, c.id
  WITH collect([c, s]) AS every, [count(c), count(DISTINCT s), count(DISTINCT voice)] AS counts
  UNWIND every[..$each] AS pair RETURN pair[0] AS c, pair[1] AS s, counts
}
RETURN key AS edge, properties(c) AS claim, s {.id, .title, .publisher, .published, .url, reliability: coalesce(s.graded, s.reliability)} AS source,
  [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type, e.name]] AS names, counts
