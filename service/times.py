"""How edges stand then: their standing, periods and counts as of what is asked, for the page that is answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cypher.graph import Graph
from cypher.when import counted_then, deaths
from model.dates import OPEN_END, OPEN_START, reading
from model.ontology import Ontology
from model.standing import Said, periods, standing
from model.when import When

Json = dict[str, Any]
_COUNTS = ("claim_count", "source_count", "voice_count", "contested")


@dataclass(frozen=True, slots=True)
class Then:
    """What is asked of time, with what had to be read to answer it: deaths, and edges folded from the claims that count."""

    when: When
    ontology: Ontology
    died: Mapping[str, int]
    counted: Mapping[str, Mapping[str, Any]]

    def of(self, edge: Mapping[str, Any], relation: str, ends: Sequence[str]) -> Json:
        """Return how an edge stands between its ends, its periods and its counts."""
        return self.timed(edge, relation, ends) | self.counts(edge)

    def timed(self, edge: Mapping[str, Any], relation: str, ends: Sequence[str]) -> Json:
        """Return how an edge stands, and its periods."""
        occurrence = self.ontology.relations[relation].kind == "occurrence"
        died = min((self.died[end] for end in ends if end in self.died), default=None)
        spans = [[p.since, p.until] for p in periods(edge, occurrence=occurrence, known=self.when.known)]
        return {"standing": standing(edge, occurrence=occurrence, when=self.when, died=died), "periods": spans}

    def counts(self, edge: Mapping[str, Any]) -> Json:
        """Return how much supports an edge then, and which sources only repeat an earlier one's text."""
        then = self.counted.get(edge["id"], edge)
        return {name: then[name] for name in _COUNTS} | {"recycled_from": then.get("recycled_from", [])}


class Dated(NamedTuple):
    """The dates of a claim as it is shown, and whether it tells of an occurrence."""

    said: Said
    occurrence: bool


def dated(claim: Mapping[str, Any], what: str, value: Any, ontology: Ontology) -> Dated:
    """Return the dates of a shown claim that states a relation or an attribute; a date as a value is when it happened."""
    published = reading(claim["source"]["published"]).earliest if claim["source"]["published"] else 0
    if ontology.attributes.get(what) == "date":
        happened = reading(value)
        return Dated(Said(happened.earliest, happened.latest, OPEN_START, OPEN_END, published), True)
    since, until = reading(claim["since"]), reading(claim["until"])
    relation = ontology.relations.get(what)
    occurrence = relation is not None and relation.kind == "occurrence"
    return Dated(Said(since.earliest, since.latest, until.earliest, until.latest, published), occurrence)


def then(
    graph: Graph, ontology: Ontology, when: When, edges: Iterable[Mapping[str, Any]], known: Mapping[str, Sequence[int]] | None = None
) -> Then:
    """Read what the standing of some edges depends on, beside what they carry and what is known of their claims that count then."""
    if not when.asked:
        return Then(when, ontology, {}, {})
    told = list(edges)
    states = [edge["id"].split(",") for edge in told if ontology.relations[edge["id"].partition(",")[0]].kind == "state"]
    died = deaths(graph, {end for _, *ends in states for end in ends[:2]}, when)
    counted: dict[str, Mapping[str, Any]] = {
        id_: dict[str, Any](zip(_COUNTS, (*counts, False), strict=True)) for id_, counts in (known or {}).items()
    }
    unknown = [edge for edge in told if edge["contested"] or edge.get("recycled_from") or edge["id"] not in counted]
    return Then(when, ontology, died, counted | counted_then(graph, unknown, ontology, when))
