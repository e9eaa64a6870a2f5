// What does this claim say, in full?
// param id: string = ''
// returns claim, source, subject, object, names
MATCH (c:Claim {id: $id})-[:FROM]->(s) MATCH (c)-[:SUBJECT]->(a)
RETURN properties(c) AS claim, s.id AS source, a.id AS subject, [(c)-[:OBJECT]->(b) | b.id][0] AS object, [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type]] AS names
