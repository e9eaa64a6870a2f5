// Give entities the type and the properties that their claims add up to.
// param rows: list = []
// param types: list = []
UNWIND $rows AS row
MATCH (e:Entity {id: row.props.id}) USING INDEX SEEK e:Entity(id)
REMOVE e:$($types) SET e:$(row.type) SET e = row.props
