"""Beginnings, ends and standing: when organizations were founded or dissolved, when and as what people were born, and who is designated."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from loaders.articles.clauses import children, objects_of, subject
from loaders.articles.facts import Fact, mentioned, sentence, sure
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.when import Dates

_DATED = {
    **dict.fromkeys(("found", "form", "establish", "create", "set"), ("founded", "Organization")),
    **dict.fromkeys(("dissolve", "disband"), ("dissolved", "Organization")),
    **dict.fromkeys(("bear",), ("born", "Person")),
    **dict.fromkeys(("die", "kill", "assassinate", "execute"), ("died", "Person")),
}
_INTRANSITIVE = ("die", "disband", "dissolve", "form")
_DESIGNATE = ("designate", "list", "label", "brand", "classify", "declare", "proscribe", "blacklist", "recognize", "recognise", "name")
_CITIZENS = ("national", "citizen", "native")
_UNREAL = ("MD", "TO")


def facts(passage: Passage, dates: Dates) -> Iterator[Fact]:
    """Yield what a passage says of founding, dissolution, birth, death, nationality and designation."""
    for token in passage.doc:
        for reader in _READERS:
            yield from reader(passage, token, dates)


def _dated(passage: Passage, token: Token, dates: Dates) -> Iterator[Fact]:
    attribute, type_ = _DATED.get(token.lemma_, ("", ""))
    if not attribute or token.pos_ not in ("VERB", "AUX") or any(c.tag_ in _UNREAL or c.dep_ == "neg" for c in token.children):
        return
    who = mentioned(passage, _undergoing(token), type_)
    when = dates.bound(passage, token, occurrence=True) if who else None
    if who and when and when[0]:
        yield _fact(passage, token, who, attribute, when[0], 0.9)


def _undergoing(verb: Token) -> Token | None:
    """Return what was founded, killed, …: the subject of a passive or of "died", the object else."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if passive or (verb.lemma_ in _INTRANSITIVE and not any(c.dep_ == "dobj" for c in verb.children)):
        return subject(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _named_head(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "conj") and not any(c.dep_ == "dobj" for c in verb.children):
        return subject(verb)
    return next(children(verb, "dobj"), None)


def _named_head(noun: Token) -> Token:
    """Return the name that a noun explains: John of "John, an Iraqi born in 1972"."""
    return noun.head if noun.dep_ == "appos" else noun


def _nationality(passage: Passage, token: Token, dates: Dates) -> Iterator[Fact]:
    if token.dep_ not in ("appos", "attr"):
        return
    who = mentioned(passage, token.head if token.dep_ == "appos" else subject(token.head), "Person")
    word = next((c for c in token.children if _demonym(passage, c)), None) if token.lemma_ in _CITIZENS else token
    if who and word is not None and _demonym(passage, word) and passage.mentions.get(word.i) is not who:
        yield _fact(passage, token, who, "nationality", word.text, 0.9)


def _demonym(passage: Passage, token: Token) -> bool:
    mention = passage.mentions.get(token.i)
    return mention.how == "demonym" if mention else token.ent_type_ == "NORP" and token.text[0].isupper()


def _designation(passage: Passage, token: Token, dates: Dates) -> Iterator[Fact]:
    if token.pos_ != "VERB" or token.lemma_ not in _DESIGNATE or any(c.tag_ in _UNREAL or c.dep_ == "neg" for c in token.children):
        return
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children) or token.dep_ == "acl"
    under = [subject(token)] if passive else [*children(token, "dobj", "dative")]
    who = next((m for t in under if (m := mentioned(passage, t, "Organization", "Person"))), None)
    what = next((t for t in _named_as(token) if _feared(t)), None)
    if who is None or what is None:
        return
    by = next((m for t in _designating(token, what, passive) if (m := mentioned(passage, t, "Organization", "Person", "Place"))), None)
    since, until = dates.bound(passage, token, occurrence=True) or (None, None)
    yield _fact(passage, token, who, "designation", _phrase(what), 0.9, by.entities[0] if by else None, since, until)


def _named_as(verb: Token) -> Iterator[Token]:
    yield from objects_of(verb, "as")
    yield from (c for c in verb.children if c.dep_ in ("oprd", "dobj", "attr", "ccomp", "xcomp"))
    yield from (p for c in verb.children if c.dep_ == "dobj" for p in objects_of(c, "as"))


def _feared(token: Token) -> bool:
    return any(t.lower_ in ("terrorist", "terror", "extremist", "illegal", "banned") for t in (token, *token.lefts))


def _designating(verb: Token, what: Token, passive: bool) -> Iterator[Token]:
    """Yield who may have designated it: the agent, or the subject of an active verb."""
    if passive:
        yield from objects_of(verb, "by")
        yield from objects_of(what, "by")
    elif (who := subject(verb)) is not None:
        yield who


def _phrase(noun: Token) -> str:
    words = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.pos_ != "DET"]
    return noun.doc[words[0].i : noun.i + 1].text


def _fact(
    passage: Passage,
    trigger: Token,
    who: Mention,
    attribute: str,
    value: str,
    base: float,
    by: Entity | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Fact:
    start, end = sentence(passage, trigger)
    qualifiers: dict[str, Entity | str | int] = {"by": by} if by else {}
    return Fact(
        passage,
        start,
        end,
        who.entities[0],
        who,
        trigger,
        sure(who, base=base),
        attribute=attribute,
        value=value,
        since=since,
        until=until,
        qualifiers=qualifiers,
    )


_READERS: tuple[Callable[[Passage, Token, Dates], Iterator[Fact]], ...] = (_dated, _nationality, _designation)
