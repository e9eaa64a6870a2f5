// Which edge does each claim name, and which should it, by its ends?
// param after: string = ''
// param limit: integer = 2000
// returns found
MATCH (c:Claim) WHERE c.id > $after AND c.relation IS NOT NULL WITH c ORDER BY c.id LIMIT $limit
MATCH (c)-[:SUBJECT]->(a) MATCH (c)-[:OBJECT]->(b)
RETURN collect([c.id, c.edge, c.relation, a.id, b.id, c.q_label]) AS found
