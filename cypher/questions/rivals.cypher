// Who are the rivals of this group, and which sentence says so?
// param entity_id: string  = 'khorasan:isis-k'
// param as_of:     date?   = null
// returns rival, since, sources, contested, quote, relationship, rival_id
MATCH (:Entity {id: $entity_id})-[x:RIVAL_OF]-(o:Entity)
WHERE $as_of IS NULL OR any(i IN range(0, size(x.since_from) - 1) WHERE x.since_from[i] <= toInteger(replace($as_of + substring('YYYY-12-31', size($as_of)), '-', ''))
    AND x.until_to[i] >= toInteger(replace($as_of + substring('YYYY-01-01', size($as_of)), '-', '')))
RETURN o.name AS rival, x.since AS since, x.source_count AS sources, x.contested AS contested, x.quote AS quote, x.id AS relationship, o.id AS rival_id ORDER BY sources DESC, rival
