"""Where sources disagree: the same question with answers that cannot all be true.

Each rule looks at accepted claims and yields conflicts, every claim of one standing on exactly one side. Nothing is
averaged, and no side is chosen. The result depends on the set of claims alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal, TypeVar, get_args

from model.answers import Told, dates_of, number, overlap, period, text, whom, within
from model.claims import Number
from model.dates import OPEN_END, OPEN_START, Reading
from model.ids import digest
from model.ontology import Ontology
from model.projection import EdgeKey

Kind = Literal["numbers", "dates", "denied", "cause", "contradiction"]
KINDS: tuple[Kind, ...] = get_args(Kind)
A = TypeVar("A", str, tuple[float, float])
Pairs = Set[frozenset[str]]
Groups = dict[tuple[str, ...], list[Told]]


@dataclass(frozen=True)
class Conflict:
    """One question and its sides; `about` are entities, `what` an attribute or a relation, `first` and `last` the days asked about."""

    kind: Kind
    about: tuple[str, ...]
    what: str
    sides: tuple[tuple[Told, ...], ...]
    of: str = ""
    event: str = ""
    first: int = OPEN_START
    last: int = OPEN_END
    answer: str = ""

    @cached_property
    def id(self) -> str:
        """What is asked, without the answers: it stays when a source is added."""
        return digest(self.kind, *self.about, self.what, self.of, self.event, str(self.first), self.answer)

    @property
    def claims(self) -> list[Told]:
        """Return the claims of every side."""
        return [told for side in self.sides for told in side]


def conflicts(told: Iterable[Told], ontology: Ontology, related: Pairs = frozenset()) -> list[Conflict]:
    """Return every conflict, the most widely told first; `related` are killers of which one belongs to the other."""
    said = sorted(set(told), key=lambda t: t.id)
    found = [*numbers(said), *dates(said, ontology), *denials(said, ontology), *causes(said), *killers(said, related)]
    found += contradictions(said, ontology)
    return sorted(found, key=lambda c: (-len({t.source for t in c.claims}), -len(c.claims), KINDS.index(c.kind), c.about, c.what, c.id))


def numbers(told: Sequence[Told]) -> Iterator[Conflict]:
    """Yield counts of the same people at the same time that do not overlap."""
    for (subject, attribute, of, event), said in _counts(told).items():
        for claims in _times([t for t in said if t.affirms]):
            sides = sided(claims, number, overlap)
            if len(sides) > 1 and _clash(claims):
                days = [p for t in claims if (p := period(t))]
                first, last = min((p.earliest for p in days), default=OPEN_START), max((p.latest for p in days), default=OPEN_END)
                yield Conflict("numbers", (subject,), attribute, sides, of, event, first, last)


def _counts(told: Iterable[Told]) -> Groups:
    counts = (t for t in told if t.attribute and isinstance(t.value, Number))
    return _grouped(counts, lambda t: (t.subject, t.attribute or "", whom(t), t.event or ""))


def _clash(claims: Sequence[Told]) -> bool:
    return any(not overlap(number(a), number(b)) and _same_time(a, b) for a, b in combinations(claims, 2))


def _same_time(one: Told, other: Told) -> bool:
    a, b = period(one), period(other)
    return a is None or b is None or overlap(_days(a), _days(b))


def _days(read: Reading) -> tuple[float, float]:
    return read.earliest, read.latest


def _times(claims: Sequence[Told]) -> list[list[Told]]:
    """Group claims by time: a strength and an event's toll where periods overlap, what is counted over a period where it is the same.

    An undated strength or toll is compared with every dated one.
    """
    undated = [t for t in claims if period(t) is None]
    dated = sorted(((p, t) for t in claims if (p := period(t))), key=lambda d: (d[0].earliest, d[0].latest, d[1].id))
    level = bool(claims) and (claims[0].attribute == "strength" or claims[0].subject_type == "Event")
    groups: list[list[Told]] = []
    reach = Reading(OPEN_END, OPEN_START)
    for read, claim in dated:
        together = read.earliest <= reach.latest if level else read == reach
        reach = Reading(read.earliest, max(read.latest, reach.latest)) if together else read
        groups = [*groups[:-1], [*groups[-1], claim]] if together else [*groups, [claim]]
    return [[*group, *undated] for group in groups] if level and groups else [*groups, undated]


def dates(told: Sequence[Told], ontology: Ontology) -> Iterator[Conflict]:
    """Yield dates of something that happens once, such as a death, whose readings have no day in common."""
    for (subject, what), said in _dated(told, ontology).items():
        sides = sided([t for t in said if t.affirms], lambda t: _when(t, ontology), overlap)
        if len(sides) > 1:
            yield Conflict("dates", (subject,), what, sides)


def _dated(told: Iterable[Told], ontology: Ontology) -> Groups:
    return _grouped((t for t in told if dates_of(t, ontology)), lambda t: (t.subject, (dates_of(t, ontology) or ("",))[0]))


def _when(told: Told, ontology: Ontology) -> tuple[float, float]:
    found = dates_of(told, ontology)
    return _days(found[1]) if found else (OPEN_START, OPEN_END)


def denials(told: Sequence[Told], ontology: Ontology) -> Iterator[Conflict]:
    """Yield what one says, or reports as alleged, and another denies."""
    for (key,), said in _grouped((t for t in told if t.edge), lambda t: (t.edge or "",)).items():
        edge, occurrence = EdgeKey.parse(key), ontology.relations[said[0].relation or ""].kind == "occurrence"
        yield from _denied(said, (edge.a, edge.b), edge.relation, "", key, lambda a, d, o=occurrence: _at_once(a, d, o))
    for (subject, what, of, event), said in _counts(told).items():
        yield from _answers_denied(said, (subject,), what, of, event, number)
    for (subject, what), said in _dated(told, ontology).items():
        yield from _answers_denied(said, (subject,), what, "", "", lambda t: _when(t, ontology))
    plain = (t for t in told if isinstance(t.value, str) and not dates_of(t, ontology))
    for (subject, what, value), said in _grouped(plain, lambda t: (t.subject, t.attribute or "", text(t))).items():
        yield from _denied(said, (subject,), what, "", value, _same_time)


def _answers_denied(
    said: Sequence[Told], about: tuple[str, ...], what: str, of: str, event: str, answer: Callable[[Told], tuple[float, float]]
) -> Iterator[Conflict]:
    """Yield each range that is denied, with the answers that lie within it: "none" denies 94, and 2015 denies May 2015."""
    for denied in sorted({answer(t) for t in said if t.denies}):
        part = [t for t in said if (answer(t) == denied if t.denies else within(answer(t), denied))]
        yield from _denied(part, about, what, of, f"{event} {denied}", _same_time)


def _denied(
    said: Sequence[Told], about: tuple[str, ...], what: str, of: str, answer: str, meets: Callable[[Told, Told], bool]
) -> Iterator[Conflict]:
    pairs = [(a, d) for a in said if a.affirms for d in said if d.denies and meets(a, d)]
    if pairs:
        sides = tuple(tuple(sorted(side, key=lambda t: t.id)) for side in map(set, zip(*pairs, strict=True)))
        yield Conflict("denied", about, what, sides, of, answer=answer)


def _at_once(one: Told, other: Told, occurrence: bool) -> bool:
    if occurrence:
        return _same_time(one, other)
    return one.since_from <= other.until_to and other.since_from <= one.until_to


def causes(told: Sequence[Told]) -> Iterator[Conflict]:
    """Yield causes of one death in words of which neither only says more than the other."""
    said = (t for t in told if t.attribute == "cause_of_death" and t.affirms)
    for (subject,), claims in _grouped(said, lambda t: (t.subject,)).items():
        sides = sided(claims, text, _says_more)
        if len(sides) > 1:
            yield Conflict("cause", (subject,), "cause_of_death", sides)


def _says_more(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def killers(told: Sequence[Told], related: Pairs) -> Iterator[Conflict]:
    """Yield killers of one person, unless one belongs to the other or the same words name both."""
    said = (t for t in told if t.relation == "KILLED_BY" and t.affirms and t.subject_type != "Population")
    for (subject,), claims in _grouped(said, lambda t: (t.subject,)).items():
        together = related | _joint(claims)
        sides = sided(claims, lambda t: t.object or "", lambda a, b, known=together: frozenset((a, b)) in known)
        if len(sides) > 1:
            yield Conflict("cause", (subject,), "KILLED_BY", sides)


def _joint(claims: Iterable[Told]) -> set[frozenset[str]]:
    """Return the pairs that one quote names together, as for a joint raid."""
    quoted = _grouped(claims, lambda t: (t.source, t.quote, str(t.start)))
    return {frozenset((a.object or "", b.object or "")) for said in quoted.values() for a, b in combinations(said, 2)}


def contradictions(told: Sequence[Told], ontology: Ontology) -> Iterator[Conflict]:
    """Yield relations that cannot hold at the same time and are said to."""
    edges = {EdgeKey.parse(key): said for (key,), said in _grouped((t for t in told if t.edge), lambda t: (t.edge or "",)).items()}
    for key, said in edges.items():
        for other in (k for k in key.contradicting(ontology) if k in edges and str(k) > str(key)):
            pairs = [(a, b) for a in said for b in edges[other] if _plain(a) and _plain(b) and _at_once(a, b, False)]
            if pairs:
                sides = tuple(tuple(sorted(side, key=lambda t: t.id)) for side in map(set, zip(*pairs, strict=True)))
                yield Conflict("contradiction", (key.a, key.b), key.relation, sides, answer=str(other))


def _plain(told: Told) -> bool:
    return told.polarity == "affirmed" and told.modality == "asserted"


def sided(claims: Sequence[Told], answer: Callable[[Told], A], agree: Callable[[A, A], bool]) -> tuple[tuple[Told, ...], ...]:
    """Group claims by answers that all agree; where a wide answer agrees with two that do not, each stands by itself."""
    said: dict[A, list[Told]] = defaultdict(list)
    for claim in sorted(claims, key=lambda t: t.id):
        said[answer(claim)].append(claim)
    groups = [part for group in _components(sorted(said), agree) for part in _agreeing(group, agree)]
    return tuple(tuple(claim for one in group for claim in said[one]) for group in groups)


def _agreeing(group: list[A], agree: Callable[[A, A], bool]) -> list[list[A]]:
    return [group] if all(agree(a, b) for a, b in combinations(group, 2)) else [[one] for one in group]


def _components(answers: Sequence[A], agree: Callable[[A, A], bool]) -> list[list[A]]:
    groups: list[list[A]] = []
    for one in answers:
        near = [group for group in groups if any(agree(one, other) for other in group)]
        groups = [group for group in groups if group not in near] + [sorted([one, *(o for group in near for o in group)])]
    return sorted(groups)


def _grouped(told: Iterable[Told], key: Callable[[Told], tuple[str, ...]]) -> Groups:
    groups: Groups = defaultdict(list)
    for claim in told:
        groups[key(claim)].append(claim)
    return dict(sorted(groups.items()))
