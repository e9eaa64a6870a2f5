"""Coding a sentence, correcting it and deciding, with the mouse and with the keyboard; a reader's key may not."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY, READER
from tests.service.explorer.conftest import TELEPHONE, Visit, post

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
TEXT = "Smoke \U0001f525\U0001f525 rose. Nobody was hurt at the old mill.\n\nThe Taliban met the men of the Old Mill Guard there."
HOSTILE = "</script><img src=x onerror=window.pwned=1>"


def source(address: str, key: str, **more: Any) -> str:
    told = {"id": f"own:{key}", "title": f"A note {key}", "publisher": "Me", "published": "2021-09-20", "text": TEXT} | more
    post(address, "/sources", {"source": told, "read": False})
    return f"#/source/own:{key}"


def choose(page: Any, label: str, text: str, wanted: str) -> None:
    field = page.get_by_role("combobox", name=label)
    field.fill(text)
    page.locator(".coding [role=option]", has_text=wanted).first.click()


def rivals(address: str) -> list[dict[str, Any]]:
    found = httpx.get(f"{address}/relationships", params={"relation": "RIVAL_OF", "limit": 200}).json()["results"]
    return [one for one in found if "Old Mill Guard" in one["sentence"]]


def test_with_the_mouse_a_sentence_is_coded_corrected_and_rejected(visit: Visits, served: str):
    page = visit(key=KEY).open(source(served, "mouse"))
    page.locator(".sentence", has_text="The Taliban met").click(click_count=3)
    page.get_by_role("button", name="Code this").click()
    expect(page.locator("form.coding blockquote")).to_have_text("The Taliban met the men of the Old Mill Guard there.")
    choose(page, "Who or what (subject)", "taliban", "Taliban")
    choose(page, "Whom or what", "Old Mill Guard", "New entity: Old Mill Guard")
    expect(page.get_by_label("(object): id of the new entity")).to_have_value("own:old-mill-guard")
    page.get_by_label("Relationship").select_option("RIVAL_OF")
    page.get_by_label("Since, or when").fill("twenty")
    expect(page.locator(".wrong:visible")).to_contain_text("This is not a date")
    page.get_by_label("Since, or when").fill("2015")
    expect(page.locator(".preview")).to_have_text("Taliban is a rival of Old Mill Guard, 2015")
    page.get_by_role("button", name="Add this claim").click()
    expect(page.locator(".side .says")).to_have_text("Taliban is a rival of Old Mill Guard, 2015")
    expect(page.locator(".reading .marked.current")).to_have_text("The Taliban met the men of the Old Mill Guard there.")
    assert [r["periods"][0][0] for r in rivals(served)] == ["2015"]

    page.get_by_role("button", name="Correct…").click()
    page.get_by_label("Since, or when").fill("2015-06")
    page.locator(".sentence", has_text="Nobody was hurt").click(click_count=3)
    page.get_by_role("button", name="Take these words").click()
    expect(page.locator("form.coding blockquote")).to_have_text(TEXT.splitlines()[0])
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".side .says")).to_have_text("Taliban is a rival of Old Mill Guard, 2015-06")
    expect(page.locator(".reading .marked.current")).to_have_text(["Smoke \U0001f525\U0001f525 rose. ", "Nobody was hurt at the old mill."])
    expect(page.locator(".side")).to_contain_text("Corrects an older claim")
    assert (rivals(served)[0]["claim_count"], rivals(served)[0]["periods"][0][0]) == (1, "2015-06")
    page.get_by_text("an older claim").click()
    expect(page.locator(".side .chip.superseded")).to_be_visible()
    page.get_by_text("see the correction").click()
    expect(page.locator(".side .chip.accepted")).to_be_visible()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".side .chip.rejected")).to_be_visible()
    assert rivals(served) == []


def test_with_the_keyboard_alone(visit: Visits, served: str):
    page = visit(key=KEY).open(source(served, "keys"))
    press = page.keyboard.press
    page.get_by_role("button", name="Mark by sentence").focus()
    press("Enter")
    press("Tab")
    expect(page.locator(".sentence:focus")).to_contain_text("Nobody was hurt")
    press("Enter")
    expect(page.get_by_role("button", name="Code this")).to_be_focused()
    page.get_by_role("button", name="← last word off").focus()
    press("Enter")
    expect(page.locator(".chosen blockquote")).to_have_text("Nobody was hurt at the old")
    page.get_by_role("button", name="word after →").focus()
    press("Enter")
    page.get_by_role("button", name="Code this").focus()
    press("Enter")
    expect(page.get_by_role("combobox", name="Who or what (subject)")).to_be_focused()
    page.keyboard.type("Mill watch")
    page.wait_for_selector(".coding [role=option]:has-text('New entity')")
    press("ArrowUp")
    press("Enter")
    expect(page.get_by_label("(subject): id of the new entity")).to_have_value("own:mill-watch")
    page.get_by_label("What it says is").select_option("attribute")
    page.get_by_label("What is said").select_option("strength")
    page.get_by_label("Value").fill(">60 guards")
    press("Enter")
    expect(page.locator(".side .says")).to_have_text("Mill watch, strength: more than 60 guards")
    claim = httpx.get(f"{served}/claims/{page.locator('.side .claim').get_attribute('data-claim')}").json()
    assert (claim["start"], claim["quote"]) == (TEXT.index("Nobody"), "Nobody was hurt at the old mill.")
    assert (claim["value"], claim["extractor"]) == ({"min": 60, "max": None, "op": ">", "of": "guards"}, "analyst/ana")


def test_what_the_service_refuses_is_said_at_its_field(visit: Visits, served: str):
    page = visit(key=KEY).open(source(served, "refused"))
    page.locator(".sentence", has_text="The Taliban met").click(click_count=3)
    page.get_by_role("button", name="Code this").click()
    page.get_by_role("button", name="Add this claim").click()
    expect(page.locator(".wrong:visible").first).to_contain_text("Choose somebody")
    choose(page, "Who or what (subject)", "Bad Id", "New entity: Bad Id")
    page.get_by_label("(subject): id of the new entity").fill("no id")
    page.get_by_label("What it says is").select_option("attribute")
    page.get_by_label("Value").fill("x")
    page.get_by_role("button", name="Add this claim").click()
    expect(page.locator(".field:has([aria-label*='new entity']) > .wrong").first).to_contain_text("is not <dataset>:<key>")
    page.get_by_label("(subject): id of the new entity").fill("own:bad")
    page.evaluate("sessionStorage.setItem('fealty-key', 'a key that ran out')")
    page.get_by_role("button", name="Add this claim").click()
    page.get_by_label("Key", exact=True).fill(KEY)
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_label("Value")).to_have_value("x")
    page.get_by_role("button", name="Add this claim").click()
    expect(page.locator(".side .says")).to_have_text("Bad Id, alias: x")


def test_a_readers_key_reads_only(visit: Visits, served: str):
    page = visit(key=READER).open("#/source/khorasan:brief-origins")
    expect(page.locator("#who > span > button")).to_have_text("ria (reader)")
    expect(page.locator(".side")).to_contain_text("needs a key with the role analyst")
    page.locator(".reading .marked").first.click()
    expect(page.locator(".side .claim").first).to_contain_text("need a key with the role analyst")
    assert page.get_by_role("button", name="Accept").count() == 0
    assert page.get_by_role("button", name="Mark by sentence").count() == 0


def test_hostile_words_are_only_words(visit: Visits, served: str):
    fragment = source(served, "hostile", title=f"T {HOSTILE}", publisher=HOSTILE, text=f"{HOSTILE} is a rival of {HOSTILE} too.")
    ends = [{"id": f"own:evil{n}", "type": "Organization", "name": f"{HOSTILE}{n}"} for n in (1, 2)]
    said = {"source": "own:hostile", "quote": HOSTILE, "start": 0, "end": len(HOSTILE), "subject": ends[0], "relation": "RELATED_TO"}
    made = post(
        served, "/claims", {"claims": [said | {"object": ends[1], "qualifiers": {"label": HOSTILE}, "attributed_to": {"text": HOSTILE}}]}
    )
    visiting = visit(key=KEY)
    page = visiting.open(f"{fragment}?claim={made['claims'][0]}")
    expect(page.locator(".side .says")).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Correct…").click()
    expect(page.locator("form.coding blockquote")).to_have_text(HOSTILE)
    expect(page.get_by_label("Label, in your own words")).to_be_visible()
    expect(page.get_by_label("Label, in your own words")).to_have_value(HOSTILE)
    expect(page.locator("summary", has_text="How sure")).to_contain_text(HOSTILE)
    visiting.open("#/sources")
    expect(page.locator("table")).to_contain_text(HOSTILE)
    assert page.evaluate("window.pwned") is None


def test_a_source_is_added_and_opened(visit: Visits):
    page = visit(key=KEY).open("#/sources")
    page.get_by_text("Add a source").click()
    page.get_by_label("Title").fill("Überfall at the Mill")
    expect(page.get_by_label("Id", exact=True)).to_have_value("own:uberfall-at-the-mill")
    page.get_by_label("Published").fill("2021")
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"One line.\n\nAnother."})
    expect(page.get_by_label("Text", exact=True)).to_have_value("One line.\n\nAnother.")
    page.get_by_label("Read it into claims").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".wrong[role=alert]")).to_contain_text("without a reader")
    page.get_by_label("Read it into claims").uncheck()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("h1")).to_have_text("Überfall at the Mill")
    expect(page.locator(".reading .sentence")).to_have_text(["One line.", "Another."])
    page.get_by_label("Reliability of this source").select_option("B")
    expect(page.locator("header .soft", has_text="saved: B")).to_be_visible()


def test_by_touch_a_sentence_is_chosen_and_the_claim_comes_into_view(visit: Visits, served: str):
    page = visit(key=KEY, **TELEPHONE).open(source(served, "touch"))
    page.get_by_role("button", name="Mark by sentence").tap()
    page.locator(".sentence", has_text="Nobody was hurt").tap()
    expect(page.locator(".chosen blockquote")).to_have_text("Nobody was hurt at the old mill.")
    page.get_by_role("button", name="Code this").tap()
    choose(page, "Who or what (subject)", "The mill", "New entity: The mill")
    page.get_by_label("What it says is").select_option("attribute")
    page.get_by_label("Value").fill("old mill")
    page.get_by_role("button", name="Add this claim").tap()
    expect(page.locator(".side .says")).to_have_text("The mill, alias: old mill")
    expect(page.locator(".side .says")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["#/sources", "#/source/khorasan:brief-origins"])
def test_it_fits_a_telephone(visit: Visits, fragment: str):
    page = visit(key=KEY, **TELEPHONE).open(fragment)
    page.wait_for_selector(".view h1")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.querySelector('#view').scrollWidth <= window.innerWidth")
