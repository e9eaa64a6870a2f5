// Remove native edges that no claim supports any more.
// param rows: list = []
UNWIND $rows AS r
MATCH (a:Entity {id: r.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: r.b}) USING INDEX SEEK b:Entity(id)
MATCH (a)-[x:$(r.type)]->(b) WHERE x.id = r.props.id DELETE x
