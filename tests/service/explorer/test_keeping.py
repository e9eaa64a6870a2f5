"""Keeping a picture as an address and as files."""

import base64
import csv
import io
import json
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from cypher.graph import Graph
from model.ontology import Ontology
from tests.service.explorer.conftest import Visit
from tests.service.explorer.crowd import ARABIC, CLOSING, FORMULA, ISIS_K, MARKUP, TALIBAN, crowded, drawn, sizes

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def served(opened: Graph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer over the example data set, hostile names and more than a picture holds."""
    yield from crowded(opened, ontology, tmp_path_factory.mktemp("many"))


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


@contextmanager
def unplugged(chromium: Any, content: bytes, own: Path) -> Iterator[Any]:
    """Open a file with the network cut: nothing goes wrong, nothing else is asked for, and no text is executed."""
    own.write_bytes(content)
    context = chromium.new_context(offline=True)
    page, problems, asked = context.new_page(), list[str](), list[str]()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(own.as_uri())
    page.wait_for_selector("canvas")
    yield page
    assert problems == [] and asked == [own.as_uri()] and page.evaluate("window.pwned") is None
    context.close()


def test_the_page_works_offline_and_everything_stands_where_it_stood(visit: Visits, chromium: Any, tmp_path: Path):
    page = drawn(visit(), "#/graph?entity=evil:a&pin=evil:b@500,-300")
    places, (nodes, edges) = page.evaluate("fealty.canvas.positions()"), sizes(page)
    named, content = kept(page, "Page that works offline")
    with unplugged(chromium, content, tmp_path / "page.html") as offline:
        doc = json.loads(offline.locator("#data").text_content())["doc"]
        assert named.endswith(".html") and (len(doc["nodes"]), len(doc["edges"])) == (nodes, edges)
        assert {node["id"]: pytest.approx([node["x"], node["y"]], abs=0.1) for node in doc["nodes"]} == places
        assert FORMULA in offline.title()


TIMES = "as_of=2021-08&known_by=2021-09-22&family=parents&from=2014-01-01&to=2021-08-31&undated=0"
TOLD = "id => { const { standing, claim_count, source_count, voice_count, contested } = fealty.picture.edges.get(id); return [standing, claim_count, source_count, voice_count, contested]; }"


def test_the_page_shows_offline_what_the_picture_showed_of_its_time(visit: Visits, chromium: Any, tmp_path: Path):
    visited = visit()
    page = drawn(visited, f"#/graph?entity={ISIS_K}&{TIMES}")
    with page.expect_request(lambda request: "/drawing?" in request.url and "/entities/" in request.url) as grown:
        page.evaluate(f"fealty.expand('{ISIS_K}', {{}})")
    assert "family=parents" in grown.value.url
    while not page.evaluate("fealty.exactly !== null"):  # the service's word on the window, for what came too
        page.wait_for_timeout(20)
    windows = [url for url in visited.asked if "/drawing/standing" in url]
    assert windows and all("known_by=2021-09-22" in url and "since=2014-01-01" in url for url in windows)
    content = kept(page, "Page that works offline")[1]
    with unplugged(chromium, content, tmp_path / "page.html") as offline:
        doc = json.loads(offline.locator("#data").text_content())["doc"]
        assert {edge["id"] for edge in doc["edges"]} == set(page.evaluate("[...fealty.picture.shown.edges]")) != set()
        for edge in doc["edges"]:
            told = [edge[name] for name in ("standing", "claim_count", "source_count", "voice_count", "contested")]
            assert told == page.evaluate(TOLD, edge["id"]), edge["id"]
        assert doc["claims"] and all(claim["source"]["published"] <= "2021-09-22" for claim in doc["claims"].values())
        assert {doc["answered"][name] for name in ("as_of", "known_by")} == {"2021-08", "2021-09-22"}
        expect(offline.locator("header p")).to_contain_text("as of 2021-08, by what was known in 2021-09-22")
        expect(offline.locator("h1")).to_contain_text(", 2014-01-01 to 2021-08-31, without what nobody dates")


def test_a_failure_is_told_and_the_next_try_works(visit: Visits):
    page = drawn(visit())
    page.route("**/drawing?*", lambda route: route.fulfill(status=503, json={"title": "Busy", "detail": "the database is busy"}))
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Graph as JSON").click()
    expect(page.locator("#told")).to_contain_text("the database is busy")
    page.unroute("**/drawing?*")
    with page.expect_download():
        page.get_by_role("button", name="Graph as JSON").click()


def test_more_than_a_file_holds_is_refused_with_what_to_do(visit: Visits):
    page = drawn(visit())
    page.evaluate("() => { for (let n = 0; n < 1000; n += 1) fealty.picture.shown.nodes.add(`more:${n}`); }")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Page that works offline").click()
    expect(page.locator("#told")).to_contain_text("holds up to 1,000 and 5,000. Filter the picture first")
