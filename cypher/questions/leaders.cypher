// Who has led this group?
// param entity_id: string  = 'khorasan:isis-k'
// param as_of:     date?   = null
// returns leader, since, until, sources, quote, relationship, leader_id
MATCH (a:Entity)-[x:LEADER_OF]->(:Entity {id: $entity_id})
WHERE $as_of IS NULL OR any(i IN range(0, size(x.since_from) - 1) WHERE x.since_from[i] <= toInteger(replace($as_of + substring('YYYY-12-31', size($as_of)), '-', ''))
    AND x.until_to[i] >= toInteger(replace($as_of + substring('YYYY-01-01', size($as_of)), '-', '')))
RETURN a.name AS leader, x.since AS since, x.until AS until, x.source_count AS sources, x.quote AS quote, x.id AS relationship, a.id AS leader_id ORDER BY since, leader
