// How many entities are there of each type?
// returns name, count
MATCH (e:Entity) WHERE NOT e:Merged RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS name, count(*) AS count ORDER BY name
