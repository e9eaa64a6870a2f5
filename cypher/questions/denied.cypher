// What is denied, and by whom?
// param entity_id: string? = null
// returns who, what, whom, voice, quote, who_id, whom_id, voice_id, claim_id, source_id
MATCH (a:Entity)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {polarity: 'denied'})-[:FROM]->(s:Source)
WHERE NOT a:Merged AND c.status = 'accepted'
OPTIONAL MATCH (c)-[:OBJECT]->()-[:SAME_AS]->{0,1}(b:Entity) WHERE NOT b:Merged
WITH a, c, s, b WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
RETURN a.name AS who, coalesce(c.relation, c.attribute) AS what, coalesce(b.name, c.value) AS whom, coalesce(c.attributed_text, s.publisher) AS voice, c.quote AS quote,
  a.id AS who_id, b.id AS whom_id, [(c)-[:NAMES {as: 'attributed_to'}]->(v) | v.id][0] AS voice_id, c.id AS claim_id, s.id AS source_id ORDER BY who, what, whom, c.id
