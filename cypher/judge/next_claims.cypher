// Which claims of this source are next to go, on which edges, and whom do they reach?
// param id:    string  = ''
// param limit: integer = 2000
// returns ids, edges, entities
MATCH (s:Source {id: $id})<-[:FROM]-(c:Claim) WITH c LIMIT $limit
WITH collect(c) AS every
RETURN [c IN every | c.id] AS ids, [c IN every WHERE c.edge IS NOT NULL | c.edge] AS edges, COLLECT { UNWIND every AS c MATCH (c)-[:SUBJECT|OBJECT|NAMES]->(e) RETURN DISTINCT e.id } AS entities
