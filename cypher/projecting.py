"""Keeping the projection: native edges and entities, folded again from their claims by `model.projection`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cypher.graph import Transaction
from cypher.statements import statement
from model.claims import Claim
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said, edge, entity, entity_type
from model.voices import Passage, Passages, words

Edges = Mapping[str, Sequence[Said]]
ENTITY_ATTRIBUTES = frozenset({"name", "alias", "kind", "description", "country", "nationality", "designation"})


@dataclass(frozen=True, slots=True)
class Stored:
    """The entities of a batch that the graph has: each one's type label, and what the merged ones are the same as."""

    types: Mapping[str, str | None]
    merged: Mapping[str, str]


def stored_entities(tx: Transaction, ids: Sequence[str]) -> Stored:
    """Return which of these entities are there already."""
    found = dict[str, list[str]](tx.found(statement("load/known_entities"), {"ids": list(ids)}))
    merged = [id_ for id_, labels in found.items() if "Merged" in labels]
    types = {id_: next((label for label in labels if label not in ("Entity", "Merged")), None) for id_, labels in found.items()}
    return Stored(types, dict[str, str](tx.found(statement("load/merged_into"), {"ids": merged}) if merged else ()))


def changed(tx: Transaction, claims: Iterable[Claim], refs: Iterable[tuple[str, str]], types: Mapping[str, str | None]) -> set[str]:
    """Return the stored entities that these new claims, which name these entities and types, may change.

    One more source for the type or the value that already wins leaves the winner, so such a claim changes nothing.
    """
    telling = [claim for claim in claims if tells(claim) and claim.subject.id in types]
    ids = sorted({claim.subject.id for claim in telling})
    known = dict[str, Properties](tx.found(statement("load/entity_properties"), {"ids": ids}) if ids else ())
    retyped = {id_ for id_, type_ in refs if id_ in types and types[id_] != type_}
    return retyped | {claim.subject.id for claim in telling if not _says(known[claim.subject.id], claim)}


def tells(claim: Claim) -> bool:
    """Say whether a claim counts for its subject's properties."""
    if claim.attribute not in ENTITY_ATTRIBUTES:
        return False
    return claim.status == "accepted" and claim.polarity == "affirmed" and claim.modality == "asserted"


def _says(properties: Mapping[str, Any], claim: Claim) -> bool:
    if claim.attribute == "alias":
        return claim.value in (properties.get("aliases") or ())
    return properties.get(claim.attribute or "") == claim.value


def new_entities(claims: Iterable[Claim], ontology: Ontology) -> dict[str, Properties]:
    """Return each entity that these claims reach as a row to create: what it is where nothing else reaches it."""
    types: dict[str, set[tuple[str, str]]] = defaultdict(set)
    told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for claim in claims:
        for ref in claim.entities():
            types[ref.id].add((ref.type, claim.source))
        if tells(claim):
            told[claim.subject.id].append((str(claim.attribute), str(claim.value), claim.source))
    return {id_: {"type": entity_type(found, ontology), "props": entity(id_, told.get(id_, ()))} for id_, found in types.items()}


def project_entities(tx: Transaction, ids: Sequence[str], ontology: Ontology) -> None:
    """Give entities, or those that they are merged into, the type, the names and the properties that their claims add up to."""
    if not ids:
        return
    into = dict[str, str](tx.found(statement("load/merged_into"), {"ids": list(ids)}))
    ids = sorted({into.get(id_, id_) for id_ in ids})
    written = list(_projected(tx, ids, ontology).values())
    tx.run(statement("load/write_entities"), {"rows": written, "types": list(ontology.types)})


def _projected(tx: Transaction, ids: Sequence[str], ontology: Ontology) -> dict[str, Properties]:
    """Return what the claims of these entities add up to, by id: a type and properties; nothing for one that is merged."""
    types: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, type_, source in tx.found(statement("load/entity_types"), {"ids": list(ids)}):
        types[id_].append((type_, source))
    told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for id_, attribute, value, source in tx.found(statement("load/entity_attributes"), {"ids": list(ids)}):
        told[id_].append((attribute, value, source))
    return {id_: {"type": entity_type(types[id_], ontology), "props": entity(id_, told[id_])} for id_ in ids if types[id_]}


