"""How a passage is split: names that end in a hyphen and a letter stand at the end of sentences too."""

from loaders.articles.daywords import opening
from loaders.articles.parsing import language


def words(text: str) -> list[str]:
    return [token.text for token in language().make_doc(text)]


def test_the_stop_after_a_name_of_letters_ends_the_sentence() -> None:
    assert words("He left ISIS-K. They did not.")[-6:] == ["K", ".", "They", "did", "not", "."]


def test_the_stop_after_an_initial_does_not() -> None:
    assert words("John F. Kennedy of the U.S. Army")[1] == "F."


def test_a_date_that_opens_a_sentence_does_not_count_the_noun_after_it() -> None:
    nlp = language()
    doc = nlp.make_doc("On 24 October 2016 gunmen killed 61 people. In 2017 he fled.")
    assert [t.text for t in opening(doc)] == ["24 October 2016"]
