"""The bundled example: every quote is verbatim, nothing is refused, and the sources disagree as its README says."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from cypher.graph import Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology

FOLDER = Path(__file__).parents[2] / "examples" / "khorasan"
CLAIMS = [orjson.loads(line) for line in (FOLDER / "claims.jsonl").read_bytes().splitlines()]
SOURCES = {s["id"]: s for s in map(orjson.loads, (FOLDER / "sources.jsonl").read_bytes().splitlines())}
TEXTS = {id_: (FOLDER / s["file"]).open(encoding="utf-8", newline="").read() for id_, s in SOURCES.items()}
PARTIES = ("RIVAL_OF", "DEFECTED_FROM", "PLEDGED_TO", "KILLED_BY")


def named(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every entity that a claim names: its ends, its qualifiers, its voice."""
    qualifiers = [v for v in claim.get("qualifiers", {}).values() if isinstance(v, dict)]
    yield from (e for e in (claim["subject"], claim.get("object"), *qualifiers, claim.get("attributed_to", {}).get("entity")) if e)


TYPES = {entity["id"]: entity["type"] for claim in CLAIMS for entity in named(claim)}


def said(subject: str, what: str, about: str | None = None) -> dict[str, set[Any]]:
    """Return what is said of a subject: each value, with the polarities and modalities of the claims that say it."""
    answers: dict[str, set[Any]] = defaultdict(set)
    for claim in CLAIMS:
        whom = claim.get("object", {}).get("id")
        told = claim.get("relation") or claim["attribute"]
        if (claim["subject"]["id"], told) != (f"khorasan:{subject}", what) or (about and whom != f"khorasan:{about}"):
            continue
        value = claim.get("value", whom)
        key = "{min}{op}{max}".format(**value) if isinstance(value, dict) else value
        answers[key].add(claim.get("polarity") or claim.get("modality") or "said")
    return dict(answers)


@pytest.mark.parametrize("source", SOURCES)
def test_a_brief_is_short_titled_and_of_2021(source: str):
    words = len(TEXTS[source].split())
    assert 320 <= words <= 600
    assert TEXTS[source].split("\n\n")[0] == SOURCES[source]["title"]
    assert SOURCES[source]["publisher"] == "Fealty example briefs"
    assert re.fullmatch(r"2021-(09|10)-\d\d", SOURCES[source]["published"])


def test_every_quote_is_verbatim():
    assert [c["quote"] for c in CLAIMS] == [TEXTS[c["source"]][c["start"] : c["end"]] for c in CLAIMS]


def test_what_a_claim_reads_out_stands_in_its_quote():
    for claim in CLAIMS:
        voice, hedge = claim.get("attributed_to", {}).get("text", ""), claim.get("hedge", "")
        assert voice in claim["quote"] and hedge in claim["quote"], claim


def test_the_year_of_a_claim_stands_in_its_quote_or_is_that_of_publication():
    for claim in CLAIMS:
        value = [claim["value"]] if claim.get("attribute") in ("date", "founded", "died") else []
        dates = [*value, claim.get("since", ""), claim.get("until", "")]
        published = "../" + SOURCES[claim["source"]]["published"][:7]
        assert all(y in claim["quote"] for d in dates if d != published for y in re.findall(r"\d{4}", d)), claim


def test_it_is_rich():
    assert (len(SOURCES), len(CLAIMS), len(TYPES)) == (7, 413, 148)
    counts = {"Person": 46, "Organization": 37, "Place": 31, "Event": 16, "Population": 14, "Thing": 4}
    assert Counter(TYPES.values()) == counts
    assert {c["source"] for c in CLAIMS} == set(SOURCES)


def test_it_uses_the_relations(ontology: Ontology):
    relations = Counter(c["relation"] for c in CLAIMS if "relation" in c)
    assert set(ontology.relations) - set(relations) == {"SUCCEEDED"}
    assert {name: relations[name] for name in PARTIES} == {"RIVAL_OF": 10, "DEFECTED_FROM": 10, "PLEDGED_TO": 13, "KILLED_BY": 28}
    attributes = {c["attribute"] for c in CLAIMS if "attribute" in c}
    assert attributes >= {"date", "founded", "died", "cause_of_death", "strength", "death_toll", "designation", "alias", "kind"}


@pytest.mark.parametrize("relation", PARTIES)
def test_a_relationship_is_told_by_several_briefs(relation: str):
    briefs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in CLAIMS:
        if claim.get("relation") == relation:
            briefs[claim["subject"]["id"], claim["object"]["id"]].add(claim["source"])
    assert len(briefs) >= 4
    assert max(map(len, briefs.values())) >= 2


def test_organizations_and_events_have_kinds_and_events_a_date_and_a_place():
    has = defaultdict(set)
    for claim in CLAIMS:
        has[claim.get("relation") or claim["attribute"]].add(claim["subject"]["id"])
    assert {id_ for id_, type_ in TYPES.items() if type_ in ("Organization", "Event")} <= has["kind"]
    events = {id_ for id_, type_ in TYPES.items() if type_ == "Event"}
    assert events <= has["date"]
    assert events - has["LOCATED_IN"] == {"khorasan:september-11"}
    acted = {c["object"]["id"] for c in CLAIMS if c.get("relation") in ("PERPETRATED", "CLAIMED_RESPONSIBILITY", "PARTICIPATED_IN")}
    assert events <= acted


def test_the_main_groups_have_their_other_names():
    aliases = defaultdict(set)
    for claim in CLAIMS:
        if claim.get("attribute") == "alias":
            aliases[claim["subject"]["id"]].add(claim["value"])
    assert aliases["khorasan:isis-k"] == {"ISIS-K", "IS-KP", "IS-K", "Daesh-Khorasan"}
    assert aliases["khorasan:ttp"] == {"TTP", "Tehrik-e-Taliban Pakistan"}
    assert aliases["khorasan:imu"] == {"IMU"}


