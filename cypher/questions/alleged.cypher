// What is only alleged, and by whom?
// param entity_id: string? = null
// returns who, relation, whom, accuser, quote, who_id, whom_id, accuser_id, claim_id, source_id
MATCH (a:Entity)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {modality: 'alleged'})-[:OBJECT]->()-[:SAME_AS]->{0,1}(b:Entity)
WHERE NOT a:Merged AND NOT b:Merged AND c.status = 'accepted' AND c.polarity = 'affirmed' AND ($entity_id IS NULL OR $entity_id IN [a.id, b.id])
MATCH (c)-[:FROM]->(s:Source)
RETURN a.name AS who, c.relation AS relation, b.name AS whom, c.attributed_text AS accuser, c.quote AS quote,
  a.id AS who_id, b.id AS whom_id, [(c)-[:NAMES {as: 'attributed_to'}]->(v) | v.id][0] AS accuser_id, c.id AS claim_id, s.id AS source_id ORDER BY who, relation, whom, c.id
