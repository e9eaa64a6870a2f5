"""Keeping a picture as an address and as files, and what is said of a network too large to be shown whole."""

import base64
import csv
import io
import json
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from cypher.graph import Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from service.app import create_app
from tests.conftest import empty
from tests.service.conftest import FOLDER
from tests.service.explorer.conftest import KEYS, TELEPHONE, Visit, serving

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
SVG = "{http://www.w3.org/2000/svg}"
MANY = 1200
MARKUP = "</script><img src=x onerror=window.pwned=1>"
FORMULA = '=HYPERLINK("http://evil.example","see")'
CLOSING = "]]></title></svg><script>window.pwned=1</script>"
ARABIC = "حركة الشباب المجاهدين"


def record(subject: tuple[str, str], other: tuple[str, str], relation: str, source: str, row: int, said: str) -> dict[str, Any]:
    """One claim of a table: who, what, whom."""
    ends = [{"id": id_, "type": "Organization", "name": named} for id_, named in (subject, other)]
    place = {"source": source, "locator": {"row": row, "columns": ["all"]}, "quote": said}
    return place | {"subject": ends[0], "object": ends[1], "relation": relation, "since": str(1990 + row % 30)}


def hostile() -> list[dict[str, Any]]:
    named = [("evil:a", FORMULA), ("evil:b", MARKUP), ("evil:c", CLOSING), ("evil:d", ARABIC)]
    source = {"record": "source", "id": "evil:s", "title": f"@title {MARKUP}", "publisher": "+publisher", "kind": "table"}
    pairs = [(named[0], named[n], relation) for n in (1, 2, 3) for relation in ("RIVAL_OF", "FOUGHT")]
    return [source, *(record(a, b, relation, "evil:s", n + 1, f"-1+1 {MARKUP}") for n, (a, b, relation) in enumerate(pairs))]


def many() -> list[dict[str, Any]]:
    """A ring of entities; every tenth joins its neighbour by a rivalry, which two sources report."""
    sources = [
        {"record": "source", "id": f"many:s{n}", "title": f"Report {n}", "publisher": f"Publisher {n}", "kind": "table"} for n in (0, 1)
    ]
    said: list[dict[str, Any]] = []
    for n in range(MANY):
        ends = [(f"many:g{m}", f"Group {m}") for m in (n, (n + 1) % MANY)]
        relation = "FOUGHT" if n % 10 else "RIVAL_OF"
        said += [
            record(ends[0], ends[1], relation, f"many:s{k}", n + 1, f"Group {n}, row {n}, of {k}") for k in ((0,) if n % 10 else (0, 1))
        ]
    return [*sources, *said]


@pytest.fixture(scope="module")
def served(opened: Graph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer over the example data set, hostile names and more than a picture holds."""
    empty(opened)
    made = tmp_path_factory.mktemp("many") / "claims.jsonl"
    made.write_text("".join(json.dumps(one) + "\n" for one in [*hostile(), *many()]), encoding="utf-8")
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl", made]
    done = pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    assert not done.refused_count, done.refused[:3]
    yield from serving(create_app(opened, ontology, keys=KEYS))


def drawn(visit: Visit, fragment: str = f"#/graph?entity={ISIS_K}") -> Any:
    page = visit.open(fragment)
    page.wait_for_selector("html[data-drawn]", state="attached", timeout=30000)
    return page


def kept(page: Any, called: str) -> tuple[str, bytes]:
    """Press a button of what can be kept; return the file's name and its content."""
    page.get_by_role("button", name="Keep", exact=True).click()
    with page.expect_download(timeout=30000) as waiting:
        page.get_by_role("button", name=called).click()
    expect(page.locator("#said")).to_contain_text("is downloaded")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sizes(page: Any) -> tuple[int, int]:
    told = page.evaluate("[fealty.picture.shown.nodes.size, fealty.picture.shown.edges.size]")
    return told[0], told[1]


def test_the_buttons_are_disclosed_and_escape_brings_back(visit: Visits):
    page = drawn(visit())
    opener = page.get_by_role("button", name="Keep", exact=True)
    expect(page.locator("#keeping")).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy the address")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#keeping")).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_the_address_is_copied_or_shown_to_be_copied(visit: Visits):
    page = drawn(visit(permissions=["clipboard-read", "clipboard-write"]), f"#/graph?entity={ISIS_K}&disputed=1")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#said")).to_contain_text("is copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url and "disputed=1" in page.url
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_label("The address of this picture")).to_have_value(page.url)


