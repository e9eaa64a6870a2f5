// Which claims support these edges best?
// param keys:       list    = ['RIVAL_OF,khorasan:isis-k,khorasan:taliban']
// param each:       integer = 1
// param places:     list?   = null
// param sources:    list?   = null
// param publishers: list?   = null
// param voices:     list?   = null
// param modalities: list?   = ['asserted']
// param polarities: list?   = ['affirmed']
// param statuses:   list?   = ['accepted']
// returns edge, claim, source, names
UNWIND $keys AS key
CALL (key) {
  MATCH (c:Claim {edge: key})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(edge)
  WHERE ($statuses IS NULL OR c.status IN $statuses) AND ($polarities IS NULL OR c.polarity IN $polarities) AND ($modalities IS NULL OR c.modality IN $modalities)
    AND ($sources IS NULL OR s.id IN $sources) AND ($publishers IS NULL OR s.publisher IN $publishers)
    AND ($voices IS NULL OR c.attributed_text IN $voices OR EXISTS { (c)-[:NAMES {as: 'attributed_to'}]->(v) WHERE v.id IN $voices })
    AND ($places IS NULL OR EXISTS { (c)-[n:SUBJECT|OBJECT|NAMES]->(p) WHERE p.id IN $places AND (type(n) <> 'NAMES' OR n.as IN ['place', 'event']) })
  RETURN c, s ORDER BY c.confidence DESC, s.published_day, c.id LIMIT $each
}
RETURN key AS edge, properties(c) AS claim, s {.id, .title, .publisher, .published, .url, reliability: coalesce(s.graded, s.reliability)} AS source,
  [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type, e.name]] AS names
