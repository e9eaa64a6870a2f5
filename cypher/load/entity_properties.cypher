// What do the claims of these entities add up to?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id) RETURN collect([id, properties(e)]) AS found
