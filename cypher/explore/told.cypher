// What do these claims answer, and who says so?
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(id)
MATCH (c)-[:SUBJECT]->(a:Entity)
WITH c, s, coalesce([(a)-[:SAME_AS]->(m) | m.id][0], a.id) AS subject,
  [(c)-[:OBJECT]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0] AS object,
  [(c)-[:NAMES {as: 'event'}]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0] AS event,
  [(c)-[:NAMES {as: 'attributed_to'}]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0] AS voice,
  CASE WHEN c.value_op IS NULL THEN c.value ELSE [c.value_min, c.value_max, c.value_op, c.value_of] END AS value
RETURN collect([c.id, subject, c.subject_type, object, c.edge, c.relation, c.attribute, value, event, c.polarity, c.modality, c.since,
  c.since_from, c.since_to, c.until_from, c.until_to, s.id, s.published_day, s.publisher, coalesce(voice, c.attributed_text, s.publisher, s.id), c.quote, c.start]) AS found
