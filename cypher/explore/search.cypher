// Which entities go by this name?
// param text:  string  = 'talib*'
// param limit: integer = 10
// returns id, type, name, kind, aliases, claim_count, score
CALL db.index.fulltext.queryNodes('entity_names', $text, {limit: 200}) YIELD node AS e, score
WHERE NOT e:Merged
WITH e, score, COUNT { (e)<-[:SUBJECT]-() } + COUNT { (e)<-[:OBJECT]-() } AS claim_count
ORDER BY score DESC, claim_count DESC, e.id LIMIT $limit
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name, e.kind AS kind, e.aliases AS aliases, claim_count, score
