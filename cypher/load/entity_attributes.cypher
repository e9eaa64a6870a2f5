// Which sources say what these entities are called, and what they are?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
CALL (n) { RETURN n AS e UNION MATCH (n)<-[:SAME_AS]-(e) RETURN e }
MATCH (e)<-[:SUBJECT]-(c:Claim)-[:FROM]->(s)
WHERE c.attribute IN ['name', 'alias', 'kind', 'description', 'country', 'nationality', 'designation'] AND c.status = 'accepted' AND c.polarity = 'affirmed' AND c.modality = 'asserted'
WITH DISTINCT id, c.attribute AS attribute, c.value AS value, s.id AS source
RETURN collect([id, attribute, value, source]) AS found
