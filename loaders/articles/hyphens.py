"""What stands before a noun or a hyphen: "anti-X", "a Somali militant group"."""

from spacy.tokens import Token

_PREFIXES = frozenset({"anti", "pro", "counter", "non"})


def joined(word: Token) -> list[Token]:
    """Return what a hyphen joins to the word: X of "anti-X"."""
    after = word.doc[word.i + 1 : word.i + 3]
    return [after[1]] if len(after) == 2 and after[0].text == "-" else []


def prefixed(name: Token) -> bool:
    """Tell whether the name is only what others are for or against: "anti-X", "pro-X"."""
    before = name.doc[max(0, name.i - 2) : name.i]
    return len(before) == 2 and before[1].text == "-" and before[0].lower_ in _PREFIXES


def origin(noun: Token) -> list[Token]:
    """Return what says where the noun is from: the words before it, and before those, but not what made it something."""
    before = [t for t in noun.children if t.i < noun.i and t.dep_ in ("compound", "nmod", "amod") and t.tag_ not in ("VBN", "VBD", "VBG")]
    kept = [t for t in before if not prefixed(t)]
    return [*(t for t in kept if t.pos_ != "NOUN"), *(deeper for t in kept for deeper in origin(t))]
