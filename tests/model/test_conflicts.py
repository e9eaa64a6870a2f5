"""Disagreement: what is the same question, which answers cannot both be true, and that order never matters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import Told, number, whom
from model.claims import Number
from model.conflicts import Conflict, conflicts, sided
from model.dates import reading
from model.ontology import shipped
from model.projection import EdgeKey


def told(id_: str = "1", *, since: str | None = None, until: str | None = None, **said: Any) -> Told:
    """A claim about o:a, of a source of its own."""
    begun, ended = reading(since), reading(until)
    relation, other = said.get("relation"), said.get("object")
    edge = str(EdgeKey.of(shipped(), relation, said.get("subject", "o:a"), other, None)) if relation and other else None
    plain = {"subject": "o:a", "subject_type": "Organization", "polarity": "affirmed", "modality": "asserted", "quote": f"q{id_}"}
    plain |= {"source": f"s:{id_}", "published": None, "publisher": None, "voice": f"v{id_}", "start": None, "dated": since, "edge": edge}
    empty = dict.fromkeys(("object", "relation", "attribute", "value", "event"))
    days = {"since_from": begun.earliest, "since_to": begun.latest, "until_from": ended.earliest, "until_to": ended.latest}
    return Told(**empty | plain | days | {"id": id_} | said)


def found(*said: Told, related: Any = frozenset()) -> list[tuple[str, list[set[str]]]]:
    return [(c.kind, [{t.id for t in side} for side in c.sides]) for c in conflicts(said, shipped(), related)]


def toll(id_: str, low: float | None, high: float | None, op: str = "=", of: str | None = "people", **said: Any) -> Told:
    about = {"subject_type": "Event", "attribute": "death_toll"} | said
    return told(id_, value=Number(low, high, op, of), **about)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (Number(80, 80), Number(85, 85), True),
        (Number(60, None, ">="), Number(None, 170, "<="), False),
        (Number(60, None, ">="), Number(59, 59), True),
        (Number(60, None, ">="), Number(60, 60), False),
        (Number(60, None, ">"), Number(60, 60), True),
        (Number(500, 1500), Number(1500, 2200), False),
        (Number(50, 50, "~"), Number(54, 54), False),
        (Number(50, 50, "~"), Number(77, 77), True),
        (Number(None, 10, "<"), Number(10, 10), True),
    ],
)
def test_counts_clash_where_their_ranges_do_not_overlap(one: Number, other: Number, clash: bool):
    said = [told(str(n), subject_type="Event", attribute="death_toll", value=value) for n, value in enumerate((one, other))]
    assert bool(found(*said)) == clash


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Afghans", "dead Afghans", True),
        ("the Afghans", "afghan", True),
        ("U.S. service members", "US service members", True),
        (None, "people", True),
        ("civilians", "people", False),
        ("Afghans", "U.S. service members", False),
        ("civilians", "Afghan civilians", False),
    ],
)
def test_only_counts_of_the_same_people_are_compared(one: str | None, other: str, same: bool):
    assert (whom(toll("1", 1, 1, of=one)) == whom(toll("2", 1, 1, of=other))) == same
    assert bool(found(toll("1", 1, 1, of=one), toll("2", 2, 2, of=other))) == same


def test_counts_of_different_events_are_not_compared():
    assert found(toll("1", 1, 1, subject="e:1"), toll("2", 2, 2, subject="e:2")) == []
    assert found(toll("1", 1, 1, event="e:1"), toll("2", 2, 2, event="e:2")) == []


def strength(id_: str, low: int, high: int, since: str | None, of: str = "fighters") -> Told:
    return told(id_, attribute="strength", value=Number(low, high, "=", of), since=since)


def test_strengths_are_compared_at_the_same_time():
    assert found(strength("1", 100, 200, "2018"), strength("2", 500, 500, "2021")) == []
    assert found(strength("1", 100, 200, "2021-05"), strength("2", 500, 500, "2021")) == [("numbers", [{"1"}, {"2"}])]
    assert found(strength("1", 100, 200, "2021-05"), strength("2", 500, 500, None)) == [("numbers", [{"1"}, {"2"}])]
    assert found(strength("1", 100, 100, "2021"), strength("2", 500, 500, "2021", "women")) == []


def test_what_is_counted_over_a_period_is_compared_over_the_same_period():
    def attacks(id_: str, n: int, since: str, until: str | None = None) -> Told:
        return told(id_, attribute="attack_count", value=Number(n, n), since=since, until=until)

    assert found(attacks("1", 77, "2021-01", "2021-04"), attacks("2", 50, "2021")) == []
    assert found(attacks("1", 77, "2021"), attacks("2", 50, "2021")) == [("numbers", [{"2"}, {"1"}])]


def test_an_answer_that_agrees_with_two_that_clash_stands_by_itself():
    said = [strength("1", 500, 1500, "2021"), strength("2", 1500, 2200, "2021"), strength("3", 2000, 2000, "2021", "members")]
    assert found(*said) == [("numbers", [{"1"}, {"2"}, {"3"}])]


def born(id_: str, value: str, attribute: str = "born", **said: Any) -> Told:
    return told(id_, subject_type="Person", attribute=attribute, value=value, **said)


def test_a_coarser_date_agrees_with_a_finer_one():
    assert found(born("1", "2015"), born("2", "2015-01-26")) == []
    assert found(born("1", "2014"), born("2", "2015-01-26"), born("3", "2015")) == [("dates", [{"1"}, {"2", "3"}])]


def killed(id_: str, by: str, since: str | None = None, **said: Any) -> Told:
    return told(id_, relation="KILLED_BY", object=by, since=since, **{"subject_type": "Person"} | said)


def test_a_killing_dates_the_death():
    assert found(born("1", "2015-07", "died"), killed("2", "o:x", "2016-07")) == [("dates", [{"1"}, {"2"}])]
    many = killed("2", "o:x", "2016", subject_type="Population"), killed("3", "o:x", "2017", subject_type="Population")
    assert found(*many) == []


def test_pledges_may_be_made_twice():
    assert found(*(told(str(n), relation="PLEDGED_TO", object="o:b", since=f"201{n}") for n in (4, 6))) == []


def test_killers_clash_unless_one_belongs_to_the_other_or_one_quote_names_both():
    one, other = killed("1", "o:x"), killed("2", "o:y")
    assert found(one, other) == [("cause", [{"1"}, {"2"}])]
    assert found(one, other, related={frozenset(("o:x", "o:y"))}) == []
    assert found(one, other._replace(source="s:1", quote="q1")) == []


def cause(id_: str, value: str, **said: Any) -> Told:
    return told(id_, subject_type="Person", attribute="cause_of_death", value=value, **said)


def test_causes_clash_unless_one_only_says_more():
    assert found(cause("1", "Illness."), cause("2", "a long illness")) == []
    assert found(cause("1", "illness"), cause("2", "killed by Mansour", modality="alleged")) == [("cause", [{"1"}, {"2"}])]


def member(id_: str, polarity: str = "affirmed", **said: Any) -> Told:
    return told(id_, relation="MEMBER_OF", object="o:b", polarity=polarity, **said)


def test_a_denial_clashes_with_what_is_asserted_or_alleged():
    assert found(member("1"), member("2", "denied")) == [("denied", [{"1"}, {"2"}])]
    assert found(member("1", modality="alleged"), member("2", "denied")) == [("denied", [{"1"}, {"2"}])]
    assert found(member("1", modality="possible"), member("2", "denied")) == []
    assert found(member("1", until="2014"), member("2", "denied", since="2019")) == []
    assert found(member("1"), told("2", relation="MEMBER_OF", object="o:c", polarity="denied")) == []


def test_a_denied_answer_clashes_with_those_inside_it():
    assert found(toll("1", 94, 94), toll("2", 1, None, ">=", polarity="denied")) == [("denied", [{"1"}, {"2"}])]
    assert found(toll("1", 94, 94), toll("2", 95, None, ">=", polarity="denied")) == []
    assert found(born("1", "2015-07-03"), born("2", "2015-07", polarity="denied")) == [("denied", [{"1"}, {"2"}])]
    assert found(born("1", "2015"), born("2", "2015-07", polarity="denied")) == []
    assert found(cause("1", "illness"), cause("2", "Illness", polarity="denied")) == [("denied", [{"1"}, {"2"}])]


def ally(id_: str, relation: str, since: str | None = None, until: str | None = None, **said: Any) -> Told:
    return told(id_, relation=relation, object="o:b", since=since, until=until, **said)


def test_contradicting_relations_clash_in_overlapping_periods():
    rivals = ally("1", "RIVAL_OF", "2015", "2017")
    assert found(rivals, ally("2", "ALLIED_WITH", "2016")) == [("contradiction", [{"2"}, {"1"}])]
    assert found(rivals, ally("2", "ALLIED_WITH", None, "2014")) == []
    assert found(rivals, ally("2", "ALLIED_WITH", "2016", modality="alleged")) == []


def test_an_id_stays_when_another_source_joins_in():
    said = [toll("1", 80, 80), toll("2", 85, 85)]
    (before,), (after,) = conflicts(said, shipped()), conflicts([*said, toll("3", 85, 86)], shipped())
    assert before.id == after.id


VALUES = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda v: Number(min(v), max(v), "=", "people"))
ANY = st.one_of(
    st.builds(lambda v, s, p: {"attribute": "death_toll", "value": v, "since": s, "polarity": p}, VALUES, st.sampled_from([None, "2015", "2016"]), st.sampled_from(["affirmed", "denied"])),
    st.builds(lambda v, m: {"attribute": "died", "value": v, "modality": m}, st.sampled_from(["2014", "2014/2015", "2015-02", "2015"]), st.sampled_from(["asserted", "alleged", "planned"])),
    st.builds(lambda o, s, p: {"relation": "KILLED_BY", "object": o, "since": s, "polarity": p}, st.sampled_from(["o:x", "o:y"]), st.sampled_from([None, "2014", "2015"]), st.sampled_from(["affirmed", "denied"])),
    st.builds(lambda r, s: {"relation": r, "object": "o:b", "since": s}, st.sampled_from(["RIVAL_OF", "ALLIED_WITH"]), st.sampled_from([None, "2014"])),
)  # fmt: skip


def shape(found: list[Conflict]) -> list[Any]:
    return [(c.id, c.kind, [[t.id for t in side] for side in c.sides]) for c in found]


@given(st.lists(ANY, max_size=9), st.randoms(use_true_random=False))
def test_conflicts_depend_on_the_set_of_claims_alone(said: list[dict[str, Any]], random: Any):
    claims = [told(f"{n}", subject_type="Person", **values) for n, values in enumerate(said)]
    straight = conflicts(claims, shipped())
    random.shuffle(claims)
    assert shape(conflicts([*claims, *claims[:3]], shipped())) == shape(straight)
    assert len({c.id for c in straight}) == len(straight)
    for conflict in straight:
        ids = [t.id for t in conflict.claims]
        assert len(conflict.sides) >= 2 and all(conflict.sides) and len(ids) == len(set(ids))


@given(st.lists(VALUES, min_size=1, max_size=8))
def test_there_are_two_sides_exactly_where_two_answers_clash(values: list[Number]):
    claims = [toll(str(n), v.min, v.max) for n, v in enumerate(values)]
    clash = any(number(a)[1] < number(b)[0] for a in claims for b in claims)
    assert (len(sided(claims, number, lambda a, b: a[0] <= b[1] and b[0] <= a[1])) > 1) == clash
