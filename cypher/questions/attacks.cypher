// Which attacks are there, when, where, and by whom?
// param entity_id: string? = null
// returns attack, date, place, perpetrators, claimed_by
MATCH (e:Event) WHERE e.kind IN ['attack', 'strike', 'battle']
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (a:Entity)-[:PERPETRATED]->(e)
OPTIONAL MATCH (b:Entity)-[:CLAIMED_RESPONSIBILITY]->(e)
OPTIONAL MATCH (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {attribute: 'date', status: 'accepted'})
WITH e, collect(DISTINCT c.value) AS date, collect(DISTINCT p.name) AS place, collect(DISTINCT a.name) AS perpetrators, collect(DISTINCT b.name) AS claimed_by, collect(DISTINCT a.id) + collect(DISTINCT b.id) AS ids
WHERE $entity_id IS NULL OR $entity_id IN ids
RETURN e.name AS attack, date, place, perpetrators, claimed_by ORDER BY date[0], attack
