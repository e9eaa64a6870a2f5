// How many edges of each relation has this entity?
// param entity_id: string = 'khorasan:isis-k'
// param relations: list   = ['RIVAL_OF', 'PLEDGED_TO']
// param symmetric: list   = ['RIVAL_OF']
// returns relation, direction, label, count, first_evidenced, last_evidenced
MATCH (e:Entity {id: $entity_id})-[x:$any($relations)]-(:Entity)
RETURN type(x) AS relation, CASE WHEN type(x) IN $symmetric THEN 'any' WHEN startNode(x) = e THEN 'out' ELSE 'in' END AS direction, x.label AS label, count(*) AS count,
  min(x.first_evidenced) AS first_evidenced, max(x.last_evidenced) AS last_evidenced ORDER BY relation, direction, label
