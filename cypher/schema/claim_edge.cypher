// The claims of one edge are found by its key.
CREATE INDEX claim_edge IF NOT EXISTS FOR (c:Claim) ON (c.edge)
