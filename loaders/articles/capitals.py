"""The capital that an article does not name: "the Afghan capital", "the country's capital", "the capital"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.gazetteer import Gazetteer
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage

_CERTAINTY = {True: 0.9, False: 0.75}  # said whose capital it is, or not


def resolve(passages: Sequence[Passage], known: Gazetteer) -> None:
    """Add a mention of the capital at each "capital" that stands for one, of the country named with it, or spoken of most so far."""
    spoken: Counter[str] = Counter()
    for passage in passages:
        for token in passage.doc:
            mention = passage.mentions.get(token.i)
            if mention is not None:
                spoken.update(filter(None, [_country(mention, known)]))
            elif token.lower_ == "capital" and token.pos_ == "NOUN" and not _named(token, passage):
                told = next(_told(token, passage, known), None)
                country = told or (_most(spoken) if _alone(token) else None)
                if country and (city := _capital(country, known)):
                    _mark(passage, token, city, told is not None)


def _most(spoken: Counter[str]) -> str | None:
    """Return the country that was named more often than any other."""
    first = spoken.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def _country(mention: Mention, known: Gazetteer) -> str | None:
    entity = mention.entities[0]
    return known.country_of(entity.id) if entity.type == "Place" and len(mention.entities) == 1 else None


def _named(token: Token, passage: Passage) -> bool:
    """Say whether the city's name stands beside the word, or it is no city: "the capital, Kabul", "Lahore, the capital of Punjab"."""
    if token.dep_ in ("appos", "attr", "compound", "amod", "nmod", "oprd"):
        return True
    behind = token.i + 1 + (token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ",")
    beside = [c for c in token.rights if c.dep_ in ("appos", "nmod")] + list(token.doc[behind : behind + 1])
    return any(_is_place(passage, c) for c in beside)


def _is_place(passage: Passage, token: Token) -> bool:
    mention = passage.mentions.get(token.i)
    return mention is not None and mention.entities[0].type == "Place"


def _told(token: Token, passage: Passage, known: Gazetteer) -> Iterator[str]:
    """Yield the country that the words say it is the capital of."""
    for near in [*token.lefts, *syntax.owners(token), *syntax.behind(token, "of")]:
        mention = passage.mentions.get(near.i)
        country = _country(mention, known) if mention is not None else None
        if mention is not None and country is not None and country == mention.entities[0].id:
            yield country


def _alone(token: Token) -> bool:
    return [c.lower_ for c in token.lefts] == ["the"] and not any(c.dep_ in ("prep", "relcl") and c.lower_ == "of" for c in token.rights)


def _capital(country: str, known: Gazetteer) -> Entity | None:
    """Return the capital as the gazetteer calls it by name."""
    cities = [e for id_ in sorted(known.capitals) if known.country_of(id_) == country and (e := known.entity(id_))]
    if len(cities) != 1:
        return None
    called = [e for e in known.named(cities[0].name) if e.type == "Place" and known.country_of(e.id) == country]
    return called[0] if called else cities[0]


def _mark(passage: Passage, token: Token, city: Entity, told: bool) -> None:
    piece = passage.doc[token.left_edge.i : token.i + 1] if told else passage.doc[token.i - 1 : token.i + 1]
    start, end = passage.span(piece)
    passage.mentions[token.i] = Mention(start, end, piece.text, (city,), "reference", _CERTAINTY[told])
