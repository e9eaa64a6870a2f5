"""Which place lies in which: "Bannu, Pakistan", "the Afghan city of Herat", "Kunar and Nangarhar provinces of Afghanistan"."""

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.eventwords import SITES
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.patterns import Pattern
from loaders.articles.saying import Statement
from loaders.articles.standing_for import Referent

_KIND_WORDS = """
province district city town village area region state capital county island valley airport base camp port municipality suburb
neighborhood neighbourhood governorate department prefecture territory hub locality stronghold peninsula agency commune quarter
hamlet settlement township barangay borough parish community center centre bastion outskirt enclave mall market
"""
_SIDE_WORDS = """
eastern western northern southern northeastern northwestern southeastern southwestern north-eastern north-western south-eastern
south-western central coastal remote rural upper lower northeast northwest southeast southwest north south east west
"""
KINDS, SIDES = frozenset(_KIND_WORDS.split()), frozenset(_SIDE_WORDS.split())
_LARGE = frozenset({"County", "Province", "Governorate", "State", "Region", "Department", "Prefecture", "province", "region"})
_COUNTRY = len("places:XX")
_PATTERN = Pattern("place in place", "LOCATED_IN", "NOUN", frozenset(), (), (), confidence=0.95)


def statements(passage: Passage) -> Iterator[Statement]:
    """Yield which place of the passage is said to lie in which, once for each pair."""
    seen: set[tuple[str, str]] = set()
    for index, mention in sorted(passage.mentions.items()):
        if _is_place(mention) and mention.how != "reference":
            name = passage.doc[index]
            around = [(outer, True) for outer in _named_in(name)] + [(outer, False) for outer in _beside(passage, name)]
            for outer, plain in [*around, *_right_behind(passage, name), *_explained(passage, name)]:
                found = _statement(passage, name, outer, plain)
                if found and (pair := (found.subject.entity.id, found.object.entity.id)) not in seen:
                    seen.add(pair)
                    yield found


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and mention.entities[0].type == "Place"


def _named_in(name: Token) -> Iterator[Token]:
    """Yield the tokens that are said outright to hold the place: "X in Y", "Y's X", "the X district of Y", "X, a town in Y"."""
    noun = _kind_noun(name)
    for token in (name, noun) if noun is not None else (name,):
        yield from syntax.behind(token, "in")
        yield from syntax.owners(token)
        yield from (
            t for near in syntax.children(token, "appos") if near.pos_ == "NOUN" for t in [*_of_noun(near), *syntax.qualifying(near)]
        )
    if noun is not None:
        yield from _of_noun(noun)
    if name.text.split()[-1].lower() in KINDS:
        yield from syntax.behind(name, "of")


def _beside(passage: Passage, name: Token) -> Iterator[Token]:
    """Yield the places set beside it: "X, Y", or before its noun: "the Afghan city of X", but not "X and Y provinces"."""
    noun = _kind_noun(name)
    before = syntax.qualifying(noun) if noun is not None else []
    yield from (before if name not in before else [])
    for token in (name, noun) if noun is not None else (name,):
        yield from (t for t in syntax.children(token, "appos") if not _listed(passage, t.i))


def _kind_noun(name: Token) -> Token | None:
    """Return the noun that says what the name is: "Nangarhar province", "the city of Herat", "the capital, Kabul"."""
    head = name
    while head.dep_ == "conj":
        head = head.head
    candidates = [head.head, head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head]
    return next((c for c in candidates if c.lemma_.lower() in KINDS and c.i != name.i), None)


def _of_noun(noun: Token) -> list[Token]:
    return [*syntax.owners(noun), *syntax.behind(noun, "of"), *syntax.behind(noun, "in")]


