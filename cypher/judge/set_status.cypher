// Give claims the status that was decided.
// param rows: list = []
UNWIND $rows AS row MATCH (c:Claim {id: row.id}) USING INDEX SEEK c:Claim(id) SET c.status = row.status
