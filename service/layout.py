"""Positions from Graphviz' sfdp, in a process of its own: Graphviz is not thread-safe."""

# pygraphviz has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

Positions = dict[str, tuple[float, float]]
_SECONDS = 30
_SPREAD = 1.0


def positions(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> Positions:
    """Return x and y of every node, the same for the same input; raises TimeoutError after 30 s."""
    if not nodes:
        return {}
    return _worker().submit(_sfdp, sorted(nodes), sorted(set(edges))).result(_SECONDS)


@cache
def _worker() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet)


def _quiet() -> None:
    """Graphviz writes to standard error that its wheel lacks a library; what fails still comes back as an exception."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _sfdp(nodes: list[str], edges: list[tuple[str, str]]) -> Positions:
    import pygraphviz

    graph = pygraphviz.AGraph(directed=False, strict=True)
    index = {node: str(number) for number, node in enumerate(nodes)}
    graph.graph_attr.update(overlap="scale", K="1.1", start="random7", outputorder="nodesfirst")
    graph.node_attr.update(shape="box", width="1.3", height="0.6", label="")
    graph.add_nodes_from(index.values())
    graph.add_edges_from((index[a], index[b]) for a, b in edges if a != b)
    graph.layout(prog="sfdp")
    placed = {node: graph.get_node(number).attr["pos"].split(",") for node, number in index.items()}
    return {node: (float(x) * _SPREAD, -float(y) * _SPREAD) for node, (x, y) in placed.items()}
