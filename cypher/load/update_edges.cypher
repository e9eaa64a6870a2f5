// Rewrite native edges that exist.
// param rows: list = []
UNWIND $rows AS r
MATCH (a:Entity {id: r.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: r.b}) USING INDEX SEEK b:Entity(id)
MATCH (a)-[x:$(r.type)]->(b) WHERE x.id = r.props.id SET x = r.props
