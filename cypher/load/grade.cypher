// Set how far an analyst trusts a source; what the source was published with stays beside it.
// param id:    string = 'khorasan:brief-origins'
// param grade: string = 'B'
// param by:    string = 'ana'
// param at:    string = '2021-11-01T09:00:00.000Z'
// returns id
MATCH (s:Source {id: $id}) SET s.graded = $grade, s.graded_by = $by, s.graded_at = $at RETURN s.id AS id