def _right_behind(passage: Passage, name: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the place right behind, and whether "in" says so: "in Bannu and Mastung, Pakistan, …", "from Bannu in northern Pakistan"."""
    if name.head.lower_ == "of" and name.head.head.lower_ in SIDES:
        return
    doc, after = passage.doc, _past_others(passage, name.i + 1)
    comma = after < len(doc) and doc[after].text == ","
    inside = after + comma < len(doc) and doc[after + comma].lower_ == "in"
    outer = after + comma + inside
    while outer < len(doc) and (doc[outer].lower_ in SIDES or (inside and doc[outer].lower_ in ("the", "of", "port", *KINDS))):
        outer += 1
    found = passage.mentions.get(outer) if comma or inside else None
    if found is None or not _is_place(found) or found.how == "demonym":
        return
    if not _listed(passage, outer) or found.entities[0].id in passage.mentions[name.i].entities[0].places:
        yield _owned(passage, doc[outer]), inside


def _owned(passage: Passage, outer: Token) -> Token:
    """Return the nearer place of "in Congo's Ituri province"."""
    return outer.head if outer.dep_ == "poss" and _place_at(passage, outer.head.i) else outer


def _explained(passage: Passage, name: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the place behind a comma that says what this one is, wherever the parse hangs it: "Achin, a remote district of Nangarhar"."""
    doc, at = passage.doc, name.i + 3
    if at >= len(doc) or doc[name.i + 1].text != "," or doc[name.i + 2].lower_ not in ("a", "an", "the"):
        return
    while at < min(name.i + 9, len(doc)) and doc[at].lemma_.lower() not in KINDS and doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "ADV"):
        at += 1
    if at + 1 >= len(doc) or doc[at].lemma_.lower() not in KINDS or doc[at + 1].lower_ not in ("in", "of"):
        return
    at += 2
    while at < len(doc) and doc[at].lower_ in ("the", "of", *SIDES, *KINDS):
        at += 1
    if _place_at(passage, at):
        yield doc[at], True


def _past_others(passage: Passage, after: int) -> int:
    """Return where a list of places ends, with the noun that says what they are: "Kunar and Nangarhar provinces"."""
    doc = passage.doc
    while after < len(doc) and (
        doc[after].lemma_.lower() in KINDS or (doc[after].lower_ in ("and", "or") and _place_at(passage, after + 1))
    ):
        after += 1 if doc[after].lower_ not in ("and", "or") else 2
    return after


def _place_at(passage: Passage, index: int) -> bool:
    return _is_place(passage.mentions.get(index))


def _listed(passage: Passage, index: int) -> bool:
    """Tell whether the place is one of "A, B and C"."""
    after = index + 1
    if after < len(passage.doc) and passage.doc[after].text == ",":
        after += 1
    return after + 1 < len(passage.doc) and passage.doc[after].lower_ in ("and", "or")


def _statement(passage: Passage, inner: Token, outer: Token, plain: bool) -> Statement | None:
    small, large = passage.mentions.get(inner.i), passage.mentions.get(outer.i)
    if small is None or large is None or not _is_place(large) or large.text.lower() == "it" or small.entities[0].id == large.entities[0].id:
        return None
    part = plain and large.text.split(" ")[0].lower() in SIDES and small.entities[0].places == large.entities[0].places
    if not (part or _fits(small.entities[0], large.entities[0], plain)):
        return None
    return Statement(passage, inner, _PATTERN, _referent(small, inner), _referent(large, outer))


def _fits(small: Entity, large: Entity, plain: bool) -> bool:
    """Tell whether one place may lie in the other; of two whose size nobody knows, where it is said plainly."""
    inner, outer = level(small), level(large)
    elsewhere = outer == 2 and any(len(p) == _COUNTRY and p.startswith("places:") for p in small.places) and large.id not in small.places
    site = small.name.split(" ")[-1].lower() in SITES
    beside = bool(small.places) and small.places == large.places and not small.id.startswith("articles:") and not site
    return not elsewhere and (inner < outer or (plain and inner == outer == 0 and not beside))


def level(place: Entity) -> int:
    """Return how large a place is: 3 region of several countries, 2 country, 1 province, 0 anything smaller or unknown."""
    dataset, _, key = place.id.partition(":")
    if dataset == "gazetteer":
        return 0 if place.places else 3
    if dataset != "places" or key.isdigit():
        return 1 if dataset == "articles" and _LARGE.intersection(place.name.split(" ")) else 0
    return 1 if "-" in key else 2


def _referent(mention: Mention, token: Token) -> Referent:
    return Referent(mention.entities[0], mention.start, mention.end, mention.text, mention.how, mention.certainty, token)
