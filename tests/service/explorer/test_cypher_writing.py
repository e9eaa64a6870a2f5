"""Writing Cypher in the explorer: names to look up, what was run before, everything by keyboard, and copying."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.service.conftest import KEY
from tests.service.explorer.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ROWS = "#view .answer tbody tr"


def caret(page: Any, at: int) -> None:
    page.evaluate(f"(() => {{ const a = document.querySelector('#statement'); a.focus(); a.setSelectionRange({at}, {at}); }})()")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.textContent")


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
