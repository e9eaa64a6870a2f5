"""Dates in reports: what a phrase means, and which claim it belongs to. Published on Friday 17 September 2021 unless said."""

import pytest

from loaders.articles.article import Paragraph
from loaders.articles.parsing import Passage, alike, language
from loaders.articles.when import Dates
from model.dates import reading
from tests.loaders.articles.reading import passages

PUBLISHED = "2021-09-17"


def read(text: str) -> Passage:
    return Passage(Paragraph(0, len(text), "body", "test"), language()(alike(text)))


def bound(text: str, word: str, published: str | None = PUBLISHED, *, occurrence: bool = False):
    passage = read(text)
    trigger = next(t for t in passage.doc if t.text == word)
    return Dates(published).bound(passage, trigger, occurrence=occurrence)


@pytest.mark.parametrize(
    ("phrase", "since", "until"),
    [
        ("on 15 August 2021", "2021-08-15", None),
        ("on August 15, 2021", "2021-08-15", None),
        ("on the 3rd of March 2016", "2016-03-03", None),
        ("on Thursday, Aug. 26", "2021-08-26", None),
        ("on Aug. 26", "2021-08-26", None),
        ("on Dec. 2", "2020-12-02", None),
        ("on 2016-04-30", "2016-04-30", None),
        ("on 5-6 November 2019", "2019-11-05/2019-11-06", None),
        ("on May 3-5, 2017", "2017-05-03/2017-05-05", None),
        ("in July 2016", "2016-07", None),
        ("in Sept. 2014", "2014-09", None),
        ("in May", "2021-05", None),
        ("in October", "2020-10", None),
        ("in 2015", "2015", None),
        ("in early 2015", "2015-01/2015-04", None),
        ("in mid-2016", "2016-05/2016-08", None),
        ("in late 2014", "2014-09/2014-12", None),
        ("at the end of 2014", "2014-09/2014-12", None),
        ("in late August 2021", "2021-08-21/2021-08-31", None),
        ("in early June", "2021-06-01/2021-06-10", None),
        ("around 2016", "2016~", None),
        ("in about 2012", "2012~", None),
        ("in the spring of 2014", "2014-03/2014-05", None),
        ("in winter 2014", "2014-12/2015-02", None),
        ("last summer", "2021-06/2021-08", None),
        ("in the 1990s", "1990/1999", None),
        ("in the late 1980s", "1987/1989", None),
        ("in the first four months of 2021", "2021-01/2021-04", None),
        ("since 2014", "2014", None),
        ("since January 2017", "2017-01", None),
        ("since at least 2012", "2012", None),
        ("from 2015 onwards", "2015", None),
        ("until 2015", None, "2015"),
        ("through March 2019", None, "2019-03"),
        ("by 2015", "../2015", None),
        ("by early 2015", "../2015-04", None),
        ("by May 2021", "../2021-05", None),
        ("before 2015", None, "../2015"),
        ("prior to June 2015", None, "../2015-06"),
        ("after 2015", "2015/..", None),
        ("from 2014 to 2016", "2014", "2016"),
        ("from late 2014 to early 2016", "2014-09/2014-12", "2016-01/2016-04"),
        ("between 2010 and 2014", "2010", "2014"),
        ("between May and July 2016", "2016-05", "2016-07"),
        ("from May 2014 until June 2015", "2014-05", "2015-06"),
        ("in 2014-2016", "2014/2016", None),
        ("in 2014-15", "2014/2015", None),
        ("in 2014 and 2015", "2014", "2015"),
        ("on Thursday", "2021-09-16", None),
        ("on Friday", "2021-09-17", None),
        ("last Friday", "2021-09-10", None),
        ("on Saturday night", "2021-09-11", None),
        ("yesterday", "2021-09-16", None),
        ("today", "2021-09-17", None),
        ("last week", "2021-09-06/2021-09-12", None),
        ("this week", "2021-09-13/2021-09-19", None),
        ("last month", "2021-08", None),
        ("earlier this month", "2021-09", None),
        ("earlier this year", "2021", None),
        ("late last year", "2020-09/2020-12", None),
        ("last May", "2021-05", None),
        ("three years ago", "2018", None),
        ("two months ago", "2021-07", None),
        ("ten days ago", "2021-09-07", None),
        ("a few days ago", "2021-09-12/2021-09-15", None),
        ("two weeks ago", "2021-08-31/2021-09-06", None),
        ("two decades ago", "2001~", None),
        ("over the past decade", "2011/2021", None),
        ("in the last two years", "2019/2021", None),
        ("so far in 2021", "2021", None),
        ("next month", "2021-10", None),
    ],
)
def test_a_phrase_gives_since_and_until(phrase, since, until):
    dates = Dates(PUBLISHED)
    found = [d.times() for d in dates.find(read(f"The group operated there {phrase}."))]
    assert found == [(since, until)]
    assert all(reading(end) for end in (since, until)) and not dates.unresolved


