// What are these merged entities the same as?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (e:Entity {id: id})-[:SAME_AS]->(m) USING INDEX SEEK e:Entity(id) RETURN collect([id, m.id]) AS found
