"""The network page in a real Chromium: it draws, shows who says so, runs nothing it is told and asks no other host."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from model.ontology import Ontology
from service import drawing
from service.graphdoc import around, graphdoc

pytestmark = pytest.mark.browser
HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>{{7*7}}\u2028"
RIVALS = "RIVAL_OF,khorasan:isis-k,khorasan:taliban"


def hostile_page(ontology: Ontology) -> drawing.Page:
    """A page with hostile text in every field that a source or a user can fill."""
    plain = {"type": "Organization", "kind": HOSTILE, "aliases": [HOSTILE], "edge_count": 1, "claim_count": 1}
    nodes = [plain | {"id": f"t:{n}", "name": HOSTILE + n} for n in "ab"]
    days = {"since_from": [0], "since_to": [99991231], "until_from": [0], "until_to": [99991231]}
    edge = {"id": f"RELATED_TO,t:a,t:b,{HOSTILE}", "relation": "RELATED_TO", "label": HOSTILE, "contested": True} | days
    edge |= {"claim_count": 1, "source_count": 1, "voice_count": 1}
    source = {"id": "t:s", "title": HOSTILE, "publisher": HOSTILE, "published": HOSTILE, "url": "javascript:window.pwned=1"}
    said = {"claim": HOSTILE, "quote": HOSTILE, "prefix": HOSTILE, "suffix": HOSTILE, "source": source}
    said |= {"attributed_to": {"text": HOSTILE, "entity": None}}
    quotes = {edge["id"]: [said]}
    total = {"nodes": 2, "edges": 1}
    doc = graphdoc(nodes, [[edge, "t:a", "t:b"]], quotes, ontology, query={"entity": ["t:a"]}, total=total, revision=1)
    return drawing.page(doc, ontology)


class Watched:
    """A page in its own context without a network; what goes wrong and what is asked for is kept."""

    def __init__(self, chromium: Any, **context: Any) -> None:
        self.context = chromium.new_context(**context)
        self.context.set_offline(True)
        self.page, self.problems, self.asked = self.context.new_page(), list[str](), list[str]()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda told: self.problems.append(told.text))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, html: str, file: Path) -> Any:
        file.write_text(html, encoding="utf-8")
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-drawn]", state="attached")
        return self.page

    def check(self) -> None:
        """Nothing went wrong, and no other host was asked."""
        assert self.problems == []
        assert [url for url in self.asked if not url.startswith(("file:", "data:"))] == []
        self.context.close()


def test_hostile_text_executes_nothing_and_asks_no_other_host(chromium: Any, ontology: Ontology, tmp_path: Path):
    watched = Watched(chromium)
    page = watched.open(hostile_page(ontology).html, tmp_path / "page.html")
    page.click("button[data-edge]")
    assert HOSTILE[:20] in page.inner_text("#evidence mark")
    page.evaluate("fealty.showNode('t:a')")
    assert HOSTILE[:20] in page.inner_text("#evidence h2")
    assert page.evaluate("window.pwned === undefined && !document.querySelector('#evidence a, img')")
    watched.check()


@pytest.fixture
def example_page(example: Graph, ontology: Ontology) -> str:
    return drawing.page(around(example, ontology, entities=["khorasan:isis-k"]), ontology).html


def test_a_line_shows_who_says_so_and_a_node_its_names(chromium: Any, example_page: str, tmp_path: Path):
    watched = Watched(chromium)
    page = watched.open(example_page, tmp_path / "page.html")
    ends = page.evaluate(f"fealty.network.getPositions(fealty.network.getConnectedNodes('{RIVALS}'))")
    a, b = (page.evaluate("p => fealty.network.canvasToDOM(p)", place) for place in ends.values())
    box = page.locator("#canvas canvas").bounding_box()
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        page.mouse.click(box["x"] + a["x"] + (b["x"] - a["x"]) * share, box["y"] + a["y"] + (b["y"] - a["y"]) * share)
        page.wait_for_timeout(150)
        if page.query_selector("#evidence mark"):
            break
    assert page.inner_text("#evidence mark") and "Fealty example briefs" in page.inner_text("#evidence")
    page.mouse.click(box["x"] + a["x"], box["y"] + a["y"])
    page.wait_for_timeout(150)
    assert "claims" in page.inner_text("#evidence") and page.query_selector("#evidence .edges button")
    watched.check()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_it_fits_a_desk_and_a_telephone(chromium: Any, example_page: str, tmp_path: Path, width: int, scheme: str):
    watched = Watched(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = watched.open(example_page, tmp_path / "page.html")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("#canvas canvas").bounding_box()["width"] > 250
    watched.check()


def test_parallel_edges_stay_apart(ontology: Ontology, example: Graph):
    doc = around(example, ontology, entities=["khorasan:isis-k"])
    drawn = drawing.Drawing(doc, ontology).data()["edges"]
    assert len(drawn) == len(doc["edges"])
    pair = [e for e in drawn if {e["from"], e["to"]} == {"khorasan:isis-k", "khorasan:taliban"}]
    assert len(pair) >= 2 and len({str(e["smooth"]) for e in pair}) == len(pair)


def test_the_page_is_served_with_its_policy(client: TestClient):
    answer = client.get("/network.html", params={"entity": "khorasan:isis-k"})
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Around Islamic State Khorasan" in answer.text
    assert "Around Islamic State Khorasan, as of 2016" in client.get("/network.html?entity=khorasan:isis-k&as_of=2016").text
    kept = client.get("/network.html", params={"download": "1"})
    assert "attachment" in kept.headers["content-disposition"]


def test_a_network_is_whole_counted_and_filtered(client: TestClient):
    doc = client.get("/network", params={"limit": 5000}).json()
    ends = {end for edge in doc["edges"] for end in (edge["source"], edge["target"])}
    assert (doc["shown"], ends) == (doc["total"], {node["id"] for node in doc["nodes"]})
    assert all(edge["claims"] and set(edge["claims"]) <= set(doc["claims"]) for edge in doc["edges"])
    few = client.get("/network", params={"limit": 5}).json()
    assert (few["shown"]["edges"], few["total"]["edges"]) == (5, doc["total"]["edges"])
    people = client.get("/network", params={"type": "Person"}).json()
    assert people["edges"] and {node["type"] for node in people["nodes"]} == {"Person"}


def test_a_network_around_one_grows_with_the_hops(client: TestClient):
    sizes = [client.get("/network", params={"entity": "khorasan:hakimullah", "hops": h}).json()["shown"]["edges"] for h in (1, 2)]
    assert sizes[0] < sizes[1]
