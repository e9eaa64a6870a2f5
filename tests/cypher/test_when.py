"""Time in Cypher: the statements decide on the lists that an edge carries exactly as the model does, and alike in every file."""

import random
import re
from collections import Counter
from typing import Any

import pytest

from cypher import evidence, reads, writes
from cypher.filters import Filter
from cypher.graph import Graph
from cypher.statements import names, statement
from cypher.when import counted_then, when
from model.claims import Cells, Claim, Ref, Source
from model.errors import BadFilter
from model.ontology import Ontology, shipped
from model.standing import left_out, said, why
from model.when import When
from tests.conftest import empty

DATES = (None, None, "2014", "2015-06", "2016~", "2014/2016", "../2015", "2015-03/..", "2017-02-03")
PUBLISHED = ("2013", "2015-06-10", "2018-01-02", None)
QUESTIONS = [
    {"as_of": "2015"},
    {"as_of": "2015-06-10"},
    {"as_of": "2015", "undated": "exclude"},
    {"as_of": "2020", "undated": "exclude"},
    {"undated": "exclude"},
    {"since": "2015", "until": "2015"},
    {"since": "2016-06"},
    {"until": "2014-06"},
    {"known_by": "2015"},
    {"known_by": "2018", "as_of": "2016"},
    {"as_of": "2016", "since": "2014", "until": "2015"},
]


@pytest.fixture(scope="module")
def edges(opened: Graph, ontology: Ontology) -> list[dict[str, Any]]:
    """A hub with edges of one to three claims of every kind of date."""
    empty(opened)
    draw = random.Random(11)
    sources = {f"t:s{n}": Source(f"t:s{n}", published=day, kind="table") for n, day in enumerate(PUBLISHED)}
    claims = [
        Claim(
            draw.choice(sorted(sources)),
            Cells(n, ("x",)),
            "x",
            Ref("t:hub", "Organization", "Hub"),
            draw.choice(["SUPPORTED_BY", "PLEDGED_TO"]),
            Ref(f"t:o{draw.randrange(70)}", "Organization", "O"),
            since=since,
            until=until,
            polarity=draw.choice(["affirmed", "affirmed", "affirmed", "denied"]),
        )
        for n in range(180)
        for since, until in [(draw.choice(DATES), draw.choice([None, None, *DATES]))]
        if not (since and until) or since[:4] <= until[:4]
    ]
    writes.load(opened, claims, sources=sources, ontology=ontology)
    return [row["properties"] for row in opened.read(statement("explore/projection"), {})]


def expected(edges: list[dict[str, Any]], asked: When, ontology: Ontology) -> dict[str, str | None]:
    def occurs(edge: dict[str, Any]) -> bool:
        return ontology.relations[edge["id"].partition(",")[0]].kind == "occurrence"

    return {e["id"]: why(left_out(s, asked, occurrence=occurs(e)) for s in said(e)) for e in edges}


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_cypher_leaves_out_what_the_model_leaves_out(
    opened: Graph, ontology: Ontology, edges: list[dict[str, Any]], question: dict[str, str]
):
    keep = Filter(when=when(**question))
    told = expected(edges, keep.when, ontology)
    stand = {id_ for id_, reason in told.items() if reason is None}
    reasons = Counter(reason for reason in told.values() if reason)
    assert stand and reasons

    adjacent = reads.adjacent(opened, entity_id="t:hub", ontology=ontology, keep=keep, limit=200)
    assert {edge["id"] for row in adjacent for edge, *_ in row["results"]} == stand
    assert sum((Counter(row["left_out"]) for row in adjacent), Counter()) == reasons
    counted = reads.relation_counts(opened, entity_id="t:hub", ontology=ontology, when=keep.when)
    assert sum(row["count"] for row in counted) == len(stand)
    listed = reads.relationships(opened, ontology=ontology, keep=keep, limit=200)
    assert ({edge["id"] for edge, *_ in listed["results"]}, +Counter(listed["left_out"])) == (stand, reasons)
    for begin in ((), ("t:hub",)):
        drawn = reads.network(opened, ontology=ontology, entities=begin, keep=keep)
        assert ({edge["id"] for edge, *_ in drawn["rows"]}, +Counter(drawn["left_out"])) == (stand, reasons)
    for edge in edges:
        other = edge["id"].split(",")[2]
        ways = reads.paths(opened, ones=["t:hub"], others=[other], ontology=ontology, keep=keep, limit=25, max_hops=1)
        assert (edge["id"] in {hop["id"] for way in ways["results"] for hop in way["hops"]}) == (edge["id"] in stand)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_quotes_and_counts_are_of_the_claims_that_count_then(
    opened: Graph, ontology: Ontology, edges: list[dict[str, Any]], question: dict[str, str]
):
    keep = Filter(when=when(**question))
    told = expected(edges, keep.when, ontology)
    stand = [edge for edge in edges if told[edge["id"]] is None]
    best = evidence.best(opened, ontology, edges=[e["id"] for e in edges], each=10, keep=keep)
    quotes = best.quotes
    assert set(quotes) == {e["id"] for e in stand}
    folded = counted_then(opened, stand, ontology, keep.when)
    assert {id_: len(found) for id_, found in quotes.items()} == {e["id"]: folded.get(e["id"], e)["claim_count"] for e in stand}
    names = ("claim_count", "source_count", "voice_count")
    assert {id_: tuple(counts) for id_, counts in best.counts.items()} == {
        e["id"]: tuple(folded.get(e["id"], e)[name] for name in names) for e in stand
    }
    listed = evidence.claims(opened, ontology=ontology, keep=keep, limit=1000)
    pages = [evidence.sides(opened, ontology, key=_key(e["id"]), when=keep.when, limit=100)[0] for e in edges]
    sided = {c["claim"] for page in pages for side in page.values() for c in side["results"]}
    assert sided == {c["claim"] for c in listed["results"] if c["relationship"] in told}


def _key(text: str) -> Any:
    from model.projection import EdgeKey

    return EdgeKey.parse(text)


def test_every_statement_decides_in_the_same_words():
    said = set[str]()
    for name in names("explore"):
        for words in re.findall(r"CASE\s+WHEN \$known IS NOT NULL AND .*?ELSE 'in' END(?=[\]) ])", statement(name).text, re.DOTALL):
            plain = re.sub(r"\b[xyc]\.|\[i\]", "", words).replace("coalesce(s.published_day, 0)", "published")
            plain = re.sub(r"type\([xy]\)|coalesce\(c\.relation, ''\)|coalesce\(relation, ''\)", "relation", plain)
            said.add(" ".join(plain.split()))
    assert len(said) == 1


@pytest.mark.parametrize(
    ("given", "name", "reason"),
    [
        ({"as_of": "2016~"}, "as_of", "such as 2016-07-26, 2016-07 or 2016"),
        ({"known_by": "yesterday"}, "known_by", "not a day"),
        ({"since": "2015-02-30"}, "since", "not a day"),
        ({"since": "2016", "until": "2015"}, "until", "before since"),
        ({"undated": "maybe"}, "undated", "include, exclude"),
        ({"family": "cousins"}, "family", "none, parents, branches"),
    ],
)
def test_a_date_that_cannot_be_read_is_named(given: dict[str, str], name: str, reason: str):
    with pytest.raises(BadFilter) as error:
        when(**given)
    assert error.value.name == name and reason in error.value.reason


def test_the_shipped_ontology_tells_what_happens_from_what_holds():
    assert {r.kind for r in shipped().relations.values()} == {"state", "occurrence"}
