// Which edges have a claim that fits?
// param around:      list?    = ['khorasan:isis-k']
// param places:      list?    = null
// param sources:     list?    = null
// param publishers:  list?    = null
// param voices:      list?    = ['khorasan:csis']
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
// returns edge
CALL () {
  WITH $around AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT|OBJECT]-(c:Claim) RETURN DISTINCT c
  UNION WITH $sources AS ids WHERE ids IS NOT NULL AND $around IS NULL UNWIND ids AS id MATCH (:Source {id: id})<-[:FROM]-(c:Claim) RETURN DISTINCT c
  UNION MATCH (c:Claim) WHERE $around IS NULL AND $sources IS NULL RETURN c
}
WITH c WHERE c.edge IS NOT NULL AND ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
MATCH (c)-[:FROM]->(s:Source)
WHERE ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
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
RETURN DISTINCT c.edge AS edge
