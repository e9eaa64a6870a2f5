"""The projection: what the accepted claims about a pair or an entity add up to.

Every choice is a total order, so that the result depends on the set of claims alone, never on the order of loading.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from model.claims import Claim, Span
from model.dates import OPEN_END, OPEN_START, day, reading
from model.ontology import Ontology
from model.voices import Heard, Passages, Voices, counted

Properties = dict[str, Any]
_LATER_THAN_ALL = 99999999
_NOTHING: Mapping[str, str] = MappingProxyType({})
_OPEN = {OPEN_START, OPEN_END}


class Said(NamedTuple):
    """One accepted claim of an edge, with what the projection needs of it; days are yyyymmdd."""

    edge: str
    id: str
    polarity: str
    modality: str
    published: int | None
    publisher: str | None
    source: str
    attributed: str | None
    confidence: float
    quote: str
    since_from: int
    since_to: int
    until_from: int
    until_to: int
    start: int | None = None

    @property
    def supports(self) -> bool:
        """A denied or alleged claim never becomes a plain fact."""
        return self.polarity == "affirmed" and self.modality == "asserted"

    @property
    def voice(self) -> str:
        """Who says so: the voice inside the source, else its publisher, else the source itself."""
        return self.attributed or self.publisher or self.source

    @property
    def heard(self) -> Heard:
        """Who says so, and where in a document; its passage decides whether it is a voice of its own."""
        return Heard(self.voice, self.source, self.published, self.start)


@dataclass(frozen=True, slots=True)
class EdgeKey:
    """The ends and the relation of an edge, after merges; a symmetric relation runs from the smaller id.

    As text it is the relationship's id in every answer, and the `edge` that each of its claims carries.
    """

    relation: str
    a: str
    b: str
    label: str | None = None

    def __str__(self) -> str:
        text = f"{self.relation},{self.a},{self.b}"
        return text if self.label is None else f"{text},{self.label}"

    @classmethod
    def of(cls, ontology: Ontology, relation: str, a: str, b: str, label: str | None) -> "EdgeKey":
        """Return the key of an edge between two canonical entities."""
        told = ontology.relations[relation]
        if told.symmetric and a > b:
            a, b = b, a
        return cls(relation, a, b, label if told.labelled else None)

    @classmethod
    def parse(cls, text: str) -> "EdgeKey":
        """Return the key that `str` wrote."""
        relation, a, b, *label = text.split(",", 3)
        return cls(relation, a, b, label[0] if label else None)

    def contradicting(self, ontology: Ontology) -> tuple["EdgeKey", ...]:
        """Return the edges of the same pair that cannot stand at the same time."""
        return tuple(k for other in ontology.contradicting(self.relation) for k in _either(ontology, other, self))


def _either(ontology: Ontology, relation: str, key: EdgeKey) -> set[EdgeKey]:
    ends = ((key.a, key.b), (key.b, key.a))
    return {EdgeKey.of(ontology, relation, a, b, None) for a, b in ends}


def said(claim: Claim, key: EdgeKey, published: int | None, publisher: str | None, into: Mapping[str, str] = _NOTHING) -> Said:
    """Return what the projection needs of a claim whose source was published by someone on a day; `into` maps merged entities."""
    voice, since, until = claim.attributed_to, reading(claim.since), reading(claim.until)
    return Said(
        edge=str(key),
        id=claim.id,
        polarity=claim.polarity,
        modality=claim.modality,
        published=published,
        publisher=publisher,
        source=claim.source,
        attributed=(into.get(voice.entity.id, voice.entity.id) if voice.entity else voice.text) if voice else None,
        confidence=claim.confidence,
        quote=claim.quote,
        since_from=since.earliest,
        since_to=since.latest,
        until_from=until.earliest,
        until_to=until.latest,
        start=claim.locator.start if isinstance(claim.locator, Span) else None,
    )


def edge(
    key: EdgeKey, said: Sequence[Said], contradicting: Sequence[Said], *, occurrence: bool, passages: Passages | None = None
) -> Properties | None:
    """Return the native edge's properties, or None where no claim supports it; `passages` are those that its claims stand in."""
    support = [s for s in said if s.supports]
    if not support or key.a == key.b:
        return None
    support.sort(key=lambda s: (s.since_from, s.since_to, s.until_from, s.until_to, s.id))
    best = min(support, key=lambda s: (-s.confidence, s.published or _LATER_THAN_ALL, s.id))
    first, last = _evidenced(support, occurrence)
    voices = counted([s.heard for s in support], passages) if passages else Voices(len({s.voice for s in support}), [])
    properties: Properties = {
        "id": str(key),
        "claim_count": len(support),
        "source_count": len({s.source for s in support}),
        "voice_count": voices.voice_count,
        "recycled_from": voices.recycled_from or None,
        "contested": _contested(said, support, contradicting),
        "since": day(min((s.since_from for s in support if s.since_from != OPEN_START), default=OPEN_START)),
        "until": day(max(s.until_to for s in support)),
        "first_evidenced": first,
        "last_evidenced": last,
        "since_from": [s.since_from for s in support],
        "since_to": [s.since_to for s in support],
        "until_from": [s.until_from for s in support],
        "until_to": [s.until_to for s in support],
        "published": [s.published or 0 for s in support],
        "quote": best.quote,
        "quote_source": best.source,
        "label": key.label,
    }
    return {name: value for name, value in properties.items() if value is not None}


def _contested(said: Sequence[Said], support: Sequence[Said], contradicting: Sequence[Said]) -> bool:
    if any(s.polarity == "denied" for s in said):
        return True
    return any(a.since_from <= b.until_to and b.since_from <= a.until_to for b in contradicting if b.supports for a in support)


def _evidenced(support: Sequence[Said], occurrence: bool) -> tuple[str | None, str | None]:
    days = {d for s in support for d in (s.since_from, s.since_to, s.until_from, s.until_to)}
    if not occurrence:
        days.update(s.published for s in support if s.published and s.until_to == OPEN_END)
    days -= _OPEN
    return (day(min(days)), day(max(days))) if days else (None, None)


def entity_type(types: Iterable[tuple[str, str]], ontology: Ontology) -> str:
    """Return the type with most sources, then the ontology's order; `types` are (type, source)."""
    sources: dict[str, set[str]] = defaultdict(set)
    for name, source in types:
        sources[name].add(source)
    return min(sources, key=lambda name: (-len(sources[name]), ontology.type_order(name)))


def entity(id_: str, attributes: Iterable[tuple[str, str, str]]) -> Properties:
    """Return an entity's properties; `attributes` are (attribute, value, source) of accepted, plain claims."""
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for attribute, value, source in attributes:
        sources[attribute][value].add(source)
    names = sources.pop("name", {})
    aliases = set(sources.pop("alias", ()))
    name = _most(names) if names else min(aliases, default=id_.partition(":")[2])
    properties = {attribute: _most(values) for attribute, values in sorted(sources.items())}
    return properties | {"id": id_, "name": name, "aliases": sorted((aliases | set(names)) - {name})}


def _most(values: dict[str, set[str]]) -> str:
    return min(values, key=lambda value: (-len(values[value]), value))
