// Who pledged allegiance to whom, since when?
// param entity_id: string? = null
// param as_of:     date?   = null
// returns who, whom, since, until, sources, quote, publisher, relationship, who_id, whom_id, claim_id, source_id
MATCH (a:Entity)-[x:PLEDGED_TO]->(b:Entity) WHERE ($entity_id IS NULL OR $entity_id IN [a.id, b.id])
  AND ($as_of IS NULL OR any(i IN range(0, size(x.since_from) - 1) WHERE x.since_from[i] <= toInteger(replace($as_of + substring('YYYY-12-31', size($as_of)), '-', ''))))
CALL (x) { OPTIONAL MATCH (c:Claim {edge: x.id})-[:FROM]->(s:Source) WHERE c.quote = x.quote RETURN c, s ORDER BY c.id LIMIT 1 }
RETURN a.name AS who, b.name AS whom, coalesce(COLLECT { MATCH (d:Claim {edge: x.id}) WHERE d.since IS NOT NULL AND d.status = 'accepted' AND d.polarity <> 'denied' RETURN d.since ORDER BY d.since LIMIT 1 }[0], x.since) AS since, coalesce(COLLECT { MATCH (d:Claim {edge: x.id}) WHERE d.until IS NOT NULL AND d.status = 'accepted' AND d.polarity <> 'denied' RETURN d.until ORDER BY d.until DESC LIMIT 1 }[0], x.until) AS until, x.source_count AS sources, x.quote AS quote, s.publisher AS publisher, x.id AS relationship,
  a.id AS who_id, b.id AS whom_id, c.id AS claim_id, s.id AS source_id ORDER BY since, who
