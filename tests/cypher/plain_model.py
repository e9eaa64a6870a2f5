"""What the graph should be, computed slowly and plainly from everything that was loaded and decided.

It knows no database and keeps nothing between two questions: every answer is worked out from the whole history again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cypher.batches import facts_of, rank
from model.claims import Claim, Source
from model.judgements import Judgement, clusters
from model.ontology import Ontology
from model.projection import EdgeKey, Said, edge, entity, entity_type, said
from model.reviews import Review, decided

TOLD = frozenset({"name", "alias", "kind", "description", "country", "nationality", "designation"})
Edge = tuple[str, str, str]


@dataclass
class PlainModel:
    """The claims of each source that is there, every judgement and every review."""

    ontology: Ontology
    sources: dict[str, Source]
    loaded: dict[str, dict[str, Claim]] = field(default_factory=dict[str, dict[str, Claim]])
    judgements: dict[str, Judgement] = field(default_factory=dict[str, Judgement])
    reviews: list[Review] = field(default_factory=list[Review])

    def load(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            for each in (claim, *claim.names()):
                there = self.loaded.setdefault(each.source, {})
                each = self._decided(each)
                if each.id not in there or rank(each) > rank(there[each.id]):
                    there[each.id] = each

    def retract(self, source: str) -> None:
        self.loaded.pop(source, None)

    def review(self, review: Review) -> None:
        self.reviews.append(review)
        for there in self.loaded.values():
            for id_, claim in there.items():
                there[id_] = self._decided(claim)

    def _decided(self, claim: Claim) -> Claim:
        review = decided(self.reviews).of(claim.statement, claim.id)
        return Claim(**{f: getattr(claim, f) for f in claim.__dataclass_fields__} | {"status": review.decision}) if review else claim

    def claims(self) -> list[Claim]:
        return [claim for there in self.loaded.values() for claim in there.values()]

    def merged(self) -> dict[str, str]:
        """What each merged entity is merged into."""
        reached = {ref.id for claim in self.claims() for ref in claim.entities()}
        return clusters(self.judgements.values()).canonical(reached)

    def edges(self) -> dict[Edge, dict[str, Any]]:
        """Each native edge with its properties, by subject, relation with label, and object."""
        into = self.merged()
        told = [self._said(c, into) for c in self.claims() if c.relation and c.status == "accepted"]
        found: dict[Edge, dict[str, Any]] = {}
        for key in {key for key, _ in told}:
            mine = [s for k, s in told if k == key]
            against = [s for k, s in told if k in key.contradicting(self.ontology)]
            properties = edge(key, mine, against, occurrence=self.ontology.relations[key.relation].kind == "occurrence")
            if properties:
                found[key.a, f"{key.relation}{key.label or ''}", key.b] = properties
        return found

    def _said(self, claim: Claim, into: dict[str, str]) -> tuple[EdgeKey, Said]:
        assert claim.relation and claim.object
        ends = [into.get(id_, id_) for id_ in (claim.subject.id, claim.object.id)]
        label = claim.qualifiers.get("label")
        key = EdgeKey.of(self.ontology, claim.relation, ends[0], ends[1], str(label) if label else None)
        return key, said(claim, key, *facts_of(self.sources[claim.source]), into)

    def entities(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Each entity's label and properties; a merged one is only its id."""
        into = self.merged()
        reached = {ref.id for claim in self.claims() for ref in claim.entities()}
        found = {id_: ("Merged", {"id": id_}) for id_ in into}
        return found | {id_: self._entity(id_, {id_} | {m for m, e in into.items() if e == id_}) for id_ in reached - into.keys()}

    def _entity(self, id_: str, members: set[str]) -> tuple[str, dict[str, Any]]:
        types = [(ref.type, c.source) for c in self.claims() for ref in c.entities() if ref.id in members]
        return entity_type(types, self.ontology), entity(id_, self._told(members))

    def _told(self, members: set[str]) -> Iterator[tuple[str, str, str]]:
        for claim in self.claims():
            plain = claim.status == "accepted" and claim.polarity == "affirmed" and claim.modality == "asserted"
            if claim.subject.id in members and claim.attribute in TOLD and plain:
                yield str(claim.attribute), str(claim.value), claim.source
