// Which sources have been read?
// returns source
MATCH (s:Source) RETURN properties(s) AS source ORDER BY s.id
