// What is said of this entity, apart from its relations?
// param entity_id: string = 'khorasan:isis-k'
// returns claim, source, names
MATCH (:Entity {id: $entity_id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim)-[:FROM]->(s:Source) WHERE c.attribute IS NOT NULL AND c.status = 'accepted'
WITH c, s ORDER BY c.attribute, c.confidence DESC, s.published_day, c.id
RETURN properties(c) AS claim, s {.id, .title, .publisher, .published, .url, .reliability} AS source, [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type, e.name]] AS names
