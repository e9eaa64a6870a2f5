// What do these claims answer, and who says so?
// param ids: list = []
// returns claim, subject, object, event, voice, source, published, publisher
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:FROM]->(s:Source) USING INDEX SEEK c:Claim(id)
MATCH (c)-[:SUBJECT]->(a:Entity)
RETURN c {.id, .subject_type, .edge, .relation, .attribute, .value, .value_min, .value_max, .value_op, .value_of, .polarity, .modality, .since, .quote, .start,
    .since_from, .since_to, .until_from, .until_to} AS claim,
  coalesce([(a)-[:SAME_AS]->(m) | m.id][0], a.id) AS subject,
  [(c)-[:OBJECT]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0] AS object,
  [(c)-[:NAMES {as: 'event'}]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0] AS event,
  coalesce([(c)-[:NAMES {as: 'attributed_to'}]->(b) | coalesce([(b)-[:SAME_AS]->(m) | m.id][0], b.id)][0], c.attributed_text) AS voice,
  s.id AS source, s.published_day AS published, s.publisher AS publisher
ORDER BY claim.id
