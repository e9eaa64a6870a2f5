// Which entities are there, most spoken of first?
// param types:  list?   = ['Organization']
// param offset: integer = 0
// param limit:  integer = 25
// returns total, results
MATCH (e:Entity) WHERE NOT e:Merged AND ($types IS NULL OR any(l IN labels(e) WHERE l IN $types))
WITH e, COUNT { (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT|OBJECT]-(:Claim) } AS claim_count ORDER BY claim_count DESC, e.id
WITH collect([e, claim_count]) AS every
RETURN size(every) AS total, [t IN every[$offset..$offset + $limit] |
  {id: t[0].id, type: [l IN labels(t[0]) WHERE l <> 'Entity'][0], name: t[0].name, kind: t[0].kind, aliases: t[0].aliases, country: t[0].country, claim_count: t[1], score: null}] AS results
