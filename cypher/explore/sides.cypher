// Who says so, who denies it, and who only alleges it?
// param edge:   string  = 'RIVAL_OF,khorasan:isis-k,khorasan:taliban'
// param offset: integer = 0
// param limit:  integer = 25
// returns side, total, ids
MATCH (c:Claim {edge: $edge})-[:FROM]->(s:Source) WHERE c.status = 'accepted'
WITH c, CASE WHEN c.polarity = 'denied' THEN 'against' WHEN c.modality = 'asserted' THEN 'for' ELSE 'unproven' END AS side
ORDER BY c.confidence DESC, s.published_day, c.id
WITH side, collect(c.id) AS every
RETURN side, size(every) AS total, every[$offset..$offset + $limit] AS ids
