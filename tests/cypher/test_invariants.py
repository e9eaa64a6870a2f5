"""The invariants of the graph, each as a property on the real server."""

from itertools import permutations

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cypher import exports, writes
from cypher.graph import Graph
from cypher.rebuild import rebuild
from cypher.statements import statement
from model.claims import Cells, Claim, Ref, Source, Span, Voice
from model.ontology import Ontology, shipped
from tests.conftest import empty

ORGS = [f"t:o{n}" for n in range(4)]
SOURCES = {f"t:s{n}": Source(f"t:s{n}", publisher=f"P{n % 2}", published=f"20{10 + n}-01-02", kind="table") for n in range(3)}
WIRE = "Fighters of the group met envoys in the valley on Monday and swore an oath of allegiance, two elders said."
COPY = WIRE.replace("two elders", "three elders").replace("Fighters", "FIGHTERS")
OTHER = "A court in the capital heard that nobody had met anybody, and that the oath was an invention of a newspaper."
TEXTS = {"t:d0": (WIRE, OTHER), "t:d1": (OTHER, "They swore an oath.", COPY), "t:d2": ("They swore an oath.", WIRE)}
PLACES = {id_: [sum(len(p) + 2 for p in parts[:n]) for n in range(len(parts))] for id_, parts in TEXTS.items()}
SOURCES |= {
    id_: Source(id_, publisher=f"P{n}", published=f"20{20 - n}", text="\n\n".join(parts)) for n, (id_, parts) in enumerate(TEXTS.items())
}
DATES = st.sampled_from([None, "2014", "2015-06", "2016~", "2014/2016", "../2014"])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim among a few organizations and sources, so that edges meet, agree and contradict."""
    relation = draw(st.sampled_from(["RIVAL_OF", "ALLIED_WITH", "PLEDGED_TO", "MEMBER_OF", None]))
    a, b = draw(st.permutations(ORGS))[:2]
    voice = draw(st.sampled_from([None, Voice("officials"), Voice("O3", Ref("t:o3", "Organization"))]))
    since = draw(DATES)
    source = draw(st.sampled_from(sorted(SOURCES)))
    start = draw(st.sampled_from(PLACES.get(source, [0])))
    plain = {
        "source": source,
        "locator": Span(start, start + 9) if source in TEXTS else Cells(draw(st.integers(1, 3)), ("x",)),
        "quote": SOURCES[source].text[start : start + 9] if source in TEXTS else draw(st.sampled_from(["x: one", "x: two"])),
        "subject": Ref(a, draw(st.sampled_from(["Organization", "Person"])), draw(st.sampled_from([None, "N", "M"]))),
        "polarity": draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
        "modality": draw(st.sampled_from(["asserted", "asserted", "alleged"])),
        "attributed_to": voice,
        "confidence": draw(st.sampled_from([0.5, 0.9])),
        "status": draw(st.sampled_from(["accepted", "accepted", "proposed"])),
    }
    if relation is None:
        return Claim(**plain, attribute=draw(st.sampled_from(["name", "alias", "kind"])), value=draw(st.sampled_from(["party", "other"])))
    return Claim(**plain, relation=relation, object=Ref(b, "Organization"), since=since)


def agreeing(said: list[Claim]) -> list[Claim]:
    """Keep one of the claims that share an id, as one source says one thing in one place once."""
    return list({(c.id, *(n.id for n in c.names())): c for c in {c.id: c for c in said}.values()}.values())


def snapshot(graph: Graph) -> tuple[bytes, bytes]:
    """Everything that makes two graphs the same: the canonical export and the projection."""
    projection = graph.read(statement("explore/projection"), {}) + graph.read(statement("explore/entities"), {})
    return b"".join(exports.lines(graph)), orjson.dumps(projection, option=orjson.OPT_SORT_KEYS)


def load(graph: Graph, said: list[Claim], batch: int = 3) -> None:
    writes.load(graph, said, sources=SOURCES, ontology=shipped(), batch=batch)


REAL = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@REAL
@given(st.lists(claims(), min_size=1, max_size=8).map(agreeing))
def test_loading_twice_is_loading_once(graph: Graph, said: list[Claim]):
    empty(graph)
    load(graph, said)
    once = snapshot(graph)
    load(graph, said)
    assert snapshot(graph) == once


@REAL
@given(st.lists(claims(), min_size=2, max_size=8).map(agreeing), st.randoms(use_true_random=False), st.integers(1, 8))
def test_any_order_gives_the_same_graph(graph: Graph, said: list[Claim], random: object, batch: int):
    empty(graph)
    load(graph, said)
    straight = snapshot(graph)
    empty(graph)
    random.shuffle(said)  # type: ignore[attr-defined]
    load(graph, said, batch)
    assert snapshot(graph) == straight


@REAL
@given(st.lists(claims(), min_size=1, max_size=8).map(agreeing))
def test_rebuilding_gives_the_projection_as_maintained(graph: Graph, said: list[Claim]):
    empty(graph)
    load(graph, said)
    maintained = snapshot(graph)
    rebuild(graph, shipped())
    assert snapshot(graph) == maintained


def pledge(source: str, part: int, voice: Voice | None = None) -> Claim:
    start = PLACES[source][part]
    quote = TEXTS[source][part][:9]
    ends = Ref("t:a", "Organization"), Ref("t:b", "Organization")
    return Claim(source, Span(start, start + 9), quote, ends[0], "PLEDGED_TO", ends[1], attributed_to=voice)


def voices(graph: Graph) -> tuple[int, int, list[str]]:
    (row,) = graph.read(statement("explore/projection"), {})
    told = row["properties"]
    return told["source_count"], told["voice_count"], told.get("recycled_from", [])


@pytest.mark.parametrize("order", list(permutations([("t:d0", 0), ("t:d1", 2), ("t:d2", 1)])))
@pytest.mark.parametrize("batch", [1, 2, 3])
def test_documents_that_repeat_a_passage_are_one_voice_in_any_order(graph: Graph, order: list[tuple[str, int]], batch: int):
    load(graph, [pledge(*place) for place in order], batch)
    assert voices(graph) == (3, 1, ["t:d1", "t:d0"])


def test_the_same_edge_told_in_other_words_is_another_voice(graph: Graph):
    load(graph, [pledge("t:d0", 1), pledge("t:d1", 2), pledge("t:d2", 1)])
    assert voices(graph) == (3, 2, ["t:d1"])
    load(graph, [pledge("t:d1", 0)])
    assert voices(graph) == (3, 1, ["t:d1", "t:d0"])


def test_short_passages_are_never_copies(graph: Graph):
    load(graph, [pledge("t:d1", 1), pledge("t:d2", 0)])
    assert voices(graph) == (2, 2, [])


def test_a_better_reading_of_the_same_claim_wins_in_any_order(graph: Graph, ontology: Ontology):
    plain = Claim(
        "t:s0", Cells(1, ("x",)), "x", Ref("t:a", "Organization"), "RIVAL_OF", Ref("t:b", "Organization"), extractor="r/1", confidence=0.9
    )
    better = Claim(**{f: getattr(plain, f) for f in plain.__dataclass_fields__} | {"extractor": "r/2", "confidence": 0.4})
    load(graph, [plain])
    load(graph, [better])
    forward = snapshot(graph)
    empty(graph)
    load(graph, [better])
    load(graph, [plain])
    assert snapshot(graph) == forward
