// When was this source taken back, by whom and why?
// param id: string = ''
// returns id, by, at, why
CALL () {
  MATCH (r:Retraction {id: $id}) RETURN r.id AS id, r.by AS by, r.at AS at, r.why AS why
  UNION MATCH (s:Source {id: $id}) WHERE s.retracting IS NOT NULL RETURN s.id AS id, s.retracted_by AS by, s.retracted_at AS at, s.retracted_why AS why
}
RETURN id, by, at, why
