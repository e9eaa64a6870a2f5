"""The shapes of answers about entities and claims, for OpenAPI and the tests; nothing is built from these."""

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Json = dict[str, Any]
T = TypeVar("T")
Direction = Literal["in", "out", "any"]
LeftOut = Literal["undated", "ended", "not_yet", "published_later", "publication_unknown"]
Standing = Literal["certain", "happened", "possible", "carried", "undated"]


class Shape(BaseModel):
    """A closed JSON object."""

    model_config = ConfigDict(extra="forbid")


class Ref(Shape):
    """An entity by id, type and name."""

    id: str
    type: str
    name: str | None


class Caller(Shape):
    """Whose key a request bears, and its role."""

    name: str | None
    role: Literal["reader", "analyst", "admin"] | None


class Page(Shape, Generic[T]):
    """A page of a list."""

    total: int
    limit: int
    offset: int
    results: list[T]


class SourceRef(Shape):
    """Who published what a quote stands in."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    reliability: str | None


class Voice(Shape):
    """The voice inside a source."""

    text: str
    entity: Ref | None


class Evidence(Shape):
    """One claim as evidence: its quote, where it stands, who says so and how."""

    claim: str
    quote: str
    prefix: str | None
    suffix: str | None
    start: int | None
    end: int | None
    source: SourceRef
    attributed_to: Voice | None
    polarity: Literal["affirmed", "denied"]
    modality: Literal["asserted", "alleged", "possible", "planned"]
    hedge: str | None
    since: str | None
    until: str | None
    qualifiers: Json
    confidence: float
    status: Literal["proposed", "accepted", "rejected", "superseded"]
    extractor: str


class ClaimShape(Evidence):
    """A claim with its ends."""

    subject: Ref
    relation: str | None
    object: Ref | None
    relationship: str | None
    attribute: str | None
    value: Any


class Answered(Shape):
    """Under which question an answer was given, how its edges stand, and what was left out."""

    as_of: str | None
    known_by: str | None
    since: str | None
    until: str | None
    undated: Literal["include", "exclude"]
    family: Literal["none", "parents", "branches"]
    revision: int
    counts: dict[Standing, int]
    left_out: dict[LeftOut, int]


class Claims(Page[ClaimShape]):
    """A page of claims."""

    answered: Answered


class Found(Shape):
    """An entity that a search found."""

    id: str
    type: str
    name: str | None
    kind: str | None
    aliases: list[str]
    country: str | None
    claim_count: int
    score: float | None


class Name(Shape):
    """A name or an alias, and how many sources use it."""

    value: str
    kind: Literal["name", "alias"]
    lang: str | None
    since: str | None
    until: str | None
    source_count: int


class Value(Shape):
    """A value of an attribute, with everything that says so."""

    value: Any
    since: str | None
    until: str | None
    source_count: int
    voice_count: int
    recycled_from: list[str]
    evidence: list[Evidence]


class RelationCount(Shape):
    """How many edges of a relation an entity has in one direction."""

    relation: str
    direction: Direction
    label: str | None
    count: int


class Entity(Shape):
    """One entity: what its claims add up to."""

    id: str
    type: str
    kind: str | None
    name: str | None
    names: list[Name]
    attributes: dict[str, list[Value]]
    relations: list[RelationCount]
    merged: list[str]
    claim_count: int
    source_count: int
    conflict_count: int
    first_evidenced: str | None
    last_evidenced: str | None
    answered: Answered


class Edge(Shape):
    """How an edge stands in time, and how much supports it."""

    standing: Standing
    periods: list[tuple[str | None, str | None]]
    claim_count: int
    source_count: int
    voice_count: int
    contested: bool
    recycled_from: list[str]


class Neighbour(Edge):
    """What stands at the other end of an edge; `of` is whose neighbour it is, where that is another of the family."""

    relationship: str
    other: Ref
    of: Ref | None
    evidence: list[Evidence]


class Group(Page[Neighbour]):
    """The neighbours by one relation in one direction; `next` is the next page's offset."""

    relation: str
    direction: Direction
    label: str | None
    next: int | None


class Adjacent(Shape):
    """What stands one step from an entity."""

    entity: Ref
    answered: Answered
    groups: list[Group]


class Relationship(Edge):
    """An edge as a sentence."""

    id: str
    relation: str
    label: str | None
    symmetric: bool
    subject: Ref
    object: Ref
    sentence: str


class Sides(Shape):
    """One relationship with the evidence for, against and unproven; without support it has no standing."""

    id: str
    relation: str
    label: str | None
    symmetric: bool
    subject: Ref
    object: Ref
    sentence: str
    standing: Standing | None
    periods: list[tuple[str | None, str | None]]
    claim_count: int
    source_count: int
    voice_count: int
    contested: bool
    recycled_from: list[str]
    for_: Page[ClaimShape] = Field(alias="for")
    against: Page[ClaimShape]
    unproven: Page[ClaimShape]
    answered: Answered


class Relationships(Page[Relationship]):
    """A page of relationships."""

    answered: Answered


class Added(Shape):
    """What was added, and what was there already; inline names count too."""

    created: int
    unchanged: int
    claims: list[str]
