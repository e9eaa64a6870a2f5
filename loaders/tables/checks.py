"""A mapping against the ontology: a misspelt relation, type or entity is refused once, when the mapping is read, not row by row."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import get_close_matches
from itertools import chain

from loaders.tables.mapping import Cell, Condition, Date, Entity, Mapping, Statement, columns_of
from model.claims import MODALITIES, OPERATORS, POLARITIES
from model.dates import reading
from model.errors import ModelError
from model.ontology import Ontology

Problem = tuple[tuple[str | int, ...], str]
_ALWAYS = datetime(2015, 3, 14)


def problems(mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    """Yield what is wrong with a mapping, each with the path of its key."""
    for name, entity in mapping.entities.items():
        yield from _at(("entities", name), _entity(entity, ontology))
    for number, said in enumerate(mapping.claims):
        yield from _at(("claims", number), _statement(said, mapping, ontology))
    for key in ("published", "retrieved"):
        yield from _at(("source", key), _date(getattr(mapping.source, key)))


def near(name: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest known word, or nothing."""
    by_case = {word.lower(): word for word in known}
    close = get_close_matches(name.lower(), by_case, 1)
    return f"; did you mean {by_case[close[0]]}?" if close else ""


def _at(path: tuple[str | int, ...], found: Iterable[Problem]) -> Iterator[Problem]:
    return ((path + below, reason) for below, reason in found)


def _one_of(word: str, known: Iterable[str], what: str) -> Iterator[str]:
    if word not in (listed := list(known)):
        yield f"{word!r} is not {what}{near(word, listed) or ': ' + ', '.join(listed)}"


def _words(cell: Cell | None, known: Iterable[str], what: str) -> Iterator[Problem]:
    """Yield each fixed word of a cell that is not known."""
    if cell is None:
        return
    listed = list(known)
    for key, word in (("const", cell.const), ("default", cell.default)):
        if word:
            hint = "; for a column write {column: " + word + "}" if key == "const" else ""
            yield from (((), reason + hint) for reason in _one_of(word, listed, what))
    for key, word in cell.map.items():
        yield from ((("map", key), reason) for reason in _one_of(word, listed, what) if word)


def _entity(entity: Entity, ontology: Ontology) -> Iterator[Problem]:
    return _at(("type",), _words(entity.type, ontology.types, "a type"))