def test_the_svg_holds_what_is_shown_where_it_stands(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&no_type=Person")
    nodes, edges = sizes(page)
    named, content = kept(page, "Picture as SVG")
    assert re.fullmatch(r"around-[^/ ]+\.svg", named)
    root = ElementTree.fromstring(content)
    entities, relationships = root.find(f"{SVG}g[@class='entities']"), root.find(f"{SVG}g[@class='relationships']")
    assert entities is not None and relationships is not None
    assert (len(entities), len(relationships)) == (nodes, edges)
    sentences = sorted(page.evaluate("[...fealty.picture.shown.edges].map(id => fealty.picture.edges.get(id).sentence)"))
    assert sorted(each.findtext(f"{SVG}title", "").rsplit(" (", 1)[0] for each in relationships) == sentences
    assert root.findtext(f"{SVG}title") == page.locator("h1").inner_text()
    legend = "".join(root.find(f"{SVG}g[@class='legend']").itertext())
    assert "Organization" in legend and "Person" not in legend and "rival of" in legend
    left, top, wide, tall = map(float, root.attrib["viewBox"].split())
    for x, y in page.evaluate("Object.values(fealty.canvas.positions())"):
        assert left < x < left + wide and top < y < top + tall
    written = {each.findtext(f"{SVG}title", "").rsplit(" (", 1)[0]: each.find(f"{SVG}text") for each in entities}
    for id_, (x, _) in page.evaluate("fealty.canvas.positions()").items():
        label = written[page.evaluate("id => fealty.picture.nodes.get(id).label", id_)]
        assert label is not None and float(label.attrib["x"]) == pytest.approx(x, abs=0.1)


def test_the_png_is_a_picture_twice_as_large(visit: Visits):
    page = drawn(visit())
    svg = ElementTree.fromstring(kept(page, "Picture as SVG")[1])
    named, content = kept(page, "Picture as PNG")
    assert named.endswith(".png") and content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (2 * int(svg.attrib["width"]), 2 * int(svg.attrib["height"]))
    colours = page.evaluate(
        """async encoded => {
          const bytes = Uint8Array.from(atob(encoded), letter => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
          const sheet = new OffscreenCanvas(image.width, image.height), pen = sheet.getContext('2d'); pen.drawImage(image, 0, 0);
          const data = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
          return new Set(data).size; }""",
        base64.b64encode(content).decode(),
    )
    assert colours > 50


def test_the_graph_as_json_stands_where_it_stands(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&pin={TALIBAN}@333,-222")
    named, content = kept(page, "Graph as JSON")
    doc = json.loads(content)
    assert named.endswith(".json") and doc["schema"] == "fealty-graph/1"
    assert (len(doc["nodes"]), len(doc["edges"])) == sizes(page)
    assert next([node["x"], node["y"]] for node in doc["nodes"] if node["id"] == TALIBAN) == [333, -222]
    assert page.evaluate("fealty.canvas.positions()") == {node["id"]: [node["x"], node["y"]] for node in doc["nodes"]}
    rivals = next(edge for edge in doc["edges"] if edge["id"] == f"RIVAL_OF,{ISIS_K},{TALIBAN}")
    assert 1 <= len(rivals["claims"]) <= 3 and all(doc["claims"][id_]["quote"] for id_ in rivals["claims"])


def test_relationships_and_entities_as_csv(visit: Visits):
    page = drawn(visit())
    named, content = kept(page, "Relationships as CSV")
    told = rows(content)
    assert named.endswith("-relationships.csv") and len(told) == sizes(page)[1]
    rivals = next(row for row in told if row["relation"] == "RIVAL_OF" and {row["subject_id"], row["object_id"]} == {ISIS_K, TALIBAN})
    edge = page.evaluate(f"fealty.picture.edges.get('RIVAL_OF,{ISIS_K},{TALIBAN}')")
    assert rivals["relationship"] == edge["sentence"] and rivals["sources"] == str(edge["source_count"])
    assert rivals["quote"] and rivals["source"] and rivals["disputed"] in ("yes", "no")
    named, content = kept(page, "Entities as CSV")
    assert named.endswith("-entities.csv")
    assert {row["id"] for row in rows(content)} == set(page.evaluate("[...fealty.picture.shown.nodes]"))


def test_hostile_text_is_only_text_in_every_file(visit: Visits):
    page = drawn(visit(), "#/graph?entity=evil:a")
    named, content = kept(page, "Picture as SVG")
    assert "/" not in named and "<" not in named
    root = ElementTree.fromstring(content)
    assert {each.tag for each in root.iter()} <= {
        SVG + tag for tag in ["svg", "title", "desc", "rect", "text", "tspan", "g", "defs", "marker", "path", "circle"]
    }
    assert not [name for each in root.iter() for name in each.attrib if name.lower().startswith("on") or "href" in name]
    assert CLOSING in "".join(root.itertext())
    told = rows(kept(page, "Relationships as CSV")[1])
    for value in (value for row in told for value in row.values()):
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert {row["subject"] for row in told} >= {f"'{FORMULA}"} and {row["object"] for row in told} >= {MARKUP, CLOSING, ARABIC}
    assert {row["quote"] for row in told} == {f"'-1+1 {MARKUP}"} and {row["publisher"] for row in told} == {"'+publisher"}
    assert {row["name"] for row in rows(kept(page, "Entities as CSV")[1])} == {f"'{FORMULA}", MARKUP, CLOSING, ARABIC}
    assert kept(page, "Picture as PNG")[1].startswith(b"\x89PNG")
    assert page.evaluate("window.pwned") is None


def test_the_svg_of_hostile_names_runs_nothing(visit: Visits, chromium: Any, tmp_path: Path):
    own = tmp_path / "picture.svg"
    own.write_bytes(kept(drawn(visit(), "#/graph?entity=evil:a"), "Picture as SVG")[1])
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto(own.as_uri())
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.querySelectorAll('script, img, foreignObject').length") == 0
    context.close()


def test_the_page_works_offline_and_everything_stands_where_it_stood(visit: Visits, chromium: Any, tmp_path: Path):
    page = drawn(visit(), "#/graph?entity=evil:a&pin=evil:b@500,-300")
    places, (nodes, edges) = page.evaluate("fealty.canvas.positions()"), sizes(page)
    named, content = kept(page, "Page that works offline")
    own = tmp_path / "page.html"
    own.write_bytes(content)
    context = chromium.new_context(offline=True)
    offline, problems, asked = context.new_page(), list[str](), list[str]()
    offline.on("pageerror", lambda error: problems.append(str(error)))
    offline.on("request", lambda request: asked.append(request.url))
    offline.goto(own.as_uri())
    offline.wait_for_selector("canvas")
    doc = json.loads(offline.locator("#data").text_content())["doc"]
    assert named.endswith(".html") and (len(doc["nodes"]), len(doc["edges"])) == (nodes, edges)
    assert {node["id"]: pytest.approx([node["x"], node["y"]], abs=0.1) for node in doc["nodes"]} == places
    assert FORMULA in offline.title()
    assert problems == [] and asked == [own.as_uri()] and offline.evaluate("window.pwned") is None
    context.close()


def test_a_failure_is_told_and_the_next_try_works(visit: Visits):
    page = drawn(visit())
    page.route("**/drawing?*", lambda route: route.fulfill(status=503, json={"title": "Busy", "detail": "the database is busy"}))
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Graph as JSON").click()
    expect(page.locator("#told")).to_contain_text("the database is busy")
    page.unroute("**/drawing?*")
    with page.expect_download():
        page.get_by_role("button", name="Graph as JSON").click()


def test_of_a_large_network_the_best_is_shown_and_a_press_narrows_it(visit: Visits):
    page = drawn(visit(), "#/graph")
    total = page.evaluate("fealty.picture.totals")
    nodes, edges = sizes(page)
    assert nodes == 500 and total["nodes"] > MANY
    said = f"The 500 best-sourced of {total['nodes']:,} entities are shown, with {edges:,} of {total['edges']:,} relationships."
    expect(page.locator("#shown-of")).to_have_text(said)
    offers = page.get_by_role("group", name="Narrow it").get_by_role("button")
    expect(offers.first).to_be_visible(timeout=15000)
    assert 1 <= offers.count() <= 4
    best = page.get_by_role("button", name=re.compile("^at least 2 sources: "))
    told = re.fullmatch(r"at least 2 sources: ([\d,]+) entities, ([\d,]+) relationships", best.inner_text())
    assert told
    best.click()
    chip = page.get_by_role("button", name="Take away at least 2 sources")
    expect(chip).to_be_visible()
    expect(chip).to_be_focused()
    expect(page.locator("#shown-of")).to_have_count(0)
    assert sizes(page) == (int(told[1].replace(",", "")), int(told[2].replace(",", "")))
    assert "min_sources=2" in page.url
    chip.click()
    expect(page.locator("#shown-of")).to_have_text(said)
    assert "min_sources" not in page.url


def test_filters_are_asked_for_once_and_only_where_they_are_needed(visit: Visits):
    visited = visit()
    page = drawn(visited)
    expect(page.locator("#shown-of")).to_have_count(0)
    assert not [url for url in visited.asked if "/narrower" in url]
    page.goto(f"{visited.address}/#/graph")
    expect(page.get_by_role("group", name="Narrow it").get_by_role("button").first).to_be_visible(timeout=30000)
    page.get_by_label("what sources dispute").check()
    page.get_by_label("what sources dispute").uncheck()
    assert len([url for url in visited.asked if "/narrower" in url]) == 1


def test_a_filter_of_the_address_is_a_chip_that_can_be_dropped(visit: Visits):
    page = drawn(visit(**TELEPHONE), f"#/graph?entity={ISIS_K}&relation=RIVAL_OF&relation=FOUGHT&place={quote(MARKUP)}")
    group = page.get_by_role("group", name="Filters that are on")
    expect(group.get_by_role("button")).to_have_text(["relation: rival of ×", "relation: fought ×", f"place: {MARKUP} ×"])
    group.get_by_role("button", name="Take away place").click()
    expect(group.get_by_role("button")).to_have_count(2)
    group.get_by_role("button", name="Take away relation: fought").click()
    expect(group.get_by_role("button")).to_have_text(["relation: rival of ×"])
    assert set(page.evaluate("[...fealty.picture.edges.values()].map(edge => edge.relation)")) == {"RIVAL_OF"}
    assert page.evaluate("window.pwned") is None
