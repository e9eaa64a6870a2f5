// When was this group founded, according to whom?
// param entity_id: string = 'khorasan:isis-k'
// returns founded, voice, source, quote, voice_id, source_id, claim_id
MATCH (:Entity {id: $entity_id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {attribute: 'founded'})-[:FROM]->(s:Source)
RETURN c.value AS founded, coalesce(c.attributed_text, s.publisher) AS voice, s.title AS source, c.quote AS quote,
  [(c)-[:NAMES {as: 'attributed_to'}]->(v) | v.id][0] AS voice_id, s.id AS source_id, c.id AS claim_id ORDER BY founded, voice, c.id
