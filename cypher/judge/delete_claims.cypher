// Remove claims.
// param ids: list = []
UNWIND $ids AS id MATCH (c:Claim {id: id}) USING INDEX SEEK c:Claim(id) DETACH DELETE c
