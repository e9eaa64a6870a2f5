// What are these entities called?
// param ids: list = ['khorasan:isis-k']
// returns id, type, name
UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id)
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name ORDER BY id
