// Which decisions are there on statements of these sources, or of all?
// param sources: list? = null
// returns found
CALL () {
  WITH $sources AS ids WHERE ids IS NOT NULL UNWIND ids AS id MATCH (r:Review {source: id}) RETURN r
  UNION MATCH (r:Review) WHERE $sources IS NULL RETURN r
}
RETURN collect([r.source, r.statement, r.decision, r.by, r.at, r.why, r.claim, r.instead]) AS found
