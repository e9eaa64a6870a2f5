// Which edges have a claim that fits?
// param around:     list? = ['khorasan:isis-k']
// param places:     list? = null
// param sources:    list? = null
// param publishers: list? = null
// param voices:     list? = ['khorasan:csis']
// param modalities: list? = ['asserted']
// param polarities: list? = ['affirmed']
// param statuses:   list? = ['accepted']
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
RETURN DISTINCT c.edge AS edge
