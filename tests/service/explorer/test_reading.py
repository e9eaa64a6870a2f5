"""Reading a source with its claims marked."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from tests.service.explorer.conftest import Visit
from tests.service.explorer.test_coding import post

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
BRIEF = "#/source/khorasan:brief-origins"
TEXT = "\U0001f525 Alpha fought Beta. Beta denies it."
A, B = ({"id": f"own:{x}", "type": "Organization", "name": x} for x in ("alpha", "beta"))


def test_the_list_opens_a_source(visit: Visits):
    page = visit().open("#/sources?publisher=Fealty example briefs")
    expect(page.get_by_label("Publisher")).to_have_value("Fealty example briefs")
    expect(page.locator("#view")).to_contain_text("needs a key with the role analyst")
    page.get_by_text("How the Khorasan branch of the Islamic State began").click()
    expect(page.locator("h1")).to_have_text("How the Khorasan branch of the Islamic State began")
    assert page.locator(".text p").count() > 2


def test_a_click_shows_the_claim_and_the_address_keeps_it(visit: Visits):
    visiting = visit()
    page = visiting.open(BRIEF)
    page.locator(".reading .marked").nth(3).click()
    said = page.locator(".side .says").first.inner_text()
    expect(page.locator(".side .claim").first).to_contain_text("Confidence")
    assert "claim=" in page.url
    visiting.open("#/")
    page.goto(
        page.url.replace(
            "#/",
            f"{BRIEF}?claim={httpx.get(visiting.address + '/claims', params={'source': 'khorasan:brief-origins'}).json()['results'][0]['claim']}",
        )
    )
    expect(page.locator(".side .says").first).to_be_visible()
    assert said


def test_the_keyboard_opens_and_steps(visit: Visits):
    page = visit().open(BRIEF)
    page.locator(".reading .marked").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".side .claim").first).to_be_visible()
    first = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("p")
    page.wait_for_url(first)


def test_characters_beyond_the_basic_plane_overlaps_and_standings(visit: Visits, served: str):
    quote = "Alpha fought Beta"
    start = TEXT.index(quote)
    plain = {
        "source": "own:astral",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "subject": A,
        "relation": "FOUGHT",
        "object": B,
    }
    inner = {**plain, "quote": "fought", "start": start + 6, "end": start + 12, "status": "proposed", "relation": "RIVAL_OF"}
    denied_at = TEXT.index("Beta denies it")
    denied = {**plain, "quote": "Beta denies it", "start": denied_at, "end": denied_at + 14, "polarity": "denied"}
    post(served, "/sources", {"source": {"id": "own:astral", "text": TEXT, "published": "2020"}, "claims": [plain, inner, denied]})
    page = visit().open("#/source/own:astral")
    marks = page.locator(".reading .marked")
    expect(marks).to_have_text(["Alpha ", "fought", " Beta", "Beta denies it"])
    page.locator(".reading .marked", has_text="fought").click()
    expect(page.locator(".side")).to_contain_text("claims stand here")
    expect(page.locator(".side")).to_contain_text("alpha is a rival of beta")
    lines = {
        one.inner_text(): one.evaluate("e => getComputedStyle(e).textDecorationStyle") for one in page.locator(".legend .marked").all()
    }
    assert len(set(lines.values())) >= 4
    expect(page.locator(".claims li", has_text="alpha is a rival of beta")).to_contain_text("proposed")
    page.get_by_label("Show claims of status").select_option("proposed")
    expect(page.locator(".claims")).not_to_contain_text("fought")
    assert "status=proposed" in page.url


def test_a_table_lists_its_claims(visit: Visits, served: str):
    said = {"locator": {"row": 1, "columns": ["a"]}, "quote": "a: 1", "subject": A, "relation": "ALLIED_WITH", "object": B}
    post(served, "/sources", {"source": {"id": "own:table", "title": "T", "kind": "table"}, "claims": [said]})
    page = visit().open("#/source/own:table")
    expect(page.locator(".reading")).to_contain_text("This source is a table")
    page.locator(".claims button", has_text="allied").click()
    expect(page.locator(".side .says")).to_have_text("alpha is allied with beta")


def test_a_source_that_is_not_there_says_so(visit: Visits):
    page = visit().open("#/source/own:none")
    expect(page.locator("#view")).to_contain_text("no source has the id own:none")
