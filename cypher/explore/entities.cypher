// Which entities are there, and what are they?
// returns labels, properties
MATCH (e:Entity) RETURN [l IN labels(e) WHERE l <> 'Entity'] AS labels, properties(e) AS properties ORDER BY e.id
