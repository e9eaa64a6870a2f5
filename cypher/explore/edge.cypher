// What is the edge between these two?
// param one:      string = 'khorasan:isis-k'
// param other:    string = 'khorasan:taliban'
// param relation: string = 'RIVAL_OF'
// param id:       string = 'RIVAL_OF,khorasan:isis-k,khorasan:taliban'
// returns edge, subject, object
MATCH (a:Entity {id: $one})-[x:$($relation)]->(b:Entity {id: $other}) WHERE x.id = $id
RETURN properties(x) AS edge, a {.id, .name, type: [l IN labels(a) WHERE l <> 'Entity'][0]} AS subject, b {.id, .name, type: [l IN labels(b) WHERE l <> 'Entity'][0]} AS object
