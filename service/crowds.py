"""Of more than a reader can see, what is drawn: the best-sourced entities and what joins them.

Around somebody every entity that is drawn is joined to the start through others that are drawn.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Any, Protocol

MOST = 1000  # entities that a picture holds; of more, only the best-sourced are drawn
BEST = 500
EDGES = 5000
Line = Sequence[Any]  # an edge, its subject's id and its object's


def ends(lines: Iterable[Line]) -> set[str]:
    """Return the entities that some lines join."""
    return {end for _, *both in lines for end in both}


def ranked(*parts: Iterable[Line]) -> list[Line]:
    """Return the lines of several answers once each, best-sourced first."""
    every = {line[0]["id"]: line for part in parts for line in part}
    return sorted(every.values(), key=lambda line: (-line[0]["source_count"], -line[0]["claim_count"], line[0]["id"]))


class Reads(Protocol):
    """What a picture around somebody is made of, as far as it is needed."""

    def near(self) -> Iterable[Line]:
        """Return the lines of the first step."""
        ...

    def joining(self, ids: Collection[str]) -> Iterable[Line]:
        """Return the lines that join some entities with each other, best first; of more than 5,000 the best."""
        ...


def drawn(found: Sequence[Line], reads: Reads, *, begun: Collection[str], many: bool, hops: int, among: bool) -> Sequence[Line]:
    """Return the lines of a picture around `begun`, or of everything, best first; `found` are all that were found, or the best 5,000."""
    lines = found[:EDGES]
    cut = len(lines) >= EDGES
    if begun and cut and hops > 1 and _apart(lines, begun, many):
        lines = ranked(lines, reads.near())
    elif begun and among and not cut:
        joined = list(reads.joining(ends(lines) | {*begun}))
        lines = joined if len(joined) < EDGES else ranked(lines, joined)
    best = chosen(lines, begun=begun, many=many)
    if cut and many and (among or not begun):
        best = chosen(ranked(best, reads.joining(ends(best) | {*begun})), begun=begun)
    return best


def _apart(lines: Sequence[Line], begun: Collection[str], many: bool) -> bool:
    """Say whether too few of the entities that lines join are led to from where they begin."""
    every = len(ends(lines) | {*begun})
    wanted = min(every, BEST) if many else every
    return len(along(lines, begun, wanted)[0]) < wanted


def chosen(lines: Sequence[Line], *, begun: Collection[str] = (), also: Collection[str] = (), many: bool = False) -> Sequence[Line]:
    """Return those of some lines, best first, that are drawn; `many` says that there are more than a picture holds.

    Of too many entities the best are kept that lines lead to from `begun`; without it, the ends of the best lines.
    """
    every = ends(lines)
    many = many or len(every | {*begun, *also}) > MOST
    if not many and len(lines) <= EDGES:
        return lines
    kept, needed = along(lines, begun, BEST if many else len(every) + len(begun)) if begun else (_first(lines, also), set[str]())
    fit = [line for line in lines if line[1] in kept and line[2] in kept] if many else lines
    return fit if len(fit) <= EDGES else _with(fit, needed)


def along(lines: Sequence[Line], begun: Iterable[str], most: int) -> tuple[set[str], set[str]]:
    """Walk along lines, the best that leads on first, until `most` entities are met; return these, and the lines that led to them."""
    beside: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for rank, (_, a, b) in enumerate(lines):
        beside[a].append((rank, b))
        beside[b].append((rank, a))
    kept, led = set(begun), set[str]()
    waiting = [step for id_ in kept for step in beside[id_]]
    heapify(waiting)
    while waiting and len(kept) < most:
        rank, id_ = heappop(waiting)
        if id_ in kept:
            continue
        kept.add(id_)
        led.add(lines[rank][0]["id"])
        for step in beside[id_]:
            heappush(waiting, step)
    return kept, led


def _first(lines: Iterable[Line], also: Collection[str]) -> set[str]:
    """Return the ends of the best lines, as many as are drawn."""
    kept = set(also)
    for _, *both in lines:
        if len(kept) + len(set(both) - kept) <= BEST:
            kept.update(both)
    return kept


def _with(lines: Sequence[Line], needed: Collection[str]) -> list[Line]:
    """Return as many lines as a picture holds: those that are needed, and the best of the others."""
    room = EDGES - len(needed)
    others = {line[0]["id"] for line in [one for one in lines if one[0]["id"] not in needed][:room]}
    return [line for line in lines if line[0]["id"] in needed or line[0]["id"] in others]
