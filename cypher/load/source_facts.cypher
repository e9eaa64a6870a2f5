// Who published these sources, and when?
// param ids: list = []
// returns id, published, publisher
UNWIND $ids AS id MATCH (s:Source {id: id}) USING INDEX SEEK s:Source(id) RETURN id, s.published_day AS published, s.publisher AS publisher
