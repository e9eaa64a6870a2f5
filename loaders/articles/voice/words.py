"""The word list: what a word does to the statement that it governs or stands beside."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml
from spacy.tokens import Token

_LIST = Path(__file__).with_name("voice.yaml")
_KINDS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives", "ADV": "adjectives"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of voice.yaml; `governors` tells the effect by kind of word and base form."""

    governors: dict[tuple[str, str], str]
    passive: dict[str, str]
    beside: dict[str, str]
    modals: dict[str, str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    sets: dict[str, frozenset[str]]

    def effect(self, token: Token) -> str | None:
        """Return what the token does to what it governs."""
        kind = _KINDS.get(token.pos_)
        if kind is None or f"{token.head.lower_} {token.lower_}" in self.sets["idle"]:
            return None
        if kind == "verbs" and is_passive(token) and not agent(token) and token.lemma_ in self.passive:
            return self.passive[token.lemma_]
        return next((self.governors[kind, key] for key in _keys(token) if (kind, key) in self.governors), None)

    def has(self, name: str, token: Token) -> bool:
        """Tell whether the token is in a list, by its form or its base form."""
        return token.lower_ in self.sets[name] or token.lemma_.lower() in self.sets[name]


def is_passive(verb: Token) -> bool:
    """Tell whether something is done to the verb's subject, as in "is believed" and "thought to be"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") and c.lower_ != "to" for c in verb.children)


def has_subject(verb: Token) -> bool:
    """Tell whether the verb has a subject of its own."""
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Return who does it, in a passive clause."""
    return next((n for c in verb.children if c.dep_ == "agent" for n in c.children if n.dep_ == "pobj"), None)


def subject(verb: Token) -> Token | None:
    """Return who does it: the subject, one shared with a verb before, or the noun that a participle or relative clause describes."""
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if own is not None and own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    if own is not None:
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    return verb.head if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG" else None


@cache
def words() -> Words:
    """Return the word list."""
    read = cast("dict[str, object]", yaml.safe_load(_LIST.read_text(encoding="utf-8")))
    governors = cast("dict[str, dict[str, str]]", read["governors"])
    return Words(
        governors={(kind, w): effect for kind, of in governors.items() for effect, text in of.items() for w in _split(text)},
        passive=cast("dict[str, str]", read["passive"]),
        beside=_inverted(cast("dict[str, str]", read["beside"])),
        modals=_inverted(cast("dict[str, str]", read["modals"])),
        phrases={k: tuple(tuple(p.split()) for p in _split(str(read[k]))) for k in ("idioms", "over")},
        sets={k: frozenset(_split(v)) for k, v in read.items() if isinstance(v, str) and k not in ("idioms", "over")},
    )


def _inverted(lists: dict[str, str]) -> dict[str, str]:
    return {word: effect for effect, text in lists.items() for word in _split(text)}


def _split(text: str) -> list[str]:
    return [w.strip() for w in re.split(r"," if "," in text else r"\s+", text.strip('" \n')) if w.strip()]


def _keys(token: Token) -> list[str]:
    beside = [f"{token.lemma_.lower()} {c.lower_}" for c in token.children]
    return [*beside, token.lower_, token.lemma_.lower(), *_bases(token.lower_)]


def _bases(form: str) -> list[str]:
    """Return base forms that a lemmatizer misses: it takes "hopes" for "hop"."""
    endings = (("s", ""), ("ed", "e"), ("ing", "e"), ("es", ""))
    return [form.removesuffix(end) + base for end, base in endings if form.endswith(end)]
