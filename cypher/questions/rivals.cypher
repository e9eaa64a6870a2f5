// Who are the rivals of this group, and which sentence says so?
// param entity_id: string  = 'khorasan:isis-k'
// param as_of:     date?   = null
// returns rival, since, sources, contested, quote, publisher, relationship, rival_id, claim_id, source_id
MATCH (:Entity {id: $entity_id})-[x:RIVAL_OF]-(o:Entity)
WHERE $as_of IS NULL OR any(i IN range(0, size(x.since_from) - 1) WHERE x.since_from[i] <= toInteger(replace($as_of + substring('YYYY-12-31', size($as_of)), '-', ''))
    AND x.until_to[i] >= toInteger(replace($as_of + substring('YYYY-01-01', size($as_of)), '-', '')))
CALL (x) { OPTIONAL MATCH (c:Claim {edge: x.id})-[:FROM]->(s:Source) WHERE c.quote = x.quote RETURN c, s ORDER BY c.id LIMIT 1 }
RETURN o.name AS rival, coalesce(COLLECT { MATCH (d:Claim {edge: x.id}) WHERE d.since IS NOT NULL AND d.status = 'accepted' AND d.polarity <> 'denied' RETURN d.since ORDER BY d.since LIMIT 1 }[0], x.since) AS since, x.source_count AS sources, x.contested AS contested, x.quote AS quote, s.publisher AS publisher, x.id AS relationship, o.id AS rival_id, c.id AS claim_id, s.id AS source_id ORDER BY sources DESC, rival
