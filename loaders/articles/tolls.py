"""Numbers that a report gives: the dead and the injured of events, the strength of organizations, and how many attacks they made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from spacy.tokens import Token

from loaders.articles import lives, numbers, owning_up, scenes
from loaders.articles.clauses import children, objects_of, subject
from loaders.articles.events import Event
from loaders.articles.eventwords import EVENT_WORDS
from loaders.articles.facts import Fact, mentioned, sentence, sure
from loaders.articles.names import Mention
from loaders.articles.numbers import Quantity
from loaders.articles.occurrences import CONDUCT
from loaders.articles.parsing import Passage
from loaders.articles.when import Dates

Toll = Literal["death_toll", "injured"]
_TOLLS: dict[str, Toll] = {
    **dict.fromkeys(("kill", "murder", "slaughter", "massacre", "die", "perish", "dead", "killed", "death", "fatality"), "death_toll"),
    **dict.fromkeys(("wound", "injure", "hurt", "maim", "wounded", "injured", "injury"), "injured"),
}
_INTRANSITIVE = ("die", "perish")
_HAVE = ("have", "number", "command", "boast", "comprise", "field", "include", "retain", "maintain", "muster")
_BODY = ("membership", "force", "strength", "army", "group", "militia", "contingent", "rank")
_FIGHTER_WORDS = (
    "fighter member militant soldier combatant insurgent follower recruit guerrilla rebel jihadist operative troop cadre gunman man men"
)
_FIGHTERS = frozenset(_FIGHTER_WORDS.split())
_ATTACKS = frozenset(w for w, s in EVENT_WORDS.items() if s.kind in ("attack", "strike", "battle")) | {"operation"}
_THROUGH = ("including", "of", "to", "at")
_RISES = ("rise", "stand", "climb", "reach", "be", "pass", "exceed", "put", "increase")


def facts(passages: Sequence[Passage], dates: Dates, events: Sequence[Event]) -> Iterator[Fact]:
    """Yield what an article says of its events, and of numbers, beginnings, ends and designations; events are found before."""
    yield from scenes.facts(passages, events)
    yield from owning_up.facts(passages)
    last: Mention | None = None
    for passage in passages:
        yield from lives.facts(passage, dates)
        counts = numbers.find(passage, dates.find(passage))
        for count in counts:
            fact = (
                _toll(passage, count, _told_before(passage, count, last))
                or _strength(passage, dates, count)
                or _attacks(passage, dates, count)
            )
            if fact is not None:
                yield fact
        last = next((m for _, m in sorted(passage.mentions.items(), reverse=True) if m.entities[0].type == "Event"), None)


def _told_before(passage: Passage, count: Quantity, last: Mention | None) -> Mention | None:
    """Return the event told last before the sentence of a count, in its paragraph or at the end of the one before."""
    begin = passage.doc[count.first].sent.start
    told = [m for i, m in sorted(passage.mentions.items()) if i < begin and m.entities[0].type == "Event"]
    return told[-1] if told else last


def _toll(passage: Passage, count: Quantity, before: Mention | None) -> Fact | None:
    found = _harm(passage, count)
    if found is None:
        return None
    trigger, attribute = found
    event = _event(passage, trigger)
    if event is None and before is not None and _without_cause(trigger):
        event = replace(before, certainty=before.certainty * 0.7)
    if event is None:
        return None
    number = count.number if count.number.of else replace(count.number, of="people")
    start, end = sentence(passage, trigger)
    certainty = sure(event, base=0.9)
    return Fact(passage, start, end, event.entities[0], event, trigger, certainty, attribute=attribute, value=number)


def _harm(passage: Passage, count: Quantity) -> tuple[Token, Toll] | None:
    """Return the word that says what became of the people counted, and which toll that is."""
    word = passage.doc[count.head]
    if toll := _TOLLS.get(word.lemma_.lower()):
        return (word.head if word.dep_ in ("dobj", "nsubj", "pobj") else word), toll
    for _ in range(5):
        if said := _said_of(word):
            return said
        above = word.head
        if word.dep_ in ("conj", "appos", "nummod") or (above.lower_ in _THROUGH and above.dep_ == "prep"):
            word = above if word.dep_ in ("conj", "appos", "nummod") else above.head
            if word.pos_ in ("VERB", "AUX") and above.lower_ == "including" and (toll := _TOLLS.get(word.lemma_) or _left(word)):
                return word, toll
        elif word.lemma_ == "life" and word.dep_ == "dobj" and above.lemma_ in ("claim", "take", "cost"):
            return above, "death_toll"
        else:
            break
    return _risen(passage.doc[count.head])


def _said_of(word: Token) -> tuple[Token, Toll] | None:
    verb = word.head
    toll = _TOLLS.get(verb.lemma_) if verb.pos_ in ("VERB", "ADJ", "AUX") else None
    passive = word.dep_ == "nsubjpass" or (
        word.dep_ == "nsubj" and (verb.tag_ == "VBN" or verb.lemma_ in _INTRANSITIVE or verb.pos_ == "ADJ")
    )
    if toll and (passive or (word.dep_ == "dobj" and verb.lemma_ not in _INTRANSITIVE)):
        return verb, toll
    if verb.lemma_ == "leave" and (left := _left(verb)):
        return verb, left
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    if after.lower_ in ("dead", "killed", "wounded", "injured", "hurt") and after.head in (word, verb):
        return verb, _TOLLS[after.lower_]
    for child in word.lefts:
        if child.lower_ in ("dead", "wounded", "injured") and child.dep_ == "amod":
            return verb, _TOLLS[child.lower_]
    return None


def _left(verb: Token) -> Toll | None:
    if verb.lemma_ != "leave":
        return None
    words = [c for c in verb.children if c.lower_ in ("dead", "wounded", "injured")] + [g for c in verb.children for g in c.children]
    return next((_TOLLS[w.lower_] for w in words if w.lower_ in ("dead", "wounded", "injured")), None)


def _risen(word: Token) -> tuple[Token, Toll] | None:
    """Return the word and toll of "the death toll rose to 45", "a death toll of 45"."""
    for above in list(word.ancestors)[:4]:
        toll = above if above.lemma_ == "toll" else next((c for c in children(above, "nsubj", "nsubjpass") if c.lemma_ == "toll"), None)
        if toll is not None and (above is toll or above.lemma_ in _RISES):
            hurt = any(c.lower_ in ("injury", "casualty") for c in toll.lefts)
            return None if hurt else (above, "death_toll")
    return None


def _event(passage: Passage, trigger: Token) -> Mention | None:
    """Return the event that a verb of harm tells of: itself, its subject, its circumstance, or that of the clause it continues."""
    word = trigger
    for _ in range(3):
        near = [word, subject(word), *objects_of(word, "in", "by", "during", "from", "after", "at"), *children(word, "dobj")]
        near += [p for c in children(word, "nsubj", "nsubjpass", "dobj") for p in objects_of(c, "from", "in", "of")]
        near += [p for c in word.children if c.dep_ == "conj" for p in objects_of(c, "in", "by", "during")]
        near += [c for c in word.children if c.dep_ == "advcl" and any(g.lower_ == "when" for g in c.children)]
        near += [word.head] if word.dep_ == "relcl" else []
        for token in near:
            if event := mentioned(passage, token, "Event"):
                return event
        if word.dep_ not in ("advcl", "conj", "xcomp", "pcomp", "prep", "acl", "dobj", "pobj", "nsubj"):
            return None
        word = word.head
    return None


def _without_cause(trigger: Token) -> bool:
    """Say whether nobody is said to have done it, and when it was: then the event told before explains it."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in trigger.children) or trigger.lemma_ in (*_INTRANSITIVE, *_RISES)
    when = [p for c in trigger.children if c.dep_ == "prep" for p in c.children] + [c for c in trigger.children if c.dep_ == "npadvmod"]
    return passive and not any(c.dep_ == "agent" for c in trigger.children) and not any(t.ent_type_ == "DATE" for t in when)


