"""The service over the example data set on the real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from cypher.graph import Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from service.app import create_app
from tests.conftest import empty

KEY = "a-key-for-the-tests"
READER = "another-key-of-tests"
FOLDER = Path(__file__).parents[2] / "examples" / "khorasan"


@pytest.fixture(scope="module")
def example(opened: Graph, ontology: Ontology) -> Graph:
    """The example data set, loaded anew for each file of tests."""
    empty(opened)
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    return opened


@pytest.fixture(scope="module")
def app(example: Graph, ontology: Ontology) -> FastAPI:
    keys = (("ana", "analyst", KEY), ("ria", "reader", READER))
    return create_app(example, ontology, keys=keys, hosts=["testserver"])


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as opened_client:
        yield opened_client


@pytest.fixture(scope="module")
def analyst(app: FastAPI) -> Iterator[TestClient]:
    """A client with an analyst's key."""
    with TestClient(app, headers={"Authorization": f"Bearer {KEY}"}) as opened_client:
        yield opened_client
