"""The explorer as it is served, in a real Chromium: nothing may go wrong on a page, and no other host is asked."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import expect

from cypher.graph import Graph
from model.ontology import Ontology
from service.app import create_app
from tests.service.conftest import KEY, READER

KEYS = (("ana", "analyst", KEY), ("ria", "reader", READER))
expect.set_options(timeout=15_000)  # on a busy machine everything takes longer; what is right is not a matter of time
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"}
TELEPHONE: dict[str, Any] = {"viewport": {"width": 400, "height": 800}, "color_scheme": "dark", "has_touch": True}


def serving(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of loopback; yields its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def served(example: Graph, ontology: Ontology) -> Iterator[str]:
    """The address of the explorer over the example data set; ana's key is an analyst's, ria's a reader's."""
    yield from serving(create_app(example, ontology, keys=KEYS))


def post(address: str, path: str, body: dict[str, Any]) -> Any:
    """Write through the service as ana."""
    answer = httpx.post(f"{address}{path}", json=body, headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


_CONTEXTS: dict[tuple[int, str], Any] = {}


def _context(chromium: Any, options: dict[str, Any]) -> Any:
    """A context for all visits alike: what it loaded and compiled once takes half the time of a new one. A tab's session is its own."""
    name = id(chromium), repr(sorted(options.items(), key=str))
    if name not in _CONTEXTS:
        _CONTEXTS[name] = chromium.new_context(**options)
    return _CONTEXTS[name]


class Visit:
    """A page of the explorer; what goes wrong on it and what it asks for is kept."""

    def __init__(self, chromium: Any, address: str, *, key: str | None = None, **context: Any) -> None:
        self.address = address
        self.context = _context(chromium, DESK | context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.problems, self.asked = list[str](), list[str]()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda told: self._told(told))
        self.page.on("request", lambda request: self.asked.append(request.url))
        if key:
            self.page.add_init_script(f"sessionStorage.setItem('fealty-key', {key!r})")

    def _told(self, told: Any) -> None:
        if told.type in ("error", "warning") and "Failed to load resource" not in told.text:
            self.problems.append(told.text)

    def open(self, fragment: str = "#/") -> Any:
        """Open a view and wait until it stands."""
        self.page.goto(f"{self.address}/{fragment}")
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def close(self) -> None:
        """Nothing went wrong, and no other host was asked."""
        if self.page.url.startswith(self.address):
            self.page.evaluate("localStorage.clear()")
        self.page.close()
        assert self.problems == []
        assert [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))] == []


@pytest.fixture
def visit(chromium: Any, served: str) -> Iterator[Callable[..., Visit]]:
    """Visits to the explorer: `visit(key=…, **context)`; each is checked at the end."""
    made: list[Visit] = []

    def begin(**told: Any) -> Visit:
        made.append(Visit(chromium, served, **told))
        return made[-1]

    yield begin
    for each in made:
        each.close()
