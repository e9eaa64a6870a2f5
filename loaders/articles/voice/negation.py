"""Is a word negated, and is what it says over? "Not" has many uses that deny nothing."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from loaders.articles.voice.climbing import shares
from loaders.articles.voice.words import words

_DENIED_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "agent", "expl"})


def negations(node: Token, below: Token | None = None) -> list[Token]:
    """Return the words that negate a word, directly or through who does it ("no group", "nobody")."""
    idle = _within(node.sent, "idioms") | _within(node.sent, "over")
    own = [c for c in node.children if _negates(c) and c.i not in idle]
    ends = [word for end in _ends(node, below) for word in _empty(end) if word.i not in idle]
    return [] if own and not ends and _until(node) else own + ends + _shared(node, below)


def is_nobody(end: Token) -> bool:
    """Tell "nobody", "no group" and "neither side"."""
    return bool(_empty(end))


def _shared(node: Token, below: Token | None) -> list[Token]:
    """Return what negates a coordinated word: what negates the first, or a "nor" before it."""
    if node.dep_ != "conj":
        return []
    nor = [c for c in node.head.children if c.lower_ == "nor" and node.head.i < c.i < node.i]
    return nor or (negations(node.head, below) if shares(node) else [])


def is_over(node: Token) -> bool:
    """Tell whether a state is said to be over: "no longer", "former", "once", "used to"."""
    over = _within(node.sent, "over")
    if node.i in over:
        return not any(c.dep_ == "auxpass" for c in node.children)
    return _hyphened(node) or any((c.i in over and c.lower_ != "to") or _once(c, node) for c in modifiers(node))


def modifiers(node: Token) -> list[Token]:
    """Return what stands beside a word; a noun before a name shares what stands before both ("former leader Marsh")."""
    shared = node.head.children if node.dep_ == "compound" and node.head.pos_ == "PROPN" else ()
    return [*node.children, *(c for c in shared if c.i < node.i and c.dep_ == "amod")]


def _once(word: Token, node: Token) -> bool:
    if word.dep_ not in ("advmod", "amod", "compound", "nmod"):
        return False
    kind = words().beside.get(word.lower_)
    return kind == "ended" or (kind == "was" and node.pos_ in ("NOUN", "PROPN", "AUX"))


def _hyphened(node: Token) -> bool:
    """Tell "ex-leader" and "then-leader", which are three tokens."""
    before = node.doc[node.i - 2] if node.i > 1 and node.doc[node.i - 1].text == "-" else None
    return before is not None and words().beside.get(before.lower_) in ("ended", "was")


def _negates(word: Token) -> bool:
    return words().beside.get(word.lower_) == "negating" and word.dep_ in ("neg", "advmod", "preconj", "cc", "det", "predet")


def _ends(node: Token, below: Token | None) -> Iterable[Token]:
    if node.pos_ not in ("VERB", "AUX"):
        return []
    ends = [c for c in node.children if c.dep_ in _DENIED_ENDS and c != below]
    towards = [n for c in (node, *ends) for p in c.children if p.dep_ in ("prep", "agent", "dative") for n in p.children]
    return [*ends, *(n for c in ends if c.dep_ == "agent" for n in c.children), *(n for n in towards if words().has("nobody", n))]


def _empty(end: Token) -> list[Token]:
    if words().has("nobody", end):
        return [end]
    return [c for c in end.children if c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "neg", "cc")]


def _until(node: Token) -> bool:
    """Tell "did not join until May", which says that it joined."""
    return any(c.lower_ == "until" or any(g.lower_ == "until" for g in c.children) for c in node.children if c.i > node.i)


def _within(sentence: Span, name: str) -> set[int]:
    """Return the places of the words that belong to one of the phrases in a list."""
    text = sentence.text.lower()
    likely = [phrase for phrase in words().phrases[name] if " ".join(phrase) in text]
    return {place for phrase in likely for place in _places(sentence, phrase)}


def _places(sentence: Span, phrase: tuple[str, ...]) -> Iterator[int]:
    found = [t.lower_ for t in sentence]
    for i in range(len(found) - len(phrase) + 1):
        if tuple(found[i : i + len(phrase)]) == phrase:
            yield from range(sentence.start + i, sentence.start + i + len(phrase))
