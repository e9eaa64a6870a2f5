// Who published these sources, and when, and are they being taken back?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (s:Source {id: id}) USING INDEX SEEK s:Source(id) RETURN collect([id, s.published_day, s.publisher, s.retracting]) AS found
