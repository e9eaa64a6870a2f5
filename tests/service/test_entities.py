"""Entities over REST: found by name, shown with their evidence, and their neighbours filtered and paged."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"


def neighbours(client: TestClient, id_: str, **params: Any) -> set[tuple[str, str]]:
    groups = client.get(f"/entities/{id_}/adjacent", params=params | {"limit": 200}).json()["groups"]
    return {(g["relation"], e["other"]["id"]) for g in groups for e in g["results"]}


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("isis k", "isis-k"),
        ("ISIS-K", "isis-k"),
        ("Haqani", "haqqani-network"),
        ("talib", "taliban"),
        ("khorasan", "isis-k"),
        ("attack on the maternity ward", "maternity-ward"),
    ],
)
def test_search_finds_names_aliases_prefixes_and_one_letter_off(client: TestClient, typed: str, id_: str):
    assert client.get("/entities", params={"q": typed}).json()["results"][0]["id"] == f"khorasan:{id_}"


def test_search_keeps_to_a_type_and_counts_all_that_it_found(client: TestClient):
    every = client.get("/entities", params={"q": "kabul", "limit": 1}).json()
    events = client.get("/entities", params={"q": "kabul", "type": "Event"}).json()
    assert every["total"] > len(every["results"]) == 1
    assert {e["type"] for e in events["results"]} == {"Event"} and events["total"] < every["total"]


def test_without_a_name_all_entities_are_listed_page_by_page(client: TestClient):
    pages = [client.get("/entities", params={"limit": 100, "offset": n}).json() for n in (0, 100)]
    assert pages[0]["total"] == len({e["id"] for page in pages for e in page["results"]})


@pytest.mark.parametrize("typed", ['"', "a AND", "*", "~~", "name:(", "\\", "[* TO *]", "🙂"])
def test_what_is_typed_is_never_syntax(client: TestClient, typed: str):
    assert client.get("/entities", params={"q": typed}).status_code == 200


def test_an_entity_has_its_names_and_every_value_with_who_says_so(client: TestClient):
    told = client.get(f"/entities/{ISIS_K}").json()
    assert {n["value"] for n in told["names"]} >= {"Islamic State Khorasan", "ISIS-K"}
    assert len({v["value"] for v in told["attributes"]["founded"]}) >= 2
    assert all(v["evidence"][0]["quote"] for values in told["attributes"].values() for v in values)
    rivals = next(r for r in told["relations"] if r["relation"] == "RIVAL_OF")
    assert (rivals["direction"], rivals["count"]) == ("any", len([n for n in neighbours(client, ISIS_K) if n[0] == "RIVAL_OF"]))


def test_every_adjacent_edge_has_a_quote_and_its_source(client: TestClient):
    groups = client.get(f"/entities/{ISIS_K}/adjacent").json()["groups"]
    assert {g["relation"] for g in groups} >= {"RIVAL_OF", "BRANCH_OF", "LEADER_OF", "FOUGHT"}
    for edge in (e for g in groups for e in g["results"]):
        assert edge["evidence"][0]["quote"] and edge["evidence"][0]["source"]["publisher"] == "Fealty example briefs"


def test_a_wider_relation_includes_the_narrower(client: TestClient):
    assert {r for r, _ in neighbours(client, ISIS_K, relation="MEMBER_OF")} == {"MEMBER_OF", "LEADER_OF"}


def test_filters_keep_what_they_say(client: TestClient):
    every = neighbours(client, ISIS_K)
    people = neighbours(client, ISIS_K, type="Person")
    assert people and people < every
    one = neighbours(client, ISIS_K, source="khorasan:brief-leaders")
    assert one and one < every
    assert neighbours(client, ISIS_K, publisher="nobody") == set()
    assert neighbours(client, ISIS_K, min_sources=2) < every
    assert neighbours(client, ISIS_K, contested="true") | neighbours(client, ISIS_K, contested="false") == every
    assert neighbours(client, ISIS_K, place="khorasan:kabul")
    assert neighbours(client, ISIS_K, place="khorasan:kabul") <= neighbours(client, ISIS_K, place="khorasan:afghanistan") < every


def test_evidence_follows_the_filter(client: TestClient):
    told = client.get(f"/entities/{ISIS_K}/adjacent", params={"source": "khorasan:brief-leaders", "evidence": 10}).json()
    assert {s["source"]["id"] for g in told["groups"] for e in g["results"] for s in e["evidence"]} == {"khorasan:brief-leaders"}


def test_direction_narrows_and_counts_add_up(client: TestClient):
    sides = [neighbours(client, ISIS_K, direction=way) for way in ("in", "out", "any")]
    assert set.union(*sides) == neighbours(client, ISIS_K)
    answered = client.get(f"/entities/{ISIS_K}/adjacent", params={"limit": 200}).json()["answered"]
    groups = client.get(f"/entities/{ISIS_K}/adjacent", params={"limit": 200}).json()["groups"]
    assert sum(answered["counts"].values()) == sum(g["total"] for g in groups)


def test_one_relation_is_paged(client: TestClient):
    path = f"/entities/{ISIS_K}/adjacent/LEADER_OF"
    whole = client.get(path, params={"limit": 200}).json()["groups"][0]
    first = client.get(path, params={"limit": 2}).json()["groups"][0]
    rest = client.get(path, params={"limit": 200, "offset": first["next"]}).json()["groups"][0]
    assert [e["relationship"] for e in first["results"] + rest["results"]] == [e["relationship"] for e in whole["results"]]
    assert (first["next"], rest["next"]) == (2, None)
    assert client.get(f"/entities/{ISIS_K}/adjacent/HATES").status_code == 404
