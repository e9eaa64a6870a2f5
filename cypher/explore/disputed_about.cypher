// Which claims may answer one question about this entity in two ways?
// param entity:        string = 'khorasan:isis-k'
// param compared:      list   = ['founded', 'died', 'strength', 'death_toll', 'cause_of_death']
// param dating:        list   = ['KILLED_BY', 'FOUNDED_BY']
// param contradicting: list   = ['ALLIED_WITH', 'RIVAL_OF']
// returns ids
MATCH (e:Entity {id: $entity})
WITH e, [e] + [(m:Entity)-[:SAME_AS]->(e) | m] AS names
CALL (e, names) {
  UNWIND names AS n
  CALL (n) {
    MATCH (n)<-[:SUBJECT]-(c:Claim) WHERE c.attribute IS NOT NULL OR c.relation IN $dating RETURN n AS subject, c
    UNION MATCH (n)<-[:OBJECT]-(k:Claim {relation: 'KILLED_BY', status: 'accepted'})-[:SUBJECT]->(subject)
    WITH DISTINCT subject MATCH (subject)<-[:SUBJECT]-(c:Claim {relation: 'KILLED_BY'}) RETURN subject, c
  }
  WITH coalesce([(subject)-[:SAME_AS]->(m) | m.id][0], subject.id) AS whom, c WHERE c.status = 'accepted' AND c.modality IN ['asserted', 'alleged']
  WITH whom, collect(DISTINCT c) AS said,
    count(CASE WHEN c.attribute IN $compared OR c.relation IN $dating THEN 1 END) AS comparable, count(CASE WHEN c.polarity = 'denied' THEN 1 END) AS denied
  WHERE comparable > 1 OR denied > 0
  UNWIND said AS c
  WITH c, denied WHERE denied > 0 OR c.attribute IN $compared OR c.relation IN $dating
  RETURN c.id AS id
  UNION
  CALL (e, names) {
    UNWIND names AS n MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim) WHERE c.polarity = 'denied' AND c.edge IS NOT NULL AND c.status = 'accepted'
    RETURN DISTINCT c.edge AS edge
    UNION MATCH (e)-[x:$any($contradicting)]-(:Entity) WHERE x.contested RETURN DISTINCT x.id AS edge
  }
  MATCH (c:Claim {edge: edge}) USING INDEX SEEK c:Claim(edge) WHERE c.status = 'accepted' RETURN c.id AS id
}
RETURN collect(id) AS ids
