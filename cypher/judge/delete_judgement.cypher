// Take a judgement back.
// param id: string = ''
// returns gone
MATCH (j:Judgement {id: $id}) WITH j, j.id AS gone DELETE j RETURN gone
