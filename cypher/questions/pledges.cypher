// Who pledged allegiance to whom, since when?
// param entity_id: string? = null
// param as_of:     date?   = null
// returns who, whom, since, until, sources, quote, relationship, who_id, whom_id
MATCH (a:Entity)-[x:PLEDGED_TO]->(b:Entity) WHERE ($entity_id IS NULL OR $entity_id IN [a.id, b.id])
  AND ($as_of IS NULL OR any(i IN range(0, size(x.since_from) - 1) WHERE x.since_from[i] <= toInteger(replace($as_of + substring('YYYY-12-31', size($as_of)), '-', ''))))
RETURN a.name AS who, b.name AS whom, x.since AS since, x.until AS until, x.source_count AS sources, x.quote AS quote, x.id AS relationship,
  a.id AS who_id, b.id AS whom_id ORDER BY since, who
