// Forget that these sources were taken back: they are loaded again.
// param ids: list = []
UNWIND $ids AS id MATCH (r:Retraction {id: id}) DELETE r
