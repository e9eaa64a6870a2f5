"""The filter that lists, neighbours, paths, networks and exports share: what it asks of an edge, and of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cypher.graph import Graph
from cypher.statements import statement
from cypher.when import of_time
from model.claims import MODALITIES, POLARITIES, STATUSES
from model.errors import BadFilter
from model.ontology import Ontology
from model.when import ALWAYS, When

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep; an empty part asks nothing. An edge is kept where one of its claims fits every part that is about claims."""

    relations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    min_sources: int = 1
    contested: bool | None = None
    when: When = ALWAYS

    def checked(self, ontology: Ontology) -> "Filter":
        """Return the filter itself; raises BadFilter for a name that the model does not know, with the nearest one."""
        _known("relation", self.relations, tuple(ontology.relations))
        _known("type", self.types, tuple(ontology.types))
        _known("modality", self.modalities, MODALITIES)
        _known("polarity", self.polarities, POLARITIES)
        _known("status", self.statuses, STATUSES)
        return self

    @property
    def about_claims(self) -> bool:
        """Say whether an edge's claims have to be read to decide."""
        return any((self.places, self.sources, self.publishers, self.voices, self.modalities, self.polarities, self.statuses))

    def widened(self, ontology: Ontology) -> list[str]:
        """Return the relations asked for with those that each of them includes, or all of them."""
        return sorted({n for r in self.relations or ontology.relations for n in ontology.narrower(r)})

    def of_claims(self, graph: Graph, ontology: Ontology, *, plain: bool) -> Parameters:
        """Return what is asked of claims; `plain` keeps what supports an edge unless the filter says otherwise."""
        return {
            "places": places_within(graph, self.places) if self.places else None,
            "sources": list(self.sources) or None,
            "publishers": list(self.publishers) or None,
            "voices": list(self.voices) or None,
            "modalities": list(self.modalities) or (["asserted"] if plain and not self.polarities else None),
            "polarities": list(self.polarities) or (["affirmed"] if plain and not self.modalities else None),
            "statuses": list(self.statuses) or (["accepted"] if plain else None),
        } | of_time(self.when, ontology)

    def of_edges(self, graph: Graph, ontology: Ontology, *, around: Sequence[str] | None = None) -> Parameters:
        """Return what is asked of edges; `around` narrows the search for claims to those of some entities."""
        return {
            "relations": self.widened(ontology),
            "types": list(self.types) or None,
            "edges": self._edges(graph, ontology, around) if self.about_claims else None,
            "min_sources": self.min_sources,
            "contested": self.contested,
        } | of_time(self.when, ontology)

    def _edges(self, graph: Graph, ontology: Ontology, around: Sequence[str] | None) -> list[str]:
        told = self.of_claims(graph, ontology, plain=True) | {"around": list(around) if around else None}
        return [row["edge"] for row in graph.read(statement("explore/matching_edges"), told)]


EVERYTHING = Filter()


def places_within(graph: Graph, places: Sequence[str]) -> list[str]:
    """Return these places and all that is located in them, events too."""
    return [row["id"] for row in graph.read(statement("explore/places_within"), {"places": list(places)})]


def _known(name: str, values: Sequence[str], known: Sequence[str]) -> None:
    for value in values:
        if value not in known:
            close = get_close_matches(value.upper() if name == "relation" else value, known, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; it is one of {', '.join(known)}"
            raise BadFilter(name, f"{value!r} is not known{hint}")
