"""Where an event happened, by the phrase that tells of it: the places in it, and the kinds of places that it names."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders.articles.eventwords import SITES, sort_of
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage

CLAUSES = ("relcl", "ccomp", "advcl", "acl", "csubj", "parataxis")
HARM = ("kill", "wound", "injure", "leave", "claim")
_WHERE = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "around", "across", "against", "of", "from", "into", "for", "toward", "towards"}
    | {"over", "through", "throughout", "within", "off", "beside", "along", "opposite"}
)
_SIDES = frozenset({"between", "by"})
_OWNED_WORDS = """
embassy embassies consulate mission base force forces troop soldier ship plane helicopter aircraft convoy consul ambassador president
minister army military government police official diplomat envoy commander citizen national worker
"""
_OWNED = frozenset(_OWNED_WORDS.split())
_GROUNDS = (SITES - {"embassy", "consulate", "convoy", "mission"}) | frozenset(
    ["soil", "territory", "capital", "city", "town", "border", "side", "coast"]
)
_INNER = ("compound", "nmod", "amod", "poss")


def sites(token: Token | None, places: Sequence[Mention]) -> frozenset[str]:
    """Return the kinds of places that a phrase names, by its nouns or the last word of a name."""
    names = [m.entities[0].name.split(" ")[-1].lower() for m in places]
    children = token.children if token is not None else ()
    near: list[Token] = [g for c in children if _leads_to_place(c) for g in (c, *c.children)]
    return SITES.intersection(names + [t.lemma_.lower().split(" ")[-1] for t in near])


def places_in(passage: Passage, token: Token) -> Iterator[Mention]:
    """Yield the places in a phrase, the nearest first; not those inside a clause or another event of it."""
    queue = [c for c in token.children if _leads_to_place(c)]
    while queue:
        word = queue.pop(0)
        mention = passage.mentions.get(word.i)
        if mention is not None and mention.entities[0].type == "Place" and len(mention.entities) == 1 and not _owner(word, mention, token):
            yield mention
        if word.dep_ not in CLAUSES and (word == token or sort_of(word) is None):
            queue += _deeper(word, mention)


def _deeper(word: Token, mention: Mention | None) -> list[Token]:
    """Return what may hold a place inside a phrase: nothing that says who a person is, nor whom two sides or an agent are."""
    inside = [c for c in word.children if c.dep_ not in CLAUSES and c.dep_ not in ("nsubj", "nsubjpass")]
    if mention is not None and mention.entities[0].type == "Person":
        return [c for c in inside if c.dep_ == "prep"]
    if word.lower_ in _SIDES:
        return [p for c in inside for p in c.children if p.dep_ == "prep" and p.lower_ in _WHERE]
    return inside


def _owner(word: Token, mention: Mention, told: Token) -> bool:
    """Say whether a place only says whose something is: "the Russian embassy", "U.S. troops"."""
    head = word.head.lemma_.lower()
    if mention.how == "demonym":
        return word.dep_ not in _INNER or head not in _GROUNDS
    return word.dep_ in _INNER and word.head != told and head in _OWNED


def _leads_to_place(child: Token) -> bool:
    if child.dep_ in _INNER or child.dep_ in ("dobj", "nsubjpass"):
        return True
    return child.dep_ in ("prep", "agent") and child.lower_ in _WHERE | _SIDES
