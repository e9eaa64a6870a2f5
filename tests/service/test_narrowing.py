"""Which further filter would leave how much: each count is that of the network asked with the filter."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
ASKED: list[dict[str, Any]] = [
    {},
    {"entity": [ISIS_K]},
    {"entity": [ISIS_K, TALIBAN], "hops": 2},
    {"entity": [TALIBAN], "hops": 2, "min_sources": 2},
    {"entity": [TALIBAN], "hops": 2, "contested": True},
    {"entity": [TALIBAN], "hops": 2, "type": ["Organization"]},
    {"entity": [TALIBAN], "hops": 2, "since": "2016", "until": "2019"},
    {"relation": ["RIVAL_OF", "FOUGHT"], "as_of": "2018"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_each_filter_leaves_what_it_says(client: TestClient, asked: dict[str, Any]):
    answer = client.get("/drawing/narrower", params=asked)
    assert answer.status_code == 200 and answer.json()
    for option in answer.json():
        told = client.get("/network", params=asked | option["filter"] | {"limit": 5000, "evidence": 0}).json()
        assert (option["edges"], option["nodes"]) == (told["total"]["edges"], len(told["nodes"])), option["filter"]


def test_what_is_asked_already_is_not_offered(client: TestClient):
    offered = [o["filter"] for o in client.get("/drawing/narrower", params={"relation": "FOUGHT", "min_sources": 2}).json()]
    assert not [o for o in offered if "relation" in o or o.get("min_sources", 9) <= 2]


def test_an_unknown_entity_is_not_found(client: TestClient):
    assert client.get("/drawing/narrower", params={"entity": "nobody:here"}).status_code == 404
