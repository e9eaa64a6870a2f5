"""The bundled example: every quote is verbatim, and nothing is refused."""

from collections import Counter
from pathlib import Path

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


def test_every_quote_is_verbatim():
    assert [c["quote"] for c in CLAIMS] == [TEXTS[c["source"]][c["start"] : c["end"]] for c in CLAIMS]


def test_every_type_of_entity_and_denied_and_alleged_claims_are_there():
    types = {end["type"] for c in CLAIMS for end in (c["subject"], c.get("object")) if end}
    assert types == {"Organization", "Person", "Place", "Event", "Population", "Thing"}
    assert {c.get("modality") for c in CLAIMS} >= {"alleged", "possible"}
    assert Counter(c.get("polarity") for c in CLAIMS)["denied"] >= 2


def test_sources_disagree_about_the_founding_and_the_dead():
    founded = {c["value"] for c in CLAIMS if c.get("attribute") == "founded" and c["subject"]["id"] == "khorasan:isis-k"}
    died = {(c["value"], c.get("polarity", "affirmed")) for c in CLAIMS if c.get("attribute") == "died"}
    assert len(founded) >= 2
    assert {("2015-07", "affirmed"), ("2015-07", "denied"), ("2016-07", "affirmed")} <= died


def test_it_loads_whole_and_answers_who_the_rivals_are(graph: Graph, ontology: Ontology):
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    report = pipeline.load((item for f in files for item in claims.read(f, ontology)), graph, ontology)
    assert (report.refused, report.accepted) == ([], len(CLAIMS))
    rows = graph.driver.execute_query("MATCH (a)-[x:RIVAL_OF]-(b {id: 'khorasan:taliban'}) RETURN a.id AS id, x.source_count AS n").records
    assert [(r["id"], r["n"]) for r in rows] == [("khorasan:isis-k", 3)]


def test_no_sentence_of_the_articles_stands_in_it(shared: Path):
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return {tuple(words[n : n + 9]) for n in range(len(words) - 8)}

    articles = set().union(*(runs(p.read_text(encoding="utf-8")) for p in (shared / "corpus").glob("*.txt")))
    if not articles:
        pytest.skip("the articles are absent")
    assert not articles & set().union(*map(runs, TEXTS.values()))
