"""Positions from Graphviz' sfdp, in a process of its own: Graphviz is not thread-safe."""

# pygraphviz has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache

Positions = dict[str, tuple[float, float]]
_SECONDS = 30
_WIDTH, _HEIGHT = 140.0, 76.0  # points that a node takes with its label
_ASPECT = 1.4
_SMALL = 60  # nodes; in a larger part only some labels are drawn, so nodes stand closer


def positions(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> Positions:
    """Return x and y of every node, the same for the same input; raises TimeoutError after 30 s."""
    return begun(nodes, edges)()


def begun(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> Callable[[], Positions]:
    """Begin to lay out, and return what waits for the positions; what was laid out lately is kept."""
    if not nodes:
        return dict
    asked = tuple(sorted(nodes)), tuple(sorted(set(edges)))
    laid_out = _laid_out(*asked)

    def waited() -> Positions:
        try:
            return dict(laid_out.result(_SECONDS))
        except BrokenProcessPool:  # it was killed, for memory perhaps; the next one starts anew
            _laid_out.cache_clear()
            _worker.cache_clear()
            return dict(_laid_out(*asked).result(_SECONDS))

    return waited


@lru_cache(32)
def _laid_out(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> "Future[Positions]":
    return _worker().submit(_sfdp, [*nodes], [*edges])


def warm() -> None:
    """Start the process that lays out, so that the first picture does not wait for it."""
    _worker().submit(_sfdp, ["a", "b"], [("a", "b")])


@cache
def _worker() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet)


def _quiet() -> None:
    """Graphviz writes to standard error that its wheel lacks a library; what fails still comes back as an exception."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _sfdp(nodes: list[str], edges: list[tuple[str, str]]) -> Positions:
    """Lay out each connected part by itself, the largest first, and put the parts side by side in rows."""
    import networkx

    whole = networkx.Graph(edges)
    whole.add_nodes_from(nodes)
    parts = sorted((sorted(part) for part in networkx.connected_components(whole)), key=lambda part: (-len(part), part))
    return _packed([_part(part, [(a, b) for a, b in edges if a in set_ and a != b]) for part in parts for set_ in (set(part),)])


def _part(nodes: list[str], edges: list[tuple[str, str]]) -> Positions:
    import pygraphviz

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    graph = pygraphviz.AGraph(directed=False, strict=True)
    index = {node: str(number) for number, node in enumerate(nodes)}
    # vpsc keeps a 40-node picture within 640 x 920 points where scale takes 2250 x 1330; K grows with the graph or it gets thin.
    wide, high = (_WIDTH, _HEIGHT) if len(nodes) <= _SMALL else (_WIDTH * 0.65, _HEIGHT * 0.7)
    graph.graph_attr.update(overlap="vpsc", K=f"{1.3 * len(nodes) ** 0.5:.2f}", start="random7", outputorder="nodesfirst")
    graph.node_attr.update(shape="box", width=str(wide / 72), height=str(high / 72), label="", fixedsize="true")
    graph.add_nodes_from(index.values())
    graph.add_edges_from((index[a], index[b]) for a, b in edges)
    graph.layout(prog="sfdp")
    placed = {node: graph.get_node(number).attr["pos"].split(",") for node, number in index.items()}
    return _wide({node: (float(x), -float(y)) for node, (x, y) in placed.items()})


def _wide(part: Positions) -> Positions:
    """Stretch a tall part sideways: a screen is wider than high, and the labels get room."""
    _, _, width, height = _box(part)
    stretch = max(1.0, _ASPECT * height / width)
    return {node: (x * stretch, y) for node, (x, y) in part.items()}


def _packed(parts: list[Positions]) -> Positions:
    """Put parts into rows of about one width, so that a stray pair does not shrink the rest."""
    sizes = [_box(part) for part in parts]
    widest = max(max(w for _, _, w, _ in sizes), (sum(w * h for _, _, w, h in sizes) * 1.4) ** 0.5)
    placed: Positions = {}
    x = y = row = 0.0
    for part, (left, top, width, height) in zip(parts, sizes, strict=True):
        if x and x + width > widest:
            x, y, row = 0.0, y + row, 0.0
        placed |= {node: (px - left + x, py - top + y) for node, (px, py) in part.items()}
        x, row = x + width, max(row, height)
    return placed


def _box(part: Positions) -> tuple[float, float, float, float]:
    """Return a part's left, top, width and height, with room for the labels."""
    xs, ys = zip(*part.values(), strict=True)
    return min(xs), min(ys), max(xs) - min(xs) + _WIDTH, max(ys) - min(ys) + _HEIGHT
