"""The gazetteer: whom and what the reader knows by name, how they hang together, and who acts for a country."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from loaders.articles.gazetteer.entries import BadGazetteer, Entry, Told, complete, read
from loaders.articles.gazetteer.geography import CAPITAL, CITY, COUNTRY, HERE, PROVINCE, Country, Ground, countries, grounds
from loaders.articles.gazetteer.names import Name, Shelf
from loaders.articles.gazetteer.spelling import key
from loaders.articles.names import Entity


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entities by complete id, their entries, and every name by its key (see `spelling.key`)."""

    entities: Mapping[str, Entity]
    entries: Mapping[str, Entry]
    names: Mapping[str, Sequence[Name]]
    inside: Mapping[str, str]
    children: Mapping[str, Sequence[Entity]]
    capitals: frozenset[str]

    def entity(self, id: str) -> Entity | None:
        """Return the entity of a complete id."""
        return self.entities.get(id)

    def aliases(self, id: str) -> tuple[str, ...]:
        """Return the strong spellings of an entry beside its name, as written in the files."""
        entry = self.entries.get(id)
        return entry.aliases if entry else ()

    def named(self, spelling: str) -> tuple[Entity, ...]:
        """Return the entities that a spelling is a strong name of."""
        return tuple(name.entity for name in self.names.get(key(spelling), ()) if not name.weak)

    def within(self, place: str) -> str | None:
        """Return the id of the place that a place lies in."""
        return self.inside.get(place)

    def country_of(self, place: str) -> str | None:
        """Return the id of the country that a place is or lies in, if it lies in one."""
        seen: list[str] = []
        while place not in seen:
            seen.append(place)
            place = self.inside.get(place, place)
        return place if place.startswith("places:") and len(place) == len("places:AF") else None

    def organizations_of(self, person: str) -> tuple[str, ...]:
        """Return the ids of the organizations that a person belongs or belonged to."""
        entry = self.entries.get(person)
        return tuple(map(complete, entry.of)) if entry else ()

    def branches(self, organization: str) -> tuple[Entity, ...]:
        """Return the entities whose parent is this one."""
        return tuple(self.children.get(organization, ()))

    def branch_in(self, organization: str, place: str) -> Entity | None:
        """Return the one armed branch whose first place is this one, or the country that this one lies in."""
        where = {place, self.country_of(place)}
        found = [one for one in self.branches(organization) if one.kind == "armed_group" and where & set(one.places[:1])]
        return found[0] if len(found) == 1 else None

    def speaks_for(self, place: str) -> Entity | None:
        """Return the government that a place's name may stand for: "Pakistan" or "Islamabad" said it; another place stands for none."""
        return self.government_of(place) if self.country_of(place) == place or place in self.capitals else None

    def government_of(self, place: str) -> Entity | None:
        """Return the government of the country that a place is or lies in."""
        return self._acting(place, "government")

    def forces_of(self, place: str) -> Entity | None:
        """Return the armed forces of the country that a place is or lies in."""
        return self._acting(place, "forces")

    def police_of(self, place: str) -> Entity | None:
        """Return the police of the country that a place is or lies in."""
        return self._acting(place, "police")

    def _acting(self, place: str, part: str) -> Entity | None:
        country = self.country_of(place)
        return self.entities.get(f"gazetteer:{country[-2:].lower()}-{part}") if country else None


