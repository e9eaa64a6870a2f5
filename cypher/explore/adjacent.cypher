// What stands one step from this entity, and which claims say so?
// param entity_id: string  = 'khorasan:isis-k'
// param relations: list?   = null
// param evidence:  integer = 1
// param limit:     integer = 25
// returns relation, direction, label, total, results
MATCH (e:Entity {id: $entity_id})-[x]-(o:Entity)
WHERE type(x) <> 'SAME_AS' AND ($relations IS NULL OR type(x) IN $relations)
WITH type(x) AS relation, CASE startNode(x) WHEN e THEN 'out' ELSE 'in' END AS way, x, o
ORDER BY x.source_count DESC, x.claim_count DESC, o.id
WITH relation, way, x.label AS label, collect([x, o]) AS pairs
CALL (pairs) {
  UNWIND pairs[..$limit] AS pair
  WITH pair[0] AS x, pair[1] AS o
  CALL (x) {
    MATCH (c:Claim {edge: x.id})-[:FROM]->(s:Source) WHERE c.status = 'accepted' AND c.polarity = 'affirmed' AND c.modality = 'asserted'
    WITH c, s ORDER BY c.confidence DESC, s.published_day, c.id LIMIT $evidence
    RETURN collect({claim: c.id, quote: c.quote, prefix: c.prefix, suffix: c.suffix, start: c.start, end: c.end, since: c.since, until: c.until, confidence: c.confidence,
      polarity: c.polarity, modality: c.modality, hedge: c.hedge, status: c.status, extractor: c.extractor, attributed_to: c.attributed_text,
      source: s {.id, .title, .publisher, .published, .url, .reliability}}) AS said
  }
  RETURN collect({relationship: x.id, other: {id: o.id, type: [l IN labels(o) WHERE l <> 'Entity'][0], name: o.name}, since: x.since, until: x.until,
    claim_count: x.claim_count, source_count: x.source_count, voice_count: x.voice_count, contested: x.contested, evidence: said}) AS results
}
RETURN relation, way AS direction, label, size(pairs) AS total, results ORDER BY relation, direction, label
