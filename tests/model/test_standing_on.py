"""How claims stand as of a date: held against a slow definition, which tries every reading day by day."""

from itertools import product
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from model.dates import OPEN_END, OPEN_START, reading
from model.standing import STANDINGS, Said, left_out, standing, standing_on, why
from model.when import When

FIRST, LAST = 20200101, 20200112
DAYS = range(FIRST - 2, LAST + 3)
Day = st.integers(FIRST, LAST)
Slow = settings(max_examples=400)


@st.composite
def dates(draw: st.DrawFn) -> tuple[int, int]:
    """A beginning or an end: unknown, a span of days, or open on one side."""
    kind = draw(st.sampled_from(["unknown", "span", "span", "before", "after"]))
    a, b = sorted((draw(Day), draw(Day)))
    unknown = (OPEN_START, OPEN_END)
    return {"unknown": unknown, "span": (a, b), "before": (OPEN_START, b), "after": (a, OPEN_END)}[kind]


@st.composite
def said(draw: st.DrawFn) -> Said:
    found = Said(*draw(dates()), *draw(dates()), draw(st.sampled_from([0, 0, FIRST, FIRST + 4, LAST, LAST + 1])))
    assume(found.since_from <= found.until_to)
    return found


@st.composite
def asked(draw: st.DrawFn) -> tuple[int, int]:
    a, b = sorted((draw(Day), draw(Day)))
    return (a, a) if draw(st.booleans()) else (a, b)


def readings(s: Said) -> list[tuple[int, int]]:
    """Every day on which it may have begun, with every day on which it may have ended."""
    pairs = [(a, b) for a, b in product(DAYS, DAYS) if a <= b and s.since_from <= a <= s.since_to and s.until_from <= b <= s.until_to]
    return [(a, b) for a, b in pairs if a <= s.published <= b] if s.told else pairs


@Slow
@given(said(), asked())
@example(Said(FIRST, FIRST, OPEN_START, OPEN_END), (FIRST + 1, FIRST + 1))
def test_a_state_is_certain_in_every_reading_and_possible_in_some(s: Said, day: tuple[int, int]):
    assume(s.dated)
    met = [a <= day[1] and b >= day[0] for a, b in readings(s)]
    assume(met)
    outer = s.since_from <= day[1] and s.until_to >= day[0]
    assert (left_out(s, of(day), occurrence=False) is None) == outer
    if not outer:
        return
    found = standing_on(s, day, occurrence=False)
    assert (found == "certain") == all(met)
    if found == "carried":
        assert s.until_to == OPEN_END and all(b < day[0] for _, b in [min(readings(s), key=lambda r: r[1])])
    if found == "possible":
        assert any(met)


@Slow
@given(said(), asked())
def test_an_occurrence_has_happened_when_every_reading_of_it_is_past(s: Said, day: tuple[int, int]):
    assume(s.dated)
    earliest, latest = (s.since_from, s.since_to) if s.begins else (s.until_from, s.until_to)
    days = [d for d in (*DAYS, OPEN_END) if earliest <= d <= min(latest, s.until_to, s.told or OPEN_END)]
    assert (left_out(s, of(day), occurrence=True) is None) == (earliest <= day[1])
    if earliest <= day[1]:
        assert (standing_on(s, day, occurrence=True) == "happened") == all(d <= day[1] for d in days)


@Slow
@given(said(), asked(), asked(), st.booleans())
def test_nothing_counts_that_was_published_later_and_nothing_undated_where_that_is_excluded(
    s: Said, day: tuple[int, int], known: tuple[int, int], occurrence: bool
):
    when = of(day, known_by=iso(known[1]), undated="exclude")
    if left_out(s, when, occurrence=occurrence) is None:
        assert 0 < s.published <= known[1]
        assert standing_on(s, day, occurrence=occurrence) != "undated"


