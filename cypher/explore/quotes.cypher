// Which quotes does this source have, and where?
// param source_id: string = 'khorasan:brief-origins'
// returns id, quote, start, end, row, columns
MATCH (s:Source {id: $source_id})<-[:FROM]-(c:Claim)
RETURN c.id AS id, c.quote AS quote, c.start AS start, c.end AS end, c.row AS row, c.columns AS columns ORDER BY id
