// What is this entity called?
// param entity_id: string = 'khorasan:isis-k'
// returns id, type, name
MATCH (e:Entity {id: $entity_id}) RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name
