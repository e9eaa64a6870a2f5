// Which native edges have these keys?
// param rows: list = []
// returns found
UNWIND $rows AS r
MATCH (a:Entity {id: r.a}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: r.b}) USING INDEX SEEK b:Entity(id)
MATCH (a)-[x:$(r.type)]->(b) WHERE x.id = r.id
RETURN collect([x.id, properties(x)]) AS found
