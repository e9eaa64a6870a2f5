// Who was killed by whom, and when?
// param entity_id: string? = null
// returns who, by, since, sources, quote, publisher, relationship, who_id, by_id, claim_id, source_id
MATCH (a:Entity)-[x:KILLED_BY]->(b:Entity) WHERE $entity_id IS NULL OR $entity_id IN [a.id, b.id]
CALL (x) { OPTIONAL MATCH (c:Claim {edge: x.id})-[:FROM]->(s:Source) WHERE c.quote = x.quote RETURN c, s ORDER BY c.id LIMIT 1 }
RETURN a.name AS who, b.name AS by, coalesce(COLLECT { MATCH (d:Claim {edge: x.id}) WHERE d.since IS NOT NULL AND d.status = 'accepted' AND d.polarity <> 'denied' RETURN d.since ORDER BY d.since LIMIT 1 }[0], x.since) AS since, x.source_count AS sources, x.quote AS quote, s.publisher AS publisher, x.id AS relationship,
  a.id AS who_id, b.id AS by_id, c.id AS claim_id, s.id AS source_id ORDER BY since, who
