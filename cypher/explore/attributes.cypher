// What is said of this entity, apart from its relations?
// param entity_id: string = 'khorasan:isis-k'
// returns attribute, value, since, until, evidence
MATCH (e:Entity {id: $entity_id})<-[:SUBJECT]-(c:Claim)-[:FROM]->(s:Source) WHERE c.attribute IS NOT NULL AND c.status = 'accepted'
WITH c, s ORDER BY c.confidence DESC, s.published_day, c.id
RETURN c.attribute AS attribute, coalesce(c.value, {min: c.value_min, max: c.value_max, op: c.value_op, of: c.value_of}) AS value, c.since AS since, c.until AS until,
  {claim: c.id, quote: c.quote, polarity: c.polarity, modality: c.modality, attributed_to: c.attributed_text, source: s {.id, .title, .publisher, .published, .url}} AS evidence
