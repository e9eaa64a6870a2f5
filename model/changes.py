"""What changed between two dates: edges that began, that ended, and that came to be disputed."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from model.dates import OPEN_END, OPEN_START
from model.projection import Said as Claim
from model.standing import Said, next_day

Kind = Literal["began", "ended", "contested"]
KINDS: tuple[Kind, ...] = ("began", "ended", "contested")
Days = tuple[int, int]


class Change(NamedTuple):
    """What happened, between its earliest and latest day, and whether it surely falls in what is asked."""

    kind: Kind
    first: int
    last: int
    certain: bool


def changes(claims: Sequence[Said], window: Days, *, occurrence: bool) -> list[Change]:
    """Return how an edge's periods began and ended in the window; a period that another claim continues has not ended."""
    found: list[Change] = []
    for period in _periods(claims, occurrence):
        begins = [b for s in period if (b := begun(s, occurrence))]
        if begins:
            found += _change("began", min(begins, key=lambda b: (b[1], -b[0])), window)
        if (last := _ended(period, occurrence)) is not None:
            found += _change("ended", last, window)
    return found


def disputed(against: Iterable[Claim], window: Days) -> tuple[Change, Claim] | None:
    """Return when an edge came to be disputed, and by which claim: what its date, or its publication, puts in the window."""
    met = [(change, s) for s in against for days in _told(s) for change in _change("contested", days, window)]
    return min(met, key=lambda m: (not m[0].certain, m[0].first, m[1].id), default=None)


def begun(said: Said, occurrence: bool) -> Days | None:
    """Return between which days a claim's beginning falls, where it tells one."""
    if said.begins:
        return said.since_from, said.since_to
    return (said.until_from, said.until_to) if occurrence and said.ends else None


def overlap(days: Days, window: Days) -> bool:
    """Say whether two spans share a day."""
    return days[0] <= window[1] and days[1] >= window[0]


def _told(claim: Claim) -> list[Days]:
    said = Said(claim.since_from, claim.since_to, claim.until_from, claim.until_to)
    dated = [begun(said, True)] if said.dated else []
    return [d for d in (*dated, (claim.published, claim.published) if claim.published else None) if d]


def _change(kind: Kind, days: Days, window: Days) -> list[Change]:
    """Return the change, if it may fall in the window; "by 2016" or "after 2016" puts nothing in any month."""
    if days[0] == OPEN_START or days[1] == OPEN_END or not overlap(days, window):
        return []
    return [Change(kind, *days, window[0] <= days[0] and days[1] <= window[1])]


def _outer(said: Said, occurrence: bool) -> Days:
    first = said.since_from if said.begins or not occurrence else said.until_from
    if said.ends:
        return first, said.until_to
    begun = said.since_to if said.since_to != OPEN_END else said.since_from
    return first, begun if occurrence else max(begun, said.published)


def _periods(claims: Sequence[Said], occurrence: bool) -> list[list[Said]]:
    """Return the claims whose outer days overlap or follow on the next day, together."""
    found: list[list[Said]] = []
    last = OPEN_START
    for said in sorted((s for s in claims if s.dated), key=lambda s: _outer(s, occurrence)):
        first, end = _outer(said, occurrence)
        if found and first <= next_day(last):
            found[-1].append(said)
        else:
            found.append([said])
        last = max(last, end)
    return found


def _ended(period: Sequence[Said], occurrence: bool) -> Days | None:
    """Return between which days a period ended, unless a claim without an end is later evidence, or it all happened at once."""
    ends = [s for s in period if s.ends]
    if not ends:
        return None
    last = max(ends, key=lambda s: (s.until_from, -s.until_to))
    open_ = [_outer(s, occurrence)[1] for s in period if not s.ends]
    if last.until_to == OPEN_END or max(open_, default=OPEN_START) > last.until_to:
        return None
    if occurrence and begun(last, True) == (last.until_from, last.until_to) and len(period) == 1:
        return None
    return last.until_from, last.until_to
