// Which attacks are there, when, where, and by whom?
// param entity_id: string? = null
// returns attack, date, place, perpetrators, claimed_by, attack_id, place_ids, perpetrators_ids, claimed_by_ids
MATCH (e:Event) WHERE e.kind IN ['attack', 'strike', 'battle']
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (a:Entity)-[:PERPETRATED]->(e)
OPTIONAL MATCH (b:Entity)-[:CLAIMED_RESPONSIBILITY]->(e)
OPTIONAL MATCH (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {attribute: 'date', status: 'accepted'})
WITH e, collect(DISTINCT c.value) AS date, collect(DISTINCT p) AS places, collect(DISTINCT a) AS doers, collect(DISTINCT b) AS claimants
WHERE $entity_id IS NULL OR any(n IN doers + claimants WHERE n.id = $entity_id)
RETURN e.name AS attack, date, [n IN places | n.name] AS place, [n IN doers | n.name] AS perpetrators, [n IN claimants | n.name] AS claimed_by,
  e.id AS attack_id, [n IN places | n.id] AS place_ids, [n IN doers | n.id] AS perpetrators_ids, [n IN claimants | n.id] AS claimed_by_ids ORDER BY date[0], attack
