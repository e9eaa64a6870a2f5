"""Where Neo4j Browser is said to answer."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from fealty import embedded
from fealty.commands import server
from fealty.settings import Settings

OWN = {"NEO4J_URI": "bolt://db:7687", "NEO4J_PASSWORD": "a-password"}


def browser(**told: Any) -> str | None:
    return server._browser(Settings(_env_file=None, **told))


def test_it_is_the_embedded_servers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    running = embedded.Address("bolt://127.0.0.1:7690", "http://127.0.0.1:7477", "neo4j", "secret")
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setattr(embedded, "address", lambda home: running)
    assert browser(FEALTY_HOME=tmp_path) == "http://127.0.0.1:7477/browser/"


def test_with_a_server_of_ones_own_it_is_what_is_set():
    assert browser(**OWN) is None
    assert browser(**OWN, FEALTY_BROWSER_URL="https://db:7473/browser/") == "https://db:7473/browser/"


def test_it_is_an_address():
    with pytest.raises(ValidationError):
        browser(FEALTY_BROWSER_URL="javascript:alert(1)")
