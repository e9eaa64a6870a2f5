"""Roles: the paths by which a pattern names who takes part, walked from its trigger word.

A path is steps joined by dots: `object.to` is what stands behind "to" of the object. A step is one of

- `subject`, `object`: who does it and to whom, in whatever voice the sentence stands; `surface`: the grammatical subject
- `owner`: "X's N"; `before`: what stands before the noun in its phrase; `whose`: owner, before, or behind "of"
- `bearer`: who is what the noun says; `named`: an apposition or the noun itself; `told`: "a commander" of "X, a commander"
- `itself`: the word; `head`: the word it hangs on; `article`: "a" of "a leader"; `particle`: "up" of "set up"; `dead`: "dead" of "shot dead"
- `joined`: "X" of "anti-X"; `origin`: "Somali" of "a Somali militant group", not "Iran" of "an Iran-backed group"
- `inside`: what stands behind the preposition itself; `complement`: "Y" of "became Y"
- `then:join/aid`: a verb that follows from this one ("left X to join Y", "before joining Y"); `verb:carry`: the verb above it
- `noun:attack/raid`: a noun among its object, its subject or what stands behind its prepositions
- anything else is a preposition: what stands behind it
"""

from collections.abc import Callable, Iterable
from functools import cache, partial

from spacy.tokens import Token

from loaders.articles import bearing, hyphens, syntax

Step = Callable[[Token], list[Token]]
_FOLLOWING = ("xcomp", "advcl", "conj", "ccomp", "pcomp", "acl", "relcl")


def walk(trigger: Token, path: str) -> list[Token]:
    """Return the tokens at the end of a path."""
    tokens = [trigger]
    for step in _steps(path):
        tokens = _unique(t for token in tokens for t in step(token))
        if not tokens:
            return []
    return [t for t in tokens if t != trigger or path == "itself"]


def _unique(tokens: Iterable[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())


@cache
def _steps(path: str) -> list[Step]:
    return [_step(step) for step in path.split(".")]


def _step(step: str) -> Step:
    kind, _, words = step.partition(":")
    if words:
        return partial(_worded, _WORDED[kind], frozenset(words.split("/")))
    return _STEPS[step] if step in _STEPS else partial(_behind, step)


def _worded(walked: Callable[[Token, frozenset[str]], list[Token]], lemmas: frozenset[str], token: Token) -> list[Token]:
    return walked(token, lemmas)


def _behind(preposition: str, token: Token) -> list[Token]:
    return syntax.behind(token, preposition)


def _whose(noun: Token) -> list[Token]:
    return [*syntax.owners(noun), *syntax.qualifying(noun), *syntax.behind(noun, "of")]


def _named(noun: Token) -> list[Token]:
    return syntax.spread(syntax.children(noun, "appos")) or [noun]


def _then(token: Token, lemmas: frozenset[str]) -> list[Token]:
    places = [token, token.head.head] if token.dep_ == "pobj" and syntax.counts(token.head.head) else [token]
    direct = [t for place in places for t in place.children if t.dep_ in _FOLLOWING or t.dep_ == "prep"]
    direct = [t for t in direct if t.dep_ != "conj" or not syntax.children(t, *syntax.SUBJECTS)]
    deeper = [c for t in direct if t.dep_ == "prep" or t.lemma_ in ("go", "want", "seek", "try", "begin") for c in t.children]
    above = [token.head] if token.dep_ in ("conj", "advcl", "xcomp", "pcomp") else []
    return [t for t in [*direct, *deeper, *above] if t.lemma_.lower() in lemmas]


def _verb(token: Token, lemmas: frozenset[str]) -> list[Token]:
    return [a for a in list(token.ancestors)[:4] if a.lemma_.lower() in lemmas]


def _noun(token: Token, lemmas: frozenset[str]) -> list[Token]:
    near = [*syntax.children(token, "dobj", "nsubj", "nsubjpass", "attr", "oprd")]
    near += [o for p in syntax.children(token, "prep", "agent") for o in syntax.children(p, "pobj")]
    return [t for t in syntax.spread(near) if t.lemma_.lower() in lemmas or t.lower_ in lemmas]


_STEPS: dict[str, Step] = {
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
    "told": lambda token: syntax.children(token, "appos"),
    "particle": syntax.particles,
    "article": lambda token: syntax.children(token, "det"),
    "joined": hyphens.joined,
    "origin": hyphens.origin,
    "inside": lambda token: syntax.spread(syntax.children(token, "pobj")),
    "dead": lambda token: [t for t in token.children if t.lower_ == "dead"],
    "complement": lambda token: syntax.spread(syntax.children(token, "attr", "oprd")),
}
_WORDED: dict[str, Callable[[Token, frozenset[str]], list[Token]]] = {"then": _then, "verb": _verb, "noun": _noun}
