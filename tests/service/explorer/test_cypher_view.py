"""The Cypher view: saved questions, the analyst's own statements, and their answers."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from cypher.graph import Graph
from tests.service.conftest import KEY
from tests.service.explorer.conftest import TELEPHONE, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
HOSTILE = "</script><img src=x onerror=window.pwned=1>"
ROWS = "#view .answer tbody tr"


def own(statement: str, **parameters: str) -> str:
    return "#/cypher?.statement=" + quote(statement) + "".join(f"&{name}={quote(value)}" for name, value in parameters.items())


def column(page: Any, number: int) -> list[str]:
    return page.locator(f"{ROWS} > td:nth-child({number})").all_inner_texts()


def run(visit: Visit, statement: str, **parameters: str) -> Any:
    page = visit.open(own(statement, **parameters))
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    page.click(".run")
    return page


def test_a_saved_question_is_asked_at_once_without_a_key(visit: Visits):
    page = visit().open("#/cypher/rivals")
    expect(page.locator("#cypher-told")).to_contain_text("rows in")
    expect(page.locator("#cypher-told")).to_contain_text("at most 10 s and 10,000 rows")
    expect(page.locator(".field[data-parameter=entity_id] input")).to_have_value("Islamic State Khorasan")
    assert "Taliban" in column(page, 1)


def test_the_table_is_sorted_by_a_click_and_by_keyboard(visit: Visits):
    page = visit().open("#/cypher/rivals")
    head = page.locator("#view th", has_text="rival")
    expect(page.locator(ROWS)).to_have_count(3)
    before = column(page, 1)
    page.click("#view th button >> text=rival")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert column(page, 1) == sorted(before, key=str.casefold) != before
    page.focus("#view th button >> text=rival")
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(page, 1) == sorted(before, key=str.casefold, reverse=True)
    assert ".sort=-rival" in page.url
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "none")
    assert column(page, 1) == before


def test_the_form_changes_the_answer_and_the_address(visit: Visits):
    page = visit().open("#/cypher/rivals")
    expect(page.locator(ROWS).first).to_be_visible()
    before = column(page, 1)
    page.fill(".field[data-parameter=entity_id] input", "taliban")
    page.wait_for_selector(".field [role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#/cypher/rivals?entity_id=khorasan:taliban")
    expect(page.locator(ROWS).filter(has_text="Islamic State Khorasan").first).to_be_visible()
    assert column(page, 1) != before


def test_a_date_that_is_none_is_told_at_its_field(visit: Visits):
    page = visit().open("#/cypher/rivals")
    page.fill(".field[data-parameter=as_of] input", "2016-02-30")
    page.click(".run")
    expect(page.locator(".field[data-parameter=as_of] .why")).to_contain_text("a year, a month or a day")
    page.fill(".field[data-parameter=as_of] input", "2016")
    page.click(".run")
    page.wait_for_url("**as_of=2016")
    expect(page.locator("#cypher-told")).to_be_visible()


def test_a_copy_of_a_question_goes_to_the_editor_and_runs(visit: Visits):
    page = visit(key=KEY).open("#/cypher/rivals?as_of=2016")
    expect(page.locator(ROWS).first).to_be_visible()
    saved = column(page, 1)
    page.click("text=Its Cypher")
    page.click("text=Edit a copy")
    expect(page.locator("#statement")).to_have_value(re.compile("RIVAL_OF"))
    page.click(".run")
    expect(page.locator(ROWS).first).to_be_visible()
    assert column(page, 1) == saved


def test_ones_own_statement_needs_a_key_and_says_so(visit: Visits):
    page = visit().open(own("RETURN 1 AS one"))
    expect(page.locator(".needs")).to_contain_text("needs a key with the role analyst")
    page.click(".needs button")
    page.fill("#key-field", KEY)
    page.keyboard.press("Enter")
    expect(page.locator(".needs")).to_have_count(0)
    assert page.input_value("#statement") == "RETURN 1 AS one"
    page.focus("#statement")
    page.keyboard.press("Control+Enter")
    expect(page.locator(ROWS)).to_have_text(["1"])


def test_names_in_a_statement_become_fields_read_as_json_or_text(visit: Visits):
    visited = visit(key=KEY)
    page = visited.open(own("RETURN $a + 1 AS a, size($b) AS b, '$c' AS c, $d AS d // $e"))
    expect(page.locator("#who > span > button")).to_have_text("ana (analyst)")
    assert page.locator(".own-parameters label").all_inner_texts() == ["$a", "$b", "$d"]
    for place, value in enumerate(["41", '["x", "y", "z"]', "plain"]):
        page.fill(f"#parameter-{place}", value)
    page.keyboard.press("Enter")
    expect(page.locator(f"{ROWS} td")).to_have_text(["42", "3", "$c", "plain"])


def test_a_mistake_is_shown_where_it_stands(visit: Visits):
    page = run(visit(key=KEY), "MATCH (a)\n// 𝔞 first\nRETURN a foo bar")
    expect(page.locator(".problem h2")).to_have_text("A mistake in the query")
    shown, caret = page.inner_text(".pointed .line.wrong"), page.inner_text(".pointed .caret")
    assert shown.endswith("RETURN a foo bar") and "✕ 3" in shown
    assert shown[caret.index("^") :] == "foo bar" and page.inner_text(".pointed mark") == "foo"
    expect(page.locator(".numbers .wrong")).to_have_text("✕ 3")
    chosen = "(() => { const a = document.activeElement; return [a.id, a.value.slice(a.selectionStart, a.selectionEnd)]; })()"
    assert page.evaluate(chosen) == ["statement", "foo"]


def test_a_bracket_left_open_is_named(visit: Visits):
    page = run(visit(key=KEY), "MATCH (a) RETURN count(a")
    expect(page.locator(".problem")).to_contain_text("The bracket ( at line 1, column 23 is never closed.")


def test_writing_is_refused_in_words(visit: Visits):
    page = run(visit(key=KEY), "CREATE (n:X) RETURN n")
    expect(page.locator(".problem h2")).to_have_text("Refused, and nothing was changed")
    expect(page.locator(".problem")).to_contain_text("Only statements that read")


@pytest.mark.parametrize(
    ("status", "said"), [(429, "The service is busy"), (504, "It took too long and was ended"), (503, "Neo4j is away")]
)
def test_other_refusals_are_told_in_plain_words(visit: Visits, status: int, said: str):
    visited = visit(key=KEY)
    visited.page.route("**/cypher", lambda route: route.fulfill(status=status, json={"title": "x", "detail": "told why"}))
    page = run(visited, "RETURN 1")
    expect(page.locator(".problem h2")).to_have_text(said)
    expect(page.locator(".problem")).to_contain_text("told why")


def test_what_is_cancelled_makes_room_for_the_next(visit: Visits, example: Graph):
    example.free_places.acquire()
    try:
        page = run(visit(key=KEY), "UNWIND range(1, 100000000000) AS x RETURN count(x)")
        expect(page.locator(".running")).to_contain_text("of at most 10 s")
        page.wait_for_timeout(400)
        page.focus(".running button")
        page.keyboard.press("Enter")
        expect(page.locator(".running")).to_contain_text("Cancelled")
        expect(page.locator(".run")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".running")).to_contain_text("of at most 10 s")
        page.focus("#statement")
        page.keyboard.press("Escape")
        expect(page.locator(".running")).to_contain_text("Cancelled")
        page.fill("#statement", "RETURN 1 AS one")
        page.click(".run")
        expect(page.locator(ROWS)).to_have_text(["1"], timeout=3000)
    finally:
        example.free_places.release()


def test_hostile_text_executes_nothing(visit: Visits):
    text = f"RETURN $h AS `{HOSTILE}`, [$h] AS l, {{k: $h}} AS m"
    page = run(visit(key=KEY), text, h=HOSTILE)
    expect(page.locator(ROWS)).to_contain_text(HOSTILE)
    page.fill("#keep-name", HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator(".own a")).to_have_text(HOSTILE)
    for way in ("graph", "json", "table"):
        page.click(f"[data-way={way}]")
    page.goto(f"{page.url.partition('#')[0]}#/cypher/{quote(HOSTILE)}")
    expect(page.locator("#view h1")).to_have_text("There is no such question")
    page.reload()
    expect(page.locator(".own a")).to_have_text(HOSTILE)
    assert page.evaluate("window.pwned") is None and page.locator("#view img").count() == 0


def test_own_statements_are_kept_opened_and_deleted(visit: Visits):
    page = visit(key=KEY).open(own("RETURN $n AS n", n="7"))
    page.fill("#keep-name", "seven")
    page.keyboard.press("Enter")
    page.click("a.new")
    expect(page.locator("#statement")).to_have_value("")
    page.click(".own a >> text=seven")
    expect(page.locator("#statement")).to_have_value("RETURN $n AS n")
    expect(page.locator("#parameter-0")).to_have_value("7")
    page.click("[aria-label='Delete seven']")
    expect(page.locator(".own")).to_have_count(0)


def test_ten_thousand_rows_come_five_hundred_at_a_time(visit: Visits):
    page = run(visit(key=KEY), "UNWIND range(1, 10001) AS n RETURN n, 'row ' + n AS text, [n, n + 1] AS list")
    expect(page.locator(".cut")).to_contain_text("10,000 rows")
    expect(page.locator(ROWS)).to_have_count(500)
    page.click("text=Show 500 more")
    expect(page.locator(ROWS)).to_have_count(1000)
    page.click("#view th button >> nth=0")
    page.click("#view th button >> nth=0")
    expect(page.locator(ROWS).first).to_contain_text("10000")


def test_numbered_lines_stand_beside_their_lines(visit: Visits):
    page = visit().open(own("RETURN 1\n\nAS a"))
    expect(page.locator(".numbers")).to_have_text("123")
    numbers, area = page.locator(".numbers").bounding_box(), page.locator("#statement").bounding_box()
    assert numbers["height"] >= area["height"] - 2


def test_neo4j_browser_is_told_of(visit: Visits):
    visited = visit()
    page = visited.open("#/cypher")
    expect(page.locator(".bounds")).to_contain_text("FEALTY_BROWSER_URL names it")
    told = {"limits": {"seconds": 10, "rows": 10000, "characters": 20000000}, "browser": "http://127.0.0.1:7474/browser/"}
    page.route("**/limits", lambda route: route.fulfill(json=told))
    page.reload()
    opening = page.locator(".bounds a")
    expect(opening).to_have_attribute("href", "http://127.0.0.1:7474/browser/")
    expect(opening).to_have_attribute("rel", re.compile("noopener"))
    expect(page.locator(".bounds")).to_contain_text("fealty status")


@pytest.mark.parametrize("fragment", ["#/cypher", "#/cypher/rivals", "#/cypher/claims", "#/cypher/rivals?.show=json"])
def test_it_fits_a_telephone(visit: Visits, fragment: str):
    page = visit(**TELEPHONE).open(fragment)
    expect(page.locator("#view h1")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_timeout(300)
    assert page.evaluate(
        "document.documentElement.scrollWidth <= window.innerWidth && document.querySelector('#view').scrollWidth <= window.innerWidth"
    )
