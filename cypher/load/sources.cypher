// Store what was read; what a later load leaves out is kept, and so is the later of two grades that analysts gave.
// param rows: list = []
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
WITH s, row, CASE WHEN s.graded_at + ' ' + s.graded + s.graded_by > row.graded_at + ' ' + row.graded + row.graded_by THEN s {.graded, .graded_by, .graded_at} ELSE {} END AS kept
SET s += row SET s += kept
