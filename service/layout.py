"""Positions from Graphviz' neato and sfdp, in a process of its own: Graphviz is not thread-safe."""

# pygraphviz has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache
from itertools import combinations

Positions = dict[str, tuple[float, float]]
_SECONDS = 30
_WIDTH, _HEIGHT = 140.0, 76.0  # points that a node takes with its label
_ASPECT = 1.4
_SMALL = 60  # nodes; in a larger part only some labels are drawn, so nodes stand closer
_LABEL = (170.0, 110.0)  # points that a node of a small part takes with a label of three lines
_SIGN = (110.0, 70.0)  # and one of a larger part
_ROUNDS = 200
_PUSHES = 200_000  # pairs that are looked at in a larger part, in all rounds


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
    return _worker().submit(_all, [*nodes], [*edges])


def warm() -> None:
    """Start the process that lays out, so that the first picture does not wait for it."""
    _worker().submit(_all, ["a", "b"], [("a", "b")])


@cache
def _worker() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet)


def _quiet() -> None:
    """Graphviz writes to standard error that its wheel lacks a library; what fails still comes back as an exception."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _all(nodes: list[str], edges: list[tuple[str, str]]) -> Positions:
    """Lay out each connected part by itself, the largest first, and put the parts side by side in rows."""
    import networkx

    whole = networkx.Graph(edges)
    whole.add_nodes_from(nodes)
    parts = sorted((sorted(part) for part in networkx.connected_components(whole)), key=lambda part: (-len(part), part))
    return _packed([_part(part, [(a, b) for a, b in edges if a in set_ and a != b]) for part in parts for set_ in (set(part),)])


def _part(nodes: list[str], edges: list[tuple[str, str]]) -> Positions:
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) <= _SMALL:
        return _apart(_filling(_placed(nodes, edges, "neato"), _LABEL), _LABEL, _ROUNDS)
    # Graphviz' own removal of overlaps pulls a large picture to a strip: 1,089 x 11,016 points for 989 nodes; quadtree 2 halves the time.
    rounds = _PUSHES // (len(nodes) * len(nodes) // 2)
    return _apart(_filling(_placed(nodes, edges, "sfdp", quadtree="2"), _SIGN), _SIGN, rounds)


def _placed(nodes: list[str], edges: list[tuple[str, str]], prog: str, **options: str) -> Positions:
    """Return where one of Graphviz' programs puts the nodes of a connected graph."""
    import pygraphviz

    graph = pygraphviz.AGraph(directed=False, strict=True)
    index = {node: str(number) for number, node in enumerate(nodes)}
    graph.graph_attr.update(start="random7", outputorder="nodesfirst", overlap="true", **options)
    graph.node_attr.update(shape="point", label="")
    graph.add_nodes_from(index.values())
    graph.add_edges_from((index[a], index[b]) for a, b in edges)
    graph.layout(prog=prog)
    placed = {node: graph.get_node(number).attr["pos"].split(",") for node, number in index.items()}
    return {node: (float(x), -float(y)) for node, (x, y) in placed.items()}


def _filling(part: Positions, each: tuple[float, float]) -> Positions:
    """Bring a part to the size and shape of a screen on which each node has room."""
    left, top, width, height = _box(part)
    room = len(part) * each[0] * each[1]
    across, down = (room * _ASPECT) ** 0.5 / max(width - _WIDTH, 1), (room / _ASPECT) ** 0.5 / max(height - _HEIGHT, 1)
    return {node: ((x - left) * across, (y - top) * down) for node, (x, y) in part.items()}


def _apart(part: Positions, each: tuple[float, float], rounds: int) -> Positions:
    """Push apart what stands closer than each has room, each pair by the shorter way, until nothing does or the rounds are over."""
    (wide, high), placed = each, {node: [*place] for node, place in part.items()}
    for _ in range(rounds):
        close = [(a, b) for a, b in combinations(placed.values(), 2) if wide - abs(a[0] - b[0]) > 0.5 and high - abs(a[1] - b[1]) > 0.5]
        for a, b in close:
            over = wide - abs(a[0] - b[0]), high - abs(a[1] - b[1])
            axis = 0 if over[0] / wide < over[1] / high else 1
            push = max(over[axis], 0) / 2 * (1 if a[axis] >= b[axis] else -1)
            a[axis] += push
            b[axis] -= push
        if not close:
            break
    return {node: (x, y) for node, (x, y) in placed.items()}


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
