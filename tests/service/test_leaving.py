"""Who hangs up, over real HTTP, ends what runs for them in Neo4j; the next statement gets the place at once."""

import json
import logging
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from cypher.graph import FREE_AT_ONCE, Graph
from cypher.statements import parsed
from model.ontology import Ontology
from service.app import create_app
from service.routes import asking
from tests.service.conftest import KEY
from tests.service.explorer.conftest import serving

ENDLESS = "UNWIND range(1, 100000000000) AS x RETURN count(x) AS n"
RUNNING = "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.mark IS NOT NULL RETURN currentQuery"
HEADERS = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture(scope="module")
def served(opened: Graph, ontology: Ontology) -> Iterator[str]:
    yield from serving(create_app(opened, ontology, keys=(("ana", "analyst", KEY),)))


def running(graph: Graph) -> list[str]:
    return [
        row["currentQuery"] for row in graph.autocommit(parsed("admin/running", f"// What runs?\n// returns currentQuery\n{RUNNING}"), {})
    ]


def becomes(graph: Graph, texts: list[str], seconds: float) -> bool:
    """Say whether exactly these come to run within so many seconds."""
    until = time.monotonic() + seconds
    while (found := running(graph)) != texts and time.monotonic() < until:
        time.sleep(0.02)
    return found == texts


def begun(address: str, method: str, path: str, body: bytes = b"") -> socket.socket:
    """Send a request and return its connection, which the caller closes."""
    host, _, port = address.removeprefix("http://").partition(":")
    opened = socket.create_connection((host, int(port)))
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {KEY}\r\nContent-Type: application/json\r\n"
    opened.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    return opened


def asked(address: str, text: str) -> socket.socket:
    return begun(address, "POST", "/cypher", json.dumps({"statement": text}).encode())


def test_who_hangs_up_ends_the_statement_and_frees_the_place(served: str, opened: Graph, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, "fealty"):
        connections = [asked(served, ENDLESS) for _ in range(FREE_AT_ONCE)]
        assert becomes(opened, [ENDLESS] * FREE_AT_ONCE, 5)
        for connection in connections:
            connection.close()
        began = time.monotonic()
        answer = httpx.post(f"{served}/cypher", json={"statement": "RETURN 1 AS one"}, headers=HEADERS)
        assert answer.json()["data"]["values"] == [[1]] and time.monotonic() - began < 2
        assert becomes(opened, [], 1)
    assert [r.getMessage().rpartition(" ")[2] for r in caplog.records if r.name == "fealty.audit"] == ["ended=Gone"] * 2 + [
        "ended=answered"
    ]


def test_who_hangs_up_ends_a_saved_question(served: str, opened: Graph, monkeypatch: pytest.MonkeyPatch):
    slow = parsed("questions/slow", f"// How many?\n// returns n\n{ENDLESS}")
    monkeypatch.setattr(asking.questions, "found", lambda _: slow)
    connection = begun(served, "GET", "/queries/slow")
    assert becomes(opened, [slow.text], 5)
    connection.close()
    assert becomes(opened, [], 2)
