"""Which further filter would leave how much: each number is that of the picture that a press on it draws."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import crowds, graphdoc

ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
ASKED: list[dict[str, Any]] = [
    {},
    {"entity": [ISIS_K]},
    {"entity": [ISIS_K], "among": False},
    {"entity": [ISIS_K], "family": "parents", "type": ["Organization"]},
    {"entity": [ISIS_K, TALIBAN], "hops": 2},
    {"entity": [TALIBAN], "hops": 2, "min_sources": 2},
    {"entity": [TALIBAN], "hops": 2, "among": False},
    {"entity": [TALIBAN], "hops": 2, "contested": True},
    {"entity": [TALIBAN], "hops": 2, "type": ["Organization"]},
    {"entity": [TALIBAN], "hops": 2, "since": "2016", "until": "2019"},
    {"entity": [TALIBAN], "hops": 2, "publisher": ["Fealty example briefs"]},
    {"relation": ["RIVAL_OF", "FOUGHT"], "as_of": "2018"},
]


@pytest.fixture(autouse=True)
def unplaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is laid out: what is drawn is counted, not where it stands."""

    def nowhere(*_: Any) -> Any:
        return dict

    monkeypatch.setattr(graphdoc, "begun", nowhere)


def pressed(answer: Any) -> Any:
    """Return how much a picture found and how much it drew, as an offer says it."""
    assert answer.status_code == 200, answer.text
    doc = answer.json()["doc"]
    return {**doc["total"], "drawn": doc["shown"]}


def each_is_what_a_press_draws(client: TestClient, asked: dict[str, Any]) -> list[Any]:
    answer = client.get("/drawing/narrower", params=asked)
    assert answer.status_code == 200 and answer.json()
    for option in answer.json():
        picture = client.get("/drawing", params=asked | option["filter"])
        assert option == {"filter": option["filter"]} | pressed(picture), option["filter"]
    return answer.json()


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_each_filter_leaves_what_it_says(client: TestClient, asked: dict[str, Any]):
    each_is_what_a_press_draws(client, asked)


@pytest.mark.parametrize(
    ("asked", "sizes"),
    [
        ({}, (20, 12, 60)),
        ({}, (9, 6, 12)),
        ({"entity": [ISIS_K]}, (9, 6, 400)),
        ({"entity": [ISIS_K]}, (9, 6, 12)),
        ({"entity": [TALIBAN], "hops": 2}, (9, 6, 400)),
        ({"entity": [TALIBAN], "hops": 2}, (9, 6, 12)),
    ],
    ids=str,
)
def test_each_filter_draws_what_it_says_of_more_than_a_picture_holds(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], sizes: tuple[int, int, int]
):
    for name, most in zip(("MOST", "BEST", "EDGES"), sizes, strict=True):
        monkeypatch.setattr(crowds, name, most)
    offers = each_is_what_a_press_draws(client, asked)
    assert [one for one in offers if one["drawn"]["nodes"] < one["nodes"]]


@pytest.mark.parametrize("asked", [{}, {"min_sources": 2}, {"as_of": "2018"}, {"type": "Organization"}], ids=str)
def test_of_chosen_relationships_each_filter_leaves_what_it_says(client: TestClient, asked: dict[str, Any]):
    ids = [edge["id"] for edge in client.get("/network", params={"entity": ISIS_K, "evidence": 0}).json()["edges"]]
    body: dict[str, Any] = {"relationships": [*ids, "RIVAL_OF,no:one,no:two"], "entities": [ISIS_K, "khorasan:ghani", "no:body"]}
    answer = client.post("/drawing/narrower", params=asked, json=body)
    assert answer.status_code == 200 and answer.json()
    for option in answer.json():
        picture = client.post("/drawing", params=asked | option["filter"], json=body)
        assert option == {"filter": option["filter"]} | pressed(picture), option["filter"]


def test_what_joins_the_neighbours_is_counted(client: TestClient):
    asked: dict[str, Any] = {"entity": ISIS_K}
    joined, star = (client.get("/drawing/narrower", params=asked | {"among": among}).json() for among in (True, False))
    of_star = {str(one["filter"]): one["edges"] for one in star}
    assert [one for one in joined if one["edges"] > of_star[str(one["filter"])]]


def test_what_is_asked_already_is_not_offered(client: TestClient):
    offered = [o["filter"] for o in client.get("/drawing/narrower", params={"relation": "FOUGHT", "min_sources": 2}).json()]
    assert not [o for o in offered if "relation" in o or o.get("min_sources", 9) <= 2]


def test_an_unknown_entity_is_not_found(client: TestClient):
    assert client.get("/drawing/narrower", params={"entity": "nobody:here"}).status_code == 404
