// Create entities that claims name for the first time, as those claims make them.
// param rows: list = []
UNWIND $rows AS row CREATE (e:Entity:$(row.type)) SET e = row.props
