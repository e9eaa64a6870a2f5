// Which places and events are in these places?
// param places: list = ['khorasan:afghanistan']
// returns id
UNWIND $places AS place MATCH (p:Entity {id: place})
OPTIONAL MATCH (inner:Entity)-[:LOCATED_IN]->*(p)
RETURN DISTINCT inner.id AS id ORDER BY id
