"""Fealty's loader: the pipeline that every command uses, over Bolt."""

from cypher import writes
from cypher.graph import Graph
from ldbc.claims import items
from ldbc.side import Task, run
from loaders import pipeline
from model.ontology import shipped


def load(task: Task) -> None:
    """Create the schema and load the rows."""
    with Graph.open(task.uri, username=task.username, password=task.password) as graph:
        writes.init(graph)
        report = pipeline.load(items(task.rows(), shipped()), graph, shipped())
        assert not report.refused, report.refused[:3]


if __name__ == "__main__":
    run(load)