@pytest.mark.parametrize(
    ("phrase", "since"),
    [("between 2010 and 2014", "2010/2014"), ("before 2015", "../2015"), ("until 2015", "../2015"), ("since 2014", "2014")],
)
def test_an_occurrence_has_its_time_in_since(phrase, since):
    assert [d.times(occurrence=True) for d in Dates(PUBLISHED).find(read(f"It happened {phrase}."))] == [(since, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The group has 2,000 members.",
        "It is said to have about 2000 fighters.",
        "They counted 2015 detainees.",
        "The network planned the 9/11 attacks.",
        "The council adopted Resolution 2015.",
        "The rifle costs $2000.",
        "It may be too late, and the march goes on.",
        "Sept. 17 (UPI) -- The group is small.",
        "The last of this group left.",
    ],
)
def test_what_is_no_date(text):
    assert Dates(PUBLISHED).find(read(text)) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("He joined in March 2014. He left two days later.", ["2014-03"]),
        ("He joined on 1 March 2014. He left two days later.", ["2014-03-01", "2014-03-03"]),
        ("He joined in 2014. He left the following year.", ["2014", "2015"]),
        ("He joined in May 2014 and led it the next month.", ["2014-05", "2014-06"]),
        ("He joined in May 2014. That year he also wed.", ["2014-05", "2014"]),
        ("It split on 3 June 2014. A week later it merged.", ["2014-06-03", "2014-06-10"]),
        ("It split in 2014. Four years earlier it was small.", ["2014", "2010"]),
    ],
)
def test_some_count_from_the_date_named_before(text, times):
    assert [d.times()[0] for d in Dates(PUBLISHED).find(read(text)) if d.moment] == times


def test_dates_named_in_earlier_paragraphs_count():
    first = Passage(Paragraph(0, 40, "body", ""), language()("The attack took place on 26 August 2021."))
    second = Passage(Paragraph(42, 90, "body", ""), language()("One day later, a drone struck a car."))
    assert [d.times()[0] for d in Dates(None, [first, second]).find(second)] == ["2021-08-27"]


@pytest.mark.parametrize("phrase", ["Thursday", "last month", "in May", "on Aug. 26", "three years ago", "earlier this year"])
def test_without_publication_they_stay_open_and_are_told(phrase):
    dates = Dates(None)
    passage = read(f"He was killed {phrase}.")
    assert dates.bound(passage, passage.doc[2]) is None
    assert len(dates.unresolved) == 1
    assert "no publication date" in (dates.warning() or "")


def test_a_publication_of_month_precision_dates_months_not_weekdays():
    dates = Dates("2021-09")
    assert [d.times()[0] for d in dates.find(read("It met last month and on Thursday."))] == ["2021-08", None]
    assert Dates("2021-09-17T08:00:00Z").published == PUBLISHED


