// Which relationships join these entities with each other?
// param ids:       list = ['khorasan:isis-k', 'khorasan:taliban']
// param relations: list = ['RIVAL_OF', 'FOUGHT']
// returns edges
UNWIND $ids AS id MATCH (a:Entity {id: id})-[x:$any($relations)]->(b) WHERE b.id IN $ids
RETURN collect(DISTINCT x.id) AS edges
