// Who left whom, when, and where did they go?
// param entity_id: string? = null
// returns who, from, to, since, sources, quote, relationship, who_id, from_id, to_ids
MATCH (a:Entity)-[x:DEFECTED_FROM]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
OPTIONAL MATCH (c:Claim {edge: x.id})-[:NAMES {as: 'to'}]->(d:Entity)
WITH a, x, b, collect(DISTINCT d) AS ds
RETURN a.name AS who, b.name AS from, [d IN ds | d.name] AS to, x.since AS since, x.source_count AS sources, x.quote AS quote, x.id AS relationship,
  a.id AS who_id, b.id AS from_id, [d IN ds | d.id] AS to_ids ORDER BY since, who
