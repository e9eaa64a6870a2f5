"""Pictures for the explorer: what is in them, what stands then, and what is left of one too big to see."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from loaders import pipeline
from model.claims import Cells, Claim, Ref, Source
from model.ontology import Ontology
from service import crowds
from service.app import create_app
from tests.service.conftest import KEY

ISISK, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
RIVALS = f"RIVAL_OF,{ISISK},{TALIBAN}"
HOSTILE = "</script><img src=x onerror=window.pwned=1>"
HUB = "big:hub"
WINDOWS: list[dict[str, Any]] = [
    {},
    {"as_of": "2016"},
    {"as_of": "2021-08-26", "undated": "exclude"},
    {"since": "2014", "until": "2016"},
    {"since": "2014", "until": "2016", "undated": "exclude"},
    {"since": "2021-08", "undated": "exclude"},
    {"until": "2010", "undated": "exclude"},
    {"since": "2016", "until": "2021", "known_by": "2021-09-25"},
    {"relation": ["RIVAL_OF"], "contested": False},
    {"min_sources": 2, "since": "2015"},
]


def told(client: TestClient, path: str, **params: Any) -> Any:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def sent(client: TestClient, path: str, body: Any, **params: Any) -> Any:
    answer = client.post(path, json=body, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def edges(picture: Any) -> dict[str, Any]:
    return {edge["id"]: edge for edge in picture["doc"]["edges"]}


def nodes(picture: Any) -> dict[str, Any]:
    return {node["id"]: node for node in picture["doc"]["nodes"]}


@pytest.fixture(scope="module")
def whole(client: TestClient) -> Any:
    return told(client, "/network", limit=5000, evidence=0)


def test_a_picture_of_everything_is_the_network(client: TestClient, whole: Any):
    picture = told(client, "/drawing")
    assert edges(picture).keys() == {e["id"] for e in whole["edges"]} and nodes(picture).keys() == {n["id"] for n in whole["nodes"]}
    assert picture["doc"]["total"] == picture["doc"]["shown"] == {"nodes": len(whole["nodes"]), "edges": len(whole["edges"])}


def test_the_drawing_the_days_and_the_legend_are_of_the_same_edges(client: TestClient):
    picture = told(client, "/drawing", entity=ISISK)
    assert {e["id"] for e in picture["drawn"]["edges"]} == edges(picture).keys() == picture["days"].keys()
    assert {n["id"] for n in picture["drawn"]["nodes"]} == nodes(picture).keys()
    assert {r["name"] for r in picture["legend"]["relations"]} == {e["relation"] for e in edges(picture).values()}
    assert {t["name"] for t in picture["legend"]["types"]} == {n["type"] for n in nodes(picture).values()}
    undated = [id_ for id_, days in picture["days"].items() if not days]
    assert undated and len(undated) < len(picture["days"])


def test_around_with_among_adds_exactly_what_joins_the_neighbours(client: TestClient, whole: Any):
    star, joined = told(client, "/drawing", entity=ISISK, among=False), told(client, "/drawing", entity=ISISK)
    assert all(ISISK in (e["source"], e["target"]) for e in edges(star).values())
    here = nodes(star).keys()
    assert nodes(joined).keys() == here
    assert edges(joined).keys() == {e["id"] for e in whole["edges"] if {e["source"], e["target"]} <= here} > edges(star).keys()


def test_around_with_among_adds_nothing_that_a_filter_leaves_out(client: TestClient):
    asked: dict[str, Any] = {"entity": ISISK, "relation": "RIVAL_OF"}
    assert {e["relation"] for e in edges(told(client, "/drawing", **asked)).values()} == {"RIVAL_OF"}
    early = told(client, "/drawing", entity=ISISK, since="2016", until="2016", undated="exclude")
    standing = sent(client, "/drawing/standing", {"relationships": list(edges(early))}, since="2016", until="2016", undated="exclude")
    assert edges(early) and standing["kept"].keys() == edges(early).keys()


def test_two_hops_reach_further_and_an_unknown_entity_is_not_found(client: TestClient):
    one, two = (told(client, "/drawing", entity=ISISK, hops=n, among=False) for n in (1, 2))
    assert nodes(one).keys() < nodes(two).keys() and edges(one).keys() < edges(two).keys()
    assert client.get("/drawing", params={"entity": "khorasan:nobody"}).status_code == 404


def test_of_draws_what_is_asked_for_and_there(client: TestClient):
    picture = sent(client, "/drawing", {"relationships": [RIVALS, "RIVAL_OF,no:one,no:two", "x"], "entities": ["khorasan:ghani"]})
    assert edges(picture).keys() == {RIVALS} and nodes(picture).keys() == {ISISK, TALIBAN, "khorasan:ghani"}
    assert edges(picture)[RIVALS]["claims"] == []
    quoted = sent(client, "/drawing", {"relationships": [RIVALS]}, evidence=2)
    assert quoted["doc"]["claims"].keys() == set(edges(quoted)[RIVALS]["claims"]) != set()


def test_of_with_among_joins_entities_alone(client: TestClient, whole: Any):
    ends = {ISISK, TALIBAN}
    asked: dict[str, Any] = {"relationships": [], "entities": sorted(ends)}
    assert edges(sent(client, "/drawing", asked)) == {}
    joined = edges(sent(client, "/drawing", asked | {"among": True}))
    assert joined.keys() == {e["id"] for e in whole["edges"] if {e["source"], e["target"]} <= ends} > {RIVALS}


def test_pages_of_what_is_one_step_further_make_up_the_star(client: TestClient, whole: Any):
    star = {e["id"] for e in whole["edges"] if ISISK in (e["source"], e["target"])}
    pages = [told(client, f"/entities/{ISISK}/drawing", limit=7, offset=n) for n in range(0, len(star) + 7, 7)]
    seen = [edge for page in pages for edge in page["doc"]["edges"]]
    assert len(seen) == len(star) and {e["id"] for e in seen} == star
    assert [e["source_count"] for e in seen] == sorted((e["source_count"] for e in seen), reverse=True)
    assert {page["doc"]["total"]["edges"] for page in pages} == {len(star)} and pages[-1]["doc"]["edges"] == []


@pytest.mark.parametrize(("direction", "end"), [("out", "source"), ("in", "target")])
def test_one_step_further_in_one_direction(client: TestClient, whole: Any, direction: str, end: str):
    grown = told(client, f"/entities/{ISISK}/drawing", direction=direction, relation="KILLED_BY", limit=100)
    expected = {e["id"] for e in whole["edges"] if e["relation"] == "KILLED_BY" and e[end] == ISISK}
    assert edges(grown).keys() == expected and grown["doc"]["total"]["edges"] == len(expected)


def test_one_step_further_tells_what_time_leaves_out(client: TestClient, whole: Any):
    star = [e for e in whole["edges"] if ISISK in (e["source"], e["target"])]
    picture = told(client, f"/entities/{ISISK}/drawing", since="2016", until="2016", undated="exclude", limit=100)
    left_out = picture["doc"]["answered"]["left_out"]
    assert len(picture["doc"]["edges"]) + sum(left_out.values()) == len(star) and left_out["not_yet"] > 0
    assert client.get("/entities/khorasan:nobody/drawing").status_code == 404


@pytest.mark.parametrize("asked", WINDOWS, ids=str)
def test_what_stands_is_what_the_network_keeps_with_the_same_filter(client: TestClient, whole: Any, asked: dict[str, Any]):
    network = told(client, "/network", limit=5000, evidence=0, **asked)
    standing = sent(client, "/drawing/standing", {"relationships": [e["id"] for e in whole["edges"]]}, **asked)
    assert standing["kept"] == {e["id"]: e["standing"] for e in network["edges"]}
    assert standing["answered"] == network["answered"]
    assert standing["kept"] and (not asked or len(standing["kept"]) < len(whole["edges"]))


def test_nothing_stands_of_nothing_and_of_what_is_not_there(client: TestClient):
    for asked in ([], ["RIVAL_OF,no:one,no:two"], ["x"]):
        assert sent(client, "/drawing/standing", {"relationships": asked})["kept"] == {}
    assert client.post("/drawing/standing", json={"relationships": ["x"] * 5001}).status_code == 422


def data(html: str) -> Any:
    return json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', html)[0])


def test_the_page_keeps_places_title_and_quotes_and_runs_no_text(client: TestClient):
    body: dict[str, Any] = {"relationships": [RIVALS], "places": {ISISK: [12.5, -40], TALIBAN: [-300, 7]}, "title": HOSTILE}
    answer = client.post("/network.html", json=body)
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    page = data(answer.text)
    assert {n["id"]: (n["x"], n["y"]) for n in page["drawn"]["nodes"]} == {ISISK: (12.5, -40), TALIBAN: (-300, 7)}
    assert page["doc"]["claims"] and HOSTILE not in answer.text and "&lt;/script&gt;&lt;img" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("places", [None, {}])
def test_a_page_without_places_is_laid_out(client: TestClient, places: Any):
    page = data(client.post("/network.html", json={"relationships": [RIVALS], "places": places}).text)
    assert len({(n["x"], n["y"]) for n in page["drawn"]["nodes"]}) == 2


def test_a_place_is_a_number_on_the_page(client: TestClient):
    body = f'{{"relationships": ["{RIVALS}"], "places": {{"{ISISK}": [1e999, 0]}}}}'
    assert client.post("/network.html", content=body, headers={"Content-Type": "application/json"}).status_code == 422


def _group(n: int) -> Ref:
    return Ref(f"big:g{n:04}", "Organization", HOSTILE if n == 600 else f"Group {n}")


@pytest.fixture(scope="module")
def big(client: TestClient, opened: Graph, ontology: Ontology, whole: Any) -> Iterator[TestClient]:
    """One hub and 1,200 groups, of which the later 600 are said by two sources; two pairs are joined by one."""
    hub = Ref(HUB, "Organization", "Hub")
    said = [(s, _group(n), hub) for s in ("a", "b") for n in range(1200) if s == "a" or n >= 600]
    said += [("a", _group(600), _group(601)), ("a", _group(0), _group(1))]
    claims = [Claim(f"big:{s}", Cells(n + 1, ("x",)), f"x: {n}", a, "FOUGHT", b, since="2015") for n, (s, a, b) in enumerate(said)]
    sources = [Source(f"big:{s}", title=s, publisher=f"Publisher {s}", kind="table") for s in ("a", "b")]
    pipeline.load([*sources, *claims], opened, ontology)
    keys = (("ana", "analyst", KEY),)
    with TestClient(create_app(opened, ontology, keys=keys, hosts=["testserver"])) as opened_client:
        yield opened_client


def _seen(picture: Any) -> None:
    assert picture["doc"]["shown"]["nodes"] == crowds.BEST == len(picture["drawn"]["nodes"])
    assert HUB in nodes(picture) and "big:g0600" in nodes(picture) and "big:g0000" not in nodes(picture)
    assert {e["source_count"] for e in edges(picture).values() if HUB in (e["source"], e["target"])} == {2}
    assert len(edges(picture)) == crowds.BEST and "FOUGHT,big:g0600,big:g0601" in edges(picture)


def test_of_too_many_neighbours_the_best_sourced_are_drawn(big: TestClient):
    picture = told(big, "/drawing", entity=HUB)
    _seen(picture)
    assert picture["doc"]["total"] == {"nodes": 1201, "edges": 1202}
    assert told(big, "/drawing", entity=HUB, among=False)["doc"]["total"] == {"nodes": 1201, "edges": 1200}


def test_of_a_whole_too_big_the_best_sourced_are_drawn(big: TestClient, whole: Any):
    doc = told(big, "/drawing")["doc"]
    assert doc["shown"]["nodes"] == crowds.BEST
    assert doc["total"] == {"nodes": len(whole["nodes"]) + 1201, "edges": len(whole["edges"]) + 1202}


@pytest.mark.parametrize("asked", [{"relation": "FOUGHT", "entity": HUB}, {"since": "2015", "until": "2015", "entity": HUB}], ids=str)
def test_the_best_sourced_stay_joined_where_there_are_more_than_can_be_read(
    big: TestClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
):
    monkeypatch.setattr(crowds, "EDGES", 1100)
    picture = told(big, "/drawing", **asked)
    _seen(picture)
    assert picture["doc"]["total"]["nodes"] == 1201 and picture["doc"]["total"]["edges"] >= 1200


def test_a_filter_that_narrows_a_big_picture_shows_all_that_it_leaves(big: TestClient):
    option = next(n for n in told(big, "/drawing/narrower", entity=HUB) if n["filter"] == {"min_sources": 2})
    assert option == {"filter": {"min_sources": 2}, "nodes": 601, "edges": 600, "drawn": {"nodes": 601, "edges": 600}}
    assert told(big, "/drawing", entity=HUB, min_sources=2)["doc"]["shown"] == {"nodes": 601, "edges": 600}


def test_a_big_answer_is_paged_one_step_further(big: TestClient):
    page = told(big, f"/entities/{HUB}/drawing", limit=10, offset=600)["doc"]
    assert page["total"]["edges"] == 1200 and [e["source"] for e in page["edges"]][:2] == ["big:g0000", "big:g0001"]


def test_a_hostile_name_ends_no_script(big: TestClient):
    html = big.post("/network.html", json={"relationships": [f"FOUGHT,big:g0600,{HUB}"]}).text
    assert HOSTILE not in html and HOSTILE in [n["label"] for n in data(html)["doc"]["nodes"]]
