// Store claims that give a subject an attribute.
// param rows: list = []
UNWIND $rows AS row
MATCH (s:Source {id: row.source}) USING INDEX SEEK s:Source(id)
MATCH (a:Entity {id: row.a}) USING INDEX SEEK a:Entity(id)
CREATE (c:Claim) SET c = row.props
CREATE (c)-[:FROM]->(s) CREATE (c)-[:SUBJECT]->(a)
