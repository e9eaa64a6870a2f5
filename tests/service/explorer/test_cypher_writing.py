"""Writing Cypher in the explorer: names to look up, what was run before, everything by keyboard, and copying."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
RIVALS = "RIVAL_OF,khorasan:isis-k,khorasan:taliban"
ROWS = "#view .answer tbody tr"


def caret(page: Any, at: int) -> None:
    page.evaluate(f"(() => {{ const a = document.querySelector('#statement'); a.focus(); a.setSelectionRange({at}, {at}); }})()")


def focused(page: Any) -> str:
    return page.evaluate("(({id, ariaLabel, textContent}) => id || ariaLabel || textContent)(document.activeElement)")


def test_names_are_looked_up_and_written_at_the_caret(visit: Visits):
    page = visit(key=KEY).open("#/cypher")
    statement = page.locator("#statement")
    page.click("text=Labels, relationships and properties")
    pledged = page.locator(".names-of button", has_text="PLEDGED_TO")
    expect(pledged).to_have_text("PLEDGED_TO 9")
    pledged.hover()
    expect(page.locator(".names .told")).to_have_text("PLEDGED_TO – SUBJECT pledged allegiance to OBJECT")
    pledged.click()
    expect(statement).to_have_value("MATCH (a)-[x:PLEDGED_TO]->(b) RETURN a, x, b LIMIT 25")
    statement.fill("MATCH (a:Org) RETURN a")
    caret(page, len("MATCH (a:Org"))
    page.focus("#names-filter")
    page.keyboard.type("organiz")
    expect(page.locator(".names .told")).to_contain_text("Enter writes Organization")
    page.keyboard.press("Enter")
    expect(statement).to_have_value("MATCH (a:Organization) RETURN a")
    assert focused(page) == "statement"
    page.fill("#names-filter", "")
    caret(page, len("MATCH (a:Organization) RETURN a"))
    page.get_by_role("group", name="Properties").get_by_role("button", name="kind", exact=True).click()
    expect(statement).to_have_value("MATCH (a:Organization) RETURN a.kind")
    page.keyboard.press("Control+z")
    expect(statement).to_have_value("MATCH (a:Organization) RETURN a")
    caret(page, len("MATCH (a"))
    page.get_by_role("group", name="Labels").get_by_role("button", name="Person").click()
    expect(statement).to_have_value("MATCH (a:Person:Organization) RETURN a")


def test_what_was_run_in_this_tab_is_opened_again_and_holds_no_key(visit: Visits):
    page = visit(key=KEY).open("#/cypher")
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    for text, told in (("RETURN $n AS n", "1 row"), ("RETURN foo", "A mistake in the query"), (f"RETURN '{KEY}' AS k", None)):
        page.fill("#statement", text)
        if "$n" in text:
            page.fill("#parameter-0", "7")
        page.click(".run")
        expect(page.locator(f"{ROWS}, .problem h2").first).to_be_visible()
        if told:
            expect(page.locator(".ran li").first).to_contain_text(told)
        page.click("a.new")
        expect(page.locator("#statement")).to_have_value("")
    assert KEY not in page.evaluate("sessionStorage.getItem('fealty-ran')")
    page.reload()
    page.click("text=Run in this tab (2)")
    page.click(".ran a >> text=RETURN $n AS n")
    expect(page.locator("#statement")).to_have_value("RETURN $n AS n")
    expect(page.locator("#parameter-0")).to_have_value("7")
    page.click("text=Forget these")
    expect(page.locator(".ran")).to_be_hidden()
    assert page.evaluate("sessionStorage.getItem('fealty-ran')") is None and focused(page) == "Your statements"


def tab_to(page: Any, wanted: str, most: int = 60) -> None:
    """Press Tab until what is focused has this id, or begins with this text."""
    for _ in range(most):
        if focused(page).startswith(wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}; at {focused(page)!r}")


def test_the_whole_view_is_walked_by_keyboard(visit: Visits):
    page = visit(key=KEY).open("#/cypher")
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    press = page.keyboard.press

    tab_to(page, "cypher-filter")
    page.keyboard.type("rivals")
    tab_to(page, "Who are the rivals")
    press("Enter")
    page.wait_for_url("**/#/cypher/rivals")
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator("#view h1")).to_be_focused()

    press("Tab")
    press("ControlOrMeta+a")
    page.keyboard.type("taliban")
    press("Enter")
    press("Tab")
    expect(page.locator(".field[data-parameter=entity_id] input")).to_have_value("Taliban")
    page.keyboard.type("2016-13")
    press("Enter")
    expect(page.locator(".field[data-parameter=as_of] .why")).to_contain_text("a year, a month or a day")
    press("ControlOrMeta+a")
    page.keyboard.type("2016")
    press("Enter")
    page.wait_for_url("**?entity_id=khorasan:taliban&as_of=2016")
    expect(page.locator("#cypher-told")).to_contain_text("in")

    tab_to(page, "Graph")
    press("Enter")
    expect(page.get_by_role("img", name="A picture of")).to_be_visible()
    assert focused(page) == "Graph"
    press("Tab")
    press("Space")
    expect(page.locator("pre[aria-label='The answer as JSON']")).to_be_visible()
    press("Shift+Tab")
    press("Shift+Tab")
    press("Enter")
    tab_to(page, "rival ")
    press("Enter")
    expect(page.locator("#view th").first).to_have_attribute("aria-sort", "ascending")
    tab_to(page, page.locator(ROWS).first.locator("a").first.inner_text())
    assert page.evaluate("document.activeElement.href").count("#/graph?entity=khorasan:") == 1

    for _ in range(60):
        if focused(page) == "Write your own":
            break
        press("Shift+Tab")
    press("Enter")
    tab_to(page, "statement")
    page.keyboard.type("MATCH (a:Organization)\nRETURN a.name AS who,, a.id AS who_id")
    press("ControlOrMeta+Enter")
    expect(page.locator(".problem h2")).to_have_text("A mistake in the query")
    place = "(() => { const a = document.activeElement; return [a.id, a.selectionStart]; })()"
    expect(page.locator("#statement")).to_be_focused()
    wrong = page.evaluate(place)
    tab_to(page, "Go to line 2, column ")
    press("Enter")
    assert page.evaluate(place) == wrong == ["statement", len("MATCH (a:Organization)\nRETURN a.name AS who,")]
    press("Delete")
    press("ControlOrMeta+Enter")
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator(".problem")).to_be_empty()

    tab_to(page, "Labels, relationships")
    press("Enter")
    expect(page.locator(".names-of button").first).to_be_visible()
    press("Tab")
    press("Tab")
    press("ArrowRight")
    assert focused(page).startswith("Organization")
    press("Tab")
    assert not page.evaluate("document.activeElement.matches('.names-of button')")
    press("Shift+Tab")
    press("Escape")
    expect(page.locator("#statement")).to_be_focused()


def test_without_the_clipboard_a_copy_is_made_another_way_or_said_not_to_be(visit: Visits):
    visited = visit(key=KEY)
    visited.page.add_init_script("delete Navigator.prototype.clipboard")
    page = visited.open("#/cypher/rivals")
    refusing = "() => { navigator.clipboard = { writeText: () => Promise.reject(new Error('not allowed')) }; }"
    for way in (None, refusing):
        if way:
            page.evaluate(way)
        page.fill("#cypher-filter", "nothing else")
        page.focus("#cypher-filter")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("ControlOrMeta+x")
        page.click("text=Copy JSON")
        expect(page.locator(".files [role=status]")).to_have_text("✓ Copied")
        assert focused(page) == "Copy JSON" and page.locator("textarea").count() == 0
        page.focus("#cypher-filter")
        page.keyboard.press("ControlOrMeta+v")
        assert page.input_value("#cypher-filter").startswith('{"fields": ["rival",')
    page.evaluate("() => { document.execCommand = () => false; }")
    page.click("text=Copy JSON")
    expect(page.locator(".files [role=status]")).to_contain_text("does not let this page copy; download it instead")
    page.goto(f"{visited.address}/#/graph?relationship={RIVALS}&at={RIVALS}")
    citing = page.locator("#evidence .claims > li").first.locator("button", has_text="Copy as citation")
    citing.click()
    expect(page.get_by_role("button", name="Not allowed")).to_be_visible()
    page.evaluate("() => { delete document.execCommand; }")
    page.get_by_role("button", name="Copy as citation").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_label("The address of this picture")).to_have_value(page.url)
