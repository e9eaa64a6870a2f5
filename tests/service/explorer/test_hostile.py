"""Hostile text in every field, on every view: it is only words. Names that run from right to left are shown so."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
HOSTILE = "</script><img src=x onerror=window.pwned=1>\u202e{{7*7}}${7*7}"
ARABIC = "تنظيم الدولة الإسلامية - ولاية خراسان"
LONG = "W" * 440
EDGE = f"RELATED_TO,evil:a,evil:b,{HOSTILE}"
VIEWS = {
    "start": ["#/", "#/entities"],
    "graph": [
        "#/graph",
        "#/graph?entity=evil:a&at=evil:a",
        "#/graph?entity=evil:a&at=RIVAL_OF,evil:a,evil:d",
        "#/graph?entity=evil:a&hide=evil:c&type=Person&type=Organization",
    ],
    "pair": ["#/pair/evil:a/evil:b", "#/pair/evil:a/evil:d"],
    "paths": ["#/paths?from=evil:a&to=evil:c", "#/paths?from=evil:d&to=evil:c"],
    "sources": ["#/sources", "#/source/evil:s"],
    "cypher": ["#/cypher/best_sourced", "#/cypher/rivals?entity_id=evil:a"],
}


@pytest.fixture(scope="module")
def evil(served: str) -> str:
    """A source, three entities and their claims, hostile wherever a source or a user can write."""
    source = {
        "id": "evil:s",
        "title": HOSTILE + LONG,
        "publisher": HOSTILE,
        "published": "2021",
        "url": "javascript:window.pwned=1",
        "text": HOSTILE * 3 + LONG,
    }
    ends = [{"id": f"evil:{n}", "type": "Organization", "name": HOSTILE + n} for n in "ab"] + [
        {"id": "evil:c", "type": "Person", "name": ARABIC},
        {"id": "evil:d", "type": "Organization", "name": LONG},
    ]
    at = {
        "source": "evil:s",
        "quote": HOSTILE,
        "start": len(HOSTILE),
        "end": 2 * len(HOSTILE),
        "hedge": HOSTILE,
        "attributed_to": {"text": HOSTILE},
    }
    claims = [
        at
        | {
            "subject": ends[0],
            "relation": "RELATED_TO",
            "object": ends[1],
            "qualifiers": {"label": HOSTILE, "how": HOSTILE},
            "since": "2020",
        },
        at | {"subject": ends[0], "relation": "RIVAL_OF", "object": ends[1]},
        at | {"subject": ends[2], "relation": "LEADER_OF", "object": ends[1], "qualifiers": {"role": HOSTILE}},
        at | {"subject": ends[0], "relation": "RIVAL_OF", "object": ends[3]},
        at | {"subject": ends[0], "attribute": "alias", "value": HOSTILE},
        at | {"subject": ends[0], "attribute": "description", "value": HOSTILE},
    ]
    answer = httpx.post(f"{served}/sources", json={"source": source, "claims": claims}, headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code == 201, answer.text
    return served


def harmless(page: Any) -> None:
    assert page.evaluate("window.pwned === undefined && !document.querySelector('img, a[href^=javascript], script:not([src])')")


def fits(page: Any) -> None:
    """Nothing makes the page wider than a desk's or a telephone's screen."""
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 800})
        for place in ("document.documentElement", "document.querySelector('#view')"):
            assert page.evaluate(f"{place}.scrollWidth - {place}.clientWidth") <= 0, (page.url, width, place)


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_is_only_words(visit: Visits, evil: str, view: str):
    page = visit(key=KEY).open()
    for fragment in VIEWS[view]:
        page.goto(f"{evil}/{fragment}")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.wait_for_load_state("networkidle")
        harmless(page)
        fits(page)
    if view == "graph":
        page.evaluate("id => fealty.select(id)", EDGE)
        expect(page.locator("#evidence h2, #evidence p").first).to_be_visible()
        page.locator("#table summary").click()
        harmless(page)


def test_a_hostile_name_is_suggested_as_words(visit: Visits, evil: str):
    page = visit().open()
    page.fill("#search input", "script img src")
    expect(page.locator("#search [role=option]").first).to_contain_text("onerror=window.pwned=1")
    harmless(page)
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_contain_text("onerror=window.pwned=1")
    harmless(page)


def test_a_name_from_right_to_left_is_shown_so(visit: Visits, evil: str):
    page = visit().open("#/graph?entity=evil:c&at=evil:c")
    heading = page.locator("#evidence h2 bdi")
    expect(heading).to_have_text(ARABIC)
    assert heading.evaluate("shown => getComputedStyle(shown).direction") == "rtl"
    page.locator("#table summary").click()
    cell = page.locator("#table tbody bdi", has_text=ARABIC).first
    assert cell.evaluate("shown => getComputedStyle(shown).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
