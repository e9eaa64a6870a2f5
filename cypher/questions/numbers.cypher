// Which numbers have been given, about whom, by whom?
// param entity_id: string? = null
// returns about, attribute, least, most, of, since, voice, quote, about_id, voice_id, claim_id, source_id
MATCH (e:Entity)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim)-[:FROM]->(s:Source) WHERE NOT e:Merged AND c.value_op IS NOT NULL AND c.status = 'accepted' AND ($entity_id IS NULL OR e.id = $entity_id)
RETURN e.name AS about, c.attribute AS attribute, c.value_min AS least, c.value_max AS most, c.value_of AS of, c.since AS since,
  coalesce(c.attributed_text, s.publisher) AS voice, c.quote AS quote,
  e.id AS about_id, [(c)-[:NAMES {as: 'attributed_to'}]->(v) | v.id][0] AS voice_id, c.id AS claim_id, s.id AS source_id ORDER BY about, attribute, since, least, c.id
