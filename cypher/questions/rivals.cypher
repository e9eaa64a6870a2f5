// Who are the rivals of this group, and which sentence says so?
// param entity_id: string = 'khorasan:isis-k'
// returns rival, since, sources, contested, quote
MATCH (:Entity {id: $entity_id})-[x:RIVAL_OF]-(o:Entity)
RETURN o.name AS rival, x.since AS since, x.source_count AS sources, x.contested AS contested, x.quote AS quote ORDER BY sources DESC, rival
