"""What a first-time user asks of the example, with the mouse alone and with the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.explorer.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


class Mouse:
    """Points and clicks; types only into a field that it clicked."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def search(self, text: str, found: str) -> None:
        self.page.click("#search input")
        self.page.locator("#search input").press_sequentially(text)
        self.page.locator("#search [role=option]", has_text=found).first.click()

    def fill(self, label: str, text: str, found: str) -> None:
        field = self.page.get_by_role("combobox", name=label, exact=True)
        field.click()
        field.press_sequentially(text)
        self.page.locator("#view [role=option]", has_text=found).first.click()

    def press(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()


class Keyboard:
    """Presses keys; never points. What it wants is reached by Tab."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def search(self, text: str, found: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self._choose("#search [role=option]", found)

    def _choose(self, options: str, found: str) -> None:
        expect(self.page.locator(options, has_text=found).first).to_be_visible()
        for _ in range(10):
            self.page.keyboard.press("ArrowDown")
            if self.page.locator(f"{options}[aria-selected=true]", has_text=found).count():
                break
        self.page.keyboard.press("Enter")

    def fill(self, label: str, text: str, found: str) -> None:
        self._reach("combobox", label)
        self.page.keyboard.type(text)
        self._choose("#view [role=option]", found)

    def press(self, role: str, name: str) -> None:
        self._reach(role, name)
        self.page.keyboard.press("Space" if role == "group" else "Enter")

    def _reach(self, role: str, name: str) -> None:
        """Press Tab until the first of what is so called has the focus."""
        wanted = self.page.get_by_role(role, name=name).first
        expect(wanted).to_be_visible()
        for _ in range(160):
            if wanted.evaluate("wanted => wanted === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach the {role} {name}")


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def user(request: pytest.FixtureRequest, visit: Visits) -> Any:
    return request.param(visit().open())


def test_who_are_the_rivals_and_which_sentence_says_so(user: Any):
    page = user.page
    user.search("ISIS-K", "Islamic State Khorasan")
    expect(page.locator("h1")).to_contain_text("Around Islamic State Khorasan")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    if isinstance(user, Keyboard):
        expect(page.locator("#canvas")).to_be_focused()
        page.keyboard.press("Enter")
    else:
        at = page.evaluate("fealty.canvas.network.canvasToDOM(fealty.canvas.network.getPositions(['khorasan:isis-k'])['khorasan:isis-k'])")
        box = page.locator("#canvas canvas").bounding_box()
        page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    panel = page.locator("#evidence")
    expect(panel.locator("h2")).to_have_text("Islamic State Khorasan")
    rivals = panel.locator("section", has=page.locator("h4", has_text="rival of")).locator("li button")
    assert {"Taliban", "al-Qaida", "Shia"} <= {word for text in rivals.all_inner_texts() for word in text.split()}
    user.press("button", "Islamic State Khorasan is a rival of Taliban")
    expect(panel.locator("mark").first).to_have_text("From 2015 on ISIS-K was a rival of the Taliban")
    expect(panel).to_contain_text("Fealty example briefs, 20 September 2021")


def test_who_left_the_pakistani_taliban_and_when(user: Any):
    page = user.page
    user.press("link", "Who left whom, when, and where did they go?")
    user.fill("entity (optional)", "Tehrik-e", "Pakistani Taliban")
    user.press("button", "Ask")
    table = page.locator("#view table")
    expect(table).to_contain_text("Hafiz Saeed Khan")
    expect(table).to_contain_text("Several hundred fighters left the Pakistani Taliban for ISIS-K in 2014 and 2015")
    rows = table.locator("tbody tr").all_inner_texts()
    assert len(rows) == 2 and any("2014/2015" in row for row in rows) and any("../2015-01" in row for row in rows)


def test_how_a_commander_is_connected_to_al_qaida(user: Any):
    page = user.page
    user.press("link", "Path")
    user.fill("From", "hafiz saeed", "Hafiz Saeed Khan")
    user.fill("To", "al-qaida", "al-Qaida")
    user.press("button", "Find")
    hops = page.locator("#view li", has=page.locator("mark"))
    expect(hops.first).to_be_visible()
    told = page.locator("#view").inner_text()
    assert "Hafiz Saeed Khan" in told and "al-Qaida" in told
    assert page.locator("#view mark").count() >= 2


def test_where_sources_disagree_on_the_airport_attack(user: Any):
    page = user.page
    user.search("airport attack", "attack at Kabul airport")
    expect(page.locator("h1")).to_contain_text("Around attack at Kabul airport")
    expect(page.locator("html[data-drawn]")).to_be_attached()
    panel = page.locator("#evidence")
    expect(panel.locator("h2")).to_have_text("attack at Kabul airport")
    deaths = panel.locator("dt", has_text="death toll")
    expect(deaths).to_contain_text("answers")
    values = panel.locator("dt:has-text('death toll') + dd").inner_text()
    assert "60" in values and "170" in values