def misprojected(tx: Transaction, ids: Sequence[str], ontology: Ontology) -> list[tuple[str, str]]:
    """Return which of these entities differ from what their claims add up to, and in what."""
    stored = {id_: labels for id_, labels in tx.found(statement("load/known_entities"), {"ids": list(ids)}) if "Merged" not in labels}
    properties = dict[str, Properties](tx.found(statement("load/entity_properties"), {"ids": sorted(stored)}))
    wanted = _projected(tx, sorted(stored), ontology)
    return [(id_, why) for id_ in sorted(stored) if (why := _off(wanted.get(id_), stored[id_], properties[id_]))]


def _off(wanted: Properties | None, labels: Sequence[str], properties: Properties) -> str | None:
    if wanted is None:
        return "no claim reaches it"
    if sorted(labels) != sorted(["Entity", wanted["type"]]):
        return f"is labelled {', '.join(labels)}, where its claims make it {wanted['type']}"
    told: Properties = wanted["props"]
    off = sorted(name for name in told.keys() | properties.keys() if told.get(name) != properties.get(name))
    return f"differs from its claims in {', '.join(off)}" if off else None


def with_contradicting(keys: Iterable[EdgeKey], ontology: Ontology) -> list[str]:
    """Return the keys and those that they contradict, as stored."""
    return sorted({str(k) for key in keys for k in (key, *key.contradicting(ontology))})


def edge_claims(tx: Transaction, keys: Sequence[str]) -> dict[str, list[Said]]:
    """Return the accepted claims of each edge."""
    found: dict[str, list[Said]] = defaultdict(list)
    if keys:
        for values in tx.found(statement("load/edge_claims"), {"keys": list(keys)}):
            found[values[0]].append(Said(*values))
    return found


def write_edges(tx: Transaction, keys: set[EdgeKey], before: Edges, now: Edges, ontology: Ontology) -> None:
    """Write exactly these edges: created where nothing supported them before, deleted where nothing does now."""
    create: list[Properties] = []
    update: list[Properties] = []
    delete: list[Properties] = []
    passages = passages_of(tx, keys, now)
    for key in sorted(keys, key=str):
        old = any(s.supports for s in before.get(str(key), ())) and key.a != key.b
        properties = fold(key, now, ontology, passages)
        if properties is not None:
            (update if old else create).append(edge_row(key, properties))
        elif old:
            delete.append(edge_row(key, {"id": str(key)}))
    if_any(tx, "load/create_edges", create)
    if_any(tx, "load/update_edges", update)
    if_any(tx, "load/delete_edges", delete)


def edge_row(key: EdgeKey, properties: Properties) -> Properties:
    """Return a row of the statements that write edges."""
    return {"a": key.a, "b": key.b, "type": key.relation, "props": properties}


def fold(key: EdgeKey, now: Edges, ontology: Ontology, passages: Passages | None = None) -> Properties | None:
    """Return an edge's properties, or None where no claim supports it; `passages` are those of `passages_of`."""
    against = [s for k in key.contradicting(ontology) for s in now.get(str(k), ())]
    occurrence = ontology.relations[key.relation].kind == "occurrence"
    return edge(key, now.get(str(key), ()), against, occurrence=occurrence, passages=passages)


def may_repeat(key: EdgeKey, now: Edges) -> bool:
    """Say whether two documents support an edge, so that its voices depend on their passages."""
    said = now.get(str(key), ())
    return len(said) > 1 and len({s.source for s in said if s.start is not None and s.supports}) > 1


def passages_of(tx: Transaction, keys: Iterable[EdgeKey], now: Edges) -> Passages:
    """Return the passages that decide how many voices support these edges; nothing is read for tables and single documents."""
    said = (s for key in keys if may_repeat(key, now) for s in now[str(key)] if s.supports)
    places = sorted({place for s in said if (place := s.heard.place)})
    return passages_at(tx.found(statement("load/passages_at"), {"places": list(map(list, places))})) if places else {}


def passages_at(rows: Iterable[tuple[str, int, str, str]]) -> Passages:
    """Return the passage at each place from rows of `load/passages_at`."""
    return {(source, start): Passage(id_, words(text)) for source, start, id_, text in rows}


def if_any(tx: Transaction, name: str, rows: Sequence[Properties]) -> None:
    """Run a statement over rows, unless there are none."""
    if rows:
        tx.run(statement(name), {"rows": rows})
