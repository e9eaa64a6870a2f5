// Which sources call these entities what?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id)
CALL (e) {
  MATCH (e)<-[:SUBJECT]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT c.subject_type AS type, s.id AS source
  UNION MATCH (e)<-[:OBJECT]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT c.object_type AS type, s.id AS source
  UNION MATCH (e)<-[n:NAMES]-(c:Claim)-[:FROM]->(s) RETURN DISTINCT n.type AS type, s.id AS source
}
RETURN collect([id, type, source]) AS found
