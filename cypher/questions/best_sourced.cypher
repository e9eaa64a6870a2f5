// Which relationships have most sources?
// param limit: integer = 25
// returns who, relation, whom, sources, voices, quote, relationship, who_id, whom_id
MATCH (a:Entity)-[x]->(b:Entity) WHERE x.source_count IS NOT NULL
RETURN a.name AS who, type(x) AS relation, b.name AS whom, x.source_count AS sources, x.voice_count AS voices, x.quote AS quote, x.id AS relationship,
  a.id AS who_id, b.id AS whom_id ORDER BY sources DESC, voices DESC, who, relation, whom LIMIT $limit
