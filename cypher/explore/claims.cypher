// What has been claimed, the denied and the alleged too?
// param subject:    string?  = 'khorasan:isis-k'
// param object:     string?  = null
// param one:        string?  = null
// param other:      string?  = null
// param relations:  list?    = null
// param attributes: list?    = null
// param types:      list?    = null
// param places:     list?    = null
// param sources:    list?    = null
// param publishers: list?    = null
// param voices:     list?    = null
// param modalities: list?    = null
// param polarities: list?    = null
// param statuses:   list?    = null
// param sort:       string   = 'id'
// param offset:     integer  = 0
// param limit:      integer  = 25
// returns total, ids
CALL () {
  WITH $subject AS id WHERE id IS NOT NULL MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim) WHERE $object IS NULL OR EXISTS { (c)-[:OBJECT]->()-[:SAME_AS]->{0,1}(:Entity {id: $object}) } RETURN c
  UNION WITH $object AS id WHERE id IS NOT NULL AND $subject IS NULL MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(c:Claim) RETURN c
  UNION WITH $one AS id WHERE id IS NOT NULL MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim)-[:OBJECT]->()-[:SAME_AS]->{0,1}(:Entity {id: $other}) RETURN c
  UNION WITH $one AS id WHERE id IS NOT NULL MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(c:Claim)-[:SUBJECT]->()-[:SAME_AS]->{0,1}(:Entity {id: $other}) RETURN c
  UNION WITH $sources AS ids WHERE ids IS NOT NULL AND $subject IS NULL AND $object IS NULL AND $one IS NULL UNWIND ids AS id MATCH (:Source {id: id})<-[:FROM]-(c:Claim) RETURN c
  UNION MATCH (c:Claim) WHERE $subject IS NULL AND $object IS NULL AND $one IS NULL AND $sources IS NULL RETURN c
}
WITH c WHERE ($relations IS NULL OR c.relation IN $relations) AND ($attributes IS NULL OR c.attribute IN $attributes)
  AND ($types IS NULL OR c.subject_type IN $types OR c.object_type IN $types)
  AND ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
MATCH (c)-[:FROM]->(s:Source)
WHERE ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
  AND ($voices IS NULL OR c.attributed_text IN $voices OR EXISTS { (c)-[:NAMES {as: 'attributed_to'}]->(v) WHERE v.id IN $voices })
  AND ($places IS NULL OR EXISTS { (c)-[n:SUBJECT|OBJECT|NAMES]->(p) WHERE p.id IN $places AND (type(n) <> 'NAMES' OR n.as IN ['place', 'event']) })
WITH c, s ORDER BY CASE $sort WHEN 'since' THEN c.since_from WHEN 'published' THEN coalesce(s.published_day, 99999999) WHEN 'confidence' THEN -c.confidence ELSE 0 END, c.id
WITH collect(c.id) AS every
RETURN size(every) AS total, every[$offset..$offset + $limit] AS ids
