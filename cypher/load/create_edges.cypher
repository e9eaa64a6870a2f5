// Write native edges that do not exist yet.
// param rows: list = []
UNWIND $rows AS r
MATCH (a:Entity {id: r.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: r.b}) USING INDEX SEEK b:Entity(id)
CREATE (a)-[x:$(r.type)]->(b) SET x = r.props
