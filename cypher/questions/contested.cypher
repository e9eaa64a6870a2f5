// Which relationships do sources dispute?
// returns who, relation, whom, claims, sources, quote, relationship, who_id, whom_id
MATCH (a:Entity)-[x]->(b:Entity) WHERE x.contested
RETURN a.name AS who, type(x) AS relation, b.name AS whom, x.claim_count AS claims, x.source_count AS sources, x.quote AS quote, x.id AS relationship,
  a.id AS who_id, b.id AS whom_id ORDER BY sources DESC, who, relation, whom
