"""Reading everything again: every quote where it should stand, every native edge as its claims make it, every entity too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from cypher import projecting
from cypher.graph import Graph, Row, Transaction
from cypher.statements import statement
from model.claims import Span
from model.ontology import Ontology
from model.projection import EdgeKey, Properties
from model.quotes import misplaced

_BATCH = 2000
Cells = Mapping[tuple[str, int], Mapping[str, str]]
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is off: what it is, and why."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def verify(graph: Graph, ontology: Ontology, *, cells: Cells | None = None, told: Told = lambda _: None) -> Iterator[Fault]:
    """Yield what is off. `cells` are tables' rows by source and number; a row that it lacks is passed over."""
    yield from _quotes(graph, cells, told)
    yield from _edges(graph, ontology, told)
    yield from _strays(graph, told)
    yield from _entities(graph, ontology, told)


def _quotes(graph: Graph, cells: Cells | None, told: Told) -> Iterator[Fault]:
    for source in graph.read(statement("explore/source_ids"), {}):
        text = _text(graph, source["id"]) if source["parts"] else None
        for row in graph.stream(statement("explore/quotes"), {"source_id": source["id"]}):
            if reason := _misquoted(source["id"], row, text, cells):
                yield Fault(f"claim {row['id']} of {source['id']}", reason)
            told(1)


def _text(graph: Graph, source_id: str) -> str:
    return "".join(graph.read(statement("explore/source_text"), {"source_id": source_id})[0]["text"])


def _misquoted(source: str, row: Row, text: str | None, cells: Cells | None) -> str | None:
    if row["start"] is not None:
        return misplaced(text, Span(row["start"], row["end"]), row["quote"]) if text is not None else "its text is not there"
    if row["row"] is None or cells is None:
        return None
    found = cells.get((source, row["row"]))
    return _mistold(row["quote"], row["columns"], found) if found is not None else None


def _mistold(quote: str, columns: Sequence[str], cells: Mapping[str, str]) -> str | None:
    """Return why a quote is not what these cells say, or None where it is: as cells, or within one of them."""
    if any(column not in cells for column in columns):
        return f"the table has no column {', '.join(c for c in columns if c not in cells)}"
    if quote == "; ".join(f"{column}: {cells[column]}" for column in columns) or any(quote in cells[column] for column in columns):
        return None
    return f"{quote[:80]!r} is not what the table's cells say"


def _edges(graph: Graph, ontology: Ontology, told: Told) -> Iterator[Fault]:
    """Hold the edges that claims make against those that are there."""
    after = ""
    while page := [row["edge"] for row in graph.read(statement("load/edge_keys"), {"after": after, "limit": _BATCH})]:
        after = page[-1]
        keys = [EdgeKey.parse(text) for text in page]
        wanted, stored = graph.consistent(lambda tx, keys=keys: _sides(tx, keys, ontology))
        for key in map(str, keys):
            if reason := _difference(wanted.get(key), stored.get(key)):
                yield Fault(f"edge {key}", reason)
        told(len(page))


def _sides(tx: Transaction, keys: Sequence[EdgeKey], ontology: Ontology) -> tuple[dict[str, Properties], dict[str, Properties]]:
    now = projecting.edge_claims(tx, projecting.with_contradicting(keys, ontology))
    folded = {str(key): projecting.fold(key, now, ontology) for key in keys}
    rows = [{"a": key.a, "b": key.b, "type": key.relation, "id": str(key)} for key in keys]
    return {k: p for k, p in folded.items() if p}, dict(tx.found(statement("load/edges_of"), {"rows": rows}))


def _difference(wanted: Mapping[str, object] | None, stored: Mapping[str, object] | None) -> str | None:
    if wanted is None or stored is None:
        return None if wanted is stored else "no claim supports it" if wanted is None else "is missing"
    off = sorted(name for name in wanted.keys() | stored.keys() if wanted.get(name) != stored.get(name))
    return f"differs from its claims in {', '.join(off)}" if off else None


def _strays(graph: Graph, told: Told) -> Iterator[Fault]:
    """Find the edges that no claim bears the key of."""
    rows = graph.stream(statement("explore/projection"), {})
    while page := list(islice(rows, _BATCH)):
        keys = [row["properties"].get("id") for row in page]
        known = set(graph.read(statement("load/claimed_keys"), {"keys": [k for k in keys if k]})[0]["found"])
        for row, key in zip(page, keys, strict=True):
            if key not in known or key != _name(row):
                yield Fault(f"edge {_name(row)}", "no claim supports it")
        told(len(page))


def _name(row: Row) -> str:
    return str(EdgeKey(row["relation"], row["subject"], row["object"], row["properties"].get("label")))


def _entities(graph: Graph, ontology: Ontology, told: Told) -> Iterator[Fault]:
    after = ""
    while page := [row["id"] for row in graph.read(statement("load/entity_ids"), {"after": after, "limit": _BATCH})]:
        after = page[-1]
        for id_, reason in graph.consistent(lambda tx, page=page: projecting.misprojected(tx, page, ontology)):
            yield Fault(f"entity {id_}", reason)
        told(len(page))
