"""Patterns: what a word and its surroundings say, as YAML that people read and extend.

```yaml
- name: pledge of allegiance
  relation: PLEDGED_TO
  verb: [pledge, swear, declare]            # or noun:, adjective:, preposition: the lemmas of the trigger; named: a name's types
  having: {object: [allegiance, loyalty]}   # a role that must be there, with these lemmas (or: any)
  lacking: {against: any}                   # a role that must not be there
  subject: subject                          # roles, the first that gives somebody counts (loaders/articles/roles.py)
  object: [to]
  confidence: 0.95
  examples: ["Ansaru pledged allegiance to al-Qaida: Ansaru | PLEDGED_TO | al-Qaida"]
  counterexamples: ["Ansaru refused to talk about allegiance."]
```
`mutual: true` joins each two of the subjects where there is no object ("A and B clashed"). `people: subject` reads the subject as the
people that are described ("Taliban fighters") and not as their group. `qualifiers: {to: [to, "then:join.object"]}`.
`ends: {object: [Organization]}` asks for a type or kind as the text has it, before a country stands for its government; with a
qualifier (`ends: {to: [Organization]}`) that must be there too. The role `itself` counts for a trigger that is a name or stands
for one ("its leader"), and with `people` for one that describes somebody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

from loaders.articles.yaml_words import load
from model.errors import ModelError
from model.ontology import Ontology

SHIPPED = Path(__file__).parent / "patterns"
_KEYS = frozenset(
    [
        "name",
        "relation",
        "verb",
        "noun",
        "adjective",
        "preposition",
        "named",
        "having",
        "lacking",
        "subject",
        "object",
        "mutual",
        "people",
        "ends",
        "qualifiers",
        "confidence",
        "examples",
        "counterexamples",
    ]
)
_TRIGGERS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "preposition": "ADP", "named": "NAME"}
Roles = tuple[str, ...]


class BadPattern(ModelError):
    """A pattern that cannot be used: the message names the file, the pattern and what is wrong."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying one relation."""

    name: str
    relation: str
    trigger: str
    lemmas: frozenset[str]
    subject: Roles
    object: Roles
    having: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    lacking: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    mutual: bool = False
    people: str | None = None
    ends: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    qualifiers: Mapping[str, Roles] = field(default_factory=dict[str, Roles])
    confidence: float = 0.9
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


def read(files: Iterable[Path], ontology: Ontology) -> list[Pattern]:
    """Return the patterns of YAML files, in order; raises BadPattern."""
    return [_pattern(file, entry, ontology) for file in files for entry in _entries(file)]


def shipped(ontology: Ontology) -> list[Pattern]:
    """Return the patterns that come with Fealty."""
    return read(sorted(SHIPPED.glob("*.yaml")), ontology)


def by_word(patterns: Sequence[Pattern]) -> dict[tuple[str, str], list[Pattern]]:
    """Return the patterns by part of speech and lemma of their trigger."""
    found: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        for lemma in sorted(pattern.lemmas):
            found.setdefault((pattern.trigger, lemma), []).append(pattern)
    return found


def _entries(file: Path) -> list[dict[str, Any]]:
    try:
        listed = load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadPattern(f"{file.name}: {error}") from None
    if not isinstance(listed, list) or not all(isinstance(e, dict) for e in cast(list[Any], listed)):
        raise BadPattern(f"{file.name}: a list of patterns is expected")
    return cast(list[dict[str, Any]], listed)


def _pattern(file: Path, entry: dict[str, Any], ontology: Ontology) -> Pattern:
    where = f"{file.name}, pattern {entry.get('name')!r}"
    unknown, triggers = set(entry) - _KEYS, [key for key in _TRIGGERS if key in entry]
    if unknown or len(triggers) != 1:
        raise BadPattern(f"{where}: {'unknown key ' + min(unknown) if unknown else 'one of {', '.join(_TRIGGERS)} is needed'}")
    if entry.get("relation") not in ontology.relations:
        raise BadPattern(f"{where}: {entry.get('relation')!r} is not a relation of the ontology")
    missing = {"name", "subject", "object"} - entry.keys() - ({"object"} if entry.get("mutual") else set())
    if missing:
        raise BadPattern(f"{where}: {min(missing)} is missing")
    return _made(entry, triggers[0])


def _made(entry: dict[str, Any], trigger: str) -> Pattern:
    return Pattern(
        name=str(entry["name"]),
        relation=str(entry["relation"]),
        trigger=_TRIGGERS[trigger],
        lemmas=frozenset(str(word).lower() for word in entry[trigger]),
        subject=_roles(entry["subject"]),
        object=_roles(entry.get("object", ())),
        having={role: _lemmas(words) for role, words in _mapping(entry, "having")},
        lacking={role: _lemmas(words) for role, words in _mapping(entry, "lacking")},
        mutual=bool(entry.get("mutual")),
        people=entry.get("people"),
        ends={end: _lemmas(types) for end, types in _mapping(entry, "ends")},
        qualifiers={key: _roles(roles) for key, roles in _mapping(entry, "qualifiers")},
        confidence=float(entry.get("confidence", 0.9)),
        examples=tuple(entry.get("examples") or ()),
        counterexamples=tuple(entry.get("counterexamples") or ()),
    )


def _mapping(entry: dict[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    return cast(dict[str, Any], entry.get(key) or {}).items()


def _roles(given: Any) -> Roles:
    return (given,) if isinstance(given, str) else tuple(map(str, given))


def _lemmas(given: Any) -> frozenset[str]:
    return frozenset() if given == "any" else frozenset([given] if isinstance(given, str) else map(str, given))
