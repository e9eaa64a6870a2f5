// Who left whom, when, and where did they go?
// param entity_id: string? = null
// returns who, from, to, since, sources, quote, publisher, relationship, who_id, from_id, to_ids, claim_id, source_id
MATCH (a:Entity)-[x:DEFECTED_FROM]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
OPTIONAL MATCH (c:Claim {edge: x.id})-[:NAMES {as: 'to'}]->(d:Entity)
WITH a, x, b, collect(DISTINCT d) AS ds
CALL (x) { OPTIONAL MATCH (c:Claim {edge: x.id})-[:FROM]->(s:Source) WHERE c.quote = x.quote RETURN c, s ORDER BY c.id LIMIT 1 }
RETURN a.name AS who, b.name AS from, [d IN ds | d.name] AS to, coalesce(COLLECT { MATCH (d:Claim {edge: x.id}) WHERE d.since IS NOT NULL AND d.status = 'accepted' AND d.polarity <> 'denied' RETURN d.since ORDER BY d.since LIMIT 1 }[0], x.since) AS since, x.source_count AS sources, x.quote AS quote, s.publisher AS publisher, x.id AS relationship,
  a.id AS who_id, b.id AS from_id, [d IN ds | d.id] AS to_ids, c.id AS claim_id, s.id AS source_id ORDER BY since, who
