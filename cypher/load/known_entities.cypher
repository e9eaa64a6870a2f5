// Which of these entities are stored, and what are they?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id) RETURN collect([id, labels(e)]) AS found
