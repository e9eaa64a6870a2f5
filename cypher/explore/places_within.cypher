// Which places and events are in these places?
// param places: list = ['khorasan:afghanistan']
// returns id
UNWIND $places AS place MATCH (p:Entity {id: place})
MATCH (inner:Entity)-[:LOCATED_IN]->*(p)
MATCH (inner)<-[:SAME_AS]-{0,1}(named)
RETURN DISTINCT named.id AS id ORDER BY id
