// When was this group founded, according to whom?
// param entity_id: string = 'khorasan:isis-k'
// returns founded, voice, source, quote
MATCH (:Entity {id: $entity_id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {attribute: 'founded'})-[:FROM]->(s:Source)
RETURN c.value AS founded, coalesce(c.attributed_text, s.publisher) AS voice, s.title AS source, c.quote AS quote ORDER BY founded, voice, c.id
