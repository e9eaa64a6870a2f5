"""Which words are English ones: the word lists that the spaCy model brings for its lemmas."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from spacy.language import Language

_ENDINGS = tuple(
    tuple(pair.split(":"))
    for pair in [
        "ies:y",
        "es:",
        "es:e",
        "s:",
        "ied:y",
        "ed:",
        "ed:e",
        "ing:",
        "ing:e",
        "er:",
        "er:e",
        "ers:",
        "ers:e",
        "ors:",
        "est:",
        "est:e",
        "ly:",
        "ily:y",
        "ally:al",
        "ness:",
        "ment:",
        "less:",
        "like:",
        "ism:",
        "ist:",
        "ists:",
        "ization:ize",
        "ation:ate",
        "able:",
        "able:e",
        "men:man",
        "n't:",
    ]
)
_HISSING = ("s", "x", "z", "ch", "sh", "o")
_PREFIXES = "un re non anti ex over under counter co pre mis para narco semi multi machine dis self out"
_BEGINNINGS = tuple(_PREFIXES.split())
_SMALL_WORDS = "minus per versus till unto amid amidst via whom nor ours lest although because since oh ah ok yes hey than"
_OTHERS = frozenset(_SMALL_WORDS.split())


class English:
    """A dictionary of lower-case words; without word lists it knows every word."""

    def __init__(self, nlp: Language | None) -> None:
        """Take the word lists of a model, if it has any."""
        self._nlp = nlp

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        tables: Any = getattr(self._nlp.get_pipe("lemmatizer"), "lookups", None) if self._nlp and self._nlp.has_pipe("lemmatizer") else None
        if tables is None or not tables.has_table("lemma_index"):
            return {}
        index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
        return {pos: frozenset([*index[pos], *irregular.get(pos, ())]) for pos in ("noun", "verb", "adj", "adv") if pos in index}

    @cached_property
    def _small(self) -> frozenset[str]:
        return _OTHERS | frozenset(self._nlp.Defaults.stop_words if self._nlp else ())

    def knows(self, word: str) -> bool:
        """Say whether a word is English, by itself, bent, or with a prefix."""
        return not self._lists or word in self._small or any(map(self._listed, _roots(word)))

    def busy(self, word: str) -> bool:
        """Say whether a word is a verb, an adverb or one of the small words: no name of a group or place where it has no capital."""
        return any(word in self._lists.get(pos, ()) for pos in ("verb", "adv")) or word in self._small

    def noun(self, word: str) -> bool:
        """Say whether a word can be but a noun, or is unknown."""
        return not any(word in self._lists.get(pos, ()) for pos in ("verb", "adj", "adv")) and word not in self._small

    def _listed(self, word: str) -> bool:
        return any(word in listed for listed in self._lists.values())


def _roots(word: str) -> Iterator[str]:
    yield from _bases(word)
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) > len(beginning) + 3:
            yield from _bases(word[len(beginning) :])


def _bases(word: str) -> Iterable[str]:
    yield word
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            if ending == "es" and not base and not stem.endswith(_HISSING):
                continue
            yield stem + base
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
