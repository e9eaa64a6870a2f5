"""Who a phrase stands for: the name in it, or the organization whose people it speaks of, or people known only by description."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.articles import bearing, syntax
from loaders.articles.names import Entity, How, Mention
from loaders.articles.parsing import Passage
from loaders.articles.words import WORDS
from model.ids import entity_id

_NOBODY = frozenset({"leader", "president", "chief", "head", "minister", "emir", "king", "deputy"})  # says nothing of who it is
_ANYBODY = frozenset({"people", "persons", "person", "members", "member", "men", "man", "others", "individuals"})
_VAGUE = 0.5  # of "people", so that what is said of them waits for a reader unless all else is sure
Governed = Callable[[Entity], Entity | None]


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity at one end of a claim, the stretch of text that stands for it, and how sure that is."""

    entity: Entity
    start: int
    end: int
    text: str
    how: How
    certainty: float
    token: Token
    around: bool = False

    @property
    def of_people(self) -> bool:
        """Whether an organization is meant by some of its people: "Taliban fighters", and not "the Taliban leadership"."""
        word = self.token.lemma_.lower()
        return (
            self.how == "described" and self.entity.type == "Organization" and word in WORDS.people - WORDS.bodies and word != "leadership"
        )


@dataclass(frozen=True, slots=True)
class Phrases:
    """Tells who the phrases of one article stand for; `dataset` and `key` make the ids of what only it describes."""

    key: str

    def readings(self, passage: Passage, token: Token) -> list[list[Referent]]:
        """Return, for each one whom the phrase headed by the token stands for, its readings, the likeliest first.

        "The two groups" gives two with one reading each; "Taliban fighters" one with two: the Taliban, or some people.
        """
        mention = passage.mentions.get(token.i)
        if mention is not None:
            return [[_named(entity, mention, token), *self._members(passage, token, entity)] for entity in mention.entities]
        named = next(_told_of(passage, token), None)
        if named is not None:
            return self.readings(passage, named)
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        if grounds := list(_grounds(passage, token)):
            return [[_named(m.entities[0], m, token)] for m in grounds]
        described = list(self._described(passage, token))
        return [[person, *described] for person in self._people_of(passage, token)] or ([described] if described else [])

    def _members(self, passage: Passage, token: Token, entity: Entity) -> Iterator[Referent]:
        """ "13 U.S. service members": a name that speaks of people stands for some of them too."""
        last = token.text.split()[-1].lower()
        if entity.type == "Organization" and last.endswith("s") and last[:-1] in WORDS.populations:
            yield self._referent(passage, token, "Population")

    def group_of(self, passage: Passage, noun: Token) -> Iterator[Referent]:
        """Yield the organizations that a person known only by description is of: "an ISIS-K commander", as the text names them."""
        for place in _where_named(noun):
            mention = passage.mentions.get(place.i)
            if mention is not None and mention.how == "gazetteer" and mention.entities[0].kind == "armed_group":
                yield _named(mention.entities[0], mention, place)

    def _people_of(self, passage: Passage, noun: Token) -> Iterator[Referent]:
        """ "Taliban fighters", "members of the Taliban", "the group known as the Taliban": the organization."""
        if not {noun.lemma_.lower(), noun.lower_} & (WORDS.people | WORDS.bodies):
            return
        for place in _where_named(noun):
            mention = passage.mentions.get(place.i)
            for entity in mention.entities if mention else ():
                if entity.type == "Organization":
                    start, end, text = _phrase(passage, noun)
                    certainty = mention.certainty * 0.95 if mention else 0.0
                    yield Referent(entity, start, end, text, "described", certainty, noun)

    def _described(self, passage: Passage, noun: Token) -> Iterator[Referent]:
        """ "foreign journalists", "an ISIS-K commander": people known only by description."""
        word = noun.lemma_.lower()
        word = word[:-1] if noun.tag_ == "NNPS" and word.endswith("s") else word
        if (word not in WORDS.populations and word not in WORDS.persons) or _taken_up(noun):
            return
        found = self._referent(passage, noun, "Person" if word in WORDS.persons and noun.tag_ == "NN" else "Population")
        if found.text.lower() not in _NOBODY:
            yield found

    def _referent(self, passage: Passage, noun: Token, type_: str) -> Referent:
        start, end, text = _phrase(passage, noun)
        entity = Entity(entity_id("articles", f"{self.key}.{text}"), type_, text)
        return Referent(entity, start, end, text, "described", _VAGUE if text.lower() in _ANYBODY else 0.8, noun)


