// Which of these entities are stored, and what is each merged into?
// param ids: list = []
// returns id, canonical
UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id) OPTIONAL MATCH (e)-[:SAME_AS]->(m) RETURN e.id AS id, coalesce(m.id, e.id) AS canonical
