// Store claims that join a subject to an object.
// param rows: list = []
UNWIND $rows AS row
MATCH (s:Source {id: row.source}) USING INDEX SEEK s:Source(id)
MATCH (a:Entity {id: row.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row.b}) USING INDEX SEEK b:Entity(id)
CREATE (c:Claim) SET c = row.props
CREATE (c)-[:FROM]->(s) CREATE (c)-[:SUBJECT]->(a) CREATE (c)-[:OBJECT]->(b)
