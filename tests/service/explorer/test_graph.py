"""The network view: selecting, expanding, taking back, filtering, walking by keyboard, and an address that holds it all."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.explorer.conftest import TELEPHONE, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ISIS_K, TALIBAN, HAQQANI = "khorasan:isis-k", "khorasan:taliban", "khorasan:haqqani"
RIVALS = f"RIVAL_OF,{ISIS_K},{TALIBAN}"


def drawn(visit: Visit, fragment: str = f"#/graph?entity={ISIS_K}") -> Any:
    page = visit.open(fragment)
    page.wait_for_selector("html[data-drawn]", state="attached")
    return page


def shown(page: Any) -> dict[str, list[str]]:
    return page.evaluate("({ nodes: [...fealty.picture.shown.nodes], edges: [...fealty.picture.shown.edges] })")


def point(page: Any, entity: str) -> tuple[float, float]:
    """Where an entity stands on the screen."""
    at = page.evaluate("id => fealty.canvas.network.canvasToDOM(fealty.canvas.network.getPositions([id])[id])", entity)
    box = page.locator("#canvas canvas").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def settled(page: Any) -> None:
    expect(page.locator("#canvas")).not_to_have_attribute("aria-busy", re.compile(".*"))


def test_a_click_selects_and_the_address_holds_it(visit: Visits):
    page = drawn(visit())
    page.mouse.click(*point(page, TALIBAN))
    expect(page.locator("#evidence")).to_contain_text("Taliban")
    assert f"at={TALIBAN}" in page.url


def test_a_double_click_expands_and_what_stood_there_stays(visit: Visits):
    page = drawn(visit(), f"#/graph?relationship={RIVALS}")
    before, places = shown(page), page.evaluate("fealty.canvas.positions()")
    assert before["edges"] == [RIVALS]
    page.mouse.dblclick(*point(page, ISIS_K))
    expect(page.locator("#graph-counts")).not_to_contain_text("1 relationship.")
    after = shown(page)
    assert len(after["edges"]) >= 25 and set(before["nodes"]) < set(after["nodes"])
    now = page.evaluate("fealty.canvas.positions()")
    assert {id_: now[id_] for id_ in places} == places
    assert len({tuple(map(round, at)) for at in now.values()}) == len(now)


def test_what_is_left_of_a_hub_stands_in_a_stub_that_brings_more(visit: Visits):
    page = drawn(visit(), f"#/graph?relationship={RIVALS}&grow={ISIS_K}|||25")
    stub = page.evaluate("fealty.canvas.network.body.data.nodes.get().find(node => node.label.endsWith(' more'))")
    left = int(stub["label"].split()[0])
    total = page.evaluate("fealty.picture.edges.size")
    page.mouse.click(*point(page, stub["id"]))
    settled(page)
    expect(page.locator("#graph-counts")).not_to_contain_text(f"{total} relationships.")
    assert page.evaluate("fealty.picture.edges.size") == total + min(25, left)


def test_undo_and_redo_take_every_step_back(visit: Visits):
    page = drawn(visit())
    begun = shown(page)
    page.mouse.click(*point(page, TALIBAN))
    page.focus("#canvas")
    for key in ("h", "f"):
        page.keyboard.press(key)
    assert TALIBAN not in shown(page)["nodes"]
    page.mouse.click(*point(page, ISIS_K))
    page.focus("#canvas")
    page.keyboard.press("p")
    assert "pin=" in page.url
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert sorted(shown(page)["nodes"]) == sorted(begun["nodes"])
    page.keyboard.press("Control+Shift+Z")
    assert TALIBAN not in shown(page)["nodes"]
    page.get_by_role("button", name="Show hidden").click()
    assert sorted(shown(page)["edges"]) == sorted(begun["edges"])


def test_collapsing_hides_what_only_it_joins(visit: Visits):
    page = drawn(visit(), "#/graph")
    before = shown(page)["nodes"]
    page.mouse.click(*point(page, TALIBAN))
    page.focus("#canvas")
    page.keyboard.press("c")
    after = shown(page)["nodes"]
    gone = set(before) - set(after)
    alone = page.evaluate(
        "id => [...fealty.picture.nodes.keys()].filter(other => { const beside = new Set([...fealty.picture.edges.values()]"
        ".flatMap(e => e.source === other ? [e.target] : e.target === other ? [e.source] : [])); return beside.size === 1 && beside.has(id); })",
        TALIBAN,
    )
    assert gone and gone == set(alone)


def test_the_legend_filters_and_counts(visit: Visits):
    page = drawn(visit())
    killed = page.locator("#legend label", has_text="killed by")
    number = int(killed.locator(".number").inner_text())
    before = shown(page)["edges"]
    killed.locator("input").uncheck()
    after = shown(page)["edges"]
    assert len(before) - len(after) == number and not any(edge.startswith("KILLED_BY") for edge in after)
    expect(page.locator("#legend label", has_text="killed by").locator(".number")).to_have_text(f"0 of {number}")
    assert "no_relation=KILLED_BY" in page.url
    page.locator("#legend").get_by_label("what sources dispute").check()
    assert shown(page)["edges"] and all(
        page.evaluate("id => fealty.picture.edges.get(id).contested", edge) for edge in shown(page)["edges"]
    )
    page.locator("#least-sources").fill("2")
    page.locator("#least-sources").press("Enter")
    assert all(page.evaluate("id => fealty.picture.edges.get(id).source_count >= 2", edge) for edge in shown(page)["edges"])


def test_parallel_edges_of_several_answers_stay_apart(visit: Visits):
    page = drawn(visit(), f"#/graph?relationship={RIVALS}&grow={ISIS_K}|||100")
    bends = page.evaluate(
        "([a, b]) => fealty.canvas.network.body.data.edges.get().filter(e => [a, b].includes(e.from) && [a, b].includes(e.to))"
        ".map(e => JSON.stringify(e.smooth))",
        [ISIS_K, TALIBAN],
    )
    assert len(bends) >= 2 and len(set(bends)) == len(bends)


def test_the_keyboard_walks_reads_and_comes_back(visit: Visits):
    page = drawn(visit())
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    assert f"at={ISIS_K}" in page.url
    page.keyboard.press("ArrowLeft")
    walked = page.evaluate("fealty.state.selected")
    assert walked != ISIS_K
    expect(page.locator("#said")).to_contain_text(page.evaluate("fealty.picture.nodes.get(fealty.state.selected).label"))
    page.keyboard.press("]")
    expect(page.locator("#said")).to_contain_text("Enter reads who says so")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#canvas")).to_be_focused()


def test_the_address_brings_everything_back(visit: Visits):
    page = drawn(
        visit(), "#/graph?entity=khorasan:isis-k&hide=khorasan:kabul&no_type=Place&pin=khorasan:taliban@-300,40&least=1&at=khorasan:isis-k"
    )
    assert not any(page.evaluate("id => fealty.picture.nodes.get(id).type", node) == "Place" for node in shown(page)["nodes"])
    at = page.evaluate("fealty.canvas.positions()['khorasan:taliban']")
    assert [round(part) for part in at] == [-300, 40]
    before = shown(page)
    page.reload()
    page.wait_for_selector("html[data-drawn]", state="attached")
    assert shown(page) == before


def test_another_start_is_a_step_back_in_the_browser_too(visit: Visits):
    page = drawn(visit())
    page.fill("#search input", "haqqani network")
    page.wait_for_selector("#search [role=option]")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Haqqani")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Islamic State Khorasan")


@pytest.mark.parametrize("context", [{}, TELEPHONE])
def test_it_fits(visit: Visits, context: dict[str, Any]):
    page = drawn(visit(**context))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("#canvas canvas").bounding_box()["width"] > 250


def test_an_unknown_entity_is_told_and_the_next_is_drawn(visit: Visits):
    page = visit().open("#/graph?entity=khorasan:nobody")
    expect(page.locator("#told")).to_contain_text("no entity has the id khorasan:nobody")
    expect(page.locator(".nothing")).to_contain_text("no entity has the id khorasan:nobody")
    page.focus("#canvas")
    for key in ("ArrowRight", "x", "Escape"):
        page.keyboard.press(key)
    page.fill("#search input", "haqqani network")
    page.wait_for_selector("#search [role=option]")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Haqqani")
    expect(page.locator("#canvas")).to_be_focused()
    assert page.locator("#canvas canvas").count() == 1 and page.locator("#told").inner_text() == ""
    assert "Haqqani" in page.title()


def test_filtered_to_nothing_it_offers_everything_again(visit: Visits):
    page = drawn(visit())
    before = shown(page)
    page.get_by_role("button", name="Show no types").click()
    expect(page.locator(".nothing")).to_contain_text("filtered away")
    page.get_by_role("button", name="Show everything").click()
    assert shown(page) == before


def test_expanding_what_is_whole_makes_no_step(visit: Visits):
    page = drawn(visit(), f"#/graph?relationship={RIVALS}&grow={TALIBAN}|||100&at={TALIBAN}")
    address = page.url
    page.focus("#canvas")
    page.keyboard.press("x")
    page.keyboard.press("x")
    expect(page.locator("#said")).to_contain_text("Everything that stands there is shown already")
    assert page.url.count("grow=") <= 2 and address.split("&at=")[0] in page.url


def test_on_a_telephone_what_is_chosen_leads_to_who_says_so(visit: Visits):
    page = drawn(visit(**TELEPHONE), f"#/graph?entity={ISIS_K}&at={RIVALS}")
    chosen = page.locator(".chosen")
    expect(chosen).to_contain_text("Islamic State Khorasan is a rival of Taliban")
    chosen.get_by_role("button").tap()
    expect(page.locator("#evidence h2")).to_be_focused()
    expect(page.locator("#evidence h2")).to_be_in_viewport()


def test_the_picture_is_asked_for_before_the_page_is_there_and_only_once(visit: Visits):
    early, whole = visit(), visit()
    early.page.route("**/main.js", lambda route: route.abort())
    with early.page.expect_request(re.compile(r"/drawing\?entity=khorasan%3Aisis-k")):
        early.page.goto(f"{early.address}/#/graph?entity={ISIS_K}")
    drawn(whole)
    assert len([url for url in whole.asked if "/drawing?" in url]) == 1


def test_whoever_leaves_before_the_picture_came_is_not_troubled_by_it(visit: Visits):
    came = visit()
    held: list[Any] = []
    came.page.route("**/drawing?*", lambda route: held.append(route))
    came.page.goto(f"{came.address}/#/graph?entity={ISIS_K}")
    expect(came.page.locator("#canvas")).to_have_attribute("aria-busy", "true")
    came.open("#/cypher")
    with came.page.expect_response("**/drawing?*"):
        held[0].continue_()
    came.page.wait_for_timeout(300)
    expect(came.page.locator("#told")).to_be_empty()


@pytest.mark.parametrize("count", ["0", "1000000000", "-5", "x"])
def test_a_count_of_neighbours_that_makes_no_sense_is_brought_within_bounds(visit: Visits, count: str):
    page = drawn(visit(), f"#/graph?relationship={RIVALS}&grow={TALIBAN}|||{count}")
    expect(page.locator("#graph-counts")).to_contain_text("entities")
    assert len(shown(page)["nodes"]) > 2
