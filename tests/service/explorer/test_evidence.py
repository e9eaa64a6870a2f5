"""Who says so, beside the network: claims for and against, their quotes, deciding, citing, and the same as a table."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY, READER
from tests.service.explorer.conftest import TELEPHONE, Visit, post

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ISIS_K, TALIBAN, NANGARHAR = "khorasan:isis-k", "khorasan:taliban", "khorasan:nangarhar"
RIVALS, BASED = f"RIVAL_OF,{ISIS_K},{TALIBAN}", f"BASED_IN,{ISIS_K},{NANGARHAR}"
HOSTILE = "</script><img src=x onerror=window.pwned=1>"
FIRE = "\U0001f525\U0001f525 The first paragraph.\n\nSmoke \U0001f525 rose. The Mill Guard met the Old Guard. Nobody was hurt.\n\nThe last paragraph."


def say(address: str, key: str, text: str, quotes: list[str], names: tuple[str, str], **more: Any) -> list[str]:
    """Add a source and claims that its quotes say of two groups; return the ids of the claims."""
    told = {"id": f"own:{key}", "title": f"A note {key}", "publisher": "Me", "text": text} | more.pop("told", {})
    post(address, "/sources", {"source": told, "read": False})
    ends = [{"id": f"own:{key}-{n}", "type": "Organization", "name": called} for n, called in enumerate(names)]
    made: list[dict[str, Any]] = []
    for quote in quotes:
        start = text.index(quote)
        said = {"source": f"own:{key}", "subject": ends[0], "relation": "RIVAL_OF", "object": ends[1]}
        made.append(said | {"quote": quote, "start": start, "end": start + len(quote)} | more)
    return post(address, "/claims", {"claims": made})["claims"]


def panel(visiting: Visit, edge: str, selected: str | None = None) -> tuple[Any, Any]:
    """Open the network of a relationship with something selected; return the page and the panel."""
    page = visiting.open("#/")
    page.evaluate("told => { location.hash = '#/graph?' + new URLSearchParams(told) }", {"relationship": edge, "at": selected or edge})
    page.wait_for_selector("html[data-drawn]", state="attached")
    return page, page.locator("#evidence")


def test_a_line_is_a_sentence_with_what_stands_behind_it(visit: Visits, served: str):
    told = httpx.get(f"{served}/relationships/{RIVALS}").json()
    _, shown = panel(visit(), RIVALS)
    expect(shown.locator("h2")).to_contain_text(told["sentence"])
    expect(shown).to_contain_text(f"{told['claim_count']} claims, {told['source_count']} sources")
    expect(shown.locator(".for .claims > li")).to_have_count(told["for"]["total"])
    first = told["for"]["results"][0]
    item = shown.locator(f"[data-claim='{first['claim']}']")
    expect(item.locator("mark")).to_have_text(first["quote"])
    whole = httpx.get(f"{served}/sources/{first['source']['id']}/text").json()["text"]
    paragraph = next(part for part in whole.split("\n") if first["quote"] in part)
    expect(item.locator("blockquote")).to_have_text(paragraph.strip())
    expect(item.locator(f"a[href^='#/source/'][href*='claim={first['claim']}']")).to_have_count(1)


def test_for_and_against_stand_side_by_side_with_words(visit: Visits):
    page, shown = panel(visit(), BASED)
    expect(shown).to_contain_text("sources dispute it")
    against = shown.locator(".against")
    expect(against.locator("h3")).to_contain_text("Disputes it")
    expect(against.locator(".chip", has_text="denied").first).to_be_visible()
    expect(against).to_contain_text("according to Ashraf Ghani")
    expect(shown.locator(".for h3")).to_contain_text("Supports it")
    page.evaluate("document.querySelector('#evidence').style.width = '44rem'; document.querySelector('#evidence').style.maxWidth = 'none'")
    left, right = shown.locator(".for").bounding_box(), against.bounding_box()
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]


def test_a_quote_stands_in_its_paragraph_whatever_stands_before_it(visit: Visits, served: str):
    say(served, "fire", FIRE, ["The Mill Guard met the Old Guard."], ("Mill Guard", "Old Guard"))
    _, shown = panel(visit(), "RIVAL_OF,own:fire-0,own:fire-1")
    expect(shown.locator("mark")).to_have_text("The Mill Guard met the Old Guard.")
    expect(shown.locator("blockquote")).to_have_text(FIRE.split("\n\n")[1])
    expect(shown).to_contain_text("publication undated")


def test_an_allegation_is_unproven(visit: Visits, served: str):
    say(served, "gossip", FIRE, ["The Mill Guard met"], ("Gossip Guard", "Gossiped Guard"), modality="alleged", hedge="reportedly")
    say(served, "gossip2", FIRE, ["The Mill Guard met"], ("Other Guard", "Another Guard"))
    page, shown = panel(visit(), "RIVAL_OF,own:gossip2-0,own:gossip2-1")
    page.evaluate("fealty.select('RIVAL_OF,own:gossip-0,own:gossip-1')")
    expect(shown.locator(".unproven h3")).to_contain_text("alleged")
    expect(shown.locator(".unproven .chip", has_text="alleged")).to_be_visible()
    expect(shown).to_contain_text("reportedly")
    expect(shown.locator(".for")).to_have_count(0)


def test_more_claims_are_brought_in(visit: Visits, served: str):
    lines = [f"Line {n:02d} says it." for n in range(23)]
    say(served, "many", " ".join(lines), lines, ("Many Guard", "Few Guard"))
    _, shown = panel(visit(), "RIVAL_OF,own:many-0,own:many-1")
    expect(shown.locator(".for .claims > li")).to_have_count(10)
    shown.get_by_role("button", name="Show 10 more").click()
    expect(shown.locator(".for .claims > li")).to_have_count(20)
    shown.get_by_role("button", name="Show 3 more").click()
    expect(shown.locator(".for .claims > li")).to_have_count(23)
    assert len(set(shown.locator(".for mark").all_inner_texts())) == 23
    expect(shown.get_by_role("button", name=re.compile("^Show"))).to_have_count(0)


def test_a_claim_is_copied_as_a_citation(visit: Visits, served: str):
    first = httpx.get(f"{served}/relationships/{RIVALS}").json()["for"]["results"][0]
    page, shown = panel(visit(permissions=["clipboard-read", "clipboard-write"]), RIVALS)
    shown.locator(f"[data-claim='{first['claim']}']").get_by_role("button", name="Copy as citation").click()
    expect(shown.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (first["source"]["publisher"], f"“{first['source']['title']}”", f"“{first['quote']}”", first["claim"]):
        assert part in copied


@pytest.mark.parametrize("key", [None, READER])
def test_without_an_analysts_key_nothing_is_decided(visit: Visits, key: str | None):
    _, shown = panel(visit(key=key), RIVALS)
    expect(shown).to_contain_text("role analyst")
    expect(shown.get_by_role("button", name="Reject")).to_have_count(0)


def test_an_analyst_rejects_a_claim_with_a_reason(visit: Visits, served: str):
    quotes = ["The Mill Guard met the Old Guard.", "Nobody was hurt."]
    claim, _ = say(served, "judged", FIRE, quotes, ("Judged Guard", "Judging Guard"))
    _, shown = panel(visit(key=KEY), "RIVAL_OF,own:judged-0,own:judged-1")
    expect(shown).to_contain_text("2 claims")
    item = shown.locator(f"[data-claim='{claim}']")
    item.get_by_label("Why, if you decide").fill("misread")
    item.get_by_role("button", name="Reject").click()
    expect(shown).to_contain_text("1 claim,")
    told = httpx.get(f"{served}/claims/{claim}").json()
    assert told["status"] == "rejected" and "misread" in str(told)


def test_an_entity_tells_its_names_values_and_disagreements(visit: Visits, served: str):
    told = httpx.get(f"{served}/entities/{ISIS_K}").json()
    page, shown = panel(visit(), RIVALS, ISIS_K)
    expect(shown.locator("h2")).to_have_text(told["name"])
    for one in told["names"]:
        expect(shown).to_contain_text(one["value"])
    disagreement = shown.locator("details", has_text=f"Where sources disagree ({told['conflict_count']})").first
    disagreement.locator("summary").first.click()
    expect(disagreement.locator(".question").first.locator(".side-of mark").nth(1)).to_be_visible()
    expect(shown.get_by_role("link", name="Compare with…")).to_have_attribute("href", re.compile("#/pair/khorasan(:|%3A)isis-k"))
    shown.get_by_role("button", name=re.compile("rival of", re.I)).click()
    expect(shown.locator("h2")).to_be_focused()
    assert page.evaluate("fealty.state.selected") == RIVALS


def test_one_relation_is_expanded(visit: Visits, served: str):
    told = httpx.get(f"{served}/entities/{ISIS_K}").json()
    one = next(each for each in told["relations"] if each["relation"] == "BASED_IN")
    page, shown = panel(visit(), RIVALS, ISIS_K)
    shown.get_by_label("Which relationships to bring in").select_option(f"BASED_IN|{one['direction']}")
    shown.get_by_role("button", name="Expand").click()
    expect(page.locator("#table")).to_be_attached()
    page.wait_for_selector(f"#graph-counts:has-text('{one['count'] + 1} relationships')")
    assert {edge.split(",")[0] for edge in page.evaluate("[...fealty.picture.edges.keys()]")} == {"RIVAL_OF", "BASED_IN"}


def test_the_table_sorts_filters_and_selects(visit: Visits):
    page = visit().open(f"#/graph?entity={ISIS_K}")
    page.wait_for_selector("html[data-drawn]", state="attached")
    place = page.locator("#table")
    expect(place.locator("tbody tr")).to_have_count(0)
    place.locator("summary").click()
    expect(place.locator("tbody tr")).to_have_count(page.evaluate("fealty.picture.shown.edges.size"))
    numbers = [int(text) for text in place.locator("tbody td:nth-child(7)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True) and len(set(numbers)) > 1
    place.get_by_role("button", name="Sources").click()
    expect(place.locator("th", has_text="Sources")).to_have_attribute("aria-sort", "ascending")
    place.get_by_label("Filter").fill("rival")
    rows = place.locator("tbody tr")
    expect(rows.first).to_contain_text("rival")
    assert all("rival" in text.lower() for text in rows.all_inner_texts())
    rows.filter(has_text="Taliban").first.get_by_role("button").click()
    expect(page.locator("#evidence h2")).to_be_focused()


def test_hostile_words_and_a_slash_in_a_label_are_only_words(visit: Visits, served: str):
    more = {"relation": "RELATED_TO", "qualifiers": {"label": HOSTILE}, "attributed_to": {"text": HOSTILE}}
    told = {"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:window.pwned=1"}
    say(served, "hostile", f"{HOSTILE} it is", [HOSTILE], (f"{HOSTILE}1", f"{HOSTILE}2"), told=told, **more)
    edge = httpx.get(f"{served}/relationships", params={"relation": "RELATED_TO", "limit": 200}).json()["results"]
    wanted = next(one["id"] for one in edge if "own:hostile-0" in one["id"])
    assert "/" in wanted
    page, shown = panel(visit(), wanted)
    expect(shown.locator("h2")).to_contain_text(HOSTILE)
    expect(shown.locator("mark")).to_have_text(HOSTILE)
    expect(shown).to_contain_text(f"according to {HOSTILE}")
    page.evaluate("fealty.select('own:hostile-0')")
    expect(shown.locator("h2")).to_have_text(f"{HOSTILE}1")
    page.locator("#table summary").click()
    expect(page.locator("#table tbody")).to_contain_text(HOSTILE)
    assert page.evaluate("window.pwned") is None and page.locator("a[href^='javascript']").count() == 0


def test_the_panel_fits_a_telephone(visit: Visits):
    page, shown = panel(visit(**TELEPHONE), BASED)
    expect(shown.locator(".against mark").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_last_claim_of_a_line_can_be_put_back(visit: Visits, served: str):
    ids = say(served, "last", "The Red Guard met the Blue Guard.", ["The Red Guard met the Blue Guard"], ("Red Guard", "Blue Guard"))
    page, shown = panel(visit(key=KEY), "RIVAL_OF,own:last-0,own:last-1")
    shown.get_by_role("button", name="Reject").click()
    expect(shown.locator("h2")).to_have_text("You decided: rejected")
    assert page.locator("#told").inner_text() == ""
    shown.get_by_role("button", name="Accept").click()
    expect(shown.locator("h2")).to_contain_text("Red Guard is a rival of Blue Guard")
    expect(shown.locator(f".for [data-claim='{ids[0]}']")).to_be_visible()
    assert httpx.get(f"{served}/claims/{ids[0]}").json()["status"] == "accepted"


def test_what_had_happened_by_a_date_is_not_said_to_be_of_it(visit: Visits):
    left = "DEFECTED_FROM,khorasan:khan,khorasan:ttp"
    _, shown = panel(visit(), left)
    expect(shown.locator("h2")).to_contain_text("Hafiz Saeed Khan defected from Pakistani Taliban, by 31 January 2015")
    _, shown = panel(visit(), left, "khorasan:ttp")
    expect(shown.locator("li", has_text="Hafiz Saeed Khan defected from")).to_contain_text("by 2015")


def test_a_grade_stands_beside_its_source(visit: Visits, served: str):
    say(served, "graded", "The Hill Guard met the Dale Guard.", ["The Hill Guard met the Dale Guard"], ("Hill Guard", "Dale Guard"))
    told = httpx.patch(f"{served}/sources/own:graded", json={"reliability": "B"}, headers={"Authorization": f"Bearer {KEY}"})
    assert told.status_code == 200
    _, shown = panel(visit(), "RIVAL_OF,own:graded-0,own:graded-1")
    expect(shown.locator(".claims > li").first).to_contain_text("reliability B, usually reliable")
