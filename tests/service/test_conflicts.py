"""Where sources disagree, over the example: what its README lists is found, and nothing else."""

import pytest
from fastapi.testclient import TestClient

SIDES = {
    ("dates", "isis-k founded"): {"2014", "2015", "2015-01-26", "2015-01~"},
    ("numbers", "isis-k strength"): {"1,500 to 2,200 fighters", "500 to 1,500 fighters", "2,000 members"},
    ("numbers", "dehmazang-attack death_toll"): {"80 people", "85 people"},
    ("numbers", "military-hospital death_toll"): {"50 people", "more than 100 people"},
    ("numbers", "school death_toll"): {"85 people", "90 people"},
    ("numbers", "kunduz-mosque death_toll"): {"46 people", "at least 55 people"},
    ("denied", "achin-bomb death_toll"): {"yes", "no"},
    ("dates", "khan died"): {"2015-07", "2016-07"},
    ("denied", "khan died"): {"yes", "no"},
    ("dates", "jalaluddin died"): {"2014", "2018-09"},
    ("denied", "jalaluddin died"): {"yes", "no"},
    ("cause", "mullah-omar cause_of_death"): {"illness", "killed by Akhtar Mansour"},
    ("denied", "asim-umar KILLED_BY afghan-special-forces"): {"yes", "no"},
    ("denied", "asim-umar KILLED_BY us-military"): {"yes", "no"},
    ("denied", "isis-k CLAIMED_RESPONSIBILITY school"): {"yes", "no"},
    ("denied", "taliban PERPETRATED maternity-ward"): {"yes", "no"},
    ("denied", "haqqani-network COOPERATED_WITH isis-k"): {"yes", "no"},
    ("denied", "taliban PERPETRATED school"): {"yes", "no"},
    ("denied", "haqqani-network SUPPORTED_BY isi"): {"yes", "no"},
    ("denied", "taliban SUPPORTED_BY pakistan-government"): {"yes", "no"},
    ("denied", "isis-k BASED_IN nangarhar"): {"yes", "no"},
    ("denied", "zemari MEMBER_OF isis-k"): {"yes", "no"},
}


def about(conflict: dict) -> tuple[str, str]:
    one, *other = [ref["id"].removeprefix("khorasan:") for ref in conflict["about"]]
    return conflict["kind"], " ".join((one, conflict["what"], *other))


def test_exactly_the_disagreements_of_the_example_are_found(client: TestClient):
    found = client.get("/conflicts?limit=200").json()
    assert {about(c): {s["answer"] for s in c["sides"]} for c in found["results"]} == SIDES
    assert found["total"] == len(SIDES)


def test_each_side_has_its_quotes_sources_voices_and_dates(client: TestClient):
    (found,) = client.get("/entities/khorasan:khan/conflicts?kind=dates").json()["results"]
    assert found["question"] == "When did Hafiz Saeed Khan die?"
    one, other = found["sides"]
    assert [e["attributed_to"]["text"] for e in one["evidence"]] == ["The Afghan intelligence service"]
    assert [e["source"]["published"] for e in other["evidence"]] == ["2021-10-04", "2021-10-15"]
    assert (other["claim_count"], other["source_count"], other["voice_count"], other["alleged"]) == (3, 2, 1, False)


def test_questions_read_as_questions(client: TestClient):
    asked = {c["question"] for c in client.get("/conflicts?limit=200").json()["results"]}
    assert asked >= {
        "How many people died in the attack on the Sayed ul-Shuhada school?",
        "How many fighters did Islamic State Khorasan have in 2021?",
        "Is it true that any fighters of ISIS-K died in the bombing of the caves in Achin?",
        "Is it true that Hafiz Saeed Khan died in 2015-07?",
        "How did Mullah Omar die?",
        "Is it true that Haqqani network cooperated with Islamic State Khorasan?",
    }


def test_an_allegation_that_is_denied_is_marked(client: TestClient):
    (found,) = client.get("/conflicts?relation=MEMBER_OF").json()["results"]
    assert [(s["answer"], s["alleged"], s["denies"]) for s in found["sides"]] == [("yes", True, False), ("no", False, True)]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("kind=numbers&kind=cause", 6),
        ("attribute=founded", 1),
        ("relation=KILLED_BY", 3),
        ("source=khorasan:brief-strength", 5),
        ("publisher=Nobody", 0),
        ("type=Event&kind=numbers", 4),
        ("min_voices=2", 0),
        ("entity=khorasan:isis-k", 6),
        ("limit=1", 22),
    ],
)
def test_filters(client: TestClient, query: str, total: int):
    assert client.get(f"/conflicts?{query}").json()["total"] == total


def test_an_entity_counts_its_conflicts(client: TestClient):
    assert client.get("/entities/khorasan:isis-k").json()["conflict_count"] == 6
    assert client.get("/entities/khorasan:kabul").json()["conflict_count"] == 0


def test_what_does_not_exist_is_said(client: TestClient):
    assert client.get("/entities/khorasan:nobody/conflicts").status_code == 404
    assert client.get("/conflicts?entity=khorasan:nobody").status_code == 404
    assert "is not one of" in client.get("/conflicts?attribute=foundde").json()["errors"][0]["detail"]
    assert client.get("/conflicts?kind=x").status_code == 422
