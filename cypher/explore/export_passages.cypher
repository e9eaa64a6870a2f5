// What do the stored documents say?
// returns passage, source
MATCH (s:Source)-[:HAS]->(p:Passage) RETURN properties(p) AS passage, s.id AS source ORDER BY s.id, p.ordinal
