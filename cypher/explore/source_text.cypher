// What does this document say, and where do its claims stand?
// param source_id: string = 'khorasan:brief-origins'
// returns source, text, claims
MATCH (s:Source {id: $source_id})
CALL (s) { MATCH (s)-[:HAS]->(p:Passage) WITH p ORDER BY p.ordinal RETURN collect(p.text) AS parts }
CALL (s) {
  MATCH (s)<-[:FROM]-(c:Claim)-[:SUBJECT]->(a:Entity) WHERE c.start IS NOT NULL
  OPTIONAL MATCH (c)-[:OBJECT]->(b:Entity)
  WITH c, a, b ORDER BY c.start, c.end, c.id
  RETURN collect({claim: c.id, start: c.start, end: c.end, subject: a.id, relation: c.relation, object: b.id, attribute: c.attribute, polarity: c.polarity, modality: c.modality, status: c.status}) AS claims
}
RETURN s {.id, .title, .publisher, .published, .retrieved, .url, .kind, .sha256, reliability: coalesce(s.graded, s.reliability), own_reliability: s.reliability, .graded_by, .graded_at, claim_count: COUNT { (s)<-[:FROM]-() }} AS source, parts AS text, claims
