// What are these relationships?
// param keys: list = []
// returns edge, relation, subject, object
UNWIND $keys AS key
MATCH (a:Entity {id: key.one})-[x:$(key.relation)]->(b:Entity {id: key.other}) WHERE x.id = key.id
RETURN properties(x) AS edge, type(x) AS relation, a {.id, .name, type: [l IN labels(a) WHERE l <> 'Entity'][0]} AS subject,
  b {.id, .name, type: [l IN labels(b) WHERE l <> 'Entity'][0]} AS object
