"""A pair: everything between two on one line of time, and in words."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.explorer.conftest import TELEPHONE, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
RIVALS = "#/pair/khorasan:isis-k/khorasan:taliban"
DISPUTED = "#/pair/khorasan:haqqani-network/khorasan:isis-k"
HOSTILE = "</script><img src=x onerror=window.pwned=1>"


def test_a_pair_is_chosen_by_keyboard_alone(visit: Visits):
    page = visit().open("#/pair")
    expect(page.locator(".empty")).to_contain_text("Choose two actors")
    page.get_by_label("One", exact=True).focus()
    page.keyboard.type("islamic state khorasan")
    page.wait_for_selector(".picker [role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("taliban")
    page.wait_for_selector(".picker .combobox:nth-of-type(2) [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Islamic State Khorasan and Taliban")
    assert page.url.endswith(RIVALS)
    assert page.title().startswith("Islamic State Khorasan and Taliban")


def test_two_are_needed_and_two_different_ones(visit: Visits):
    page = visit().open("#/pair")
    page.click("text=Show the pair")
    expect(page.locator(".why")).to_have_text("Give a name for “One”")
    for label in ("One", "Other"):
        page.get_by_label(label, exact=True).fill("khorasan:isis-k")
        page.get_by_label(label, exact=True).fill("Islamic State Khorasan")
    page.click("text=Show the pair")
    expect(page.locator(".why")).to_have_text("Choose two different ones")


def test_everything_between_two_stands_on_one_line_and_in_words(visit: Visits):
    page = visit().open(RIVALS)
    expect(page.locator(".summary")).to_contain_text("11 claims between them: 11 of conflict, 0 of cooperation")
    assert page.locator(".line .mark.conflict").count() == 11
    assert page.locator(".column.conflict .entry").count() == 11
    expect(page.locator(".column.cooperation")).to_contain_text("Nothing of cooperation is said")
    when = page.locator(".column.conflict .entry .when").all_inner_texts()
    assert when[:5] == ["2015", "2015", "from 2015, no end given", "June 2017", "2020"]
    assert set(when[5:]) == {"undated"}
    assert page.get_attribute(".line .mark >> nth=0", "aria-label") == "conflict: Islamic State Khorasan fought Taliban, 2015"
    first = page.locator(".entry").first
    assert first.locator("mark").inner_text() == "ISIS-K and the Taliban fought each other in Nangarhar from 2015"
    expect(first.locator("blockquote")).to_contain_text("In the villages that it held")
    expect(first).to_contain_text("Fealty example briefs · 20 September 2021")
    claim = first.get_attribute("data-claim")
    assert first.locator("a").get_attribute("href") == f"#/source/khorasan:brief-origins?claim={claim}"


def test_marks_stand_in_order_of_time(visit: Visits):
    page = visit().open(RIVALS)
    lefts = {
        label: page.locator(f".mark[aria-label*='{label}'] path").first.bounding_box()["x"]
        for label in ("2015", "June 2017", "2020", "undated")
    }
    assert lefts["2015"] < lefts["June 2017"] < lefts["2020"] < lefts["undated"]


def test_denied_and_alleged_are_told_apart_without_colour(visit: Visits):
    page = visit().open(DISPUTED)
    expect(page.locator(".summary")).to_contain_text("1 of conflict, 2 of cooperation, 0 other. 1 alleged, 1 denied.")
    denied, alleged = page.locator(".mark.denied"), page.locator(".mark.alleged")
    assert "denied" in denied.get_attribute("aria-label") and denied.locator(".cross").count() == 1
    assert "alleged" in alleged.get_attribute("aria-label") and alleged.locator(".cross").count() == 0
    assert denied.locator(".words").text_content() == "cooperated with, denied"
    assert page.locator(".entry .chip").all_inner_texts() == ["denied", "alleged"]
    expect(page.locator(".column.cooperation")).to_contain_text("attributed to Taliban")
    conflict, cooperation = (page.locator(f".mark.{tone}").first.bounding_box()["y"] for tone in ("conflict", "cooperation"))
    assert conflict < cooperation


def test_a_mark_leads_to_what_is_said_and_back_by_keyboard(visit: Visits):
    page = visit().open(RIVALS)
    page.locator(".mark[tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    entry = page.locator(".entry:focus")
    expect(entry).to_contain_text("June 2017")
    claim = entry.get_attribute("data-claim")
    assert f"claim={claim}" in page.url
    entry.get_by_text("Show on the line of time").press("Enter")
    expect(page.locator(f".mark[data-claim='{claim}']")).to_be_focused()


def test_a_mark_leads_to_what_is_said_by_mouse_and_an_address_keeps_it(visit: Visits):
    page = visit().open(RIVALS)
    page.locator(".mark[aria-label*='2020']").click()
    expect(page.locator(".entry:focus")).to_contain_text("2020")
    page.reload()
    expect(page.locator(".entry:focus")).to_contain_text("2020")


def test_dates_narrow_the_pair_and_stay_in_the_address(visit: Visits):
    page = visit().open(RIVALS)
    page.get_by_label("include undated").uncheck()
    expect(page.locator(".summary")).to_contain_text("5 claims")
    expect(page.locator(".summary")).to_contain_text("Left out by the dates asked for: 6 undated")
    expect(page.locator(".mark[aria-label*='undated']")).to_have_count(0)
    page.get_by_label("Since").fill("2017")
    page.keyboard.press("Enter")
    expect(page.locator(".summary")).to_contain_text("Left out by the dates asked for: 2 ended")
    assert "since=2017" in page.url and "undated=exclude" in page.url
    page.go_back()
    expect(page.locator(".summary")).to_contain_text("5 claims")
    page.go_back()
    expect(page.locator(".summary")).to_contain_text("11 claims")
    assert page.get_by_label("Since").input_value() == ""


def test_what_is_wrong_is_named(visit: Visits):
    page = visit().open(f"{RIVALS}?since=soon")
    expect(page.locator(".wrong")).to_contain_text("since: 'soon' is not a day, a month or a year")
    page.get_by_label("Since").fill("2017")
    page.keyboard.press("Enter")
    expect(page.locator(".summary")).to_contain_text("claims")
    page = visit().open("#/pair/khorasan:isis-k/khorasan:nobody")
    expect(page.locator(".wrong")).to_have_text("no entity has the id khorasan:nobody")


def test_more_is_shown_when_asked(visit: Visits):
    page = visit().open(f"{RIVALS}?show=4")
    expect(page.locator(".summary")).to_contain_text("Of the first 4")
    assert page.locator(".entry").count() == page.locator(".mark").count() == 4
    page.click("text=Show more (7 left)")
    expect(page.locator(".entry")).to_have_count(11)
    expect(page.locator(".entry").nth(4)).to_be_focused()
    assert page.locator("text=Show more (").count() == 0


def test_who_is_related_to_both_and_where_to_go_on(visit: Visits):
    page = visit().open(RIVALS)
    expect(page.locator(".shared h2")).to_have_text("Related to both 8")
    expect(page.locator(".neighbour").first).to_contain_text("Abdul Rauf Khadim defected from Taliban")
    assert page.get_attribute("text=See both in the network", "href") == "#/graph?entity=khorasan:isis-k&entity=khorasan:taliban"
    page.click("text=How are they connected?")
    expect(page.locator("h1")).to_have_text("How is Islamic State Khorasan connected to Taliban?")


def test_a_pair_fits_a_telephone_in_one_column(visit: Visits):
    page = visit(**TELEPHONE).open(DISPUTED)
    assert page.locator(".line.upright .mark").count() == 3
    assert page.evaluate("document.querySelector('#view').scrollWidth <= window.innerWidth")
    above, below = (page.locator(f".column.{tone}").bounding_box() for tone in ("conflict", "cooperation"))
    assert above["x"] == below["x"] and above["y"] + above["height"] <= below["y"]
    conflict, cooperation = (page.locator(f".mark.{tone}").first.bounding_box()["x"] for tone in ("conflict", "cooperation"))
    assert conflict < cooperation


def hostile(told: Any) -> Any:
    """Put hostile text where a source or a user can put text: everything but what the service itself coins."""
    own = {
        "id",
        "claim",
        "relation",
        "relationship",
        "tone",
        "type",
        "polarity",
        "modality",
        "status",
        "standing",
        "since",
        "until",
        "at",
        "answered",
        "tones",
    }
    if isinstance(told, dict):
        return {
            key: value if key in own or (key in ("from", "to") and isinstance(value, str)) else hostile(value)
            for key, value in told.items()
        }
    if isinstance(told, list):
        return [hostile(one) for one in told]
    return HOSTILE if isinstance(told, str) else told


@pytest.fixture
def poisoned(visit: Visits) -> Iterator[Callable[[str, str], Any]]:
    """Open a view whose answers of one route hold hostile text."""

    def begin(pattern: str, fragment: str) -> Any:
        going = visit()
        going.page.route(pattern, lambda route: route.fulfill(json=hostile(route.fetch().json())))
        return going.open(fragment)

    yield begin


def test_hostile_text_stays_text(poisoned: Callable[[str, str], Any]):
    page = poisoned("**/dyads/**", DISPUTED)
    expect(page.locator(".entry mark").first).to_have_text(HOSTILE)
    expect(page.locator("h1")).to_have_text(f"{HOSTILE} and {HOSTILE}")
    assert page.evaluate("window.pwned === undefined && !document.querySelector('#view img, #view script')")