@pytest.mark.parametrize(
    ("text", "word", "times"),
    [
        ("A July 2016 airstrike killed the first leader.", "killed", ("2016-07", None)),
        ("In a 2015 video, the men pledged allegiance to the caliph.", "pledged", ("2015", None)),
        ("In 2015, the men pledged allegiance to the caliph and left the network.", "left", ("2015", None)),
        ("John, who joined the group in 2014, was killed last month.", "killed", ("2021-08", None)),
        ("John, who joined the group in 2014, was killed last month.", "joined", ("2014", None)),
        ("John, who joined the group in 2014, was killed.", "killed", None),
        ("He led the branch from 2014 until his death in 2016.", "led", ("2014", "2016")),
        ("The two groups were allied between 2010 and 2014.", "allied", ("2010", "2014")),
        ("It has been active in the valley since 2014.", "active", ("2014", None)),
        ("Police said Saturday that the men killed a judge.", "killed", None),
        ("The group claimed responsibility for a bombing Thursday.", "claimed", ("2021-09-16", None)),
        ("The strike killed a planner of the Aug. 26 attack.", "killed", None),
        ("The group staged raids in 2018, while its rival fought the army in 2021.", "fought", ("2021", None)),
        ("The group staged raids in 2018, while its rival fought the army in 2021.", "staged", ("2018", None)),
        ("He was captured and killed in 2016.", "captured", ("2016", None)),
        ("A bomber blew himself up on Monday, killing nine.", "killing", ("2021-09-13", None)),
        ("John, the leader of the group, was killed in 2016.", "leader", ("../2016", None)),
        ("He was the leader of the group in 2016.", "leader", ("2016", None)),
        ("John, a former commander, led the branch.", "commander", (None, "../2021-09-17")),
        ("John, a former commander, founded the branch in 2015.", "commander", (None, "../2015")),
        ("The two groups were once allies.", "allies", (None, "../2021-09-17")),
        ("He previously belonged to the network.", "belonged", (None, "../2021-09-17")),
        ("The men pledged allegiance to John, then the leader of the network.", "leader", (None, "../2021-09-17")),
        ("The group left the alliance after the 2014 split.", "left", ("2014/..", None)),
        ("The group has fought the army since its founding in 2014.", "fought", ("2014", None)),
        ("In a statement issued in April 2018 the commander renounced his oath.", "renounced", ("2018-04", None)),
        ("The group took the city in a June 2014 blitz and lost it in 2017.", "took", ("2014-06", None)),
        ("Previously based in the north, the group moved south in 2016.", "based", (None, "../2016")),
        ("The army said on Monday it killed twelve rebels.", "killed", None),
        ("Omar, leader of the group since 2017, was killed in a raid last Tuesday.", "leader", ("2017", None)),
        ("On 10 March, the group announced that it had merged with its rival.", "merged", None),
        ("By May 2021, experts estimated the group had a base there.", "had", ("../2021-05", None)),
        ("Militants ambushed a convoy on Nov. 3rd.", "ambushed", ("2020-11-03", None)),
        ("Nine soldiers were killed when militants attacked a post on Tuesday.", "killed", ("2021-09-14", None)),
        ("The group took control of the city in June 2014.", "control", ("2014-06", None)),
        ("The men in the valley are led by John.", "led", None),
    ],
)
def test_a_date_belongs_to_the_word_it_hangs_on(text, word, times):
    assert bound(text, word) == times


def test_a_former_state_without_publication_has_no_end_to_give():
    assert bound("John, a former commander, led the branch.", "commander", None) is None


def test_offsets_are_characters_of_the_stored_text():
    text = "The group split in late 2014."
    passage = Passage(Paragraph(100, 100 + len(text), "body", ""), language()(text))
    assert [(d.start, d.end, d.text) for d in Dates(None).find(passage)] == [(116, 128, "in late 2014")]


def test_where_a_place_lies_has_no_date():
    [passage] = passages("A bombing in Mosul, Iraq, in May 2015 killed nine.")
    place = next(t for t in passage.doc if t.text == "Iraq")
    assert Dates(PUBLISHED).bound(passage, place) is None


@pytest.mark.parametrize(
    "text",
    [
        "Omar, a member of the group, led the council from 2014.",
        "Its leader Omar was killed between May and July 2016.",
    ],
)
def test_a_bound_of_the_clause_is_none_of_who_somebody_is(text: str) -> None:
    assert bound(text, "member" if "member" in text else "leader") is None
