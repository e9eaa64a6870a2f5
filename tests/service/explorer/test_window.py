"""The window of time: its histogram, its two handles, what it shows at once, and the service's exact answer."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import expect

from tests.service.explorer.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
WINDOWS = [
    (None, "2014-12-31"),
    ("2015-01-01", "2015-12-31"),
    ("2015-06-15", "2016-02-01"),
    ("2016-01-01", None),
    ("2018-01-01", "2018-12-31"),
    ("2021-08-15", "2021-08-31"),
    ("1990-01-01", "2030-01-01"),
    ("2021-10-01", None),
]


def drawn(visit: Visit, fragment: str = "#/graph") -> Any:
    page = visit.open(fragment)
    page.wait_for_selector("html[data-drawn]", state="attached")
    return page


def shown(page: Any) -> set[str]:
    return set(page.evaluate("[...fealty.picture.shown.edges]"))


def test_what_stands_on_the_page_is_what_the_service_says(visit: Visits, client: TestClient):
    page = drawn(visit())
    dated = page.evaluate("[...fealty.picture.days].filter(([, days]) => days.length).map(([id]) => id)")
    assert len(dated) > 60
    for from_, until in WINDOWS:
        here = page.evaluate(
            "async ([from, until, ids]) => { const { evidenced } = await import('/static/explorer/graph/days.js');"
            " return ids.filter(id => evidenced(fealty.picture, id, from, until)); }",
            [from_, until, dated],
        )
        asked = {name: day for name, day in (("since", from_), ("until", until), ("undated", "exclude")) if day}
        exact = client.post("/drawing/standing", params=asked, json={"relationships": dated}).json()["kept"]
        assert sorted(here) == sorted(exact), (from_, until)


def test_the_histogram_counts_every_dated_claim_once(visit: Visits):
    page = drawn(visit())
    told = page.evaluate(
        "async () => { const { bins } = await import('/static/explorer/graph/histogram.js'); const days = [...fealty.picture.days.values()].flat();"
        " const { unit, counts, starts, ends } = bins(days); return { unit, sum: counts.reduce((a, b) => a + b), days: days.length, starts, ends }; }"
    )
    assert told["sum"] == told["days"] and len(told["starts"]) == len(told["ends"])
    assert all(end < start for end, start in zip(told["ends"], told["starts"][1:], strict=False))


def test_a_handle_moves_the_picture_by_mouse_and_by_keyboard(visit: Visits):
    page = drawn(visit())
    every = shown(page)
    low = page.get_by_label("From", exact=True).first
    low.focus()
    with page.expect_response("**/drawing/standing**"):
        page.keyboard.press("Shift+ArrowRight")
    later = shown(page)
    assert later < every and "from=" in page.url
    expect(page.locator("#window-stand")).to_contain_text(f"{len(later)} of {len(every)} relationships stand then")
    box = page.get_by_label("To", exact=True).first.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2, steps=6)
    expect(page.locator("#window-stand")).not_to_contain_text(f"{len(later)} of")
    assert shown(page) < later
    with page.expect_response("**/drawing/standing**"):
        page.mouse.up()
    assert "to=" in page.url
    page.get_by_role("button", name="All time").click()
    assert shown(page) == every
    page.get_by_role("button", name="Undo").click()
    assert shown(page) < later


def test_the_undated_are_counted_and_can_be_left_out(visit: Visits):
    page = drawn(visit())
    every = shown(page)
    number = int(page.locator("label[for=window-undated] span").inner_text())
    page.locator("#window-undated").uncheck()
    assert number > 0 and len(every) - len(shown(page)) == number and "undated=0" in page.url


def test_exact_dates_can_be_typed(visit: Visits):
    page = drawn(visit())
    page.locator("#window-from").fill("2015-01-01")
    with page.expect_response("**/drawing/standing**"):
        page.locator("#window-to").fill("2015-12-31")
    exact = page.evaluate(
        "async () => { const answer = await fetch('/drawing/standing?since=2015-01-01&until=2015-12-31&undated=exclude', { method: 'POST',"
        " headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ relationships: [...fealty.picture.edges.keys()] }) });"
        " return Object.keys((await answer.json()).kept); }"
    )
    undated = page.evaluate("[...fealty.picture.edges.keys()].filter(id => !fealty.picture.days.get(id).length)")
    assert shown(page) == {*exact, *undated}


def test_a_window_typed_backwards_is_turned_and_a_handle_leaves_the_other_end(visit: Visits):
    page = drawn(visit())
    page.locator("#window-to").fill("2015-01-01")
    page.locator("#window-from").fill("2021-01-01")
    expect(page.locator("#window-from")).to_have_value("2015-01-01")
    expect(page.locator("#window-to")).to_have_value("2021-01-01")
    page.get_by_label("From", exact=True).first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#window-from")).not_to_have_value("2015-01-01")
    expect(page.locator("#window-to")).to_have_value("2021-01-01")


def test_a_window_of_the_address_is_held_against_the_service_too(visit: Visits):
    visiting = visit()
    with visiting.page.expect_response("**/drawing/standing**"):
        page = drawn(visiting, "#/graph?from=2015-01-01&to=2015-12-31")
    with page.expect_response("**/drawing/standing**"):
        page.locator("#window-from").fill("2015-03-01")
    with page.expect_response("**/drawing/standing**"):
        page.get_by_role("button", name="Undo").click()


def test_a_date_typed_digit_by_digit_is_heard_once_when_it_is_whole(visit: Visits):
    page = drawn(visit(), "#/graph?entity=khorasan:isis-k&from=2015-01-01")
    page.focus("#window-to")
    page.keyboard.type("12312019", delay=60)
    assert "to=" not in page.url
    page.keyboard.press("Enter")
    expect(page.locator("#window-from")).to_have_value("2015-01-01")
    assert "from=2015-01-01&to=2019-12-31" in page.url
    page.focus("#window-to")
    page.keyboard.type("1", delay=60)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#window-to")).to_have_value("")
    expect(page.locator("#window-from")).to_have_value("2015-01-01")
