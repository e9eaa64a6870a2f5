// Join claims to the entities that their qualifiers and attributions name.
// param rows: list = []
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim}) USING INDEX SEEK c:Claim(id)
MATCH (e:Entity {id: row.entity}) USING INDEX SEEK e:Entity(id)
CREATE (c)-[:NAMES {as: row.as, type: row.type}]->(e)
