"""A posted report is read into claims where the service has a reader."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from fealty.reading import Lazy
from model.ontology import Ontology
from service.app import create_app
from tests.loaders.articles.readers import Plain, never, open_reader
from tests.service.conftest import KEY

TEXT = "Two fronts part ways\n\nEverybody in the valley of the Aru says that Front is a rival of Guard, and that Guard is a rival of Harbour.\n"
SOURCE = {"id": "own:read", "publisher": "Me", "published": "2019-03-04", "text": TEXT}
Opened = Callable[[Callable[[], Plain] | None], TestClient]


@pytest.fixture
def serving(graph: Graph, ontology: Ontology) -> Iterator[Opened]:
    """A client of a service whose reader is opened by what is given."""

    def client(opens: Callable[[], Plain] | None) -> TestClient:
        reads = Lazy(opens) if opens else None
        app = create_app(graph, ontology, keys=(("ana", "analyst", KEY),), hosts=["testserver"], reads=reads)
        return TestClient(app, headers={"Authorization": f"Bearer {KEY}"})

    yield client


def test_a_report_without_claims_is_read(serving: Opened):
    client = serving(open_reader)
    answer = client.post("/sources", json={"source": SOURCE})
    said = answer.json()
    assert (answer.status_code, said["created"], len(said["claims"])) == (201, 6, 2)
    assert said["reading"] == {"extractor": "articles/1.0.0", "accepted": 2, "proposed": 0, "refused": 0, "warnings": []}
    assert client.get("/sources/own:read").json()["title"] == "Two fronts part ways"
    assert client.get("/relationships/RIVAL_OF,t:front,t:guard").json()["claim_count"] == 1
    again = client.post("/sources", json={"source": SOURCE}).json()
    assert (again["created"], again["unchanged"], again["claims"]) == (0, 6, said["claims"])


def test_warnings_and_what_waits_are_told(serving: Opened):
    said = (
        serving(partial(Plain, notice="no model"))
        .post("/sources", json={"source": {"id": "own:w", "text": TEXT + " WARN perhaps."}})
        .json()
    )
    assert (said["reading"]["accepted"], said["reading"]["proposed"]) == (0, 2)
    assert [w[:22] for w in said["reading"]["warnings"]] == ["no model", "has no date of publica", "a warning"]


@pytest.mark.parametrize(
    "body",
    [
        {"source": SOURCE, "read": False},
        {"source": SOURCE | {"text": None}},
        {
            "source": SOURCE,
            "claims": [
                {"quote": "Two", "start": 0, "end": 3, "subject": {"id": "t:a", "type": "Organization"}, "attribute": "name", "value": "A"}
            ],
        },
    ],
)
def test_it_is_not_read_where_that_is_not_wanted(serving: Opened, body: dict[str, object]):
    answer = serving(never).post("/sources", json=body)
    assert (answer.status_code, answer.json()["reading"]) == (201, None)


def test_without_a_reader_a_report_is_kept_and_asking_for_a_reading_is_wrong(serving: Opened):
    client = serving(None)
    wrong = client.post("/sources", json={"source": SOURCE, "read": True})
    assert (wrong.status_code, wrong.json()["errors"][0]["name"]) == (422, "read")
    assert client.get("/sources/own:read").status_code == 404
    assert client.post("/sources", json={"source": SOURCE}).json()["reading"] is None


def test_a_stored_text_is_read_when_that_is_asked(serving: Opened):
    client = serving(open_reader)
    client.post("/sources", json={"source": SOURCE, "read": False})
    assert client.post("/sources", json={"source": {"id": "own:read"}, "read": True}).json()["reading"]["accepted"] == 2
    assert client.post("/sources", json={"source": {"id": "own:none"}, "read": True}).status_code == 422


@pytest.mark.parametrize(
    ("opens", "more", "why"), [(open_reader, " RAISES", "ValueError: no such word"), (never, "", "could not be opened")]
)
def test_what_cannot_be_read_is_told_and_nothing_is_stored(serving: Opened, opens: Callable[[], Plain], more: str, why: str):
    client = serving(opens)
    answer = client.post("/sources", json={"source": SOURCE | {"text": TEXT + more}})
    assert (answer.status_code, why in answer.json()["detail"]) == (422, True)
    assert client.get("/sources/own:read").status_code == 404


def test_the_reader_is_opened_once_by_the_first_of_many_threads(serving: Opened):
    opened: list[int] = []
    client = serving(lambda: opened.append(1) or Plain())
    assert opened == []
    with ThreadPoolExecutor(6) as threads:
        sent = [threads.submit(client.post, "/sources", json={"source": SOURCE | {"id": f"own:{n}"}}) for n in range(6)]
    assert [s.result().json()["reading"]["accepted"] for s in sent] == [2] * 6
    assert opened == [1]
