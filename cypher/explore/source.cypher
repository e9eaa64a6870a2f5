// Who published this, and when?
// param source_id: string = 'khorasan:brief-origins'
// returns source
MATCH (s:Source {id: $source_id})
RETURN s {.id, .title, .publisher, .published, .retrieved, .url, .kind, .reliability, .sha256, claim_count: COUNT { (s)<-[:FROM]-() }} AS source
