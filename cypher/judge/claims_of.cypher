// Which claims join these entities to others or give them the word, and on which edges?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:SUBJECT|OBJECT|NAMES]-(c:Claim) USING INDEX SEEK e:Entity(id) WHERE c.edge IS NOT NULL
WITH DISTINCT c MATCH (c)-[:SUBJECT]->(a) MATCH (c)-[:OBJECT]->(b)
RETURN collect([c.id, c.edge, c.relation, a.id, b.id, c.q_label]) AS found