@cache
def load(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Return the shipped gazetteer with a user's files laid over it; raises BadGazetteer. Read once in a process."""
    told = _merged([*read(HERE), *(entry for path in extra for entry in read(path))])
    ground = list(grounds())
    entities = {e.id: e for g in ground for e in [g.entity]} | {e.id: e for c in countries() for e in _state(c)}
    for one in told.values():
        entities[one.entry.complete] = _entity(one, entities.get(one.entry.complete))
    _check(told, entities)
    entries = {id: one.entry for id, one in told.items()}
    capitals = frozenset(g.entity.id for g in ground if g.rank == CAPITAL)
    return Gazetteer(entities, entries, _filed(told, entities, ground), _inside(told, ground), _children(entities.values()), capitals)


def _state(country: Country) -> Iterable[Entity]:
    """Return what acts for a country: its government, its armed forces, its police."""
    code, where = country.code.lower(), (country.id,)
    yield Entity(f"gazetteer:{code}-government", "Organization", f"Government of {country.shown}", "state", None, where)
    yield Entity(f"gazetteer:{code}-forces", "Organization", f"{country.adjective} forces", "state_force", None, where)
    yield Entity(f"gazetteer:{code}-police", "Organization", f"{country.adjective} police", "state_force", None, where)


def _merged(told: Iterable[Told]) -> dict[str, Told]:
    """Return entries by complete id; a later one adds names and overrides what else it gives."""
    by_id: dict[str, Told] = {}
    for one in told:
        known = by_id.get(one.entry.complete)
        by_id[one.entry.complete] = Told(_over(known.entry, one.entry), one.where) if known else one
    return by_id


def _over(known: Entry, later: Entry) -> Entry:
    given = {name: getattr(later, name) for name in ("type", "kind", "name", "parent", "within") if getattr(later, name)}
    lists = {name: (*getattr(known, name), *getattr(later, name)) for name in ("aliases", "weak", "places", "of")}
    kept = (known.name,) if later.name and known.name != later.name else ()
    return known.model_copy(update=given | lists | {"aliases": (*kept, *lists["aliases"])})


def _entity(told: Told, known: Entity | None) -> Entity:
    entry = told.entry
    base = known or Entity(entry.complete, entry.type, entry.name)
    made = replace(
        base,
        type=entry.type or base.type,
        name=entry.name or base.name,
        kind=entry.kind or base.kind or ("other" if base.type == "Organization" else None),
        parent=complete(entry.parent) if entry.parent else base.parent,
        places=tuple(map(complete, entry.places or ((entry.within,) if entry.within else ()))) or base.places,
    )
    if not made.type or not made.name:
        raise BadGazetteer(f"{told.where}: a new entry needs a type and a name")
    return made


def _check(told: Mapping[str, Told], entities: Mapping[str, Entity]) -> None:
    for one in told.values():
        entry = one.entry
        for reference in (*filter(None, (entry.parent, entry.within)), *entry.places, *entry.of):
            if complete(reference) not in entities:
                raise BadGazetteer(f"{one.where}: there is no entry {reference!r}")


def _children(entities: Iterable[Entity]) -> Mapping[str, Sequence[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.parent:
            found.setdefault(entity.parent, []).append(entity)
    return found


def _filed(told: Mapping[str, Told], entities: Mapping[str, Entity], ground: Iterable[Ground]) -> Mapping[str, Sequence[Name]]:
    shelf, listed = Shelf(), [(one, entities[id]) for id, one in told.items()]
    for one, entity in listed:
        shelf.entry(one, entity)
    for country in countries():
        for text in (f"{head} {word}" for head in country.heads for word in ("administration", "government", "regime", "cabinet")):
            shelf.respellings(entities[f"gazetteer:{country.code.lower()}-government"], [text])
    people = frozenset(word for _, entity in listed if entity.type == "Person" for word in key(entity.name.split(" (")[0]).split())
    by_rank = sorted(ground, key=lambda g: (g.rank, -g.people))
    for one in (g for g in by_rank if g.rank == COUNTRY):
        shelf.ground(one, frozenset())
    for country in countries():
        for text in country.adjectives:
            shelf.adjective(text, entities[country.id])
    for one in (g for g in by_rank if g.rank != COUNTRY):
        shelf.ground(one, people if " " not in one.entity.name else frozenset())
    for one, entity in listed:
        shelf.respellings(entity, (entity.name, *one.entry.aliases))
    return shelf.names


def _inside(told: Mapping[str, Told], ground: Iterable[Ground]) -> Mapping[str, str]:
    listed = list(ground)
    inside = {one.entity.id: one.within for one in listed if one.within}
    provinces = {(key(one.spellings[0]), one.within): one.entity.id for one in listed if one.rank == PROVINCE}
    for one in listed:
        if one.rank in (CAPITAL, CITY) and (province := provinces.get((key(one.entity.name), one.within))):
            inside[one.entity.id] = province
    return inside | {id: complete(one.entry.within) for id, one in told.items() if one.entry.within}
