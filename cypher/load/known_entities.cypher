// Which of these entities are stored, what is each merged into, and what do its claims add up to?
// param ids: list = []
// returns id, canonical, type, properties
UNWIND $ids AS id
MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id)
OPTIONAL MATCH (e)-[:SAME_AS]->(m)
RETURN e.id AS id, coalesce(m.id, e.id) AS canonical, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, properties(e) AS properties
