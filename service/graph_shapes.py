"""The shapes of drawings, sources, tables and counts, for OpenAPI and the tests."""

from typing import Literal

from pydantic import BaseModel, Field

from service.shapes import Added, Answered, Evidence, Json, Shape, SourceRef, Standing


class SourceShape(SourceRef):
    """One source; `reliability` is what counts: an analyst's grade where there is one, else `own_reliability`, which it came with."""

    own_reliability: str | None
    graded_by: str | None
    graded_at: str | None

    kind: str | None
    retrieved: str | None
    sha256: str | None
    claim_count: int


class Mark(Shape):
    """Where a claim stands in a text."""

    claim: str
    start: int
    end: int
    subject: str
    relation: str | None
    object: str | None
    attribute: str | None
    polarity: str
    modality: str
    status: str


class ReadingShape(Shape):
    """What the reader found in a report: how many claims by status, how many were refused, and what to know about it."""

    extractor: str
    accepted: int
    proposed: int
    refused: int
    warnings: list[str]


class AddedSource(Added):
    """What was added with a source, and its reading where it was read."""

    reading: ReadingShape | None


class SourceText(Shape):
    """A source's text, None for a table, and where its claims stand in it."""

    source: SourceShape
    text: str | None
    claims: list[Mark]


class Node(Shape):
    """A node of a drawing."""

    id: str
    type: str
    kind: str | None
    label: str
    aliases: list[str]
    degree: int
    hidden: int
    claim_count: int
    x: float
    y: float


class DrawnEdge(Shape):
    """An edge of a drawing; `t` holds [first, last] day of each evidenced period."""

    id: str
    source: str
    target: str
    relation: str
    label: str | None
    sentence: str
    standing: Standing
    dated: bool
    t: list[tuple[str | None, str | None]]
    claim_count: int
    source_count: int
    voice_count: int
    contested: bool
    recycled_from: list[str]
    claims: list[str]


class GraphDoc(Shape):
    """What every picture and every graph export is made from."""

    schema_: Literal["fealty-graph/1"] = Field(alias="schema")
    query: Json
    answered: Answered
    shown: dict[str, int]
    total: dict[str, int]
    types: dict[str, int]
    relations: dict[str, int]
    nodes: list[Node]
    edges: list[DrawnEdge]
    claims: dict[str, Evidence]
    sources: dict[str, SourceRef]


class LegendType(Shape):
    """How an entity's type is drawn."""

    name: str
    colour: str
    shape: str


class LegendRelation(Shape):
    """How a relation is drawn."""

    name: str
    colour: str
    dash: str


class Legend(Shape):
    """How types and relations are drawn."""

    types: list[LegendType]
    relations: list[LegendRelation]


class Picture(Shape):
    """A GraphDoc with its drawing as vis-network takes it.

    `days` are the first and last on which each dated claim of an edge is evidence; `told_on` those on which undated claims of a
    dated state were published.
    """

    doc: GraphDoc
    drawn: dict[Literal["nodes", "edges"], list[Json]]
    legend: Legend
    days: dict[str, list[tuple[str | None, str | None]]]
    told_on: dict[str, list[str]]


class Narrower(Shape):
    """A further filter, how much it would leave, and what of that would be drawn."""

    filter: Json
    nodes: int
    edges: int
    drawn: dict[Literal["nodes", "edges"], int]


class Standings(Shape):
    """Which relationships stand then, and how."""

    kept: dict[str, Standing]
    answered: Answered


class Parameter(Shape):
    """A parameter of a saved question."""

    name: str
    type: str
    optional: bool
    example: str


class Question(Shape):
    """A saved question, as it runs in Neo4j Browser."""

    name: str
    question: str
    parameters: list[Parameter]
    text: str


class Table(BaseModel):
    """The answer to Cypher: fields and rows; the limits it ran under, and whether rows were left out."""

    data: Json
    truncated: bool
    limits: Json
    elapsed_ms: float


class Named(Shape):
    """A label, what it means, and how many there are; null where that is not counted."""

    name: str
    says: str
    count: int | None


class NamedRelation(Named):
    """A relationship type."""

    symmetric: bool


class Property(Shape):
    """A property, of what, and what it means."""

    of: str
    name: str
    says: str


class Vocabulary(Shape):
    """What a Cypher statement can name."""

    labels: list[Named]
    relations: list[NamedRelation]
    properties: list[Property]


class Bounds(Shape):
    """What one statement may take."""

    seconds: float
    rows: int
    characters: int


class Limits(Shape):
    """What Cypher is bounded by, and the address of Neo4j Browser where it is known."""

    limits: Bounds
    browser: str | None


class Stats(Shape):
    """How much there is."""

    types: dict[str, int]
    relations: dict[str, int]
    claims: int
    sources: int


class OntologyShape(Shape):
    """What can be said."""

    types: list[str]
    attributes: dict[str, str]
    qualifiers: dict[str, str]
    relations: list[Json]


class Health(BaseModel):
    """That it is well."""

    status: Literal["ok"]
