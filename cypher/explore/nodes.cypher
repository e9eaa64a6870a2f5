// What are these entities, and how many edges and claims has each?
// param ids:       list = ['khorasan:isis-k']
// param relations: list = ['RIVAL_OF', 'PLEDGED_TO']
// returns id, type, kind, name, aliases, edge_count, claim_count
UNWIND $ids AS id MATCH (e:Entity {id: id})
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.kind AS kind, e.name AS name, coalesce(e.aliases, []) AS aliases,
  COUNT { (e)-[:$any($relations)]-() } AS edge_count, COUNT { (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT|OBJECT]-(:Claim) } AS claim_count
ORDER BY id
