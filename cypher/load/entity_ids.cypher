// Which entities are there?
// param after: string = ''
// param limit: integer = 2000
// returns id
MATCH (e:Entity) WHERE e.id > $after RETURN e.id AS id ORDER BY id LIMIT $limit
