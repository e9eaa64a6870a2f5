// Which of these edges do claims bear the key of?
// param keys: list = []
// returns found
UNWIND $keys AS k WITH k WHERE EXISTS { MATCH (c:Claim {edge: k}) USING INDEX SEEK c:Claim(edge) }
RETURN collect(k) AS found