def _statement(said: Statement, mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    yield from _named(said, mapping)
    yield from _relation(said, mapping, ontology) if said.relation is not None else _attribute(said, mapping, ontology)
    yield from _at(("qualifiers",), chain.from_iterable(_qualifier(key, said, mapping, ontology) for key in said.qualifiers))
    yield from _at(("polarity",), _words(said.polarity, POLARITIES, "affirmed or denied"))
    yield from _at(("modality",), _words(said.modality, MODALITIES, "a modality"))
    if said.confidence and said.confidence.const and not _is_share(said.confidence.const):
        yield ("confidence",), f"{said.confidence.const} is not between 0 and 1"
    yield from _at(("op",), _words(said.op, OPERATORS, "an operator"))
    yield from _at(("since",), _date(said.since))
    yield from _at(("until",), _date(said.until))
    yield from chain.from_iterable(_at(("when",), _condition(condition)) for condition in said.when)
    if not any(columns_of(part) for part in (said, *(mapping.entities.get(name or "") for name in (said.subject, said.object)))):
        yield (), "names no column of the table, so there would be nothing to quote"


def _is_share(said: str) -> bool:
    try:
        return 0 <= float(said) <= 1
    except ValueError:
        return False


def _named(said: Statement, mapping: Mapping) -> Iterator[Problem]:
    named: dict[tuple[str, ...], str | None] = {("subject",): said.subject, ("object",): said.object}
    named[("attributed_to", "entity")] = said.attributed_to.entity if said.attributed_to else None
    named |= {("qualifiers", key): cell.entity for key, cell in said.qualifiers.items()}
    for path, name in named.items():
        if name is not None:
            yield from ((path, reason) for reason in _one_of(name, mapping.entities, "one of the entities"))


def _relation(said: Statement, mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    wrong = list(_one_of(said.relation or "", ontology.relations, "a relation"))
    if wrong:
        yield ("relation",), wrong[0]
        return
    if said.attribute is not None or said.object is None:
        yield (), "a relation needs an object, and no attribute"
        return
    if ontology.relations[said.relation or ""].labelled and "label" not in said.qualifiers:
        yield (), f"{said.relation} needs the qualifier label"
    yield from _ends(said, mapping, ontology)


def _ends(said: Statement, mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    ends = [_types(mapping.entities.get(name or "")) for name in (said.subject, said.object)]
    allowed = ontology.relations[said.relation or ""].ends
    if all(ends) and not any((a, b) in allowed for a in ends[0] for b in ends[1]):
        pairs = ", ".join(sorted({b for a, b in allowed if a in ends[0]})) or "nothing"
        yield (), f"{said.relation} joins {' or '.join(sorted(ends[0]))} to {pairs}, not to {' or '.join(sorted(ends[1]))}"


def _types(entity: Entity | None) -> set[str]:
    """Return the types that an entity can have; none where a cell may hold any."""
    if entity is None:
        return set()
    cell = entity.type
    every = cell.const is not None or "*" in cell.map
    return {word for word in (cell.const, cell.default, *cell.map.values()) if word} if every else set()


def _attribute(said: Statement, mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    if said.attribute is None:
        yield (), "needs a relation and an object, or an attribute and a value"
        return
    if wrong := list(_one_of(said.attribute, ontology.attributes, "an attribute")):
        yield ("attribute",), wrong[0]
        return
    kind = ontology.attributes[said.attribute]
    if said.object is not None:
        yield ("object",), "an attribute has a value, no object"
    yield from _number(said) if kind == "number" else _text(said)
    if kind == "date":
        yield from _at(("value",), _date(said.value))
    if kind == "kind" and (types := _types(mapping.entities.get(said.subject))):
        kinds = {kind for name in types if name in ontology.types for kind in ontology.types[name].kinds}
        yield from _at(("value",), _words(said.value, sorted(kinds), f"a kind of {' or '.join(sorted(types))}")) if kinds else ()


def _number(said: Statement) -> Iterator[Problem]:
    if (said.value is None) == (said.min is None and said.max is None):
        yield (), f"{said.attribute} is a number: it needs a value, or min and max"


def _text(said: Statement) -> Iterator[Problem]:
    if said.value is None:
        yield (), f"{said.attribute} needs a value"
    for key in ("min", "max", "op", "of"):
        if getattr(said, key) is not None:
            yield (key,), f"{said.attribute} is not a number"


def _qualifier(key: str, said: Statement, mapping: Mapping, ontology: Ontology) -> Iterator[Problem]:
    kind, cell = ontology.qualifiers.get(key), said.qualifiers[key]
    if kind is None:
        yield (key,), next(_one_of(key, ontology.qualifiers, "a qualifier"))
    elif kind == "entity" and cell.entity is None:
        yield (key,), f"names one of the entities: {', '.join(mapping.entities)}"
    elif kind != "entity" and cell.entity is not None:
        yield (key,), f"is a {kind}, not an entity"


def _date(date: Date | None) -> Iterator[Problem]:
    if date is None:
        return
    if date.const is not None:
        try:
            reading(date.const)
        except ModelError as error:
            yield (), str(error)
    for form in date.format:
        if not _readable(form):
            yield ("format",), f"{form!r} is not a form of date with a year, such as %d/%m/%Y"


def _readable(form: str) -> bool:
    try:
        return re.search("%[Yy]", form) is not None and bool(datetime.strptime(_ALWAYS.strftime(form), form))
    except ValueError:
        return False


def _condition(condition: Condition) -> Iterator[Problem]:
    try:
        re.compile(condition.matches or "")
    except re.error as error:
        yield ("matches",), f"{condition.matches!r} is not a regular expression: {error}"
