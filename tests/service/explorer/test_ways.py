"""How two are connected: the ways, their evidence, and the next question without one of them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.explorer.conftest import TELEPHONE, Visit
from tests.service.explorer.test_pair import HOSTILE, hostile

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
WAYS = "#/paths?from=khorasan:khan&to=khorasan:al-qaida"
QUESTION = "How is Hafiz Saeed Khan connected to al-Qaida?"
LEADS, RIVALS = "Hafiz Saeed Khan leads Islamic State Khorasan", "al-Qaida is a rival of Islamic State Khorasan"


def test_a_way_is_found_by_mouse_alone(visit: Visits):
    page = visit().open("#/paths")
    for label, text, found in (("From", "Hafiz", "Hafiz Saeed Khan"), ("To", "al-Q", "al-Qaida")):
        page.get_by_label(label, exact=True).click()
        page.get_by_label(label, exact=True).press_sequentially(text)
        page.locator(".picker [role=option]:visible bdi").get_by_text(found, exact=True).first.click()
    page.click("text=Find the ways")
    expect(page.locator("h1")).to_have_text(QUESTION)
    assert page.locator(".way h4").all_inner_texts() == [LEADS, RIVALS]
    assert page.url.endswith(WAYS)


def test_a_way_is_found_by_keyboard_alone(visit: Visits):
    page = visit().open()
    page.locator("#bar nav a[data-view=paths]").press("Enter")
    page.wait_for_selector("html[data-ready=paths]", state="attached")
    page.get_by_label("From", exact=True).focus()
    for text in ("Hafiz Saeed Khan", "al-qaida"):
        page.keyboard.type(text)
        page.wait_for_selector(".picker [role=option]:visible")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text(QUESTION)
    assert page.locator(".way h4").all_inner_texts() == [LEADS, RIVALS]
    leave = page.get_by_role("button", name="Ask again without Islamic State Khorasan")
    for _ in range(30):
        if leave.evaluate("(one) => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".chosen button")).to_have_text("without: Islamic State Khorasan ×")
    expect(page.locator(".way").first).not_to_contain_text("leads Islamic State Khorasan")
    expect(page.locator(".summary")).to_be_focused()


def test_every_hop_says_since_when_and_who_says_so(visit: Visits):
    page = visit().open(WAYS)
    hop = page.locator(".way .hop-said").first
    expect(hop).to_contain_text("January 2015 to 4 October 2021 · 2 claims · 2 sources")
    expect(hop.locator("mark")).to_contain_text("became the first leader of ISIS-K in January 2015")
    expect(hop).to_contain_text("Fealty example briefs · 20 September 2021")
    assert hop.locator(".said-by a").get_attribute("href").startswith("#/source/khorasan:brief-origins?claim=")


def test_longer_ways_are_asked_for(visit: Visits):
    page = visit().open(WAYS)
    page.get_by_label("Ways", exact=True).select_option("Also one hop longer")
    expect(page.locator(".summary")).to_have_text("15 ways, 2 to 3 hops long. 5 are shown.")
    assert "slack=1" in page.url
    page.click("text=Show more (10 left)")
    expect(page.locator(".way")).to_have_count(10)
    page.go_back()
    expect(page.locator(".way")).to_have_count(1)


def test_what_is_left_out_stands_in_the_address_and_can_be_taken_back(visit: Visits):
    page = visit().open(WAYS)
    page.click("text=Without any “rival of”")
    expect(page.locator(".chosen button")).to_have_text("without: “rival of” ×")
    expect(page.locator(".way h4").filter(has_text="is a rival of")).to_have_count(0)
    assert "exclude_relation=RIVAL_OF" in page.url
    page.locator(".passed .without").last.click()
    expect(page.locator(".chosen")).to_be_in_viewport()
    expect(page.locator(".chosen button")).to_have_count(2)
    page.reload()
    expect(page.locator(".chosen button")).to_have_count(2)
    assert "khorasan:" not in page.inner_text(".chosen")
    for left in (1, 0):
        page.locator(".chosen button").first.click()
        expect(page.locator(".chosen button")).to_have_count(left)
    expect(page.locator(".way h4")).to_have_text([LEADS, RIVALS])


def test_one_relationship_is_left_out_by_keyboard_and_taken_back(visit: Visits):
    page = visit().open(WAYS)
    page.get_by_role("button", name=f"Ask again without this relationship: {LEADS}").press("Enter")
    chip = page.locator(".chosen button")
    expect(chip).to_have_text(f"without: {LEADS} ×")
    assert "exclude_relationship=LEADER_OF,khorasan:khan,khorasan:isis-k" in page.url
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".way").first).to_be_visible()
    assert LEADS not in page.locator(".way h4").all_inner_texts()
    page.reload()
    expect(chip).to_have_text(f"without: {LEADS} ×")
    chip.press("Enter")
    expect(page.locator(".way h4")).to_have_text([LEADS, RIVALS])


def test_what_bounds_the_ways_is_folded_and_stands_in_the_address_by_keyboard(visit: Visits):
    page = visit().open(WAYS)
    passing = page.get_by_role("combobox", name="Must pass")
    assert not passing.is_visible()
    page.locator(".folded summary").press("Enter")
    passing.press_sequentially("taliban")
    page.wait_for_selector(".folded [role=option] >> text=Taliban")
    passing.press("ArrowDown")
    passing.press("Enter")
    expect(page.locator(".summary")).to_have_text("3 ways, 3 hops long.")
    assert all("Taliban" in way for way in page.locator(".way").all_inner_texts())
    page.get_by_label("As of").fill("2006")
    page.get_by_label("Known by").fill("2021-12")
    page.get_by_label("Known by").press("Enter")
    expect(page.locator(".chosen button")).to_have_text(["must pass: Taliban ×", "as of: 2006 ×", "known by: 2021-12 ×"])
    page.get_by_label("include undated").press("Space")
    expect(page.locator(".summary")).to_have_text("No way of at most 6 hops joins them by way of Taliban.")
    assert page.url.endswith(f"{WAYS}&via=khorasan:taliban&as_of=2006&known_by=2021-12&undated=exclude")
    between = page.get_by_role("link", name="What is said between the two").get_attribute("href")
    assert between == "#/pair/khorasan:khan/khorasan:al-qaida?as_of=2006&known_by=2021-12&undated=exclude"
    assert page.locator(".instead button").all_inner_texts() == [
        "Not only by way of Taliban",
        "Not only as of 2006",
        "Not only known by 2021-12",
        "Include undated",
    ]
    page.go_back()
    expect(page.locator(".way").first).to_be_visible()
    assert page.get_by_label("include undated").is_checked()
    page.get_by_label("places").press("Space")
    page.get_by_label("At most, hops").select_option("4")
    expect(page.locator(".chosen")).to_contain_text("at most 4 hops")
    page.get_by_role("button", name="Ask again", exact=True).press("Enter")
    expect(page.locator(".chosen")).to_contain_text("may pass: organizations, persons, events, populations, places")


def test_what_is_not_there_is_named_and_can_be_removed(visit: Visits):
    going = visit()
    page = going.open(f"{WAYS}&exclude=khorasan:nobody&exclude=khorasan:ttp&via=khorasan:ghost&exclude_relationship=LIKES")
    expect(page.locator(".mistakes li")).to_contain_text(
        [
            "Must pass “khorasan:ghost”: no entity has the id khorasan:ghost",
            "Without “khorasan:nobody”: no entity has the id khorasan:nobody",
            "Without “LIKES”: LIKES is not RELATION,subject,object",
        ]
    )
    expect(page.locator(".chosen")).to_contain_text("without: Pakistani Taliban")
    assert not [url for url in going.asked if "/entities/khorasan:nobody" in url or "/entities/khorasan:ghost" in url]
    page.get_by_role("button", name="Remove khorasan:ghost and ask again").press("Enter")
    expect(page.locator(".mistakes li")).to_have_count(2)
    page.click("text=Remove them all and ask again")
    expect(page.locator(".chosen button")).to_have_text(["without: Pakistani Taliban ×"])
    expect(page.locator(".way").first).to_be_visible()
    page = going.open(f"{WAYS}&as_of=soon")
    expect(page.locator(".mistakes li")).to_contain_text("As of “soon”: 'soon' is not a day")
    page.click("text=Remove it and ask again")
    expect(page.locator(".way h4")).to_have_text([LEADS, RIVALS])


def longer(told: Any) -> Any:
    for entity in told["entities"].values():
        entity["name"] += " of the Northern Valleys and the Eastern Provinces"
    return told


def crossing(page: Any) -> list[str]:
    """Return the texts of the drawing that share room, and those that are cut off at its edge."""
    return page.evaluate("""() => {
      const texts = [...document.querySelectorAll('.ways-drawn text')].map((one) => [one.textContent, one.getBBox()])
        .map(([text, { x, y, width, height }]) => [text, { left: x, top: y, right: x + width, bottom: y + height }]);
      const box = document.querySelector('.ways-drawn').viewBox.baseVal;
      const whole = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
      const cut = texts.filter(([, b]) => b.left < whole.left - 1 || b.right > whole.right + 1 || b.bottom > whole.bottom + 1 || b.top < whole.top - 1);
      const crossed = texts.flatMap(([one, a], i) => texts.slice(i + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2).map(([other]) => `${one} / ${other}`));
      return [...crossed, ...cut.map(([one]) => `cut: ${one}`)];
    }""")


@pytest.mark.parametrize("changed", [lambda told: told, longer])
def test_no_two_texts_of_a_dense_drawing_share_room(visit: Visits, changed: Callable[[Any], Any]):
    going = visit(**TELEPHONE)
    going.page.route("**/paths?**", lambda route: route.fulfill(json=changed(route.fetch().json())))
    for width in (400, 1280):
        going.page.set_viewport_size({"width": width, "height": 900})
        for more in ("slack=1&show=15", "slack=2&show=50"):
            page = going.open(f"{WAYS}&{more}")
            page.wait_for_selector(".ways-drawn .node")
            assert page.locator(".ways-drawn .relation").count() >= 17
            assert crossing(page) == []
            assert page.evaluate("document.querySelector('#view').scrollWidth <= window.innerWidth")
    expect(page.locator(".ways-box + p")).to_contain_text("all 50 are listed below")


def test_a_repeated_hop_is_folded_and_can_be_opened(visit: Visits):
    page = visit().open(f"{WAYS}&slack=1")
    expect(page.locator(".way h3").nth(1)).to_have_text("Way 2: 3 hops by way of Islamic State Khorasan, Taliban")
    again = page.locator(".way").nth(1).locator(".hop-said").first
    expect(again.locator("summary")).to_contain_text("As in way 1: January 2015 to 4 October 2021 · 2 sources")
    assert not again.locator("blockquote").is_visible()
    again.locator("summary").press("Enter")
    expect(again.locator("mark")).to_be_visible()


def test_nothing_found_says_what_to_try(visit: Visits):
    page = visit().open(f"{WAYS}&max_hops=1&exclude=khorasan:isis-k")
    expect(page.locator(".summary")).to_have_text("No way of at most 1 hop joins them.")
    assert page.locator(".instead button").all_inner_texts() == ["Allow 6 hops", "Allow Islamic State Khorasan again"]
    page.click("text=Allow 6 hops")
    expect(page.locator(".way").first).to_be_visible()
    assert page.get_by_label("At most, hops").input_value() == "6"


def test_an_unknown_end_is_named(visit: Visits):
    page = visit().open("#/paths?from=khorasan:nobody&to=khorasan:al-qaida")
    expect(page.locator(".wrong")).to_have_text("no entity has the id khorasan:nobody")
    assert page.get_by_label("From", exact=True).input_value() == "khorasan:nobody"
    assert page.get_by_label("To", exact=True).input_value() == "al-Qaida"
    page.click("text=Find the ways")
    expect(page.locator(".why")).to_contain_text("Choose one of the suggestions for “From”")


def test_the_drawing_shows_the_way_that_is_read(visit: Visits):
    page = visit().open(f"{WAYS}&slack=1")
    drawing = page.locator(".ways-drawn")
    assert "5 ways from Hafiz Saeed Khan to al-Qaida" in drawing.get_attribute("aria-label")
    assert drawing.locator(".node").count() == 6
    assert "Taliban" in drawing.text_content() and "rival of" in drawing.text_content()
    page.locator(".way >> nth=0").locator("button").first.focus()
    assert drawing.locator(".hop.lit").count() == 2
    assert drawing.locator(".node.lit").all_text_contents() == [
        "Hafiz Saeed Khan, personHafiz Saeed Khan",
        "Islamic State Khorasan, organizationIslamic State Khorasan",
        "al-Qaida, organizational-Qaida",
    ]
    page.locator(".way >> nth=1").hover()
    assert drawing.locator(".hop.lit").count() == 3


def test_the_ways_can_be_drawn_in_the_network(visit: Visits):
    page = visit().open(WAYS)
    assert page.get_attribute("text=Draw it in the network", "href") == (
        "#/graph?relationship=LEADER_OF,khorasan:khan,khorasan:isis-k&relationship=RIVAL_OF,khorasan:al-qaida,khorasan:isis-k"
    )


def test_ways_fit_a_telephone(visit: Visits):
    page = visit(**TELEPHONE).open(WAYS)
    assert page.evaluate("document.querySelector('#view').scrollWidth <= window.innerWidth")
    top, end = page.locator(".node.end").first.bounding_box(), page.locator(".node.end").last.bounding_box()
    assert top["y"] < end["y"]


def test_hostile_text_stays_text(visit: Visits):
    going = visit()
    going.page.route("**/paths?**", lambda route: route.fulfill(json=hostile(route.fetch().json())))
    page = going.open(WAYS)
    expect(page.locator(".way mark").first).to_have_text(HOSTILE)
    page.wait_for_selector(".ways-drawn .node")
    assert page.evaluate("window.pwned === undefined && !document.querySelector('#view img, #view script')")
