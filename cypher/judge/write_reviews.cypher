// Store decisions on statements.
// param rows: list = []
UNWIND $rows AS row MERGE (r:Review {id: row.id}) SET r = row
