"""The words that say harm was done, from `harms.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from loaders.articles.yaml_words import load


@dataclass(frozen=True, slots=True)
class Harms:
    """What each lemma says happened to people and to property, by part of speech; and the lists of `harms.yaml`."""

    people: Mapping[tuple[str, str], str]
    property: Mapping[tuple[str, str], str]
    only_with: Mapping[str, frozenset[str]]
    toward: tuple[str, ...]
    sides: frozenset[str]
    quantities: frozenset[str]
    things: frozenset[str]


@cache
def harms() -> Harms:
    """Return the words as listed."""
    told: dict[str, Any] = load((Path(__file__).parent / "harms.yaml").read_text(encoding="utf-8"))
    only = {verb: frozenset(words) for verb, words in told["only_with"].items()}
    sides, quantities, things = (frozenset(told[kind]) for kind in ("sides", "quantities", "things"))
    return Harms(_by_lemma(told["people"]), _by_lemma(told["property"]), only, tuple(told["toward"]), sides, quantities, things)


def _by_lemma(told: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[tuple[str, str], str]:
    return {(pos.upper(), word): name for name, by_pos in told.items() for pos, words in by_pos.items() for word in words}


def word_class(token: Token) -> str:
    """Return `VERB` or `NOUN` for the words that can say what was done; "the wounded judge" is a verb's."""
    return {"AUX": "VERB", "PROPN": "NOUN", "ADJ": "VERB"}.get(token.pos_, token.pos_)
