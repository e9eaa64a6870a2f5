// What has been read, newest first?
// param offset: integer = 0
// param limit:  integer = 25
// returns total, results
MATCH (s:Source)
WITH s ORDER BY s.published_day DESC, s.id
WITH collect(s) AS every
RETURN size(every) AS total, [s IN every[$offset..$offset + $limit] | s {.id, .title, .publisher, .published, .url, .kind, .reliability, claim_count: COUNT { (s)<-[:FROM]-() }}] AS results
