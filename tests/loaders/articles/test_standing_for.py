"""Who a phrase stands for: people of a group, a group by its noun, places by theirs; nobody where it only takes somebody up."""

import pytest

from tests.loaders.articles.patterns_said import said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("An American drone killed Abdul Wali.", "Abdul Wali | KILLED_BY | U.S. forces"),
        ("One of Boko Haram's bombers killed Abdul Wali.", "Abdul Wali | KILLED_BY | Boko Haram"),
        ("The Syria-based group Ansaru killed Abdul Wali.", "Abdul Wali | KILLED_BY | Ansaru"),
        ("ISIS-K is based in Kunar and Nangarhar provinces.", "ISIS-K | BASED_IN | Nangarhar"),
        ("M23 seized the city of Goma.", "M23 | CONTROLS | Goma"),
        ("The Taliban killed six U.S. forces soldiers.", "six U.S. forces soldiers | KILLED_BY | Taliban"),
        ("The Taliban fought the TTP, as well as ISIS-K.", "ISIS-K | FOUGHT | Taliban"),
    ],
)
def test_a_phrase_stands_for_somebody(text: str, meant: str) -> None:
    assert meant in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The group killed Abdul Wali.",
        "The militants killed Abdul Wali.",
        "Its gunmen killed Abdul Wali.",
        "The anti-Taliban militia killed Abdul Wali.",
        "A Hezbollah-backed gunman fought the Taliban.",
    ],
)
def test_a_phrase_stands_for_nobody(text: str) -> None:
    assert not any("KILLED_BY" in line or "Hezbollah | FOUGHT" in line for line in said(text))
