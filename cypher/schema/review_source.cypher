// The reviews of a source are found by its id.
CREATE INDEX review_source IF NOT EXISTS FOR (r:Review) ON (r.source)
