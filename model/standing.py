"""How an edge stands in time, read from the four lists of days that it carries, one entry a claim."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from model.dates import OPEN_END, OPEN_START, day

Standing = Literal["certain", "happened", "possible", "carried", "undated"]
STANDINGS: tuple[Standing, ...] = ("certain", "happened", "possible", "carried", "undated")


class Said(NamedTuple):
    """The earliest and latest reading of one claim's beginning and end, yyyymmdd; 0 and 99991231 are open."""

    since_from: int
    since_to: int
    until_from: int
    until_to: int

    @property
    def dated(self) -> bool:
        """Say whether the claim gives any date."""
        return (self.since_from, self.since_to, self.until_from, self.until_to) != (OPEN_START, OPEN_END, OPEN_START, OPEN_END)


class Period(NamedTuple):
    """An evidenced period: its outer days as yyyymmdd, and both as written, as coarse as they were said."""

    first: int
    last: int
    since: str | None
    until: str | None


def said(edge: Mapping[str, Any]) -> list[Said]:
    """Return the dates of every claim that supports an edge."""
    return [Said(*days) for days in zip(edge["since_from"], edge["since_to"], edge["until_from"], edge["until_to"], strict=True)]


def standing(edge: Mapping[str, Any], *, occurrence: bool) -> Standing:
    """Return how an edge stands when no date is asked: it held or happened at some time, or nobody says when."""
    if not any(s.dated for s in said(edge)):
        return "undated"
    return "happened" if occurrence else "certain"


def periods(edge: Mapping[str, Any], *, occurrence: bool) -> list[Period]:
    """Return the evidenced periods in order; those that overlap or follow on the next day are one."""
    last = edge.get("last_evidenced")
    until = int(last.replace("-", "")) if last else OPEN_END
    return _merged(sorted(_period(s, occurrence, until) for s in said(edge) if s.dated))


def _period(said: Said, occurrence: bool, evidenced: int) -> Period:
    ends = (said.until_from, said.until_to) if said.until_to != OPEN_END else (said.since_from, said.since_to) if occurrence else None
    first = said.since_from or (said.until_from if occurrence else OPEN_START)
    since = span(said.since_from, said.since_to) if said.since_from else None
    if ends is None:
        last = max(evidenced, said.since_from)
        return Period(first, last, since, day(last))
    return Period(first, ends[1], since, span(*ends))


def _merged(found: Iterable[Period]) -> list[Period]:
    merged: list[Period] = []
    for period in found:
        before = merged[-1] if merged else None
        if before and period.first <= _next(before.last):
            later = max(before, period, key=lambda p: p.last)
            merged[-1] = Period(before.first, later.last, before.since, later.until)
        else:
            merged.append(period)
    return merged


def _next(number: int) -> int:
    if number in (OPEN_START, OPEN_END):
        return number
    after = date(number // 10000, number // 100 % 100, number % 100) + timedelta(days=1)
    return after.year * 10000 + after.month * 100 + after.day


def span(first: int, last: int) -> str | None:
    """Return the day, month or year that lasts from one day to another, or both with a slash; None where both are open."""
    if first == OPEN_START and last == OPEN_END:
        return None
    if first == last:
        return day(first)
    if first // 10000 == last // 10000 and first % 10000 == 101 and last % 10000 == 1231:
        return f"{first // 10000:04}"
    if first // 100 == last // 100 and first % 100 == 1 and _next(last) // 100 != last // 100:
        return f"{first // 10000:04}-{first // 100 % 100:02}"
    return f"{day(first) or '..'}/{day(last) or '..'}"
