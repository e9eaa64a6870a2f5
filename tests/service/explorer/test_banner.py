"""What is said of a network too large to be shown whole, and the filters that narrow it."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cypher.graph import Graph
from model.ontology import Ontology
from service import crowds
from tests.service.explorer.conftest import DESK, TELEPHONE, Visit
from tests.service.explorer.crowd import ISIS_K, MANY, MARKUP, crowded, drawn, sizes

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


@pytest.fixture(scope="module")
def served(opened: Graph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer over the example data set, hostile names and more than a picture holds."""
    yield from crowded(opened, ontology, tmp_path_factory.mktemp("many"))


@pytest.mark.parametrize("context", [DESK, DESK | {"color_scheme": "dark"}, TELEPHONE], ids=["light", "dark", "telephone"])
def test_axe_finds_nothing_serious_on_what_is_kept_and_narrowed(visit: Visits, context: dict[str, Any]):
    page = drawn(visit(**context), "#/graph?since=1995")
    expect(page.get_by_role("group", name="Narrow it").get_by_role("button").first).to_be_visible(timeout=15000)
    page.get_by_role("button", name="Keep", exact=True).click()
    box = page.locator("#keeping").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= context["viewport"]["width"]
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_of_a_large_network_the_best_is_shown_and_a_press_narrows_it(visit: Visits):
    page = drawn(visit(), "#/graph")
    total = page.evaluate("fealty.picture.totals")
    nodes, edges = sizes(page)
    assert nodes == 500 and total["nodes"] > MANY
    said = f"The 500 best-sourced of {total['nodes']:,} entities are shown, with {edges:,} of {total['edges']:,} relationships."
    expect(page.locator("#shown-of")).to_have_text(said)
    offers = page.get_by_role("group", name="Narrow it").get_by_role("button")
    expect(offers.first).to_be_visible(timeout=15000)
    assert 1 <= offers.count() <= 4
    best = page.get_by_role("button", name=re.compile("^at least 2 sources: "))
    told = re.fullmatch(r"at least 2 sources: ([\d,]+) entities, ([\d,]+) relationships", best.inner_text())
    assert told
    best.click()
    chip = page.get_by_role("button", name="Take away at least 2 sources")
    expect(chip).to_be_visible()
    expect(chip).to_be_focused()
    expect(page.locator("#shown-of")).to_have_count(0)
    assert sizes(page) == (int(told[1].replace(",", "")), int(told[2].replace(",", "")))
    assert "min_sources=2" in page.url
    chip.click()
    expect(page.locator("#shown-of")).to_have_text(said)
    assert "min_sources" not in page.url


def test_of_a_crowd_around_somebody_those_are_shown_that_lead_there(visit: Visits, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crowds, "MOST", 40)
    monkeypatch.setattr(crowds, "BEST", 30)
    page = drawn(visit(), f"#/graph?entity={ISIS_K}&hops=2")
    total = page.evaluate("fealty.picture.totals")
    nodes, edges = sizes(page)
    assert nodes == 30 < total["nodes"]
    expect(page.locator("#shown-of")).to_have_text(
        f"Of {total['nodes']} entities 30 are shown, the best-sourced first, each joined to the one asked for through others that are shown; "
        f"with them {edges} of {total['edges']} relationships."
    )
    ends = page.evaluate("[...fealty.picture.shown.edges].map(id => fealty.picture.edges.get(id)).map(edge => [edge.source, edge.target])")
    met = {ISIS_K}
    for _ in range(nodes):
        met |= {end for both in ends if met & set(both) for end in both}
    assert met == set(page.evaluate("[...fealty.picture.shown.nodes]"))
    each_offer_draws_what_it_says(page)
    chosen = list(page.evaluate("[...fealty.picture.edges.keys()]"))
    monkeypatch.setattr(crowds, "MOST", 10)
    monkeypatch.setattr(crowds, "BEST", 8)
    address = "#/graph?family=parents&" + "&".join(f"relationship={quote(id_)}" for id_ in chosen)
    page.evaluate("fragment => { location.hash = fragment; }", address)
    expect(page.locator("#shown-of")).to_contain_text("The 8 best-sourced of 30 entities are shown")
    each_offer_draws_what_it_says(page)


def each_offer_draws_what_it_says(page: Any) -> None:
    """Press each offer, compare its numbers with what is drawn then, and take it away again."""
    group = page.get_by_role("group", name="Narrow it").get_by_role("button")
    expect(group.first).to_be_visible(timeout=15000)
    offers = group.all_inner_texts()
    for offer in offers:
        told = re.search(r": ([\d,]+)(?: of [\d,]+)? entit(?:y|ies), ([\d,]+)(?: of [\d,]+)? relationships?$", offer)
        assert told, offer
        page.get_by_role("button", name=offer, exact=True).click()
        expect(page.get_by_role("button", name=re.compile("^Take away (at least|only|relation|type)"))).to_be_visible()
        assert sizes(page) == (int(told[1].replace(",", "")), int(told[2].replace(",", ""))), offer
        page.get_by_role("button", name=re.compile("^Take away (at least|only|relation|type)")).click()
        expect(group).to_have_text(offers)


def test_filters_are_asked_for_once_and_only_where_they_are_needed(visit: Visits):
    visited = visit()
    page = drawn(visited)
    expect(page.locator("#shown-of")).to_have_count(0)
    assert not [url for url in visited.asked if "/narrower" in url]
    page.goto(f"{visited.address}/#/graph")
    expect(page.get_by_role("group", name="Narrow it").get_by_role("button").first).to_be_visible(timeout=30000)
    page.get_by_label("what sources dispute").check()
    page.get_by_label("what sources dispute").uncheck()
    assert len([url for url in visited.asked if "/narrower" in url]) == 1


def test_a_filter_of_the_address_is_a_chip_that_can_be_dropped(visit: Visits):
    page = drawn(visit(**TELEPHONE), f"#/graph?entity={ISIS_K}&relation=RIVAL_OF&relation=FOUGHT&place={quote(MARKUP)}")
    group = page.get_by_role("group", name="Filters that are on")
    expect(group.get_by_role("button")).to_have_text(["relation: rival of ×", "relation: fought ×", f"place: {MARKUP} ×"])
    group.get_by_role("button", name="Take away place").click()
    expect(group.get_by_role("button")).to_have_count(2)
    group.get_by_role("button", name="Take away relation: fought").click()
    expect(group.get_by_role("button")).to_have_text(["relation: rival of ×"])
    assert set(page.evaluate("[...fealty.picture.edges.values()].map(edge => edge.relation)")) == {"RIVAL_OF"}
    assert page.evaluate("window.pwned") is None
