"""The graph: .cypher files, and one typed function for each. The only door to Neo4j."""
