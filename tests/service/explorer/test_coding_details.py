"""Coding and correcting everything a claim holds: its qualifiers, its quote, and who is said to have said it."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import TELEPHONE, Visit, post
from tests.service.explorer.test_coding import HOSTILE, TEXT, choose, source
from tests.service.explorer.test_for_everyone import faults

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


def claim_shown(page: Any, address: str) -> dict[str, Any]:
    expect(page.locator(".side .claim")).to_be_visible()
    return httpx.get(f"{address}/claims/{page.locator('.side .claim').get_attribute('data-claim')}").json()


def test_a_claim_is_coded_with_qualifiers_and_nothing_typed_is_lost(visit: Visits, served: str):
    page = visit(key=KEY, **TELEPHONE).open(source(served, "more"))
    page.get_by_role("button", name="Mark by sentence").tap()
    page.locator(".sentence", has_text="The Taliban met").tap()
    page.get_by_role("button", name="Code this").tap()
    expect(page.locator(".chosen")).to_be_hidden()
    choose(page, "Who or what (subject)", "taliban", "Taliban")
    choose(page, "Whom or what", "Mill Watch", "New entity: Mill Watch")
    page.get_by_label("Relationship").select_option("FOUGHT")
    page.get_by_text("How sure, and who says so").tap()
    choose(page, "Attributed to", "taliban neighbours", "Only these words")
    expect(page.get_by_label("Called, in the source's words")).to_be_hidden()
    group = page.get_by_text("Where, how, by whom, how many")
    group.tap()
    page.get_by_role("button", name="+ Place").tap()
    choose(page, "Place", "Far Mill", "New entity: Far Mill")
    expect(page.get_by_label("Place: type of the new entity")).to_have_value("Place")
    page.get_by_label("Place: id of the new entity").fill("no id")
    page.get_by_role("button", name="+ How, with").tap()
    page.get_by_label("How, with which weapon", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="+ Deaths").tap()
    page.get_by_label("Deaths", exact=True).fill("1,500")
    expect(page.locator(".preview")).to_contain_text(f"how: {HOSTILE}; deaths: 1,500; attributed to taliban neighbours")
    group.tap()
    expect(page.get_by_label("Deaths", exact=True)).to_be_hidden()
    assert page.evaluate("document.querySelector('#view').scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Add this claim").tap()
    expect(page.locator(".qualifier .wrong:visible")).to_contain_text("'no id' is not <dataset>:<key>")
    expect(page.locator(".wrong:visible")).to_have_count(1)
    expect(page.get_by_label("Place: id of the new entity")).to_be_focused()
    assert faults(page) == []
    page.get_by_label("Place: id of the new entity").fill("own:far-mill")
    page.get_by_role("button", name="Add this claim").tap()
    expect(page.locator(".side .says")).to_have_text("Taliban fought Mill Watch")
    expect(page.locator(".side .facts")).to_contain_text(HOSTILE)
    claim = claim_shown(page, served)
    assert claim["qualifiers"] == {
        "place": {"id": "own:far-mill", "type": "Place", "name": "Far Mill"},
        "how": HOSTILE,
        "deaths": 1500,
    }
    assert claim["attributed_to"] == {"text": "taliban neighbours", "entity": None}
    assert page.evaluate("window.pwned") is None


def test_quote_qualifiers_and_attribution_are_corrected_with_the_keyboard_alone(visit: Visits, served: str):
    fragment = source(served, "better")
    quote = TEXT.splitlines()[-1]
    said = {"source": "own:better", "quote": quote, "start": TEXT.index(quote), "end": len(TEXT), "relation": "FOUGHT"}
    ends = {"subject": {"id": "khorasan:taliban", "type": "Organization"}, "object": {"id": "own:mill-men", "type": "Organization"}}
    more = {"place": {"id": "khorasan:kabul", "type": "Place"}, "role": "guests"}
    (old,) = post(served, "/claims", {"claims": [said | ends | {"qualifiers": more, "attributed_to": {"text": "two officials"}}]})["claims"]
    page = visit(key=KEY).open(f"{fragment}?claim={old}")
    press, focused = page.keyboard.press, page.locator(":focus")
    page.get_by_role("button", name="Correct…").focus()
    press("Enter")
    expect(page.locator("summary", has_text="Where, how")).to_contain_text("role: guests")
    press("Shift+Tab")
    expect(focused).to_have_text("Choose other words…")
    press("Enter")
    expect(focused).to_have_text(quote)
    press("Escape")
    expect(focused).to_have_text("Choose other words…")
    press("Enter")
    press("Shift+Tab")
    expect(focused).to_contain_text("Nobody was hurt")
    press("Enter")
    expect(focused).to_have_text("Take these words")
    press("Shift+Tab")
    press("Shift+Tab")
    press("Enter")
    expect(page.locator(".chosen blockquote")).to_have_text("Nobody was hurt at the old")
    press("Tab")
    press("Tab")
    press("Enter")
    expect(focused).to_have_text("Choose other words…")
    expect(page.locator("form.coding blockquote")).to_have_text("Nobody was hurt at the old")
    page.locator("summary", has_text="How sure").focus()
    press("Enter")
    press("Tab")
    expect(page.get_by_role("combobox", name="Attributed to")).to_be_focused()
    press("Control+a")
    page.keyboard.type("taliban")
    page.wait_for_selector(".coding [data-shown=taliban] [role=option]:has-text('Taliban')")
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_label("Called, in the source's words")).to_have_value("two officials")
    page.locator("summary", has_text="Where, how").focus()
    press("n")
    expect(page.locator("form.coding [role=alert]")).to_have_text("Save this claim or cancel it first")
    press("Enter")
    press("Tab")
    press("Tab")
    expect(focused).to_have_attribute("aria-label", "Take away: Place")
    press("Enter")
    expect(focused).to_have_text("+ Place")
    page.get_by_role("button", name="+ Deaths").focus()
    press("Enter")
    page.keyboard.type("some")
    press("Enter")
    expect(page.locator(".qualifier .wrong:visible")).to_contain_text("This is not a whole number")
    assert faults(page) == []
    expect(page.get_by_label("Deaths", exact=True)).to_be_focused()
    press("Control+a")
    page.keyboard.type("3")
    press("Enter")
    expect(page.locator(".side")).to_contain_text("Corrects an older claim")
    new, was = claim_shown(page, served), httpx.get(f"{served}/claims/{old}").json()
    assert (new["quote"], new["start"], new["qualifiers"]) == (
        "Nobody was hurt at the old",
        TEXT.index("Nobody"),
        {"role": "guests", "deaths": 3},
    )
    assert (new["attributed_to"]["text"], new["attributed_to"]["entity"]["id"]) == ("two officials", "khorasan:taliban")
    assert (was["status"], was["quote"], was["qualifiers"]["place"]["id"]) == ("superseded", quote, "khorasan:kabul")
    expect(page.locator(".reading .marked.current")).to_have_text("Nobody was hurt at the old")
