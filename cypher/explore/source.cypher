// Who published this, and when?
// param source_id: string = 'khorasan:brief-origins'
// returns source
MATCH (s:Source {id: $source_id})
RETURN s {.id, .title, .publisher, .published, .retrieved, .url, .kind, .sha256, reliability: coalesce(s.graded, s.reliability), own_reliability: s.reliability, .graded_by, .graded_at, claim_count: COUNT { (s)<-[:FROM]-() }} AS source
