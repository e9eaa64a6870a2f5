// Which sources are being taken back?
// returns id
MATCH (s:Source) WHERE s.retracting IS NOT NULL RETURN s.id AS id ORDER BY id
