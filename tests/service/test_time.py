"""Time over REST: what stands as of a date, what was left out and why, lines of time, pairs, and what changed."""

from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient

from cypher import writes
from cypher.graph import Graph
from model.claims import Cells, Claim, Ref, Source
from model.ontology import Ontology
from service.app import create_app
from tests.conftest import empty

ISIS_K, TALIBAN, KHAN = "khorasan:isis-k", "khorasan:taliban", "khorasan:khan"


def leaders(client: TestClient, **asked: str) -> tuple[dict[str, str], dict[str, int]]:
    told = client.get(f"/entities/{ISIS_K}/adjacent/LEADER_OF", params=asked).json()
    found = {e["other"]["id"].partition(":")[2]: e["standing"] for g in told["groups"] for e in g["results"]}
    return found, {reason: count for reason, count in told["answered"]["left_out"].items() if count}


def test_leaders_stand_as_of_a_year_and_the_rest_is_counted(client: TestClient):
    found, omitted = leaders(client, as_of="2015")
    assert (found["khan"], "hasib" in found, omitted["not_yet"]) == ("certain", False, 2)
    found, omitted = leaders(client, as_of="2018-09")
    assert (found["khan"], found["hasib"], "orakzai" in found, omitted["ended"]) == ("possible", "possible", False, 2)


def test_what_was_published_later_is_not_known_yet(client: TestClient):
    found, omitted = leaders(client, known_by="2021-09-24")
    assert set(found) == {"khan", "muhajir"} and omitted == {"published_later": 5}
    told = client.get(f"/entities/{ISIS_K}/adjacent/LEADER_OF", params={"known_by": "2021-09-24", "evidence": 10}).json()
    khan = next(e for e in told["groups"][0]["results"] if e["other"]["id"] == KHAN)
    assert (khan["claim_count"], khan["source_count"], len(khan["evidence"])) == (1, 1, 1)
    assert all(s["source"]["published"] <= "2021-09-24" for s in khan["evidence"])


def test_undated_is_marked_or_excluded(client: TestClient):
    path = f"/entities/{ISIS_K}/adjacent"
    every = client.get(path, params={"as_of": "2016", "limit": 200}).json()
    dated = client.get(path, params={"as_of": "2016", "limit": 200, "undated": "exclude"}).json()
    undated = every["answered"]["counts"]["undated"]
    assert undated > 0 == dated["answered"]["counts"]["undated"]
    assert dated["answered"]["left_out"]["undated"] == undated
    assert sum(g["total"] for g in every["groups"]) == sum(g["total"] for g in dated["groups"]) + undated


@pytest.mark.parametrize(
    "path",
    [
        "/relationships?limit=200",
        f"/entities/{ISIS_K}",
        f"/entities/{ISIS_K}/timeline",
        f"/claims?subject={ISIS_K}",
        f"/network?entity={ISIS_K}",
        "/network",
        f"/dyads/{ISIS_K}/{TALIBAN}",
        f"/paths?from={KHAN}&to={TALIBAN}",
    ],
)
def test_every_answer_says_what_was_asked_and_what_was_left_out(client: TestClient, path: str):
    told = client.get(
        path, params={"as_of": "2015", "known_by": "2021-09-28"} | dict(p.split("=") for p in path.partition("?")[2].split("&") if p)
    )
    answered = told.json()["answered"]
    assert (answered["as_of"], answered["known_by"], answered["undated"], answered["family"]) == ("2015", "2021-09-28", "include", "none")
    assert sum(answered["left_out"].values()) > 0, path


def test_a_relationship_as_of_a_date_has_the_evidence_of_then(client: TestClient):
    path = f"/relationships/RIVAL_OF,{ISIS_K},{TALIBAN}"
    then = client.get(path, params={"as_of": "2016", "undated": "exclude"}).json()
    assert (then["standing"], then["for"]["total"], then["claim_count"]) == ("certain", 1, 1)
    assert then["answered"]["left_out"]["undated"] == 6
    before = client.get(path, params={"as_of": "2010", "undated": "exclude"}).json()
    assert (before["standing"], before["for"]["total"]) == (None, 0)


def test_an_entity_as_of_a_date_has_the_values_of_then(client: TestClient):
    strength = client.get(f"/entities/{ISIS_K}", params={"as_of": "2018"}).json()["attributes"]["strength"]
    assert {v["since"] for v in strength} == {"2017-12", "2018"}
    assert "died" not in client.get(f"/entities/{KHAN}", params={"as_of": "2015-01"}).json()["attributes"]


