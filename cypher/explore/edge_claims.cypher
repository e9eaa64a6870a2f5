// What do the accepted claims of these edges say, the denied and the alleged too?
// param keys: list = ['RIVAL_OF,khorasan:isis-k,khorasan:taliban']
// returns edge, claims
UNWIND $keys AS k
MATCH (c:Claim {edge: k})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(edge)
WHERE c.status = 'accepted'
WITH c, s, coalesce([(c)-[:NAMES {as: 'attributed_to'}]->(e) | coalesce([(e)-[:SAME_AS]->(m) | m.id][0], e.id)][0], c.attributed_text) AS voice
RETURN c.edge AS edge, collect([c.edge, c.id, c.polarity, c.modality, s.published_day, s.publisher, s.id, voice, c.confidence, c.quote, c.since_from, c.since_to, c.until_from, c.until_to, c.start]) AS claims
