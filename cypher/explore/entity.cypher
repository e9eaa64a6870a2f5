// What is this entity?
// param entity_id: string = 'khorasan:isis-k'
// returns id, type, name, kind, aliases, merged, claim_count, source_count
MATCH (e:Entity {id: $entity_id}) WHERE NOT e:Merged
WITH e, [(m)-[:SAME_AS]->(e) | m] AS merged
CALL (e, merged) {
  UNWIND [e] + merged AS n MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)-[:FROM]->(s) RETURN count(DISTINCT c) AS claim_count, count(DISTINCT s) AS source_count
}
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name, e.kind AS kind, coalesce(e.aliases, []) AS aliases,
  [m IN merged | m.id] AS merged, claim_count, source_count
