"""The events of an article: every telling of one event is a mention of it ("a suicide bombing at the airport", "the attack").

Two tellings are one event unless place, date or what happened differ, or the second is told as a new one ("a second blast"). A number
of attacks, attacks in general, and attacks that are only feared are no event.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from loaders.articles import numbers
from loaders.articles.eventwords import SITES, Sort, alike
from loaders.articles.names import Entity, Mention
from loaders.articles.occurrences import Told, told
from loaders.articles.parsing import Passage
from loaders.articles.reckoning import Moment
from loaders.articles.when import Dates
from model.dates import reading
from model.ids import entity_id, slug

Within = Callable[[str], str | None]
_DATASET = "articles"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an article: what it is (the word, and the entity's kind), where, when (EDTF), who did it by the words that tell of
    it, and where it is told, the first that introduces it; `dated` is the telling that gives the date."""

    entity: Entity
    type: str
    place: Mention | None
    date: str | None
    actors: tuple[Mention, ...]
    mentions: tuple[tuple[Passage, int], ...]
    places: tuple[Mention, ...] = ()
    dated: tuple[Passage, int] | None = None


@dataclass(slots=True)
class _Case:
    """An event as it comes together."""

    tellings: list[Told]
    sort: Sort
    places: list[Mention] = field(default_factory=list[Mention])
    moment: Moment | None = None
    sites: frozenset[str] = frozenset()

    def add(self, telling: Told) -> None:
        known = {m.entities[0].id for m in self.places}
        self.tellings.append(telling)
        self.sites |= telling.sites
        self.places += [m for m in telling.places if m.entities[0].id not in known]
        if telling.moment and (self.moment is None or _days(telling.moment) < _days(self.moment)):
            self.moment = telling.moment
        if self.sort.family in ("attack", "strike") and telling.sort.family != "attack":
            self.sort = telling.sort


def find(passages: Sequence[Passage], dates: Dates, source: str, within: Within = lambda place: None) -> list[Event]:
    """Return the events of an article, and add their mentions to the passages, at the tokens that tell of them.

    `source` is the id of the source; `within` gives the id of the place that holds a place, or None.
    """
    cases: list[_Case] = []
    for passage in passages:
        for telling in told(passage, dates, numbers.find(passage, dates.find(passage))):
            _place_in(cases, telling, within)
    made = _entities(cases, source.partition(":")[2] or source)
    events = [_event(case, entity) for case, entity in zip(cases, made, strict=True)]
    for event, case in zip(events, cases, strict=True):
        _mark(event.entity, case)
    return events


def _place_in(cases: list[_Case], telling: Told, within: Within) -> None:
    """Add a telling to the event that it tells of, the last that fits; else begin one, where it tells enough to be one."""
    fitting = [case for case in cases if _same(case, telling, within)]
    if (
        telling.sites and sum(alike(case.sort.family, telling.sort.family) for case in cases) > 1
    ):  # "the attack on the school" is none of several of which no school is told
        fitting = [case for case in fitting if case.sites & telling.sites or _agree_in_place(case, telling, within)]
    if fitting:
        max(fitting, key=lambda case: _closeness(case, telling)).add(telling)
        return
    if _tells_enough(telling):
        case = _Case([], telling.sort)
        case.add(telling)
        cases.append(case)


def _closeness(case: _Case, telling: Told) -> tuple[bool, bool, int, int]:
    """Return how well a telling fits: one or several alike, the very word, and how late the event was told before."""
    last = case.tellings[-1]
    words = {t.sort.family for t in case.tellings}
    number = all(t.plural == telling.plural for t in case.tellings)
    return number, telling.sort.family in words, last.passage.paragraph.start, last.token.idx


def _tells_enough(telling: Told) -> bool:
    if telling.named or ((telling.definite or telling.fresh) and not telling.plural):
        return True
    if telling.verbal and telling.token.lemma_ not in ("attack", "storm", "raid", "ambush", "bomb", "shell", "assault"):
        return telling.moment is not None or bool(telling.places)
    if telling.verbal or telling.plural:
        return (telling.moment is not None or telling.weighty) and bool(telling.places)
    return bool(telling.places or telling.actors) or telling.moment is not None or telling.weighty


def _same(case: _Case, telling: Told, within: Within) -> bool:
    """Say whether a telling can be of an event: what is known of both agrees, and enough of it where it is told as something new."""
    if telling.named or any(t.named for t in case.tellings):
        return any(t.named == telling.named for t in case.tellings)
    if telling.fresh or not any(alike(t.sort.family, telling.sort.family) for t in case.tellings):
        return False
    dated, placed = _agree_in_time(case, telling), _agree_in_place(case, telling, within)
    if dated is False or placed is False:
        return False
    if _bare(telling.token) and not telling.verbal and not telling.definite:
        return bool(dated or placed or case.sites & telling.sites)
    if telling.definite:
        return not telling.plural or bool(dated or placed or not (telling.moment or telling.places))
    return bool(dated and placed) or (bool(dated or placed) and _fine(case, telling, within))


