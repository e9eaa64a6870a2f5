// What has been read, newest first?
// param publishers: list?   = null
// param offset:     integer = 0
// param limit:      integer = 25
// returns total, results
MATCH (s:Source) WHERE $publishers IS NULL OR s.publisher IN $publishers
WITH s ORDER BY s.published_day DESC, s.id
WITH collect(s) AS every
RETURN size(every) AS total, [s IN every[$offset..$offset + $limit] | s {.id, .title, .publisher, .published, .retrieved, .url, .kind, .sha256, reliability: coalesce(s.graded, s.reliability), own_reliability: s.reliability, .graded_by, .graded_at, claim_count: COUNT { (s)<-[:FROM]-() }}] AS results