def _grounds(passage: Passage, noun: Token) -> Iterator[Mention]:
    """ "Kunar and Nangarhar provinces", "the city of Herat": the places."""
    if noun.lemma_.lower() not in WORDS.grounds:
        return
    definite = any(t.lower_ == "the" for t in syntax.children(noun, "det"))
    for name in [*syntax.qualifying(noun), *(syntax.behind(noun, "of") if definite else [])]:
        mention = passage.mentions.get(name.i)
        if mention is not None and mention.entities[0].type == "Place" and mention.how != "demonym":
            yield mention


def _taken_up(noun: Token) -> bool:
    """Tell whether the noun only takes up somebody named elsewhere: "the group", "these militants", "its men"."""
    if any(t.pos_ == "PRON" for t in syntax.children(noun, "poss")):
        return True
    articles = {t.lower_ for t in syntax.children(noun, "det")}
    if noun.lemma_.lower() in WORDS.bodies:
        return not articles & {"a", "an", "another", "some"}
    definite = bool(articles & {"the", "this", "that", "these", "those", "both"})
    return definite and (noun.lemma_.lower() in WORDS.people or noun.tag_ == "NN") and not syntax.qualifying(noun)


def _named(entity: Entity, mention: Mention, token: Token) -> Referent:
    return Referent(entity, mention.start, mention.end, mention.text, mention.how, mention.certainty, token)


def _told_of(passage: Passage, noun: Token) -> Iterator[Token]:
    """Yield the name that the noun tells of: "X, a preacher who…", "X is a group that…", "the preacher X"."""
    if (called := bearing.right_behind(noun)) is not None and called.i in passage.mentions:
        yield called
    word, before = noun.lemma_.lower(), _set_off(noun)
    apposed = [t for t in syntax.children(noun, "appos") if t.i == noun.i + 1 or word in WORDS.persons]
    for name in [
        *apposed,
        *(bearing.late(noun) if word in WORDS.persons else []),
        *([before] if before is not None and word in WORDS.persons else []),
    ]:
        if _type(passage, name) == "Person":
            yield name
    for name in [*([noun.head] if noun.dep_ == "appos" else []), *bearing.said_to_be(noun)]:
        if _type(passage, name) in _types(noun):
            yield name


def _type(passage: Passage, name: Token) -> str | None:
    mention = passage.mentions.get(name.i)
    return mention.entities[0].type if mention is not None else None


def _set_off(noun: Token) -> Token | None:
    """Return the word right before a phrase between commas: "X, once a deputy of Y, left"."""
    first = noun.left_edge.i
    return noun.doc[first - 2] if first > 1 and noun.doc[first - 1].text == "," else None


def _types(noun: Token) -> list[str]:
    """Return the types of what a noun can tell of."""
    if noun.lemma_.lower() in WORDS.grounds:
        return ["Place"]
    return ["Organization"] if noun.lemma_.lower() in WORDS.bodies | syntax.PARTS else ["Person"] * (noun.tag_ == "NN")


def _where_named(noun: Token) -> list[Token]:
    near = [*syntax.qualifying(noun), *syntax.owners(noun), *syntax.children(noun, "appos")]
    return [*near, *syntax.behind(noun, "of"), *syntax.behind(noun, "from"), *bearing.known_as(noun)]


def _phrase(passage: Passage, noun: Token) -> tuple[int, int, str]:
    """Return the phrase without article and clauses: from its first word to the noun."""
    begin = max((t.i + 1 for t in noun.doc[noun.left_edge.i : noun.i] if _parts(t)), default=noun.left_edge.i)
    first = next((t for t in noun.doc[begin : noun.i + 1] if t.pos_ not in ("DET", "PUNCT", "CCONJ") or t.i == noun.i), noun)
    piece = noun.doc[first.i : noun.i + 1]
    start, end = passage.span(piece)
    return start, end, piece.text


def _parts(token: Token) -> bool:
    """Tell whether a mark ends what stands before it: "KABUL, Feb. 10 - A commander"."""
    return token.text in ("-", "--", ":", ";", "|") and token.i > 0 and bool(token.nbor(-1).whitespace_)


def acting(referent: Referent, government: Governed) -> Referent | None:
    """Return the referent as one who acts: a country stands for its government, another place for nobody."""
    if referent.entity.type != "Place":
        return referent
    if referent.around:
        return None
    state = government(referent.entity)
    return replace(referent, entity=state) if state else None
