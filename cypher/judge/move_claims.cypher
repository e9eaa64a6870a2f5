// Give claims the key of the edge that they belong to now.
// param rows: list = []
UNWIND $rows AS row MATCH (c:Claim {id: row.id}) USING INDEX SEEK c:Claim(id) SET c.edge = row.edge
