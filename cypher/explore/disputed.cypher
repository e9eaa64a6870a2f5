// Which claims may answer one question in two ways?
// param compared:      list = ['founded', 'died', 'strength', 'death_toll', 'cause_of_death']
// param dating:        list = ['KILLED_BY', 'FOUNDED_BY']
// param contradicting: list = ['ALLIED_WITH', 'RIVAL_OF']
// returns ids
CALL () {
  MATCH (c:Claim) WHERE (c.attribute IS NOT NULL OR c.relation IN $dating) AND c.status = 'accepted' AND c.modality IN ['asserted', 'alleged']
  MATCH (c)-[:SUBJECT]->(e)
  WITH coalesce([(e)-[:SAME_AS]->(m) | m.id][0], e.id) AS subject, collect(c) AS said,
    count(CASE WHEN c.attribute IN $compared OR c.relation IN $dating THEN 1 END) AS comparable, count(CASE WHEN c.polarity = 'denied' THEN 1 END) AS denied
  WHERE comparable > 1 OR denied > 0
  UNWIND said AS c
  WITH c, denied WHERE denied > 0 OR c.attribute IN $compared OR c.relation IN $dating
  RETURN c.id AS id
  UNION
  CALL () {
    MATCH (c:Claim) WHERE c.polarity = 'denied' AND c.edge IS NOT NULL AND c.status = 'accepted' RETURN DISTINCT c.edge AS edge
    UNION MATCH (:Entity)-[x:$any($contradicting)]->(:Entity) WHERE x.contested RETURN DISTINCT x.id AS edge
  }
  MATCH (c:Claim {edge: edge}) USING INDEX SEEK c:Claim(edge) WHERE c.status = 'accepted' RETURN c.id AS id
}
RETURN collect(id) AS ids
