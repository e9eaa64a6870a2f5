// Who published these sources, and when?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (s:Source {id: id}) USING INDEX SEEK s:Source(id) RETURN collect([id, s.published_day, s.publisher]) AS found
