// What has been claimed, the denied and the alleged too?
// param subjects:    list?    = ['khorasan:isis-k']
// param objects:     list?    = null
// param ones:        list?    = null
// param others:      list?    = null
// param relations:   list?    = null
// param attributes:  list?    = null
// param types:       list?    = null
// param places:      list?    = null
// param sources:     list?    = null
// param publishers:  list?    = null
// param voices:      list?    = null
// param modalities:  list?    = null
// param polarities:  list?    = null
// param statuses:    list?    = null
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// param sort:        string   = 'id'
// param offset:      integer  = 0
// param limit:       integer  = 25
// returns total, ids, left_out
CALL () {
  WITH $subjects AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim) WHERE $objects IS NULL OR EXISTS { (c)-[:OBJECT]->()-[:SAME_AS]->{0,1}(o:Entity) WHERE o.id IN $objects } RETURN c
  UNION WITH $objects AS ids WHERE ids IS NOT NULL AND $subjects IS NULL UNWIND ids AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(c:Claim) RETURN c
  UNION WITH $ones AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim)-[:OBJECT]->()-[:SAME_AS]->{0,1}(o:Entity) WHERE o.id IN $others RETURN c
  UNION WITH $ones AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(c:Claim)-[:SUBJECT]->()-[:SAME_AS]->{0,1}(o:Entity) WHERE o.id IN $others RETURN c
  UNION WITH $sources AS ids WHERE ids IS NOT NULL AND $subjects IS NULL AND $objects IS NULL AND $ones IS NULL UNWIND ids AS id MATCH (:Source {id: id})<-[:FROM]-(c:Claim) RETURN c
  UNION MATCH (c:Claim) WHERE $subjects IS NULL AND $objects IS NULL AND $ones IS NULL AND $sources IS NULL RETURN c
}
WITH c WHERE ($relations IS NULL OR c.relation IN $relations) AND ($attributes IS NULL OR c.attribute IN $attributes)
  AND ($types IS NULL OR c.subject_type IN $types OR c.object_type IN $types)
  AND ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
MATCH (c)-[:FROM]->(s:Source)
WHERE ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
  AND ($voices IS NULL OR c.attributed_text IN $voices OR EXISTS { (c)-[:NAMES {as: 'attributed_to'}]->(v) WHERE v.id IN $voices })
  AND ($places IS NULL OR EXISTS { (c)-[n:SUBJECT|OBJECT|NAMES]->(p) WHERE p.id IN $places AND (type(n) <> 'NAMES' OR n.as IN ['place', 'event']) })
WITH c, s, CASE WHEN $timed THEN CASE
      WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) = 0 THEN 'publication_unknown'
      WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) > $known THEN 'published_later'
      WHEN c.since_from > $last OR ($until IS NOT NULL AND c.since_from > $until) THEN 'not_yet'
      WHEN ($since IS NOT NULL AND c.until_to < $since) OR (c.until_to < $first AND NOT coalesce(c.relation, '') IN $occurrences) THEN 'ended'
      WHEN c.since_from > 0 OR c.since_to < 99991231 THEN CASE WHEN $since IS NOT NULL AND c.until_to = 99991231 AND c.since_to < $since AND c.until_from < $since
        AND (coalesce(s.published_day, 0) < $since OR coalesce(c.relation, '') IN $occurrences) THEN 'ended' ELSE 'in' END
      WHEN c.until_from > 0 OR c.until_to < 99991231 THEN CASE WHEN coalesce(c.relation, '') IN $occurrences THEN CASE WHEN c.until_from > $last OR c.until_from > $until THEN 'not_yet' ELSE 'in' END
        WHEN c.until_to = 99991231 AND c.until_from < $since AND coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END
      WHEN $dated AND (coalesce(s.published_day, 0) = 0 OR coalesce(s.published_day, 0) > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND coalesce(c.relation, '') IN $occurrences)) THEN 'undated'
      WHEN coalesce(s.published_day, 0) > $until THEN 'not_yet' WHEN coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END ELSE 'in' END AS why
ORDER BY CASE $sort WHEN 'since' THEN c.since_from WHEN 'published' THEN coalesce(s.published_day, 99999999) WHEN 'confidence' THEN -c.confidence ELSE 0 END, c.id
WITH collect(CASE why WHEN 'in' THEN c.id END) AS every,
  {undated: count(CASE why WHEN 'undated' THEN 1 END), ended: count(CASE why WHEN 'ended' THEN 1 END), not_yet: count(CASE why WHEN 'not_yet' THEN 1 END),
    published_later: count(CASE why WHEN 'published_later' THEN 1 END), publication_unknown: count(CASE why WHEN 'publication_unknown' THEN 1 END)} AS left_out
RETURN size(every) AS total, every[$offset..$offset + $limit] AS ids, left_out
