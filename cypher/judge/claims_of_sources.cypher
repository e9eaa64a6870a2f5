// What do the claims of these sources about these subjects say, in full?
// param sources:  list  = []
// param subjects: list? = null
// returns claim, source, subject, object, names
UNWIND $sources AS id
MATCH (s:Source {id: id})<-[:FROM]-(c:Claim)-[:SUBJECT]->(a) WHERE $subjects IS NULL OR a.id IN $subjects
RETURN properties(c) AS claim, s.id AS source, a.id AS subject, [(c)-[:OBJECT]->(b) | b.id][0] AS object, [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type]] AS names
