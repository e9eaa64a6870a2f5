// How many times has the graph been written?
// returns n
MATCH (r:Revision {name: 'graph'}) RETURN r.n AS n
