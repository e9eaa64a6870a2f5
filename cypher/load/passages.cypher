// Store the text of documents in passages.
// param rows: list = []
UNWIND $rows AS row MATCH (s:Source {id: row.source}) MERGE (p:Passage {id: row.id}) ON CREATE SET p.ordinal = row.ordinal, p.kind = row.kind, p.start = row.start, p.end = row.end, p.text = row.text MERGE (s)-[:HAS]->(p)
