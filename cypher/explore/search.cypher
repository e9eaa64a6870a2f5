// Which entities go by this name?
// param text:   string  = 'talib*'
// param whole:  string  = 'talib'
// param types:  list?   = null
// param offset: integer = 0
// param limit:  integer = 10
// returns total, results
CALL db.index.fulltext.queryNodes('entity_names', $text, {limit: 1000}) YIELD node AS e, score
WHERE NOT e:Merged AND ($types IS NULL OR any(l IN labels(e) WHERE l IN $types))
WITH e, score, COUNT { (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT|OBJECT]-(:Claim) } AS claim_count
ORDER BY toLower(e.name) = $whole OR any(alias IN e.aliases WHERE toLower(alias) = $whole) DESC, score * (1 + log10(1 + claim_count)) DESC, e.id
WITH collect([e, score, claim_count]) AS every
RETURN size(every) AS total, [t IN every[$offset..$offset + $limit] |
  {id: t[0].id, type: [l IN labels(t[0]) WHERE l <> 'Entity'][0], name: t[0].name, kind: t[0].kind, aliases: t[0].aliases, country: t[0].country, claim_count: t[2], score: t[1]}] AS results
