// Remove the native edges of a batch of entities, to project them again.
// param ids: list = []
UNWIND $ids AS id MATCH (e:Entity {id: id})-[x]->(:Entity) WHERE type(x) <> 'SAME_AS' DELETE x
