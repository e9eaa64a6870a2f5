// Store what was read; what a later load leaves out is kept.
// param rows: list = []
UNWIND $rows AS row MERGE (s:Source {id: row.id}) SET s += row
