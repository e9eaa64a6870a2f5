// What is said of these, or between these and those, and when was it?
// param ones:       list  = ['khorasan:isis-k']
// param others:     list? = ['khorasan:taliban']
// param relations:  list? = null
// param types:      list? = null
// param places:     list? = null
// param sources:    list? = null
// param publishers: list? = null
// param voices:     list? = null
// param modalities: list? = null
// param polarities: list? = null
// param statuses:   list? = ['accepted']
// returns found
CALL () {
  UNWIND $ones AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim) WHERE $others IS NULL OR EXISTS { (c)-[:OBJECT]->()-[:SAME_AS]->{0,1}(o:Entity) WHERE o.id IN $others } RETURN c
  UNION UNWIND $ones AS id MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(c:Claim) WHERE $others IS NULL OR EXISTS { (c)-[:SUBJECT]->()-[:SAME_AS]->{0,1}(o:Entity) WHERE o.id IN $others } RETURN c
}
WITH c WHERE NOT (c.since IS NULL AND c.until IS NULL AND coalesce(c.attribute, '') IN ['name', 'alias', 'kind', 'identifier']) AND ($relations IS NULL OR c.relation IN $relations) AND ($types IS NULL OR c.subject_type IN $types OR c.object_type IN $types)
  AND ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
MATCH (c)-[:FROM]->(s:Source)
WHERE ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
  AND ($voices IS NULL OR c.attributed_text IN $voices OR EXISTS { (c)-[:NAMES {as: 'attributed_to'}]->(v) WHERE v.id IN $voices })
  AND ($places IS NULL OR EXISTS { (c)-[n:SUBJECT|OBJECT|NAMES]->(p) WHERE p.id IN $places AND (type(n) <> 'NAMES' OR n.as IN ['place', 'event']) })
RETURN collect([c.id, coalesce(c.relation, c.attribute), c.value, c.since_from, c.since_to, c.until_from, c.until_to, coalesce(s.published_day, 0)]) AS found
