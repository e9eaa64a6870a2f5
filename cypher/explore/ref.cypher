// What is this entity called, and is it merged into another?
// param entity_id: string = 'khorasan:isis-k'
// returns id, type, name, merged_into
MATCH (e:Entity {id: $entity_id})
RETURN e.id AS id, [l IN labels(e) WHERE NOT l IN ['Entity', 'Merged']][0] AS type, e.name AS name, [(e)-[:SAME_AS]->(m) | m.id][0] AS merged_into