def test_a_path_walks_only_what_stood(client: TestClient):
    asked = {"from": KHAN, "to": TALIBAN, "undated": "exclude"}
    hops = [h for way in client.get("/paths", params=asked | {"as_of": "2015"}).json()["results"] for h in way["hops"]]
    assert hops and {h["standing"] for h in hops} <= {"certain", "possible", "happened", "carried"}
    assert client.get("/paths", params=asked | {"as_of": "2006"}).json()["total"] == 0


def test_a_family_says_of_which_member_each_answer_is(client: TestClient):
    alone = client.get(f"/entities/{ISIS_K}/adjacent/PLEDGED_TO").json()["groups"]
    kin = client.get(f"/entities/{ISIS_K}/adjacent/PLEDGED_TO", params={"family": "parents"}).json()["groups"]
    whose = {e["of"]["id"] if e["of"] else None for g in kin for e in g["results"]}
    assert whose == {None, "khorasan:is"} and {e["of"] for g in alone for e in g["results"]} == {None}
    line = client.get(f"/entities/{ISIS_K}/timeline", params={"family": "parents", "limit": 200}).json()
    assert {e["of"]["id"] for e in line["results"] if e["of"]} == {"khorasan:is"}
    pair = client.get(f"/dyads/{ISIS_K}/khorasan:al-qaida", params={"family": "parents"}).json()
    assert ("SPLIT_FROM", "khorasan:is") in {(e["relation"], e["of"]["id"]) for e in pair["results"] if e["of"]}
    ways = client.get("/paths", params={"from": ISIS_K, "to": "khorasan:al-qaida", "family": "parents", "limit": 25}).json()
    assert {"khorasan:is"} <= {of["id"] for way in ways["results"] for of in way["of"]}


def test_a_timeline_is_in_order_and_what_nobody_dates_comes_last(client: TestClient):
    pages = [client.get(f"/entities/{KHAN}/timeline", params={"limit": 10, "offset": n}).json() for n in (0, 10, 20)]
    entries = [e for p in pages for e in p["results"]]
    assert pages[0]["total"] == len(entries) == len({e["claim"] for e in entries})
    dated = [e["standing"] != "undated" for e in entries]
    assert dated == sorted(dated, reverse=True) and not all(dated)
    days = [e["at"][0] for e in entries if e["at"][0]]
    assert days == sorted(days)
    died = [e for e in entries if e["attribute"] == "died"]
    assert {(e["sentence"], e["polarity"]) for e in died} >= {
        ("Hafiz Saeed Khan, died: 2015-07", "denied"),
        ("Hafiz Saeed Khan, died: 2016-07", "affirmed"),
    }


def test_a_dyad_has_conflict_and_cooperation_the_denied_too(client: TestClient):
    told = client.get("/dyads/khorasan:usa/khorasan:taliban").json()
    tones = {(e["relation"], e["tone"], e["polarity"], e["modality"]) for e in told["results"]}
    assert tones >= {
        ("NEGOTIATED_WITH", "cooperation", "affirmed", "asserted"),
        ("ALLIED_WITH", "cooperation", "denied", "asserted"),
        ("COOPERATED_WITH", "cooperation", "affirmed", "planned"),
    }
    assert told["tones"]["cooperation"] == sum(e["tone"] == "cooperation" for e in told["results"])
    back = client.get("/dyads/khorasan:taliban/khorasan:usa").json()
    assert [e["claim"] for e in back["results"]] == [e["claim"] for e in told["results"]]
    shared = client.get(f"/dyads/{ISIS_K}/{TALIBAN}").json()["shared"]
    khadim = next(n for n in shared["results"] if n["entity"]["id"] == "khorasan:khadim")
    assert {link["relation"] for link in khadim["with_other"]} == {"DEFECTED_FROM", "MEMBER_OF"}
    assert shared["total"] >= len(shared["results"]) > 5


