// Who pledged allegiance to whom, since when?
// param entity_id: string? = null
// returns who, whom, since, until, sources, quote
MATCH (a:Entity)-[x:PLEDGED_TO]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
RETURN a.name AS who, b.name AS whom, x.since AS since, x.until AS until, x.source_count AS sources, x.quote AS quote ORDER BY since, who