def test_what_is_denied_alleged_possible_or_planned_is_marked():
    assert Counter(c["polarity"] for c in CLAIMS if "polarity" in c) == {"denied": 20}
    assert Counter(c["modality"] for c in CLAIMS if "modality" in c) == {"alleged": 17, "possible": 2, "planned": 1}
    accused = [c for c in CLAIMS if c.get("modality") == "alleged" and c.get("attributed_to", {}).get("entity")]
    assert len(accused) == 13
    assert all(c["attributed_to"]["entity"]["id"] != c["subject"]["id"] for c in accused)


def test_unnamed_defectors_are_one_population_per_origin_and_say_where_they_went():
    left = [c for c in CLAIMS if c.get("relation") == "DEFECTED_FROM" and c["subject"]["type"] == "Population"]
    went = {(c["subject"]["id"], c["object"]["id"], c["qualifiers"]["to"]["id"]) for c in left}
    assert len(went) == len({c["subject"]["id"] for c in left}) == 4


@pytest.mark.parametrize(
    ("subject", "what", "answers"),
    [
        ("isis-k", "founded", {"2014": {"said"}, "2015-01~": {"said"}, "2015-01-26": {"said"}, "2015": {"said"}}),
        ("airport-attack", "death_toll", {"13=13": {"said"}, "60>=None": {"said"}, "None<=170": {"said"}}),
        ("dehmazang-attack", "death_toll", {"80=80": {"said"}, "85=85": {"said"}}),
        ("military-hospital", "death_toll", {"50=50": {"said"}, "100>None": {"said"}}),
        ("school", "death_toll", {"85=85": {"said"}, "90=90": {"said"}}),
        ("kunduz-mosque", "death_toll", {"46=46": {"said"}, "55>=None": {"said"}}),
        ("achin-bomb", "death_toll", {"94=94": {"said"}, "1>=None": {"denied"}}),
        ("khan", "died", {"2015-07": {"said", "denied"}, "2016-07": {"said"}}),
        ("jalaluddin", "died", {"2014": {"said", "denied"}, "2018-09": {"said"}}),
        ("mullah-omar", "cause_of_death", {"illness": {"said"}, "killed by Akhtar Mansour": {"alleged"}}),
    ],
)
def test_sources_disagree_about(subject: str, what: str, answers: dict[str, set[str]]):
    assert said(subject, what) == answers


@pytest.mark.parametrize(
    ("subject", "relation", "about", "stances"),
    [
        ("asim-umar", "KILLED_BY", "us-military", {"said", "denied"}),
        ("isis-k", "CLAIMED_RESPONSIBILITY", "school", {"said", "denied"}),
        ("isis-k", "BASED_IN", "nangarhar", {"said", "denied"}),
        ("zemari", "MEMBER_OF", "isis-k", {"alleged", "denied"}),
        ("taliban", "PERPETRATED", "maternity-ward", {"alleged", "denied"}),
        ("isis-k", "PERPETRATED", "maternity-ward", {"alleged"}),
        ("taliban", "PERPETRATED", "school", {"alleged", "denied"}),
        ("haqqani-network", "COOPERATED_WITH", "isis-k", {"alleged", "denied"}),
        ("haqqani-network", "SUPPORTED_BY", "isi", {"alleged", "denied"}),
        ("taliban", "SUPPORTED_BY", "pakistan-government", {"alleged", "denied"}),
        ("ttp", "PLEDGED_TO", "is", {"denied"}),
    ],
)
def test_what_one_says_another_denies(subject: str, relation: str, about: str, stances: set[str]):
    assert said(subject, relation, about) == {f"khorasan:{about}": stances}


def test_voices_disagree_about_the_strength_of_one_year():
    strength = [c for c in CLAIMS if c.get("attribute") == "strength" and c["subject"]["id"] == "khorasan:isis-k"]
    of_2021 = {(c["value"]["min"], c["value"]["max"], c["attributed_to"]["text"]) for c in strength if c["since"].startswith("2021")}
    assert of_2021 == {
        (1500, 2200, "The United Nations Security Council"),
        (500, 1500, "One member state of the United Nations"),
        (2000, 2000, "A press report"),
    }


def test_its_readme_counts_right():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{len(CLAIMS)} claims" in text
    assert set(re.findall(r"khorasan:[a-z-]+", text)) <= set(TYPES)


def test_it_loads_whole_and_answers_who_the_rivals_are(graph: Graph, ontology: Ontology):
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    report = pipeline.load((item for f in files for item in claims.read(f, ontology)), graph, ontology)
    assert (report.refused, report.accepted) == ([], len(CLAIMS))
    rows = graph.driver.execute_query("MATCH (a)-[x:RIVAL_OF]-(b {id: 'khorasan:taliban'}) RETURN a.id AS id, x.source_count AS n").records
    assert [(r["id"], r["n"]) for r in rows] == [("khorasan:isis-k", 5)]
    nameless = graph.driver.execute_query("MATCH (n:Entity) WHERE n.name IS NULL RETURN n.id AS id").records
    assert [r["id"] for r in nameless] == []


def test_no_sentence_of_the_articles_stands_in_it(shared: Path):
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[n : n + 9]) for n in range(len(words) - 8)}

    articles = set().union(*(runs(p.read_text(encoding="utf-8")) for p in (shared / "corpus").glob("*.txt")))
    if not articles:
        pytest.skip("the articles are absent")
    assert not articles & set().union(*map(runs, TEXTS.values()))
