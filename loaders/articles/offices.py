"""Offices named without their organization: "President Joe Biden", "Ashraf Ghani, the president".

The text says the office, and the gazetteer whose it is (`of:` of the person): the government for a president or a king,
the one armed group for an emir or a chief. A person whose organizations do not decide it is left.
"""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.patterns import Pattern
from loaders.articles.saying import Statement
from loaders.articles.standing_for import Referent

Of = Callable[[str], Sequence[Entity]]
_STATES = frozenset(["president", "premier", "minister", "secretary", "chancellor", "king", "monarch"])
_GROUPS = frozenset(["leader", "emir", "chief", "caliph"])
_UNDER = frozenset({"vice", "deputy", "assistant", "under"})
_KINDS = {"state": _STATES, "armed_group": _GROUPS}
_LEADS = Pattern("office", "LEADER_OF", "NOUN", frozenset(), (), (), confidence=0.85)


def statements(passage: Passage, of: Of) -> Iterator[Statement]:
    """Yield who holds an office that is named, where the gazetteer knows of what; `of` gives the organizations of a person's id."""
    for index, mention in sorted(passage.mentions.items()):
        if mention.entities[0].type == "Person" and mention.how in ("gazetteer", "surname"):
            found = _office(passage, passage.doc[index], mention)
            organization = _whose(found[1], of(mention.entities[0].id)) if found else None
            if found and organization:
                yield _statement(passage, passage.doc[index], mention, found[0], found[1], organization)


def _office(passage: Passage, name: Token, mention: Mention) -> tuple[Token, str] | None:
    """Return the word for the office and its lemma: inside the name, before it, or in apposition."""
    inside = mention.text.split()[0].lower()
    if inside in _STATES:
        return name, inside
    before = [t for t in syntax.children(name, "compound", "amod", "nmod") if t.i < name.i]
    if any(t.lower_ == "prime" for t in before):
        before = [t for t in before if t.lower_ == "minister"] or before
    for word in [*reversed(before), *syntax.children(name, "appos")]:
        if _title(word) and not _said(passage, word):
            return word, word.lemma_.lower()
    return None


def _title(word: Token) -> bool:
    """Tell whether a word names an office, and not its deputy's: "Vice President", "deputy minister"."""
    under = word.i > 0 and word.nbor(-1).lower_.strip("-") in _UNDER
    return word.lemma_.lower() in _STATES | _GROUPS and not under


def _said(passage: Passage, word: Token) -> bool:
    """Tell whether the text says itself whose office it is."""
    near = [*syntax.owners(word), *syntax.qualifying(word), *syntax.behind(word, "of")]
    return any(t.i in passage.mentions for t in near) or bool(syntax.behind(word, "of"))


def _whose(office: str, organizations: Sequence[Entity]) -> Entity | None:
    if office in ("minister", "secretary") and len(organizations) == 1:
        return organizations[0]
    kind = next((k for k, words in _KINDS.items() if office in words), None)
    fitting = [o for o in organizations if o.kind == kind]
    return fitting[0] if len(fitting) == 1 else None


def _statement(passage: Passage, name: Token, mention: Mention, word: Token, office: str, organization: Entity) -> Statement:
    person = Referent(mention.entities[0], mention.start, mention.end, mention.text, mention.how, mention.certainty, name)
    start, end = passage.start(word), passage.start(word) + len(word)
    held = Referent(organization, start, end, word.text, "described", 0.85, word)
    return Statement(passage, word, _LEADS, person, held)
