"""How an edge stands in time, read from the lists of days that it carries, one entry a claim.

A claim says when something began and ended, each between an earliest and a latest day, so it has many readings.

certain    in every reading a state holds at some time in what is asked; that it had no end yet when its source was
           published is a reading of its own
possible   in some reading
carried    a state without a known end, asked about after the last evidence of it
happened   an occurrence, by the end of what is asked in every reading; a source tells it no earlier than it happened
undated    no date, and nothing published by then
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from model.dates import OPEN_END, OPEN_START, day
from model.when import ALWAYS, When

Standing = Literal["certain", "happened", "possible", "carried", "undated"]
LeftOut = Literal["undated", "ended", "not_yet", "published_later", "publication_unknown"]
STANDINGS: tuple[Standing, ...] = ("certain", "happened", "possible", "carried", "undated")
LEFT_OUT: tuple[LeftOut, ...] = ("undated", "ended", "not_yet", "published_later", "publication_unknown")


class Said(NamedTuple):
    """The earliest and latest reading of one claim's beginning and end, and its publication or 0; 0 and 99991231 are open."""

    since_from: int
    since_to: int
    until_from: int
    until_to: int
    published: int = 0

    @property
    def begins(self) -> bool:
        """Say whether the claim gives a beginning."""
        return self.since_from != OPEN_START or self.since_to != OPEN_END

    @property
    def ends(self) -> bool:
        """Say whether the claim gives an end."""
        return self.until_from != OPEN_START or self.until_to != OPEN_END

    @property
    def dated(self) -> bool:
        """Say whether the claim gives any date."""
        return self.begins or self.ends

    @property
    def told(self) -> int:
        """Return the publication as a day on which it held or had happened, or 0."""
        return self.published if self.until_to == OPEN_END and self.published >= self.since_from else 0


class Period(NamedTuple):
    """An evidenced period: its outer days as yyyymmdd, and both as written, as coarse as they were said."""

    first: int
    last: int
    since: str | None
    until: str | None


def days(said: Said, *, occurrence: bool) -> tuple[int, int]:
    """Return the first and last day on which a dated claim is evidence, both open where nobody says; a window that meets them keeps it."""
    return (said.until_from if occurrence and not said.begins else said.since_from), evidenced_to(said, occurrence)


def said(edge: Mapping[str, Any], known: int | None = None) -> list[Said]:
    """Return the dates of every claim that supports an edge, or of those published by a day."""
    published = edge.get("published") or [0] * len(edge["since_from"])
    lists = zip(edge["since_from"], edge["since_to"], edge["until_from"], edge["until_to"], published, strict=True)
    found = [Said(*days) for days in lists]
    return found if known is None else [s for s in found if 0 < s.published <= known]


def standing(edge: Mapping[str, Any], *, occurrence: bool, when: When = ALWAYS, died: int | None = None) -> Standing:
    """Return how an edge stands as of a date; a state is at most possible once one of its ends is surely dead.

    Without a date it held or happened at some time, or nobody says when.
    """
    claims = said(edge, when.known)
    if when.day is None:
        dated = any(s.dated for s in claims)
        return ("happened" if occurrence else "certain") if dated else "undated"
    stood: set[Standing] = {
        standing_on(s, when.day, occurrence=occurrence) for s in claims if left_out(s, when, occurrence=occurrence) is None
    }
    found: Standing = sorted(stood, key=STANDINGS.index)[0] if stood else "undated"
    if found == "certain" and died is not None and when.day[0] > died:
        return "possible"
    return found


def standing_on(said: Said, asked: tuple[int, int], *, occurrence: bool) -> Standing:
    """Return how one claim, which is not left out, stands at any time from one day to another."""
    return _occurrence(said, asked[1]) if occurrence else _state(said, *asked)


def _state(said: Said, first: int, last: int) -> Standing:
    if not said.dated:
        if not 0 < said.published <= last:
            return "undated"
        return "certain" if said.published >= first else "carried"
    told = said.told
    begun = min(said.since_to, said.until_to, told or OPEN_END)
    lasted = max(said.until_from, said.since_from, told)
    if begun <= last and lasted >= first:
        return "certain"
    return "carried" if said.until_to == OPEN_END != begun and first > max(lasted, begun) else "possible"


def _occurrence(said: Said, last: int) -> Standing:
    if not said.dated:
        return "happened" if 0 < said.published <= last else "undated"
    latest = min(said.since_to if said.begins else said.until_to, said.until_to, said.told or OPEN_END)
    return "happened" if latest <= last else "possible"


def left_out(said: Said, when: When, *, occurrence: bool) -> LeftOut | None:
    """Return why a claim does not count for what is asked, or None where it does; the statements of `explore/` decide alike."""
    if when.known is not None and not 0 < said.published <= when.known:
        return "published_later" if said.published else "publication_unknown"
    asked = (when.day[1] if when.day else OPEN_END), (when.window[1] if when.window else OPEN_END)
    if not said.dated:
        return _undated(said, when, occurrence=occurrence)
    first, last = days(said, occurrence=occurrence)
    if first > min(asked):
        return "not_yet"
    if when.day and not occurrence and said.until_to < when.day[0]:
        return "ended"
    return "ended" if when.window and last < when.window[0] else None


def _undated(said: Said, when: When, *, occurrence: bool) -> LeftOut | None:
    if when.undated == "include" and not when.window:
        return None
    if occurrence if when.window else not when.day:
        return "undated"
    if not 0 < said.published <= (when.day[1] if when.day else OPEN_END):
        return "undated"
    first, last = when.window or (OPEN_START, OPEN_END)
    return "not_yet" if said.published > last else "ended" if said.published < first else None


def evidenced_to(said: Said, occurrence: bool) -> int:
    """Return the last day on which a claim is evidence; open where its end, or its beginning, is after some day."""
    if said.until_to != OPEN_END or (not said.begins and occurrence):
        return said.until_to
    if said.begins and said.since_to == OPEN_END:
        return OPEN_END
    begun = said.since_to if said.begins else OPEN_START
    return max(begun, said.until_from, OPEN_START if occurrence else said.published)


def why(reasons: Iterable[LeftOut | None]) -> LeftOut | None:
    """Return why an edge is left out, from why its claims are; None where one of them counts."""
    found = set(reasons)
    return None if None in found else min(found - {None}, key=lambda r: LEFT_OUT.index(r or "undated"), default=None)


def periods(edge: Mapping[str, Any], *, occurrence: bool, known: int | None = None) -> list[Period]:
    """Return the evidenced periods in order; those that overlap or follow on the next day are one."""
    last = edge.get("last_evidenced")
    until = int(last.replace("-", "")) if last else OPEN_END
    return _merged(sorted(_period(s, occurrence, min(until, known or OPEN_END)) for s in said(edge, known) if s.dated))


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
        if before and period.first <= next_day(before.last):
            later = max(before, period, key=lambda p: p.last)
            merged[-1] = Period(before.first, later.last, before.since, later.until)
        else:
            merged.append(period)
    return merged


def next_day(number: int) -> int:
    """Return the day after one, as yyyymmdd; an open one stays."""
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
    if first // 100 == last // 100 and first % 100 == 1 and next_day(last) // 100 != last // 100:
        return f"{first // 10000:04}-{first // 100 % 100:02}"
    return f"{day(first) or '..'}/{day(last) or '..'}"
