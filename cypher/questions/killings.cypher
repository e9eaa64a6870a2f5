// Who was killed by whom, and when?
// param entity_id: string? = null
// returns who, by, since, sources, quote, relationship, who_id, by_id
MATCH (a:Entity)-[x:KILLED_BY]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
RETURN a.name AS who, b.name AS by, x.since AS since, x.source_count AS sources, x.quote AS quote, x.id AS relationship,
  a.id AS who_id, b.id AS by_id ORDER BY since, who
