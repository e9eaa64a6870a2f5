// Which nodes are these, by Neo4j's own ids?
// param ids: list = []
// returns node
MATCH (node) WHERE elementId(node) IN $ids RETURN node