def test_what_changed_in_august_2021(client: TestClient):
    told = client.get("/diff", params={"since": "2021-08", "until": "2021-08", "limit": 200}).json()
    changed = {(r["change"], r["id"]) for r in told["results"]}
    assert changed >= {
        ("began", "CONTROLS,khorasan:taliban,khorasan:kabul"),
        ("ended", "LEADER_OF,khorasan:ghani,khorasan:afghan-government"),
    }
    assert all(r["evidence"] and r["surely"] for r in told["results"])
    assert told["total"] == sum(told["counts"].values()) == len(told["results"])
    only = client.get("/diff", params={"since": "2021-08", "until": "2021-08", "entity": "khorasan:ghani"}).json()
    assert {r["id"] for r in only["results"]} == {"LEADER_OF,khorasan:ghani,khorasan:afghan-government"}


def test_what_came_to_be_disputed_names_who_disputes_it(client: TestClient):
    told = client.get("/diff", params={"since": "2021-10-15", "until": "2021-10-15", "limit": 200}).json()
    based = next(r for r in told["results"] if (r["change"], r["id"]) == ("contested", f"BASED_IN,{ISIS_K},khorasan:nangarhar"))
    assert based["evidence"][0]["polarity"] == "denied" and based["on"] == ["2021-10-15", "2021-10-15"]
    known = client.get("/diff", params={"since": "2021-10-15", "until": "2021-10-15", "known_by": "2021-10-01"}).json()
    assert known["counts"]["contested"] == 0


def test_an_export_as_of_a_date_holds_what_counts_then(client: TestClient):
    def lines(**asked: str) -> list[dict[str, Any]]:
        return [orjson.loads(line) for line in client.get("/export/claims", params=asked).content.splitlines()]

    every, then = lines(), lines(known_by="2021-09-24")
    assert {r["id"] for r in then if r["record"] == "source"} == {"khorasan:brief-airport", "khorasan:brief-origins"}
    assert {r["source"] for r in then if r["record"] == "claim"} == {"khorasan:brief-airport", "khorasan:brief-origins"}
    assert [r for r in then if r not in every] == []
    dated = [r for r in lines(as_of="2014", undated="exclude") if r["record"] == "claim"]
    assert dated and not any((r.get("since") or r.get("value") or "").startswith("20210") for r in dated)


def test_saved_questions_take_a_date(client: TestClient):
    def answers(name: str, **asked: str) -> list[str]:
        told = client.get(f"/queries/{name}", params={"entity_id": ISIS_K} | asked).json()
        return [row[0] for row in told["data"]["values"]]

    assert "Hafiz Saeed Khan" in answers("leaders", as_of="2015-01") and "Abdul Hasib" not in answers("leaders", as_of="2015-01")
    assert len(answers("pledges", as_of="2015")) < len(answers("pledges")) and answers("rivals", as_of="2016")
    wrong = client.get("/queries/leaders", params={"entity_id": ISIS_K, "as_of": "soon"})
    assert wrong.status_code == 422 and "needs a date" in wrong.json()["detail"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/relationships?as_of=2016~", "as_of"),
        ("/relationships?since=2017&until=2016", "until"),
        (f"/entities/{ISIS_K}?known_by=soon", "known_by"),
        ("/diff?since=2016&until=2015", "until"),
        ("/diff?since=2016", "until"),
    ],
)
def test_a_date_that_cannot_be_read_is_a_422_that_names_it(client: TestClient, path: str, name: str):
    answer = client.get(path)
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, name)


def test_years_of_war_that_are_not_adjacent_stay_separate(graph: Graph, ontology: Ontology):
    empty(graph)
    years = ("1994", "1995", "2010")
    ends = Ref("w:a", "Organization", "A"), Ref("w:b", "Organization", "B")
    war = [Claim("w:ucdp", Cells(n, ("year",)), y, ends[0], "FOUGHT", ends[1], since=y, until=y) for n, y in enumerate(years)]
    writes.load(graph, war, sources={"w:ucdp": Source("w:ucdp", published="2023", kind="table")}, ontology=ontology)
    with TestClient(create_app(graph, ontology, hosts=["testserver"])) as client:
        edge = client.get("/relationships").json()["results"][0]
        assert edge["periods"] == [["1994", "1995"], ["2010", "2010"]]
        assert client.get("/relationships", params={"since": "1996", "until": "2009"}).json()["answered"]["left_out"]["ended"] == 1
        assert client.get("/relationships", params={"since": "2009", "until": "2010"}).json()["total"] == 1
        told = client.get("/diff", params={"since": "1990", "until": "2020"}).json()
        assert [(r["change"], r["on"][0][:4]) for r in told["results"]] == [("began", "1994"), ("ended", "1995"), ("began", "2010")]
