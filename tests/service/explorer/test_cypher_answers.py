"""What an answer of the Cypher view leads to: entities, evidence, pictures, files."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import Visit
from tests.service.explorer.test_cypher_view import HOSTILE, ROWS, column, run

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


def test_names_lead_to_entities_relations_to_evidence_and_quotes_to_their_source(visit: Visits):
    page = visit().open("#/cypher/best_sourced?limit=3")
    first = page.locator(ROWS).first
    expect(first.locator("td:nth-child(1) a")).to_have_attribute("href", re.compile(r"^#/graph\?entity=khorasan:[a-z-]+$"))
    expect(first.locator("td:nth-child(3) a")).to_have_attribute("href", re.compile(r"^#/graph\?entity=khorasan:[a-z-]+$"))
    first.locator("td:nth-child(2) a").click()
    page.wait_for_selector("html[data-ready=graph]", state="attached")
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    for asked, cell, named in (
        ("attacks", "td:nth-child(5) li a", "Jamaat-ul-Ahrar"),
        ("alleged", "td:nth-child(4) a", "Afghan officials"),
    ):
        page.goto(f"{page.url.partition('#')[0]}#/cypher/{asked}")
        expect(page.locator(f"{ROWS} {cell}", has_text=named).first).to_have_attribute("href", re.compile("^#/graph.entity=khorasan:"))
    page.click(".answer .within >> nth=0")
    page.wait_for_selector("html[data-ready=source]", state="attached")
    assert "claim=" in page.url
    expect(page.locator(".side blockquote").first).to_contain_text("accused Abdul Hasib")


def test_the_ids_behind_links_are_shown_when_asked_and_stand_in_the_files(visit: Visits):
    page = visit().open("#/cypher/rivals")
    expect(page.locator("#view .answer th")).to_have_count(7)
    page.check("text=show the ids (3 columns)")
    expect(page.locator("#view .answer th").nth(7)).to_contain_text("rival_id")
    assert "khorasan:taliban" in column(page, 8)
    with page.expect_download() as waiting:
        page.click("text=Download CSV")
    assert (
        waiting.value.path()
        .read_bytes()
        .decode("utf-8-sig")
        .startswith("rival,since,sources,contested,quote,publisher,relationship,rival_id,claim_id,source_id\r\n")
    )


def test_relationships_told_by_id_are_drawn_with_their_names(visit: Visits):
    page = visit().open("#/cypher/rivals?.show=graph")
    expect(page.get_by_role("img", name="A picture of 4 nodes and 3 relationships")).to_be_visible()
    expect(page.locator(".draw")).to_have_attribute("href", re.compile(r"relationship=RIVAL_OF,khorasan:"))
    page.click(".as-list summary")
    expect(page.locator(".as-list li", has_text="Taliban")).to_contain_text(
        "Organization Islamic State Khorasan → rival of → Organization Taliban"
    )
    page.goto(f"{page.url.partition('#')[0]}#/cypher/foundings?.show=graph")
    expect(page.locator(".inside")).to_contain_text("there is no picture of it")


def test_nodes_and_paths_are_chips_a_picture_and_a_way_into_the_network(visit: Visits):
    page = run(visit(key=KEY), "MATCH p=(a:Organization {id: 'khorasan:isis-k'})-[x:RIVAL_OF]-(b) RETURN a, x, p, b.id AS id LIMIT 3")
    expect(page.locator(f"{ROWS} >> nth=0")).to_contain_text("Organization Islamic State Khorasan")
    expect(page.locator(f"{ROWS} >> nth=0 >> .chip.node a >> nth=0")).to_have_attribute("href", "#/graph?entity=khorasan:isis-k")
    page.click("text=Graph >> visible=true")
    expect(page.locator(".canvas canvas")).to_be_visible()
    drawn = page.get_attribute(".draw", "href")
    assert drawn.count("relationship=RIVAL_OF,") == 3 and "&entity=" not in drawn
    page.click(".as-list summary")
    expect(page.locator(".as-list li")).to_have_count(3)
    page.click("[data-way=json]")
    expect(page.locator("pre[aria-label='The answer as JSON']")).to_contain_text('"fields"')


def test_an_answer_is_downloaded_as_csv_without_formulas(visit: Visits):
    page = run(visit(key=KEY), "RETURN '=1+1' AS a, 'x,\"y\"' AS b, -1 AS c")
    with page.expect_download() as waiting:
        page.click("text=Download CSV")
    with page.expect_download() as other:
        page.click("text=Download JSON")
    assert json.loads(other.value.path().read_text())["values"] == [["=1+1", 'x,"y"', -1]]
    assert waiting.value.path().read_bytes().decode("utf-8-sig") == 'a,b,c\r\n\'=1+1,"x,""y""",-1\r\n'


def test_hostile_nodes_execute_nothing_in_the_picture(visit: Visits):
    visited = visit(key=KEY)
    nodes = [{"id": str(n), "labels": ["Entity", HOSTILE], "properties": {"name": HOSTILE, "id": HOSTILE}} for n in (1, 2)]
    edge = {"id": "3", "type": HOSTILE, "source": "1", "target": "2", "properties": {}}
    answer = {
        "data": {"fields": ["a"], "values": [[nodes[0]], [edge]]},
        "truncated": True,
        "elapsed_ms": 1,
        "graph": {"nodes": nodes, "edges": [edge]},
    }
    limits = {"seconds": 10, "rows": 2, "characters": 9}
    visited.page.route("**/cypher", lambda route: route.fulfill(json=answer | {"limits": limits}))
    page = run(visited, "RETURN 1")
    expect(page.locator(".cut")).to_contain_text("Not all of it: the answer was cut at 2 rows")
    page.click("[data-way=graph]")
    page.click(".as-list summary")
    expect(page.locator(".as-list li").first).to_contain_text(HOSTILE)
    page.locator(".canvas canvas").click(position={"x": 200, "y": 200})
    assert page.evaluate("window.pwned") is None and page.locator("#view img").count() == 0