@Slow
@given(st.lists(said(), min_size=1, max_size=4), asked(), st.booleans())
def test_the_strongest_claim_decides(claims: list[Said], day: tuple[int, int], occurrence: bool):
    counting = [s for s in claims if left_out(s, of(day), occurrence=occurrence) is None]
    stood = {standing_on(s, day, occurrence=occurrence) for s in counting}
    assume(stood)
    assert standing(edge(claims), occurrence=occurrence, when=of(day)) == next(s for s in STANDINGS if s in stood)


@pytest.mark.parametrize(
    ("said", "published", "day", "expected"),
    [
        ((("2014-10", "2014-10"), (None, None)), "2021-09-20", "2016", "certain"),
        ((("2014-10", "2014-10"), (None, None)), None, "2016", "carried"),
        ((("2014-10", "2014-10"), (None, None)), None, "2014-10", "certain"),
        ((("2014-10", "2014-10"), (None, None)), None, "2014-10-15", "possible"),
        ((("2014-10", "2014-10"), (None, None)), "2021-09-20", "2021-09-21", "carried"),
        (((None, None), (None, None)), "2021-09-20", "2016", "undated"),
        (((None, None), (None, None)), "2021-09-20", "2021", "certain"),
        (((None, None), (None, None)), "2021-09-20", "2022", "carried"),
        (((None, None), (None, None)), None, "2022", "undated"),
        (((None, None), ("2021-08-15", "2021-08-15")), "2021-10-15", "2021-08-15", "certain"),
        (((None, None), ("2021-08-15", "2021-08-15")), "2021-10-15", "2020", "possible"),
        (((None, None), ("2021-08-15", "2021-08-15")), "2021-10-15", "2021-08-16", "ended"),
        ((("2015", "2015"), ("2017", "2017")), None, "2016", "certain"),
        ((("2015", "2015"), ("2017", "2017")), None, "2017-06", "possible"),
        ((("2015", "2015"), ("2017", "2017")), None, "2014", "not_yet"),
        ((("2016~", "2016~"), ("2018", "2018")), None, "2015", "possible"),
    ],
)
def test_a_state_of_a_historian(said: tuple[tuple[str | None, ...], ...], published: str | None, day: str, expected: str):
    (since, _), (until, _) = said
    told = Said(*days(since), *days(until), reading(published).earliest if published else 0)
    when = When(as_of=day)
    assert when.day
    assert (left_out(told, when, occurrence=False) or standing_on(told, when.day, occurrence=False)) == expected


def test_two_wars_leave_the_years_between_free():
    wars = [Said(*days("1994"), *days("1995")), Said(*days("2010"), *days("2011"))]
    between = [left_out(s, When(since="1996", until="2009"), occurrence=True) for s in wars]
    assert (between, why(between)) == (["ended", "not_yet"], "ended")
    assert why(left_out(s, When(since="1995", until="1996"), occurrence=True) for s in wars) is None
    peace = [left_out(s, When(as_of="2000"), occurrence=False) for s in wars]
    assert why(peace) == "ended"


def test_the_dead_hold_nothing_for_sure():
    led = edge([Said(20150101, 20150131, OPEN_START, OPEN_END, 20211004)])
    assert [standing(led, occurrence=False, when=When(as_of=day), died=20160731) for day in ("2015", "2016", "2016-08")] == [
        "certain",
        "certain",
        "possible",
    ]
    assert standing(led, occurrence=False, when=When(as_of="2022"), died=20160731) == "carried"


def of(day: tuple[int, int], **more: Any) -> When:
    """A question as of some days; what is typed has no word for most spans, so it is stood in for."""

    class Span(When):
        @property
        def day(self) -> tuple[int, int] | None:
            return day

    return Span(as_of="2020", **more)


def iso(number: int) -> str:
    return f"{number // 10000}-{number // 100 % 100:02}-{number % 100:02}"


def days(text: str | None) -> tuple[int, int]:
    return reading(text).earliest, reading(text).latest


def edge(claims: list[Said]) -> dict[str, Any]:
    names = ("since_from", "since_to", "until_from", "until_to", "published")
    return {name: [s[n] for s in claims] for n, name in enumerate(names)}
