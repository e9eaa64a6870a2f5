// Who says so, who denies it, and who only alleges it?
// param edge:  string  = 'RIVAL_OF,khorasan:isis-k,khorasan:taliban'
// param limit: integer = 25
// returns side, total, results
MATCH (c:Claim {edge: $edge})-[:FROM]->(s:Source) WHERE c.status = 'accepted'
WITH c, s ORDER BY c.confidence DESC, s.published_day, c.id
WITH c, s, CASE WHEN c.polarity = 'denied' THEN 'against' WHEN c.modality = 'asserted' THEN 'for' ELSE 'unproven' END AS side
WITH side, collect({claim: c.id, quote: c.quote, prefix: c.prefix, suffix: c.suffix, start: c.start, end: c.end, polarity: c.polarity, modality: c.modality, hedge: c.hedge,
  since: c.since, until: c.until, confidence: c.confidence, status: c.status, extractor: c.extractor, attributed_to: c.attributed_text,
  source: s {.id, .title, .publisher, .published, .url, .reliability}}) AS every
RETURN side, size(every) AS total, every[..$limit] AS results
