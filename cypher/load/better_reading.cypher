// Keep the better of two readings of the same claim.
// param rows: list = []
UNWIND $rows AS row MATCH (c:Claim {id: row.id}) USING INDEX SEEK c:Claim(id) SET c.extractor = row.extractor, c.confidence = row.confidence, c.status = row.status
