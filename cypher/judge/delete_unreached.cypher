// Remove those of these entities that no claim reaches any more.
// param ids: list = []
// returns found
UNWIND $ids AS id
MATCH (e:Entity {id: id}) USING INDEX SEEK e:Entity(id) WHERE NOT EXISTS { (e)<-[:SUBJECT|OBJECT|NAMES]-(:Claim) }
WITH e, e.id AS gone DETACH DELETE e
RETURN collect(gone) AS found
