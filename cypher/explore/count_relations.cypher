// How many edges are there of each relation?
// returns name, count
MATCH (:Entity)-[x]->(:Entity) WHERE type(x) <> 'SAME_AS' RETURN type(x) AS name, count(*) AS count ORDER BY name
