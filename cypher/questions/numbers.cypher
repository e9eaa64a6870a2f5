// Which numbers have been given, about whom, by whom?
// param entity_id: string? = null
// returns about, attribute, least, most, of, since, voice, quote
MATCH (e:Entity)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim)-[:FROM]->(s:Source) WHERE NOT e:Merged AND c.value_op IS NOT NULL AND c.status = 'accepted' AND ($entity_id IS NULL OR e.id = $entity_id)
RETURN e.name AS about, c.attribute AS attribute, c.value_min AS least, c.value_max AS most, c.value_of AS of, c.since AS since,
  coalesce(c.attributed_text, s.publisher) AS voice, c.quote AS quote ORDER BY about, attribute, since, least, c.id
