"""What changed between two dates: periods that began and ended, and what came to be disputed."""

from typing import Any

import pytest

from model.changes import changes, disputed
from model.dates import reading
from model.projection import Said as Claim
from model.standing import Said

Dates = tuple[str | None, str | None]


def of(since: str | None, until: str | None = None, published: int = 0) -> Said:
    s, u = reading(since), reading(until)
    return Said(s.earliest, s.latest, u.earliest, u.latest, published)


def changed(claims: list[Said], since: str, until: str, *, occurrence: bool = False) -> list[tuple[str, int, bool]]:
    window = reading(since).earliest, reading(until).latest
    return [(c.kind, c.first, c.certain) for c in changes(claims, window, occurrence=occurrence)]


@pytest.mark.parametrize(
    ("claims", "since", "until", "expected"),
    [
        ([of("2015-01")], "2015", "2015", [("began", 20150101, True)]),
        ([of("2015")], "2015-06", "2015-07", [("began", 20150101, False)]),
        ([of("2015"), of("2015-01-26")], "2015", "2015", [("began", 20150126, True)]),
        ([of("2013"), of("2015", published=20160101)], "2015", "2015", [("began", 20150101, True)]),
        ([of("2014", published=20150601), of("2015")], "2015", "2015", []),
        ([of("2015", "2017-07")], "2017", "2017", [("ended", 20170701, True)]),
        ([of("2015", "2017-07"), of("2015", published=20211004)], "2017", "2017", []),
        ([of("../2015")], "2014", "2015", []),
        ([of(None, "../2015")], "2014", "2015", []),
        ([of(None)], "2014", "2015", []),
        ([of("1994", "1995"), of("2010", "2011")], "1995", "2010", [("ended", 19950101, True), ("began", 20100101, True)]),
    ],
)
def test_a_state_begins_and_ends(claims: list[Said], since: str, until: str, expected: list[Any]):
    assert changed(claims, since, until) == expected


def test_years_of_war_that_follow_each_other_are_one_and_those_apart_are_two():
    war = [of(year, year) for year in ("1994", "1995", "2010")]
    assert changed(war, "1994", "2011", occurrence=True) == [
        ("began", 19940101, True),
        ("ended", 19950101, True),
        ("began", 20100101, True),
    ]


def test_what_happens_at_once_has_only_happened():
    assert changed([of("2016-07-26")], "2016", "2016", occurrence=True) == [("began", 20160726, True)]


def test_a_denial_counts_when_it_is_dated_or_published_in_between():
    denial = Claim(
        "e",
        "c",
        "denied",
        "asserted",
        20211015,
        None,
        "s",
        None,
        0.9,
        "q",
        *(reading("2019-11").earliest, reading("2019-11").latest),
        0,
        99991231,
    )
    asked = [(20191101, 20191231), (20211001, 20211031), (20200101, 20201231)]
    assert [met[0].first if (met := disputed([denial], window)) else None for window in asked] == [20191101, 20211015, None]
