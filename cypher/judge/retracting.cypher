// Mark a source that is being taken back; nothing where there is none.
// param id:  string  = ''
// param by:  string  = ''
// param at:  string  = ''
// param why: string? = null
// returns id
MATCH (s:Source {id: $id}) SET s.retracting = coalesce(s.retracting, true), s.retracted_by = coalesce(s.retracted_by, $by), s.retracted_at = coalesce(s.retracted_at, $at), s.retracted_why = coalesce(s.retracted_why, $why) RETURN s.id AS id
