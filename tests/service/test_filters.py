"""Every filter of a picture against every route that draws, expands, keeps or counts one: it is honoured, or refused by its name."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service import graphdoc

ISIS_K = "khorasan:isis-k"
FILTERS: dict[str, Any] = {
    "relation": ["RIVAL_OF", "FOUGHT"],
    "type": ["Organization"],
    "place": ["khorasan:nangarhar"],
    "source": ["khorasan:brief-origins"],
    "publisher": ["Somebody else"],
    "attributed_to": ["khorasan:csis"],
    "modality": ["alleged"],
    "polarity": ["denied"],
    "status": ["proposed"],
    "min_sources": 2,
    "contested": True,
    "as_of": "2016",
    "since": "2018",
    "until": "2015",
    "known_by": "2021-09-22",
    "undated": "exclude",
    "family": "parents",
}
NO_FILTERS = {"entity", "hops", "among", "evidence"}
Asked = dict[str, Any]


def drawn(answer: Any) -> set[str]:
    return {edge["id"] for edge in answer.json()["doc"]["edges"]}


def listed(answer: Any) -> set[str]:
    return {edge["id"] for edge in answer.json()["edges"]}


def on_the_page(answer: Any) -> set[str]:
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', answer.text)[0])
    return {edge["id"] for edge in data["doc"]["edges"]}


def kept(answer: Any) -> set[str]:
    return set(answer.json()["kept"])


def getting(path: str, **more: Any) -> Callable[[TestClient, Asked, list[str]], Any]:
    return lambda client, asked, _: client.get(path, params=more | asked)


def posting(path: str) -> Callable[[TestClient, Asked, list[str]], Any]:
    return lambda client, asked, ids: client.post(path, params=asked, json={"relationships": ids})


# Each route: how it is asked, what of its answer names relationships, and whether it is of an entity, of everything or of chosen ones.
ROUTES: dict[str, tuple[str, Any, Callable[[Any], set[str]]]] = {
    "GET /drawing around": ("around", getting("/drawing", entity=ISIS_K, among=False), drawn),
    "GET /network.html around": ("around", getting("/network.html", entity=ISIS_K, limit=5000, evidence=0), on_the_page),
    "GET /entities/{entity_id}/drawing": ("around", getting(f"/entities/{ISIS_K}/drawing", limit=200), drawn),
    "GET /drawing": ("whole", getting("/drawing"), drawn),
    "GET /network.html": ("whole", getting("/network.html", limit=5000, evidence=0), on_the_page),
    "POST /drawing": ("chosen", posting("/drawing"), drawn),
    "POST /drawing/standing": ("chosen", posting("/drawing/standing"), kept),
    "POST /network.html": ("chosen", posting("/network.html"), on_the_page),
}
COUNTS: dict[str, tuple[Any, Any]] = {
    "GET /drawing/narrower around": (getting("/drawing/narrower", entity=ISIS_K), getting("/drawing", entity=ISIS_K)),
    "GET /drawing/narrower": (getting("/drawing/narrower"), getting("/drawing")),
    "POST /drawing/narrower": (posting("/drawing/narrower"), posting("/drawing")),
}


@pytest.fixture(autouse=True)
def unplaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: Any) -> Any:
        return dict

    monkeypatch.setattr(graphdoc, "begun", nowhere)


@pytest.fixture(scope="module")
def everything(client: TestClient) -> list[str]:
    return sorted(listed(getting("/network", limit=5000, evidence=0)(client, {}, [])))


def refused(answer: Any, name: str) -> bool:
    return answer.status_code == 422 and [(e["in"], e["name"]) for e in answer.json()["errors"]] == [("query", name)]


def verdict(answer: Any, name: str, honoured: Callable[[Any], bool]) -> str:
    if refused(answer, name):
        return "refused"
    return "honoured" if answer.status_code == 200 and honoured(answer) else "neither"


def expected(name: str, of: str) -> str:
    """Relationships that are chosen have no family."""
    return "refused" if name == "family" and of == "chosen" else "honoured"


def test_the_table_holds_every_filter_of_a_picture(app: FastAPI):
    taken = {p["name"] for p in app.openapi()["paths"]["/drawing"]["get"]["parameters"] if p["in"] == "query"}
    assert taken == FILTERS.keys() | NO_FILTERS


@pytest.mark.parametrize("name", FILTERS)
def test_each_route_keeps_what_the_network_keeps_or_refuses(client: TestClient, everything: list[str], name: str):
    asked = {name: FILTERS[name]}
    around, whole = (listed(getting("/network", limit=5000, evidence=0, **of)(client, asked, [])) for of in ({"entity": ISIS_K}, {}))
    assert around != listed(getting("/network", limit=5000, evidence=0, entity=ISIS_K)(client, {}, [])), "this value would filter nothing"
    wanted = {"around": around, "whole": whole, "chosen": whole}
    found = {
        route: verdict(ask(client, asked, everything), name, lambda answer, named=named, of=of: named(answer) == wanted[of])
        for route, (of, ask, named) in ROUTES.items()
    }
    assert found == {route: expected(name, of) for route, (of, *_) in ROUTES.items()}


@pytest.mark.parametrize("name", FILTERS)
def test_what_would_narrow_is_counted_under_each_filter_or_refused(client: TestClient, everything: list[str], name: str):
    asked = {name: FILTERS[name]}

    def right(answer: Any, press: Any) -> bool:
        told = [(one, press(client, asked | one["filter"], everything).json()["doc"]["total"]) for one in answer.json()[:3]]
        return all({"nodes": one["nodes"], "edges": one["edges"]} == total for one, total in told)

    found = {
        route: verdict(ask(client, asked, everything), name, lambda answer, press=press: right(answer, press))
        for route, (ask, press) in COUNTS.items()
    }
    assert found == {route: expected(name, "chosen" if route.startswith("POST") else "around") for route in COUNTS}
