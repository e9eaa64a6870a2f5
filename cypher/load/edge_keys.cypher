// Which edges have claims?
// param after: string = ''
// param limit: integer = 2000
// returns edge
MATCH (c:Claim) WHERE c.edge > $after RETURN DISTINCT c.edge AS edge ORDER BY edge LIMIT $limit
