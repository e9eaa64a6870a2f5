// Take the write lock and count the revision up; always the first statement of a write transaction.
// returns n
MERGE (r:Revision {name: 'graph'}) ON CREATE SET r.born = randomUUID() SET r.n = coalesce(r.n, 0) + 1 RETURN r.n AS n
