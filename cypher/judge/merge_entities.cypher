// Merge entities into others: a merged node bears no type and no names of its own.
// param rows:  list = []
// param types: list = []
UNWIND $rows AS row
MATCH (m:Entity {id: row.id}) USING INDEX SEEK m:Entity(id)
MATCH (e:Entity {id: row.into}) USING INDEX SEEK e:Entity(id)
OPTIONAL MATCH (m)-[old:SAME_AS]->() DELETE old
REMOVE m:$($types) SET m:Merged SET m = {id: row.id}
CREATE (m)-[:SAME_AS]->(e)
