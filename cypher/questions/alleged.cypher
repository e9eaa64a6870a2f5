// What is only alleged, and by whom?
// param entity_id: string? = null
// returns who, relation, whom, accuser, quote
MATCH (a:Entity)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {modality: 'alleged'})-[:OBJECT]->()-[:SAME_AS]->{0,1}(b:Entity)
WHERE NOT a:Merged AND NOT b:Merged AND c.status = 'accepted' AND c.polarity = 'affirmed' AND ($entity_id IS NULL OR $entity_id IN [a.id, b.id])
RETURN a.name AS who, c.relation AS relation, b.name AS whom, c.attributed_text AS accuser, c.quote AS quote ORDER BY who, relation, whom, c.id
