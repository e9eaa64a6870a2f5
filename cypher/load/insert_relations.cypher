// Store claims that join a subject to an object, source by source.
// param rows: list = []
UNWIND $rows AS told
MATCH (s:Source {id: told.source}) USING INDEX SEEK s:Source(id)
UNWIND told.claims AS row
MATCH (a:Entity {id: row.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row.b}) USING INDEX SEEK b:Entity(id)
CREATE (c:Claim) SET c = row.props
CREATE (c)-[:FROM]->(s) CREATE (c)-[:SUBJECT]->(a) CREATE (c)-[:OBJECT]->(b)
