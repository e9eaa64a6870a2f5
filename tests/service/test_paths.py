"""Paths over REST: quotes on every hop, round what is excluded, and a little longer."""

from typing import Any

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


def test_an_end_cannot_be_excluded(client: TestClient):
    answer = client.get("/paths", params={"from": "khorasan:khan", "to": "khorasan:al-qaida", "exclude": "khorasan:khan"})
    assert answer.status_code == 422 and "is an end of the way" in answer.json()["errors"][0]["detail"]
