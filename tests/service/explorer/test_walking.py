"""The network by keyboard and by eye: everybody can be walked to, what is selected is seen, names stay, each start has its own places."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.explorer.test_graph import ISIS_K, RIVALS, TALIBAN, Visits, drawn, point, shown

pytestmark = pytest.mark.browser
TTP = "khorasan:ttp"
OVERLAPS = """() => { const { network } = fealty.canvas, at = network.getPositions(), scale = network.getScale();
  const boxes = [...fealty.picture.shown.nodes].map(id => at[id]);
  return boxes.flatMap((a, n) => boxes.slice(n + 1).filter(b => Math.abs(a.x - b.x) * scale < 60 && Math.abs(a.y - b.y) * scale < 30)).length; }"""
LETTERS = "() => [...fealty.picture.shown.nodes].map(id => fealty.canvas.network.body.data.nodes.get(id).font.size * fealty.canvas.network.getScale())"


def test_brackets_and_arrows_lead_to_every_neighbour(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&at={ISIS_K}")
    page.focus("#canvas")
    beside = [edge for edge in shown(page)["edges"] if ISIS_K in edge.split(",")]
    reached: list[str] = []
    for _ in beside:
        page.keyboard.press("]")
        reached.append(page.evaluate("fealty.state.selected"))
    assert sorted(reached) == sorted(beside) and len(beside) > 40
    for edge in reached[::9]:
        page.evaluate("edge => fealty.select(edge)", edge)
        for key in ("ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
            assert page.evaluate("fealty.state.selected") in edge.split(",")
            reached.append(page.evaluate("fealty.state.selected"))
            page.evaluate("edge => fealty.select(edge)", edge)
        assert len(set(reached[-2:])) == 2


def test_a_new_start_has_its_own_places_and_undo_brings_back_the_old_ones(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}")
    before = page.evaluate("fealty.canvas.positions()")
    page.evaluate(f"location.hash = '#/graph?entity={TTP}'")
    expect(page.locator("h1")).to_contain_text("Pakistani")
    assert page.evaluate(OVERLAPS) == 0
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_contain_text("Khorasan")
    assert page.evaluate("fealty.canvas.positions()") == before


def test_names_are_as_large_after_fitting_as_before(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={TTP}")
    page.focus("#canvas")
    for _ in range(6):
        page.keyboard.press("+")
    page.keyboard.press("f")
    assert min(page.evaluate(LETTERS)) >= 12


def test_what_is_selected_stands_out(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}")
    width = "id => fealty.canvas.network.body.edges[id].getFormattingValues()"
    before = page.evaluate(width, RIVALS)
    page.evaluate("id => fealty.select(id)", RIVALS)
    after = page.evaluate(width, RIVALS)
    assert after["width"] > before["width"] and after["shadow"] and not before["shadow"]


def test_a_late_failure_of_what_was_selected_before_says_nothing(visit: Visits):
    came = visit()
    page = drawn(came, f"#/graph?entity={ISIS_K}")
    held: list[Any] = []
    page.route(f"**/entities/{TTP.replace(':', '%3A')}", lambda route: held.append(route))
    page.evaluate("id => fealty.select(id)", TTP)
    page.mouse.click(*point(page, TALIBAN))
    expect(page.locator("#evidence h2")).to_have_text("Taliban")
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.wait_for_timeout(200)
    expect(page.locator("#evidence h2")).to_have_text("Taliban")
    expect(page.locator("#told")).to_be_empty()


@pytest.mark.parametrize("odd", [f"pin={ISIS_K}@1.2.3,4", "from=2015-99-99", "hops=9", "least=x", f"grow={ISIS_K}"])
def test_what_an_address_holds_that_makes_no_sense_is_left_out(visit: Visits, odd: str):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&{odd}")
    expect(page.locator("#graph-counts")).to_contain_text("entities")
    expect(page.locator("#told")).to_be_empty()
    assert len(shown(page)["nodes"]) > 20


def test_what_fails_is_no_step_and_can_be_tried_again(visit: Visits):
    came = visit()
    page = came.page
    page.route("**/drawing?*", lambda route: route.fulfill(status=503, body="{}"))
    page.goto(f"{came.address}/#/graph?entity={ISIS_K}&at={ISIS_K}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.get_by_role("button", name="Close this message").click()
    page.unroute("**/drawing?*")
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector("html[data-drawn]", state="attached")
    expect(page.locator("#evidence h2")).to_have_text("Islamic State Khorasan")
    page.route("**/entities/*/drawing?*", lambda route: route.abort())
    page.focus("#canvas")
    page.keyboard.press("x")
    expect(page.locator("#told")).to_contain_text("does not answer")
    expect(page.locator("#said")).not_to_contain_text("shown already")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_undo_keeps_what_is_selected_and_the_legend_keeps_the_focus(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&at={TALIBAN}")
    page.focus("#canvas")
    page.keyboard.press("h")
    page.evaluate("id => fealty.select(id)", TTP if TTP in shown(page)["nodes"] else ISIS_K)
    selected = page.evaluate("fealty.state.selected")
    page.keyboard.press("Control+z")
    assert page.evaluate("fealty.state.selected") == selected and TALIBAN in shown(page)["nodes"]
    none = page.get_by_role("button", name="Show no relations")
    none.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show no relations")).to_be_focused()


def test_handles_that_stand_in_the_last_bin_can_be_drawn_apart(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&from=2021-10-01")
    low = page.get_by_role("slider", name="From")
    box = low.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 9, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    expect(page.locator("#window-from")).not_to_have_value("2021-10-01")
    assert page.evaluate("fealty.state.from") < "2021" and page.evaluate("fealty.state.until") is None


def test_somebody_is_found_in_the_picture_or_added_to_it(visit: Visits):
    page = drawn(visit(), f"#/graph?entity={TTP}")
    field = page.get_by_role("combobox", name="Find or add in this picture")
    before = shown(page)["nodes"]
    field.fill("hafiz saeed")
    page.get_by_role("option").first.click()
    assert page.evaluate("fealty.state.selected") == "khorasan:khan" and shown(page)["nodes"] == before
    field.fill("al-qaida")
    expect(page.get_by_role("option").first).to_contain_text("al-Qaida")
    field.press("Enter")
    expect(page.locator("h1")).to_contain_text("Pakistani Taliban, al-Qaida")
    assert "khorasan:al-qaida" in shown(page)["nodes"] and set(before) < set(shown(page)["nodes"])
    expect(page.locator("#canvas")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).not_to_contain_text("al-Qaida")
