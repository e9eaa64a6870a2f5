// Which sources are there, and has each a text?
// returns id, parts
MATCH (s:Source) RETURN s.id AS id, COUNT { (s)-[:HAS]->(:Passage) } AS parts ORDER BY id
