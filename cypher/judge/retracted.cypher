// Put the mark of a retraction in a source's place.
// param id: string = ''
MATCH (s:Source {id: $id})
OPTIONAL MATCH (s)-[:HAS]->(p:Passage)
WITH s, collect(p) AS passages, s.retracted_by AS by, s.retracted_at AS at, s.retracted_why AS why, s.id AS id
FOREACH (p IN passages | DETACH DELETE p)
DETACH DELETE s
MERGE (r:Retraction {id: id}) SET r.by = by, r.at = at, r.why = why
