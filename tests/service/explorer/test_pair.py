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
    expect(page.locator(".column.conflict h2")).to_have_text("◆ Conflict 4 of 11")
    assert (page.locator(".entry").count(), page.locator(".mark").count()) == (4, 11)
    page.locator(".mark[aria-label*='2020']").press("Enter")
    expect(page.locator(".entry:focus")).to_contain_text("2020")
    assert page.locator(".entry").count() == 5 and "show=5" in page.url
    page.click("text=Show more (6 left)")
    expect(page.locator(".entry")).to_have_count(11)
    expect(page.locator(".entry").nth(5)).to_be_focused()
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


def many(told: Any) -> Any:
    """Put 150 claims of four months, 40 of them of one day, and 40 undated ones in the place of an answer's."""
    like = told["results"][0]
    days = [f"2021-{6 + n % 4:02d}-{1 + n * 11 % 27:02d}" if n < 110 else "2021-08-26" if n < 150 else None for n in range(190)]
    doubt = [{"modality": "alleged"} if n % 9 == 0 else {"polarity": "denied"} if n % 13 == 0 else {} for n in range(190)]
    tones = ["cooperation" if n % 5 < 2 else "conflict" for n in range(190)]
    told["results"] = [
        like | {"claim": f"{n:032x}", "tone": tones[n], "relation": "FOUGHT", "since": day, "until": day, "at": [day, day]} | doubt[n]
        for n, day in enumerate(days)
    ]
    return told | {"total": 190, "tones": {"conflict": tones.count("conflict"), "cooperation": tones.count("cooperation"), "other": 0}}


COVERED = """() => {
  const box = (one) => { const { x, y, width, height } = one.getBBox(); return [x, y, x + width, y + height]; };
  const texts = [...document.querySelectorAll('.line text')].map((one) => [one.textContent, ...box(one)]);
  const marks = [...document.querySelectorAll('.line .mark')].map((one) => [one.dataset.claim, ...box(one.querySelector('path, circle, rect:not(.ring)'))]);
  const all = [...texts, ...marks];
  const shared = (a, b) => Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 2 && Math.min(a[4], b[4]) - Math.max(a[2], b[2]) > 2;
  return all.flatMap((one, i) => all.slice(i + 1).filter((other) => shared(one, other)).map((other) => `${one[0]} / ${other[0]}`));
}"""


def test_many_claims_of_few_months_stand_apart(visit: Visits):
    going = visit(**TELEPHONE)
    going.page.route("**/dyads/**", lambda route: route.fulfill(json=many(route.fetch().json())))
    for width in (400, 1280):
        going.page.set_viewport_size({"width": width, "height": 900})
        page = going.open(RIVALS)
        expect(page.locator(".line .mark")).to_have_count(190)
        assert page.evaluate(COVERED) == []
        assert page.evaluate("(([box]) => box.scrollWidth <= box.clientWidth)(document.querySelectorAll('.line-box'))")
        assert page.locator(".line .year").all_text_contents()[:4] == ["Jun 2021", "Jul 2021", "Aug 2021", "Sep 2021"]
        assert page.locator(".line").bounding_box()["height"] < 2400
        page.reload()
    page.locator(f".mark[data-claim='{189:032x}']").click()
    expect(page.locator(".entry:focus")).to_contain_text("undated")


def test_one_of_a_pair_is_kept_until_the_other_is_chosen(visit: Visits):
    page = visit().open("#/pair/khorasan:taliban")
    assert page.get_by_label("One", exact=True).input_value() == "Taliban"
    page = visit().open("#/paths?from=khorasan:khan")
    assert page.get_by_label("From", exact=True).input_value() == "Hafiz Saeed Khan"


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
