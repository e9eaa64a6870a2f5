// Let merged entities stand by themselves again.
// param ids: list = []
UNWIND $ids AS id
MATCH (m:Entity:Merged {id: id}) OPTIONAL MATCH (m)-[old:SAME_AS]->() DELETE old REMOVE m:Merged
