// Which of these claims are stored, and how were they read?
// param ids: list = []
// returns found
UNWIND $ids AS id MATCH (c:Claim {id: id}) USING INDEX SEEK c:Claim(id) RETURN collect([id, c.extractor, c.confidence, c.status]) AS found
