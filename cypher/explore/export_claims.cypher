// What has been claimed, in full?
// returns claim, source, subject, object, names
MATCH (c:Claim)-[:FROM]->(s) MATCH (c)-[:SUBJECT]->(a)
WITH c, s, a ORDER BY c.id
RETURN properties(c) AS claim, s.id AS source, a.id AS subject, [(c)-[:OBJECT]->(b) | b.id][0] AS object, [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type]] AS names
