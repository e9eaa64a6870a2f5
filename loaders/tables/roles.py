"""What the columns of a table may mean, guessed from their names; a researcher corrects the guess in the starter mapping."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from loaders.tables.guesses import Column, Sample
from model.ontology import Ontology

_RELATIONS = {
    "PLEDGED_TO": "pledg|allegian|bay_?a|loyal",
    "RIVAL_OF": "rival|enem(y|ies)|adversar",
    "FOUGHT": "fought|opponent|versus|side_b(_name)?$",
    "ALLIED_WITH": "^all(y|ies|ied)|alliance",
    "DEFECTED_FROM": "defect|^left",
    "SPLIT_FROM": "split|splinter",
    "KILLED_BY": "killed_by|killer",
    "SUPPORTED_BY": "support|sponsor|backer|backed",
    "MEMBER_OF": "parent|umbrella|member_of|belongs|coalition",
    "BRANCH_OF": "branch|affiliat",
    "MERGED_INTO": "merged",
    "JOINED": "joined",
}
_PLACE = "countr(y|ies)|location|place|region|province|district|city|town|village|operates|based_in|^where"
_TYPES = {
    "Person": "person|people|individual|defector|militant|commander|leader|emir|fighter$|suspect|victim",
    "Event": "event|attack|battle|incident",
    "Place": f"{_PLACE}",
}
_ATTRIBUTES = {
    "alias": "alias|aka|acronym|abbrev|short_?name|other_name|also_known|full_?(name|text)|mother_?tongue|native",
    "description": "descri|note|comment|remark|summary",
    "nationality": "nationality",
}
_DATED = {"founded": "found|establish|formed|created", "dissolved": "dissolv|disband", "born": "born|birth", "died": "^died|death_date"}
_NUMBERS = {"strength": "strength|fighters|troops|size|manpower", "attack_count": "attacks"}
_SOURCE = {
    "id": "^(source|reference|citation)(_id)?$",
    "title": "(source|article|report)_title|headline",
    "publisher": "publisher|outlet|newspaper",
    "published": "published|pub_date|publication_date",
    "url": "url|link|web",
    "reliability": "reliab",
}
_MAIN = "group|organi[sz]ation|^org|name|actor|side|faction|militia|party|person|^who$|subject|event|attack"
_MODALITIES = {
    "alleged": "alleg|rumou?r|unconfirmed|claimed|reported|disputed",
    "possible": "possib|probab|likely|uncertain|unclear",
    "planned": "plan",
    "asserted": "confirm|certain|yes|true|verified|denied|refuted",
}


@dataclass(slots=True)
class Roles:
    """Which column plays which part."""

    main: Column
    main_id: Column
    main_type: str
    others: dict[Column, tuple[str, str]] = field(default_factory=dict[Column, tuple[str, str]])
    """column: the type of what it names, and the relation"""
    ids: dict[Column, Column] = field(default_factory=dict[Column, Column])
    attributes: dict[Column, str] = field(default_factory=dict[Column, str])
    source: dict[str, Column] = field(default_factory=dict[str, Column])
    since: Column | None = None
    until: Column | None = None
    status: Column | None = None
    deaths: Column | None = None

    @property
    def used(self) -> set[str]:
        """The names of the columns that play a part."""
        single = (self.main, self.main_id, self.since, self.until, self.status, self.deaths)
        several = (*self.others, *self.ids.values(), *self.attributes, *self.source.values())
        return {column.name for column in (*single, *several) if column is not None}

    def owner(self, column: Column) -> Column:
        """Return the entity's column that an attribute's column belongs to: the one whose name begins most like it."""
        return max((self.main, *self.others), key=lambda one: _alike(one.word, column.word))

    def dated(self, relation: str) -> Iterator[tuple[str, Column]]:
        """Yield the dates of a relation; a date of pledges, say, is none of other relations."""
        for key, column in (("since", self.since), ("until", self.until)):
            if column and _match(column.word, _RELATIONS) in (None, relation):
                yield key, column

    @property
    def words(self) -> dict[str, str]:
        """A word for each entity, by the column that names it; no two are alike."""
        found: dict[str, str] = {}
        for column in (self.main, *self.others):
            word = column.word or "it"
            found[column.name] = f"{word}_{len(found) + 1}" if word in found.values() else word
        return found


def guessed(sample: Sample, ontology: Ontology) -> Roles:
    """Return what the columns of a table may mean."""
    columns = list(sample.columns)
    source = {} if not _first(columns, _SOURCE["id"]) else {k: c for k, p in _SOURCE.items() if (c := _first(columns, p))}
    left = [column for column in columns if column not in source.values() and not _is_id(column)]
    main = _main([c for c in left if c.looks in ("text", "several")] or left or columns)
    left = [column for column in left if column is not main]
    roles = Roles(main, _id_of(main, columns) or main, _type(main, "Organization"), source=source)
    for column in left:
        _give(roles, column, columns, ontology)
    return roles


def modality_of(cell: str) -> str | None:
    """Return the modality that a word of a status column may stand for."""
    return next((name for name, pattern in _MODALITIES.items() if re.search(pattern, cell.lower())), None)


def is_denial(cell: str) -> bool:
    """Say whether a word of a status column denies."""
    return re.search("denied|denies|refuted|^false$|^no$", cell.lower()) is not None


def _give(roles: Roles, column: Column, columns: list[Column], ontology: Ontology) -> None:
    word = column.word
    if column.looks == "dates":
        _give_date(roles, column)
    elif column.looks == "numbers":
        _give_number(roles, column)
    elif column.looks == "empty":
        return
    elif re.search("^(status|verdict|certainty|modality|veracity|confirmed)$", word):
        roles.status = column
    elif attribute := _match(word, _ATTRIBUTES):
        roles.attributes[column] = attribute
    elif found := _other(roles, column, ontology):
        roles.others[column] = found
        if (key := _id_of(column, columns)) and key is not roles.main_id:
            roles.ids[column] = key


def _give_date(roles: Roles, column: Column) -> None:
    attribute = _match(column.word, _DATED)
    if attribute and not (attribute == "founded" and roles.main_type != "Organization"):
        roles.attributes[column] = attribute
    elif re.search("until|(^|_)end|_to$|last", column.word):
        roles.until = roles.until or column
    elif re.search("since|start|from|date|year|when|begin|first|pledg|join", column.word):
        roles.since = roles.since or column


def _give_number(roles: Roles, column: Column) -> None:
    if re.search("death|killed|fatal|casualt", column.word):
        roles.deaths = roles.deaths or column
    elif (attribute := _match(column.word, _NUMBERS)) and attribute not in roles.attributes.values():
        roles.attributes[column] = attribute


def _other(roles: Roles, column: Column, ontology: Ontology) -> tuple[str, str] | None:
    """Return the type of what a column names, and a relation to it that the ontology allows."""
    word = column.word
    if re.search("leader|^head|commander|emir", word) and roles.main_type == "Organization":
        return "Person", "LEADER_OF"
    if re.search(_PLACE, word):
        found = "Place", "LOCATED_IN" if roles.main_type in ("Event", "Place") else "OPERATES_IN"
    else:
        relation = next((name for name in ontology.relations if name.lower() == word), None) or _match(word, _RELATIONS)
        if relation is None and not re.search(_MAIN + "|whom|target|object", word):
            return None
        found = _type(column, "Organization"), relation or "RELATED_TO"
    allowed = (roles.main_type, found[0]) in ontology.relations[found[1]].ends
    return found if allowed else (found[0], "RELATED_TO")


def _main(columns: list[Column]) -> Column:
    plain = [column for column in columns if not _match(column.word, _RELATIONS) and not re.search(_PLACE, column.word)]
    return _first([c for c in plain if not _match(c.word, _ATTRIBUTES)], _MAIN) or next(iter(plain or columns))


def _type(column: Column, otherwise: str) -> str:
    return _match(column.word, _TYPES) or otherwise


def _is_id(column: Column) -> bool:
    return re.search("(^|_)(id|code|key|gwno|number|no|nr)(_|$)", column.word) is not None


def _id_of(column: Column, columns: list[Column]) -> Column | None:
    base = re.sub("_?name$", "", column.word)
    wanted = {f"{base}_{end}".strip("_") for end in ("id", "code", "key", "no", "nr", "number")}
    wanted |= {"id", "code", f"{base}id"} if base in ("", "group", "organisation", "organization", "actor", "person", "event") else set()
    return next((c for c in columns if c.word in wanted and len(c.cells) >= len(column.cells)), None)


def _alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.split("_"), other.split("_"), strict=False)))


def _first(columns: list[Column], pattern: str) -> Column | None:
    return next((column for column in columns if re.search(pattern, column.word)), None)


def _match(word: str, known: dict[str, str]) -> str | None:
    return next(_matches(word, known), None)


def _matches(word: str, known: dict[str, str]) -> Iterator[str]:
    return (name for name, pattern in known.items() if re.search(pattern, word))
