// What do these claims say, and who says so?
// param ids: list = []
// returns claim, source, names, subject, object
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:FROM]->(s:Source) MATCH (c)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(b:Entity)
RETURN properties(c) AS claim, s {.id, .title, .publisher, .published, .url, .reliability} AS source, [(c)-[n:NAMES]->(e) | [n.as, e.id, n.type, e.name]] AS names,
  {id: a.id, type: c.subject_type, name: coalesce(a.name, [(a)-[:SAME_AS]->(m) | m.name][0])} AS subject, CASE WHEN b IS NOT NULL THEN {id: b.id, type: c.object_type, name: coalesce(b.name, [(b)-[:SAME_AS]->(m) | m.name][0])} END AS object
