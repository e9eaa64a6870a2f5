// Which sources say what these entities are called, and what they are?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:SUBJECT]-(c:Claim)-[:FROM]->(s) USING INDEX SEEK e:Entity(id)
WHERE c.attribute IN ['name', 'alias', 'kind', 'description', 'country', 'nationality', 'designation'] AND c.status = 'accepted' AND c.polarity = 'affirmed' AND c.modality = 'asserted'
WITH DISTINCT id, c.attribute AS attribute, c.value AS value, s.id AS source
RETURN collect([id, attribute, value, source]) AS found
