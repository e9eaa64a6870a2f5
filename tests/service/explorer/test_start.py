"""The start: the data set at a glance, the search, and a key."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import TELEPHONE, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


def test_the_start_shows_what_there_is_and_where_to_begin(visit: Visits):
    page = visit().open()
    told = page.inner_text("#view")
    assert "884 claims" in told and "Who are the rivals of this group" in told
    assert page.locator("#view a[href^='#/cypher/']").count() == 3
    assert page.locator("#view a[href^='#/source/']").count() == 5


def test_a_name_is_suggested_with_what_it_is(visit: Visits):
    page = visit().open()
    page.keyboard.press("/")
    page.keyboard.type("isis")
    page.wait_for_selector("#search [role=option]")
    first = page.inner_text("#search [role=option] >> nth=0")
    assert "Islamic State Khorasan" in first and "Organization" in first and "claims" in first
    page.keyboard.press("Enter")
    page.wait_for_url("**/#/graph?entity=khorasan:isis-k&at=khorasan:isis-k")


def test_nothing_found_says_so(visit: Visits):
    page = visit().open()
    page.fill("#search input", "zzzzzz")
    assert "Nothing goes by that name" in page.inner_text("#search [role=option]")


def test_a_key_is_asked_for_told_and_forgotten(visit: Visits):
    page = visit().open()
    page.click("#who button")
    page.fill("#key-field", "wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#key-why")).to_contain_text("not known")
    page.fill("#key-field", KEY)
    page.keyboard.press("Enter")
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    assert KEY not in page.url


def test_an_address_can_bring_a_key(visit: Visits):
    page = visit().open(f"#key={KEY}")
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    assert KEY not in page.url


def test_the_start_fits_a_telephone(visit: Visits):
    page = visit(**TELEPHONE).open()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_key_that_is_no_text_is_told(visit: Callable[..., Visit]):
    page = visit().open("#key=%")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#key-why")).to_contain_text("key")


def test_slow_suggestions_and_a_service_that_went_away_are_told_in_their_place(visit: Callable[..., Visit]):
    came = visit()
    page = came.open()
    held: list[Any] = []
    page.route("**/entities?*", lambda route: held.append(route))
    page.get_by_role("combobox", name="Search entities").fill("tali")
    expect(page.locator("#search li")).to_have_text("Searching…")
    held[0].abort()
    expect(page.get_by_role("option")).to_contain_text("the service does not answer")


def test_every_open_question_can_be_listed(visit: Visits):
    page = visit().open()
    part = page.locator("section", has=page.get_by_role("heading", name="Where sources disagree"))
    expect(part.locator("li")).to_have_count(5)
    part.get_by_role("button", name=re.compile("Show [0-9]+ more")).click()
    expect(part.locator("li")).to_have_count(int(part.locator("p").inner_text().split()[0]))
    expect(part.get_by_role("button")).to_have_count(0)
    expect(part.locator("li").nth(5).locator("a")).to_be_focused()


def test_a_disagreement_is_opened_at_its_place_and_types_lead_to_who_is_of_them(visit: Visits):
    page = visit().open()
    asked = page.locator("section", has=page.get_by_role("heading", name="Where sources disagree")).locator("a").first
    words = asked.inner_text()
    asked.click()
    expect(page.locator("#evidence .question.asked h3")).to_contain_text(words)
    expect(page.locator("#evidence .question.asked h3")).to_be_focused()
    expect(page.locator("#evidence .question.asked")).to_be_in_viewport()
    page.goto(page.url.split("#")[0] + "#/")
    page.get_by_role("link", name="person").click()
    expect(page.locator("tbody tr")).to_have_count(46)
    page.get_by_label("Show").select_option("Thing")
    expect(page.locator("tbody tr")).to_have_count(4)
    page.get_by_label("Show").select_option("")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(100)
    expect(page.locator("tbody tr").nth(50).locator("a")).to_be_focused()
