"""Verification finds what somebody changed behind Fealty's back, and rebuilding mends the projection."""

from pathlib import Path

import pytest

from cypher import judgements
from cypher.graph import Graph
from cypher.rebuild import rebuild
from cypher.verify import verify
from loaders import pipeline
from loaders.sources import claims
from model.judgements import Judgement
from model.ontology import Ontology
from tests.cypher.test_invariants import snapshot

FOLDER = Path(__file__).parents[2] / "examples" / "khorasan"


@pytest.fixture
def example(graph: Graph, ontology: Ontology) -> Graph:
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    pipeline.load((item for f in files for item in claims.read(f, ontology)), graph, ontology)
    judgement = Judgement("khorasan:isis-k", "khorasan:is", "same", "tester", "2026-01-01T00:00:00Z")
    judgements.judge(graph, judgement, ontology=ontology)
    return graph


def faults(graph: Graph, ontology: Ontology) -> list[str]:
    return [str(fault) for fault in verify(graph, ontology)]


TAMPERED = [
    ("MATCH (p:Passage {id: 'khorasan:brief-origins#1'}) SET p.text = 'X' + substring(p.text, 1)", "of khorasan:brief-origins: ", None),
    ("MATCH (c:Claim) WHERE c.relation = 'RIVAL_OF' WITH c LIMIT 1 SET c.quote = 'somebody said so'", "is not in the text", None),
    ("MATCH ()-[x:RIVAL_OF]->() WITH x LIMIT 1 SET x.source_count = 99", "differs from its claims in source_count", True),
    ("MATCH ()-[x:PLEDGED_TO]->() WITH x LIMIT 1 DELETE x", "is missing", True),
    (
        "MATCH (a {id: 'khorasan:taliban'}), (b {id: 'khorasan:is'}) CREATE (a)-[:PLEDGED_TO {id: 'PLEDGED_TO,khorasan:taliban,khorasan:is'}]->(b)",
        "no claim supports it",
        True,
    ),
    ("MATCH (e:Entity {id: 'khorasan:taliban'}) SET e.name = 'Wrong'", "entity khorasan:taliban: differs from its claims in name", True),
    ("MATCH (e:Entity {id: 'khorasan:taliban'}) REMOVE e:Organization SET e:Person", "is labelled", True),
    ("MATCH (c:Claim) WHERE c.edge STARTS WITH 'RIVAL_OF' WITH c LIMIT 1 SET c.edge = 'RIVAL_OF,a:b,a:c'", "", True),
]


def test_a_maintained_graph_has_no_faults_and_rebuilding_it_changes_nothing(example: Graph, ontology: Ontology):
    assert faults(example, ontology) == []
    before = snapshot(example)
    rebuild(example, ontology)
    assert snapshot(example) == before


@pytest.mark.parametrize(("tampering", "said", "mended"), TAMPERED)
def test_what_was_tampered_with_is_found_and_the_projection_mended(
    example: Graph, ontology: Ontology, tampering: str, said: str, mended: bool | None
):
    before = snapshot(example)
    example.driver.execute_query(tampering)  # type: ignore[arg-type]
    found = faults(example, ontology)
    assert found and any(said in fault for fault in found), found
    rebuild(example, ontology)
    if mended:
        assert (snapshot(example), faults(example, ontology)) == (before, [])
