// What is this entity?
// param entity_id: string = 'khorasan:isis-k'
// returns id, type, name, kind, aliases, claim_count, source_count
MATCH (e:Entity {id: $entity_id})
CALL (e) { MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)-[:FROM]->(s) RETURN count(DISTINCT c) AS claim_count, count(DISTINCT s) AS source_count }
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name, e.kind AS kind, coalesce(e.aliases, []) AS aliases, claim_count, source_count
