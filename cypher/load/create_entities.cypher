// Create entities that claims name for the first time.
// param ids: list = []
UNWIND $ids AS id CREATE (:Entity {id: id})
