// What do the accepted claims of these edges say? Read before inserting.
// param keys: list = []
// returns edge, id, polarity, modality, published, publisher, source, attributed, confidence, quote, since_from, since_to, until_from, until_to
UNWIND $keys AS k
MATCH (c:Claim {edge: k})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(edge)
WHERE c.status = 'accepted'
RETURN c.edge, c.id, c.polarity, c.modality, s.published_day, s.publisher, s.id, coalesce([(c)-[:NAMES {as: 'attributed_to'}]->(e) | e.id][0], c.attributed_text), c.confidence, c.quote, c.since_from, c.since_to, c.until_from, c.until_to
