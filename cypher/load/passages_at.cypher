// In which passages do these places of documents stand? A place is a source and a character of its text.
// param places: list = [['khorasan:brief-origins', 52]]
// returns found
UNWIND $places AS place
MATCH (s:Source {id: place[0]})-[:HAS]->(p:Passage) USING INDEX SEEK s:Source(id) WHERE p.start <= place[1] < p.end
RETURN collect([place[0], place[1], p.id, p.text]) AS found
