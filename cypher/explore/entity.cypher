// What is this entity?
// param entity_id: string = 'khorasan:isis-k'
// returns id, type, name, kind, aliases, description, claim_count
MATCH (e:Entity {id: $entity_id})
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.description AS description,
  COUNT { (e)<-[:SUBJECT]-() } + COUNT { (e)<-[:OBJECT]-() } AS claim_count
