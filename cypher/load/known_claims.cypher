// Which of these claims are stored, and how were they read?
// param ids: list = []
// returns id, extractor, confidence, status
UNWIND $ids AS id MATCH (c:Claim {id: id}) USING INDEX SEEK c:Claim(id) RETURN c.id AS id, c.extractor AS extractor, c.confidence AS confidence, c.status AS status
