// Who has led this group?
// param entity_id: string = 'khorasan:isis-k'
// returns leader, since, until, sources, quote
MATCH (a:Entity)-[x:LEADER_OF]->(:Entity {id: $entity_id})
RETURN a.name AS leader, x.since AS since, x.until AS until, x.source_count AS sources, x.quote AS quote ORDER BY since, leader
