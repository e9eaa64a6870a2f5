"""Reading evidence: one typed function per file of `explore/` that answers who says so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from cypher.statements import statement
from cypher.when import Parts, of_time, summed
from model.dates import reading
from model.ontology import Ontology
from model.projection import EdgeKey
from model.voices import Heard
from model.when import ALWAYS, When

Json = dict[str, Any]
SIDES = ("for", "against", "unproven")
_SHOWN = (
    "quote",
    "prefix",
    "suffix",
    "start",
    "end",
    "polarity",
    "modality",
    "hedge",
    "since",
    "until",
    "confidence",
    "status",
    "extractor",
)


def shown(claim: Mapping[str, Any], source: Json, names: Sequence[Sequence[str]]) -> Json:
    """Return a stored claim as Evidence: the quote, where it stands, who says so, and how."""
    named = {role: {"id": id_, "type": type_, "name": name} for role, id_, type_, name in names}
    voice = named.pop("attributed_to", None)
    said: Json = {"claim": claim["id"]} | {name: claim.get(name) for name in _SHOWN}
    said["source"] = source
    said["attributed_to"] = {"text": claim["attributed_text"], "entity": voice} if "attributed_text" in claim else None
    said["qualifiers"] = named | {k[2:]: v for k, v in claim.items() if k.startswith("q_")}
    return said


def value_of(claim: Mapping[str, Any]) -> Any:
    """Return an attribute claim's value: a text, or a count as `{"min", "max", "op", "of"}`."""
    if "value_op" in claim:
        return {part: claim.get(f"value_{part}") for part in ("min", "max", "op", "of")}
    return claim.get("value")


class Best(NamedTuple):
    """The best evidence of each edge, best first; and claims, sources and voices of each that count then, where they were counted."""

    quotes: dict[str, list[Json]]
    counts: dict[str, Sequence[int]]


def best(graph: Graph, ontology: Ontology, *, edges: Sequence[str], each: int, keep: Filter = EVERYTHING) -> Best:
    """Return the best evidence of each edge, at most `each`; as of a date what is dated comes first."""
    found = Best(defaultdict(list), {})
    if each and edges:
        told = keep.of_claims(graph, ontology, plain=True) | {"keys": list(edges), "each": each}
        for row in graph.read(statement("explore/best_claims"), told):
            found.quotes[row["edge"]].append(shown(row["claim"], row["source"], row["names"]))
            if keep.when.asked and not keep.about_claims:
                found.counts[row["edge"]] = row["counts"]
    return found


def claims_by_id(graph: Graph, *, ids: Sequence[str]) -> list[Json]:
    """Return claims with their ends, in the order of the ids given."""
    rows = {row["claim"]["id"]: row for row in graph.read(statement("explore/claims_by_id"), {"ids": list(ids)})} if ids else {}
    return [_claim(rows[id_]) for id_ in ids if id_ in rows]


def _claim(row: Row) -> Json:
    claim = row["claim"]
    said = {"relation": claim.get("relation"), "attribute": claim.get("attribute"), "value": value_of(claim)}
    ends = {"subject": row["subject"], "object": row["object"], "relationship": claim.get("edge")}
    return shown(claim, row["source"], row["names"]) | ends | said


def claims(
    graph: Graph,
    *,
    ontology: Ontology,
    subjects: Sequence[str] = (),
    objects: Sequence[str] = (),
    between: tuple[Sequence[str], Sequence[str]] = ((), ()),
    keep: Filter = EVERYTHING,
    attributes: Sequence[str] = (),
    sort: str = "id",
    limit: int = 25,
    offset: int = 0,
) -> Row:
    """Return a page of claims with their quotes, how many there are and were left out; denied and alleged ones too."""
    ends = {"subjects": subjects, "objects": objects, "ones": between[0], "others": between[1], "attributes": attributes}
    told: Json = {name: list(given) or None for name, given in ends.items()} | {"sort": sort}
    told |= keep.of_claims(graph, ontology, plain=False) | {"types": list(keep.types) or None, "limit": limit, "offset": offset}
    told["relations"] = keep.widened(ontology) if keep.relations else None
    found = graph.read(statement("explore/claims"), told)[0]
    return {"total": found["total"], "results": claims_by_id(graph, ids=found["ids"]), "left_out": found["left_out"]}


def attributes(graph: Graph, *, entity_id: str) -> Iterator[tuple[str, Any, Json]]:
    """Yield what is said of an entity apart from relations: attribute, value and evidence."""
    for row in graph.read(statement("explore/attributes"), {"entity_id": entity_id}):
        yield row["claim"]["attribute"], value_of(row["claim"]), shown(row["claim"], row["source"], row["names"])


def speaker(said: Json) -> str:
    """Return whose voice it is: whom the source quotes, else its publisher, else the source itself."""
    voice: Json = said["attributed_to"] or {}
    entity: Json = voice.get("entity") or {}
    return str(entity.get("id") or voice.get("text") or said["source"]["publisher"] or said["source"]["id"])


def heard(said: Json) -> Heard:
    """Return whose voice it is, and where in a document it speaks."""
    source = said["source"]
    published = reading(source["published"]).earliest or None if source["published"] else None
    return Heard(speaker(said), source["id"], published, said["start"])


def edge(graph: Graph, *, key: EdgeKey) -> Row | None:
    """Return a native edge with its ends, or None."""
    told = {"one": key.a, "other": key.b, "relation": key.relation, "id": str(key)}
    found = graph.read(statement("explore/edge"), told)
    return found[0] if found else None


def sides(
    graph: Graph, ontology: Ontology, *, key: EdgeKey, when: When = ALWAYS, limit: int = 25, offset: int = 0
) -> tuple[dict[str, Json], Parts]:
    """Return the evidence for, against and unproven, each a page with its total; and how much was left out."""
    told = {"edge": str(key), "limit": limit, "offset": offset} | of_time(when, ontology)
    found = {row["side"]: row for row in graph.read(statement("explore/sides"), told)}
    read = {c["claim"]: c for c in claims_by_id(graph, ids=[id_ for row in found.values() for id_ in row["ids"]])}
    page = {"limit": limit, "offset": offset}
    empty: Json = {"total": 0, "ids": []}
    pages = {
        side: {"total": row["total"]} | page | {"results": [read[id_] for id_ in row["ids"]]}
        for side in SIDES
        for row in (found.get(side, empty),)
    }
    return pages, summed(row["left_out"] for row in found.values())


def sources(graph: Graph, *, publishers: Sequence[str] = (), limit: int = 25, offset: int = 0) -> Row:
    """Return a page of what was read, newest first."""
    told = {"publishers": list(publishers) or None, "limit": limit, "offset": offset}
    return graph.read(statement("explore/sources"), told)[0]


def source(graph: Graph, *, source_id: str) -> Row | None:
    """Return one source with its count of claims, or None."""
    found = graph.read(statement("explore/source"), {"source_id": source_id})
    return found[0]["source"] if found else None


def source_text(graph: Graph, *, source_id: str) -> Row | None:
    """Return a source, its text (None for a table) and where its claims stand in it."""
    found = graph.read(statement("explore/source_text"), {"source_id": source_id})
    return found[0] | {"text": "".join(found[0]["text"]) or None} if found else None
