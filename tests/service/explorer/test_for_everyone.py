"""For everyone: no serious fault that axe-core finds on any view, wide and narrow, light and dark; names that run from right to left."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import DESK, TELEPHONE, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
VIEWS = {
    "start": "#/",
    "entities": "#/entities?type=Person",
    "network": f"#/graph?entity={ISIS_K}&at=RIVAL_OF,{ISIS_K},{TALIBAN}",
    "entity": f"#/graph?entity={ISIS_K}&at={ISIS_K}&panel=conflicts",
    "pair": f"#/pair/{ISIS_K}/{TALIBAN}",
    "paths": f"#/paths?from=khorasan:hakimullah&to={ISIS_K}",
    "sources": "#/sources",
    "source": "#/source/khorasan:brief-origins",
    "cypher": "#/cypher/rivals",
}


def faults(page: Any) -> list[tuple[str, str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["help"], [n["html"][:160] for n in v["nodes"]][:4]) for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_serious(visit: Visits, name: str):
    page = visit(key=KEY, **DESK).open(VIEWS[name])
    page.wait_for_load_state("networkidle")
    if name in ("network", "entity"):
        expect(page.locator("#evidence h2").first).to_be_visible()
    for context in (DESK, DESK | {"color_scheme": "dark"}, TELEPHONE):
        page.set_viewport_size(context["viewport"])
        page.emulate_media(color_scheme=context["color_scheme"])
        assert faults(page) == [], context
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), context


def test_less_motion_is_heeded(visit: Visits):
    page = visit(reduced_motion="reduce").open("#/graph?entity=khorasan:isis-k")
    page.wait_for_selector("html[data-drawn]", state="attached")
    still = page.evaluate(
        "[...document.querySelectorAll('*')].every(shown => parseFloat(getComputedStyle(shown).transitionDuration) === 0)"
    )
    assert still and page.evaluate("document.getAnimations().length") == 0
