"""What the tests stand on: a real Neo4j with its own home and ports, thrown away at the end; a Chromium; the shared data."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from cypher import writes
from cypher.graph import Graph
from cypher.statements import parsed
from fealty import embedded
from model.ontology import Ontology, shipped

settings.register_profile("fealty", deadline=None, derandomize=True)
settings.load_profile("fealty")
EMPTY = parsed(
    "load/empty", "// Empty the throwaway server of the tests.\nMATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the suite's own server; FEALTY_TEST_HOME keeps one running between runs."""
    kept = os.environ.get("FEALTY_TEST_HOME")
    return Path(kept) / os.environ.get("PYTEST_XDIST_WORKER", "") if kept else tmp_path_factory.mktemp("neo4j")


def _free() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[embedded.Address]:
    """A server of the suite's own, on ports that nobody uses."""
    yield embedded.up(home, bolt_port=_free(), http_port=_free())
    if "FEALTY_TEST_HOME" not in os.environ:
        embedded.down(home)


@pytest.fixture(scope="session")
def opened(server: embedded.Address) -> Iterator[Graph]:
    """The suite's graph, with its schema."""
    with Graph.open(server.bolt_uri, username=server.username, password=server.password) as graph:
        writes.init(graph)
        yield graph


@pytest.fixture
def graph(opened: Graph) -> Graph:
    """An empty graph."""
    empty(opened)
    return opened


def empty(graph: Graph) -> None:
    """Remove everything from the throwaway server."""
    graph.autocommit(EMPTY, {})


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return shipped()


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the data sets beside the project are absent")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        if os.environ.get("FEALTY_REQUIRE_BROWSER"):
            pytest.fail("FEALTY_REQUIRE_BROWSER is set and there is no Chromium")
        pytest.skip("there is no Chromium here")
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*quiet, "--disable-component-update", "--disable-sync"])
        yield browser
        browser.close()
