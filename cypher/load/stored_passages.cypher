// Which of these sources have a stored text?
// param ids: list = []
// returns id, passages
UNWIND $ids AS id MATCH (s:Source {id: id}) OPTIONAL MATCH (s)-[:HAS]->(p:Passage) WITH s, p ORDER BY p.ordinal RETURN s.id AS id, [x IN collect(p) | [x.start, x.text]] AS passages
