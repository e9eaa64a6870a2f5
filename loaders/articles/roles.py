"""Roles: the paths by which a pattern names who takes part, walked from its trigger word.

A path is steps joined by dots: `object.to` is what stands behind "to" of the object. A step is one of

- `subject`, `object`: who does it and to whom, in whatever voice the sentence stands; `surface`: the grammatical subject
- `owner`: "X's N"; `before`: what stands before the noun in its phrase; `whose`: owner, before, or behind "of"
- `bearer`: who is what the noun says; `named`: an apposition or the noun itself; `itself`: the word; `head`: the word it hangs on; `particle`: "up" of "set up"; `article`: "a" of "a leader"
- `joined`: "X" of "anti-X"; `origin`: "Somali" of "a Somali militant group", not "Iran" of "an Iran-backed group"
- `dead`: "dead" of "shot dead"; `inside`: what stands behind the preposition itself; `complement`: "Y" of "became Y"
- `then:join/aid`: a verb that follows from this one ("left X to join Y", "before joining Y"); `verb:carry`: the verb above it
- `noun:attack/raid`: a noun among its object, its subject or what stands behind its prepositions
- anything else is a preposition: what stands behind it
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from loaders.articles import bearing, hyphens, syntax

_FOLLOWING = ("xcomp", "advcl", "conj", "ccomp", "pcomp", "acl", "relcl")


def walk(trigger: Token, path: str) -> list[Token]:
    """Return the tokens at the end of a path."""
    tokens = [trigger]
    for step in path.split("."):
        tokens = _unique(t for token in tokens for t in _step(token, step))
    return [t for t in tokens if t != trigger or path == "itself"]


def _unique(tokens: Iterable[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())


def _step(token: Token, step: str) -> list[Token]:
    kind, _, words = step.partition(":")
    if words:
        return _WORDED[kind](token, frozenset(words.split("/")))
    return _STEPS[step](token) if step in _STEPS else syntax.behind(token, step)


def _whose(noun: Token) -> list[Token]:
    return [*syntax.owners(noun), *syntax.qualifying(noun), *syntax.behind(noun, "of")]


def _named(noun: Token) -> list[Token]:
    return syntax.spread(syntax.children(noun, "appos")) or [noun]


def _then(token: Token, lemmas: frozenset[str]) -> list[Token]:
    direct = [t for t in token.children if t.dep_ in _FOLLOWING or t.dep_ == "prep"]
    direct = [t for t in direct if t.dep_ != "conj" or not syntax.children(t, *syntax.SUBJECTS)]
    deeper = [c for t in direct if t.dep_ == "prep" or t.lemma_ in ("go", "want", "seek", "try", "begin") for c in t.children]
    above = [token.head] if token.dep_ in ("conj", "advcl", "xcomp", "pcomp") else []
    return [t for t in [*direct, *deeper, *above] if t.lemma_.lower() in lemmas]


def _verb(token: Token, lemmas: frozenset[str]) -> list[Token]:
    return [a for a in list(token.ancestors)[:4] if a.lemma_.lower() in lemmas]


def _noun(token: Token, lemmas: frozenset[str]) -> list[Token]:
    near = [*syntax.children(token, "dobj", "nsubj", "nsubjpass", "attr", "oprd")]
    near += [o for p in syntax.children(token, "prep", "agent") for o in syntax.children(p, "pobj")]
    return [t for t in syntax.spread(near) if t.lemma_.lower() in lemmas]


_STEPS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": syntax.subjects,
    "object": syntax.objects,
    "surface": syntax.surface,
    "owner": syntax.owners,
    "before": syntax.qualifying,
    "whose": _whose,
    "bearer": bearing.bearers,
    "named": _named,
    "itself": lambda token: [token],
    "head": lambda token: [token.head],
    "particle": syntax.particles,
    "article": lambda token: syntax.children(token, "det"),
    "joined": hyphens.joined,
    "origin": hyphens.origin,
    "inside": lambda token: syntax.spread(syntax.children(token, "pobj")),
    "dead": lambda token: [t for t in token.children if t.lower_ == "dead"],
    "complement": lambda token: syntax.spread(syntax.children(token, "attr", "oprd")),
}
_WORDED: dict[str, Callable[[Token, frozenset[str]], list[Token]]] = {"then": _then, "verb": _verb, "noun": _noun}
