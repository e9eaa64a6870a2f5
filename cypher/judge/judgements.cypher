// Which judgements are there?
// returns found
MATCH (j:Judgement) RETURN collect([j.left, j.right, j.verdict, j.by, j.at, j.why]) AS found
