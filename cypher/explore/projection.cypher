// What is the projection, edge by edge?
// returns subject, relation, object, properties
MATCH (a:Entity)-[x]->(b:Entity) WHERE type(x) <> 'SAME_AS' RETURN a.id AS subject, type(x) AS relation, b.id AS object, properties(x) AS properties ORDER BY x.id
