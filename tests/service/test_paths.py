"""Paths over REST: quotes on every hop, round what is excluded, and a little longer."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

ENDS = {"from": "khorasan:khan", "to": "khorasan:taliban"}


def ways(client: TestClient, **params: Any) -> list[list[str]]:
    return [[hop["relationship"] for hop in way["hops"]] for way in paths(client, **params)["results"]]


def paths(client: TestClient, **params: Any) -> dict[str, Any]:
    return client.get("/paths", params=ENDS | params).json()


def test_a_path_has_a_sentence_and_a_quote_on_every_hop(client: TestClient):
    answer = paths(client)
    hops = answer["results"][0]["hops"]
    assert (hops[0]["from"], hops[-1]["to"], len(hops)) == ("khorasan:khan", "khorasan:taliban", answer["results"][0]["length"])
    assert all(hop["evidence"][0]["quote"] and hop["sentence"] for hop in hops)
    assert {hop["to"] for hop in hops} <= set(answer["entities"])


def test_a_path_goes_round_what_is_excluded(client: TestClient):
    straight = paths(client)["results"][0]
    middle = straight["hops"][0]["to"]
    for way in paths(client, exclude=[middle], exclude_relation=["RIVAL_OF"])["results"]:
        assert middle not in {hop["to"] for hop in way["hops"]}
        assert "RIVAL_OF" not in {hop["relation"] for hop in way["hops"]}
    assert client.get("/paths", params=ENDS | {"exclude_relation": ["HATES"]}).status_code == 422


def test_slack_adds_ways_that_are_that_much_longer(client: TestClient):
    short, long = paths(client, limit=25), paths(client, limit=25, slack=1)
    least = short["results"][0]["length"]
    assert {way["length"] for way in short["results"]} == {least}
    assert long["total"] > short["total"] and {way["length"] for way in long["results"]} <= {least, least + 1}


def test_a_path_passes_only_the_types_that_it_may(client: TestClient):
    for way in paths(client, through="Person", limit=25)["results"]:
        passed = {hop["to"] for hop in way["hops"]} - set(ENDS.values())
        assert {client.get(f"/entities/{id_}").json()["type"] for id_ in passed} <= {"Person"}
    assert client.get("/paths", params=ENDS | {"through": "Dragons"}).status_code == 422


def test_nobody_and_oneself(client: TestClient):
    assert client.get("/paths", params=ENDS | {"to": "khorasan:nobody"}).status_code == 404
    assert client.get("/paths", params=ENDS | {"to": ENDS["from"]}).json()["results"] == []
    assert paths(client, max_hops=1)["total"] == len(ways(client, max_hops=1, limit=25))


def test_a_path_goes_round_one_relationship_and_says_which(client: TestClient):
    straight = paths(client)["results"][0]["hops"][0]
    leads = straight["relationship"]
    answer = paths(client, exclude_relationship=[leads], exclude=["khorasan:al-qaida"], limit=25)
    assert answer["results"] and leads not in {hop["relationship"] for way in answer["results"] for hop in way["hops"]}
    assert answer["asked"] == {
        "via": None,
        "exclude": [{"id": "khorasan:al-qaida", "type": "Organization", "name": "al-Qaida"}],
        "exclude_relation": [],
        "exclude_relationship": [{"id": leads, "relation": straight["relation"], "sentence": straight["sentence"]}],
    }
    turned = "RIVAL_OF,khorasan:taliban,khorasan:isis-k"
    assert (
        paths(client, exclude_relationship=[turned])["asked"]["exclude_relationship"][0]["id"]
        == "RIVAL_OF,khorasan:isis-k,khorasan:taliban"
    )


def test_every_way_passes_whom_it_must_and_nobody_twice(client: TestClient):
    for slack in (0, 1, 2):
        answer = paths(client, to="khorasan:al-qaida", via="khorasan:taliban", slack=slack, limit=25)
        assert answer["asked"]["via"]["name"] == "Taliban"
        passed = [[way["hops"][0]["from"], *(hop["to"] for hop in way["hops"])] for way in answer["results"]]
        assert passed and all("khorasan:taliban" in way[1:-1] and len(set(way)) == len(way) for way in passed)
        assert {len(way) - 1 for way in passed} <= {3 + longer for longer in range(slack + 1)}
    assert paths(client, to="khorasan:al-qaida", via="khorasan:taliban", max_hops=2)["total"] == 0
    assert paths(client, to="khorasan:al-qaida", via="khorasan:taliban", as_of="2006", undated="exclude")["total"] == 0
    longer = paths(client, to="khorasan:al-qaida", slack=2, limit=25)["results"]
    for way in longer + paths(client, to="khorasan:al-qaida", slack=2, limit=25, offset=25)["results"]:
        assert len({way["hops"][0]["from"], *(hop["to"] for hop in way["hops"])}) == len(way["hops"]) + 1


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"as_of": "2016"},
        {"known_by": "2021-09-24"},
        {"since": "2015", "until": "2017", "undated": "exclude"},
        {"relation": ["RIVAL_OF", "LEADER_OF", "ALLIED_WITH"]},
    ],
)
def test_a_way_by_a_third_stands_as_the_same_way_found_without_it(client: TestClient, asked: dict[str, Any]):
    def found(**params: Any) -> list[tuple[str, ...]]:
        pages = [paths(client, to="khorasan:al-qaida", limit=25, offset=n, **asked, **params)["results"] for n in (0, 25, 50, 75)]
        return [tuple(hop["relationship"] for hop in way["hops"]) for page in pages for way in page]

    passing = [way for way in found(slack=2) if any(",khorasan:taliban" in hop for hop in way)]
    least = min(map(len, passing))
    assert sorted(found(via="khorasan:taliban")) == sorted(way for way in passing if len(way) == least)


def test_a_merged_id_leads_to_what_it_is_merged_into(client: TestClient, analyst: TestClient):
    said = {"left": "khorasan:haqqani-network", "right": "khorasan:taliban", "verdict": "same"}
    judged = analyst.post("/judgements", json=said).json()
    try:
        told = paths(client, exclude=["khorasan:taliban"], to="khorasan:al-qaida")["asked"]
        assert [one["id"] for one in told["exclude"]] == ["khorasan:haqqani-network"]
        told = paths(client, exclude_relationship=["RIVAL_OF,khorasan:isis-k,khorasan:taliban"], to="khorasan:al-qaida")["asked"]
        assert told["exclude_relationship"][0]["id"] == "RIVAL_OF,khorasan:haqqani-network,khorasan:isis-k"
    finally:
        analyst.delete(f"/judgements/{judged['id']}")


def test_a_place_is_passed_where_it_is_asked_for(client: TestClient):
    asked = {"from": "khorasan:isis-k", "to": "khorasan:haqqani-network", "via": "khorasan:afghanistan", "limit": 25}
    for way in client.get("/paths", params=asked).json()["results"]:
        assert "khorasan:afghanistan" in {hop["to"] for hop in way["hops"]}


def test_everything_that_is_not_there_is_named(client: TestClient):
    asked = {
        "exclude": ["khorasan:nobody", "khorasan:khan"],
        "via": "khorasan:ghost",
        "exclude_relationship": ["FOUGHT,khorasan:khan,khorasan:ttp", "LIKES"],
    }
    answer = client.get("/paths", params=ENDS | asked)
    assert answer.status_code == 422
    assert [(e["name"], e["detail"]) for e in answer.json()["errors"]] == [
        ("via", "no entity has the id khorasan:ghost"),
        ("exclude", "no entity has the id khorasan:nobody"),
        ("exclude", "khorasan:khan is an end of the way"),
        ("exclude_relationship", "nobody says FOUGHT,khorasan:khan,khorasan:ttp"),
        ("exclude_relationship", "LIKES is not RELATION,subject,object[,label]"),
    ]
    told = client.get("/paths", params=ENDS | {"exclude": "khorasan:ttp", "via": "khorasan:ttp"}).json()
    assert told["errors"][0]["detail"] == "khorasan:ttp is what the ways must pass"


def test_an_end_cannot_be_excluded(client: TestClient):
    answer = client.get("/paths", params={"from": "khorasan:khan", "to": "khorasan:al-qaida", "exclude": "khorasan:khan"})
    assert answer.status_code == 422 and "is an end of the way" in answer.json()["errors"][0]["detail"]
