// Which of these entities do claims reach, and which entities are merged into what?
// param ids: list = []
// returns loaded, merged
CALL () { UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id) WHERE EXISTS { (e)<-[:SUBJECT|OBJECT|NAMES]-(:Claim) } RETURN collect(e.id) AS loaded }
CALL () { MATCH (m:Merged)-[:SAME_AS]->(e:Entity) RETURN collect([m.id, e.id]) AS merged }
RETURN loaded, merged
