"""Which place lies in which: "Bannu, Pakistan", "the Afghan city of Herat", "Kunar and Nangarhar provinces of Afghanistan"."""

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage
from loaders.articles.patterns import Pattern
from loaders.articles.saying import Statement
from loaders.articles.standing_for import Referent

KINDS = frozenset(
    [
        "province",
        "district",
        "city",
        "town",
        "village",
        "area",
        "region",
        "state",
        "capital",
        "county",
        "island",
        "valley",
        "airport",
        "base",
        "camp",
        "port",
        "municipality",
        "suburb",
        "neighborhood",
        "neighbourhood",
        "governorate",
        "department",
        "prefecture",
        "territory",
        "department",
        "hub",
        "locality",
        "stronghold",
        "peninsula",
        "agency",
        "commune",
    ]
)
_SIDES = frozenset(
    [
        "eastern",
        "western",
        "northern",
        "southern",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "north-eastern",
        "north-western",
        "south-eastern",
        "south-western",
        "central",
        "coastal",
        "remote",
        "rural",
        "upper",
        "lower",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north",
        "south",
        "east",
        "west",
    ]
)
_PATTERN = Pattern("place in place", "LOCATED_IN", "NOUN", frozenset(), (), (), confidence=0.95)


def statements(passage: Passage) -> Iterator[Statement]:
    """Yield which place of the passage is said to lie in which, once for each pair."""
    seen: set[tuple[str, str]] = set()
    for token, mention in sorted(passage.mentions.items()):
        if _is_place(mention):
            for outer in _around(passage, passage.doc[token]):
                found = _statement(passage, passage.doc[token], outer)
                if found and (pair := (found.subject.entity.id, found.object.entity.id)) not in seen:
                    seen.add(pair)
                    yield found


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and mention.entities[0].type == "Place"


def _around(passage: Passage, name: Token) -> Iterator[Token]:
    """Yield the tokens that may name what the place lies in."""
    noun = _kind_noun(name)
    for token in (name, noun) if noun is not None else (name,):
        yield from syntax.behind(token, "in")
        yield from (t for t in syntax.owners(token))
        yield from syntax.children(token, "appos")
        yield from (t for near in syntax.children(token, "appos") for t in _of_noun(near))
    if noun is not None:
        yield from _of_noun(noun)
    yield from _after_comma(passage, name, noun)


def _kind_noun(name: Token) -> Token | None:
    """Return the noun that says what the name is: "Nangarhar province", "the city of Herat", "the capital, Kabul"."""
    head = name
    while head.dep_ == "conj":
        head = head.head
    candidates = [head.head, head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head]
    return next((c for c in candidates if c.lemma_.lower() in KINDS and c.i != name.i), None)


def _of_noun(noun: Token) -> list[Token]:
    return [*syntax.qualifying(noun), *syntax.owners(noun), *syntax.behind(noun, "of"), *syntax.behind(noun, "in")]


def _after_comma(passage: Passage, name: Token, noun: Token | None) -> Iterator[Token]:
    """Yield the place right behind a comma: "in Bannu and Mastung, Pakistan, …", unless it is one of a list."""
    doc, after = passage.doc, name.i + 1
    while after < len(doc) and (
        doc[after].lemma_.lower() in KINDS or (doc[after].lower_ in ("and", "or") and _place_at(passage, after + 1))
    ):
        after += 1 if doc[after].lower_ not in ("and", "or") else 2
    if after + 1 < len(doc) and doc[after].text == ",":
        outer = after + 1
        while outer < len(doc) and (doc[outer].lower_ in _SIDES or doc[outer].lower_ == "in"):
            outer += 1
        if _place_at(passage, outer) and passage.mentions[outer].how != "demonym" and not _listed(passage, outer):
            yield doc[outer]


def _place_at(passage: Passage, index: int) -> bool:
    return _is_place(passage.mentions.get(index))


def _listed(passage: Passage, index: int) -> bool:
    """Tell whether the place is one of "A, B and C"."""
    after = index + 1
    if after < len(passage.doc) and passage.doc[after].text == ",":
        after += 1
    return after + 1 < len(passage.doc) and passage.doc[after].lower_ in ("and", "or")


def _statement(passage: Passage, inner: Token, outer: Token) -> Statement | None:
    small, large = passage.mentions.get(inner.i), passage.mentions.get(outer.i)
    if (
        small is None
        or large is None
        or not _is_place(large)
        or level(small) >= level(large)
        or small.entities[0].id == large.entities[0].id
    ):
        return None
    return Statement(passage, inner, _PATTERN, _referent(small, inner), _referent(large, outer))


def level(mention: Mention) -> int:
    """Return how large a place is: 3 region of several countries, 2 country, 1 province, 0 anything smaller or unknown."""
    id_ = mention.entities[0].id
    if not id_.startswith("places:"):
        return 0
    return 1 if "-" in id_ else 2


def _referent(mention: Mention, token: Token) -> Referent:
    return Referent(mention.entities[0], mention.start, mention.end, mention.text, mention.how, mention.certainty, token)
