// How many times has the graph been written, and which graph is it?
// returns n, born
MATCH (r:Revision {name: 'graph'}) RETURN r.n AS n, r.born AS born
