// Who was killed by whom, and when?
// param entity_id: string? = null
// returns who, by, since, sources, quote, relationship
MATCH (a:Entity)-[x:KILLED_BY]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
RETURN a.name AS who, b.name AS by, x.since AS since, x.source_count AS sources, x.quote AS quote, x.id AS relationship ORDER BY since, who
