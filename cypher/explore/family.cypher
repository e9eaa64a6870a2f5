// What are these branches of, or which branches have they?
// param ids: list     = ['khorasan:isis-k']
// param up:  boolean? = true
// returns id, type, name, steps
UNWIND $ids AS id MATCH (e:Entity {id: id})
CALL (e) {
  WITH e WHERE coalesce($up, true) MATCH p = (e)-[:BRANCH_OF]->{1,5}(o:Entity) RETURN p, o
  UNION WITH e WHERE NOT coalesce($up, true) MATCH p = (e)<-[:BRANCH_OF]-{1,5}(o:Entity) RETURN p, o
}
WITH p, o WHERE NOT o.id IN $ids
RETURN o.id AS id, [l IN labels(o) WHERE l <> 'Entity'][0] AS type, o.name AS name, [x IN relationships(p) | properties(x)] AS steps ORDER BY length(p), id
