// Which claims may answer one question in two ways: of this entity, or of any?
// param entity:        string? = 'khorasan:isis-k'
// param compared:      list    = ['founded', 'died', 'strength', 'death_toll', 'cause_of_death']
// param dating:        list    = ['KILLED_BY', 'FOUNDED_BY']
// param contradicting: list    = ['ALLIED_WITH', 'RIVAL_OF']
// returns ids
CALL () {
  WITH $entity AS id WHERE id IS NOT NULL
  MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim) RETURN c
  UNION
  WITH $entity AS id WHERE id IS NOT NULL
  MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:OBJECT]-(k:Claim {relation: 'KILLED_BY'})-[:SUBJECT]->()<-[:SUBJECT]-(c:Claim)
  WHERE c.relation = 'KILLED_BY' AND k.status = 'accepted' RETURN DISTINCT c
  UNION
  MATCH (c:Claim) WHERE $entity IS NULL AND (c.attribute IS NOT NULL OR c.relation IN $dating) RETURN c
}
WITH c WHERE c.status = 'accepted' AND c.modality IN ['asserted', 'alleged'] AND (c.attribute IS NOT NULL OR c.relation IN $dating)
MATCH (c)-[:SUBJECT]->(e)
WITH coalesce([(e)-[:SAME_AS]->(m) | m.id][0], e.id) AS subject, collect(c) AS said,
  count(CASE WHEN c.attribute IN $compared OR c.relation IN $dating THEN 1 END) AS comparable, count(CASE WHEN c.polarity = 'denied' THEN 1 END) AS denied
WHERE comparable > 1 OR denied > 0
WITH collect([c IN said WHERE denied > 0 OR c.attribute IN $compared OR c.relation IN $dating | c.id]) AS found
WITH reduce(ids = [], part IN found | ids + part) AS told
OPTIONAL CALL () {
  WITH $entity AS id WHERE id IS NOT NULL
  MATCH (:Entity {id: id})<-[:SAME_AS]-{0,1}()<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.polarity = 'denied' AND c.edge IS NOT NULL AND c.status = 'accepted' RETURN DISTINCT c.edge AS edge
  UNION
  MATCH (c:Claim) WHERE $entity IS NULL AND c.polarity = 'denied' AND c.edge IS NOT NULL AND c.status = 'accepted' RETURN DISTINCT c.edge AS edge
  UNION
  WITH $entity AS id WHERE id IS NOT NULL
  MATCH (:Entity {id: id})-[x:$any($contradicting)]-(:Entity) WHERE x.contested RETURN DISTINCT x.id AS edge
  UNION
  MATCH (:Entity)-[x:$any($contradicting)]->(:Entity) WHERE $entity IS NULL AND x.contested RETURN DISTINCT x.id AS edge
}
WITH told, collect(edge) AS edges
RETURN told + COLLECT { UNWIND edges AS edge MATCH (c:Claim {edge: edge}) USING INDEX SEEK c:Claim(edge) WHERE c.status = 'accepted' RETURN c.id } AS ids
