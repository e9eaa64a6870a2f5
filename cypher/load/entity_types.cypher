// Which sources call these entities what?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
CALL (n) { RETURN n AS e UNION MATCH (n)<-[:SAME_AS]-(e) RETURN e }
CALL (e) {
  MATCH (e)<-[:SUBJECT]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT c.subject_type AS type, s.id AS source
  UNION MATCH (e)<-[:OBJECT]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT c.object_type AS type, s.id AS source
  UNION MATCH (e)<-[x:NAMES]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT x.type AS type, s.id AS source
}
WITH DISTINCT id, type, source RETURN collect([id, type, source]) AS found