def _fine(case: _Case, telling: Told, within: Within) -> bool:
    """Say whether what two tellings share tells events apart: a day, or a place smaller than a country."""
    if case.moment and telling.moment:
        return case.moment.precision == telling.moment.precision == "day"
    if case.sites & telling.sites:
        return True
    return any(within(place) is not None for place in _ids(case.places) & _ids(telling.places)) and not case.sites and not telling.sites


def _bare(token: Token) -> bool:
    return not any(c.dep_ == "det" for c in token.lefts) and token.tag_ == "NN"


def _agree_in_time(case: _Case, telling: Told) -> bool | None:
    if case.moment is None or telling.moment is None:
        return None
    one, other = reading(case.moment.edtf), reading(telling.moment.edtf)
    return one.earliest <= other.latest and other.earliest <= one.latest


def _agree_in_place(case: _Case, telling: Told, within: Within) -> bool | None:
    if case.sites and telling.sites and not case.sites & telling.sites:
        return False
    if not case.places or not telling.places:
        return None
    ours, theirs = _around(case.places, within), _around(telling.places, within)
    named = any(one.startswith(other) or other.startswith(one) for one in _named(case.places) for other in _named(telling.places))
    return named or bool(ours & _ids(telling.places) or theirs & _ids(case.places))


def _named(places: Sequence[Mention]) -> list[str]:
    return [f"{m.entities[0].name.lower()} " for m in places]


def _ids(places: Sequence[Mention]) -> set[str]:
    return {m.entities[0].id for m in places}


def _around(places: Sequence[Mention], within: Within) -> set[str]:
    """Return the ids of places and of those that hold them."""
    found: set[str] = set()
    for mention in places:
        entity = mention.entities[0]
        above: str | None = entity.id
        while above and above not in found:
            found.add(above)
            above = within(above)
        found |= {p for p in (entity.parent, *entity.places) if p}
    return found


def _days(moment: Moment) -> int:
    days = reading(moment.edtf)
    return days.latest - days.earliest


def _entities(cases: Sequence[_Case], key: str) -> Iterator[Entity]:
    """Yield an entity for each event; a place and a day or month make an id that other articles share."""
    numbered: dict[str, int] = {}
    used: set[str] = set()
    for case in cases:
        shared = _shared_key(case)
        if shared is None or shared in used:
            numbered[case.sort.family] = numbered.get(case.sort.family, 0) + 1
            shared = f"{key}.{case.sort.family}-{numbered[case.sort.family]}"
        used.add(shared)
        yield Entity(
            entity_id(_DATASET, shared), "Event", _name(case), case.sort.kind, places=tuple(m.entities[0].id for m in case.places[:1])
        )


def _shared_key(case: _Case) -> str | None:
    if named := case.tellings[0].named:
        return f"{case.sort.kind}-{named.replace('/', '-')}"
    if not case.places or case.moment is None or case.moment.precision not in ("day", "month"):
        return None
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in case.places[0].entities[0].name.lower()).split()
    return f"{case.sort.kind}-{'-'.join(words) or slug(case.places[0].entities[0].name)}-{case.moment.edtf}"


def _name(case: _Case) -> str:
    """Return a name that tells events apart: "Bombing in Kabul, 2021-08-26"; without place and date, the words that introduce it."""
    if case.tellings[0].named:
        return f"{case.tellings[0].named} {case.tellings[0].token.text}"
    word = next((t.sort.word for t in case.tellings if t.sort == case.sort), case.sort.word).capitalize()
    by = next((m.entities[0].name for t in case.tellings for m in t.actors if case.sort.kind != "agreement"), None)
    where = case.places[0].entities[0].name if case.places else ""
    place = f" {'at' if where.split(' ')[-1].lower() in SITES else 'in'} {where}" if where else f" by {by}" if by else ""
    date = f", {case.moment.edtf}" if case.moment else ""
    return f"{word}{place}{date}" if place or date else f"{word} (“{_text(case.tellings[0])}”)"


def _text(telling: Told) -> str:
    return telling.passage.doc[telling.words[0] : telling.words[1]].text[:_LONGEST]


def _event(case: _Case, entity: Entity) -> Event:
    actors = {m.entities[0].id: m for t in reversed(case.tellings) for m in reversed(t.actors)}
    told_at = tuple((t.passage, t.token.i) for t in case.tellings)
    date = case.moment.edtf if case.moment else None
    dated = next(((t.passage, t.token.i) for t in case.tellings if t.moment == case.moment), None) if date else None
    place = case.places[0] if case.places else None
    return Event(entity, case.sort.word, place, date, tuple(actors.values()), told_at, tuple(case.places), dated)


def _mark(entity: Entity, case: _Case) -> None:
    for number, telling in enumerate(case.tellings):
        piece = telling.passage.doc[telling.words[0] : telling.words[1]]
        start, end = telling.passage.span(piece)
        mention = Mention(start, end, piece.text, (entity,), "described", 0.9 if number == 0 else 0.8)
        telling.passage.mentions.setdefault(telling.token.i, mention if number == 0 else replace(mention, how="reference"))
