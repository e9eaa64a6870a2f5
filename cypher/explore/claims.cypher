// What has been claimed about this entity, or between these two, denied and alleged claims too?
// param subject:  string?  = 'khorasan:isis-k'
// param object:   string?  = null
// param one:      string?  = null
// param other:    string?  = null
// param offset:   integer  = 0
// param limit:    integer  = 25
// returns total, results
CALL () {
  MATCH (c:Claim)-[:SUBJECT]->(:Entity {id: $subject}) WHERE $object IS NULL OR EXISTS { (c)-[:OBJECT]->(:Entity {id: $object}) } RETURN c
  UNION MATCH (c:Claim)-[:OBJECT]->(:Entity {id: $object}) WHERE $subject IS NULL RETURN c
  UNION MATCH (:Entity {id: $one})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(:Entity {id: $other}) RETURN c
  UNION MATCH (:Entity {id: $other})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(:Entity {id: $one}) RETURN c
}
WITH c ORDER BY c.id
WITH collect(c) AS every
CALL (every) {
  UNWIND every[$offset..$offset + $limit] AS c
  MATCH (c)-[:FROM]->(s:Source) MATCH (c)-[:SUBJECT]->(a:Entity)
  OPTIONAL MATCH (c)-[:OBJECT]->(b:Entity)
  RETURN collect({claim: c.id, subject: a {.id, .name, type: c.subject_type}, relation: c.relation, object: b {.id, .name, type: c.object_type},
    attribute: c.attribute, value: coalesce(c.value, CASE WHEN c.value_op IS NOT NULL THEN {min: c.value_min, max: c.value_max, op: c.value_op, of: c.value_of} END),
    quote: c.quote, prefix: c.prefix, suffix: c.suffix, start: c.start, end: c.end, polarity: c.polarity, modality: c.modality, hedge: c.hedge, since: c.since, until: c.until,
    confidence: c.confidence, status: c.status, extractor: c.extractor, attributed_to: c.attributed_text, source: s {.id, .title, .publisher, .published, .url, .reliability}}) AS results
}
RETURN size(every) AS total, results