def _strength(passage: Passage, dates: Dates, count: Quantity) -> Fact | None:
    word = passage.doc[count.head]
    if word.lemma_.lower() not in _FIGHTERS:
        return None
    if word.dep_ == "pobj" and word.head.lower_ in ("of", "at", "with"):
        return _strength_at(passage, dates, count, word.head.lower_, word.head.head)
    verb = word.head
    had = verb.lemma_ in _HAVE and word.dep_ in ("dobj", "attr", "ccomp", "xcomp", "conj")
    return _counted(passage, dates, count, "strength", _whose(passage, subject(verb)), verb) if had else None


def _strength_at(passage: Passage, dates: Dates, count: Quantity, preposition: str, above: Token) -> Fact | None:
    """Return the strength of "a force of 300 fighters", "its strength is put at 300 fighters", "the group, with 300 fighters, …"."""
    who = None
    if preposition == "with":
        who = mentioned(passage, above, "Organization")
    elif preposition == "at" and above.lemma_ in ("estimate", "put"):
        who = next((m for t in (*children(above, "dobj"), subject(above)) if t is not None and (m := _whose(passage, t))), None)
    elif preposition == "of" and above.lemma_.lower() in _BODY and above.head.lemma_ in (*_HAVE, "be"):
        above = above.head
        who = _whose(passage, subject(above))
    return _counted(passage, dates, count, "strength", who, above)


def _whose(passage: Passage, token: Token | None) -> Mention | None:
    """Return the organization of a subject: itself, or that of "membership in the group"."""
    if token is None or token.lemma_.lower() not in _BODY or mentioned(passage, token, "Organization"):
        return mentioned(passage, token, "Organization")
    near = [*objects_of(token, "in", "of"), *children(token, "poss")]
    return next((m for t in near if (m := mentioned(passage, t, "Organization"))), None)


def _attacks(passage: Passage, dates: Dates, count: Quantity) -> Fact | None:
    word, alone = passage.doc[count.head], count.head <= count.last
    least = count.number.min or count.number.max or 0
    if least < 2 or not (word.lemma_.lower() in _ATTACKS or (alone and word.head.lower_ == "for")):
        return None
    verb = word.head
    if verb.lower_ == "for" and verb.head.lemma_ == "responsibility":
        verb = verb.head.head
    elif verb.lemma_ not in CONDUCT:
        return None
    who = mentioned(passage, subject(verb), "Organization") or next(
        (m for t in objects_of(verb, "by") if (m := mentioned(passage, t, "Organization"))), None
    )
    return _counted(
        passage, dates, replace(count, number=replace(count.number, of=count.number.of or "attacks")), "attack_count", who, verb
    )


def _counted(passage: Passage, dates: Dates, count: Quantity, attribute: str, who: Mention | None, trigger: Token) -> Fact | None:
    if who is None:
        return None
    start, end = sentence(passage, trigger)
    since, until = dates.bound(passage, trigger) or (None, None)
    certainty = sure(who, base=0.85)
    return Fact(
        passage, start, end, who.entities[0], who, trigger, certainty, attribute=attribute, value=count.number, since=since, until=until
    )
