// The sources that are being taken back are found at once.
CREATE INDEX source_retracting IF NOT EXISTS FOR (s:Source) ON (s.retracting)
