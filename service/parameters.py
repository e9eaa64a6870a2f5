"""Every reusable parameter of a route: named, described and given an example once."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import Depends, Path, Query

from cypher.filters import Filter
from cypher.when import when
from model.when import When
from service.dependencies import OntologyDep

_ISIS_K, _TALIBAN = "khorasan:isis-k", "khorasan:taliban"
CLAIM = {
    "start": 104,
    "end": 166,
    "quote": "is the branch of the Islamic State in Afghanistan and Pakistan",
    "subject": {"id": _ISIS_K, "type": "Organization"},
    "relation": "BRANCH_OF",
    "object": {"id": "khorasan:is", "type": "Organization"},
}  # an example of what a claim says, within its source
EntityId = Annotated[str, Path(max_length=200, description="An entity's id.", examples=[_ISIS_K])]
SourceId = Annotated[str, Path(max_length=200, description="A source's id.", examples=["khorasan:brief-origins"])]
ClaimId = Annotated[str, Path(max_length=64, description="A claim's id.", examples=["0f1e2d3c4b5a69788796a5b4c3d2e1f0"])]
RelationshipId = Annotated[
    str, Path(max_length=600, description="RELATION,subject,object[,label].", examples=[f"RIVAL_OF,{_ISIS_K},{_TALIBAN}"])
]
RelationName = Annotated[str, Path(max_length=60, description="A relation of the ontology.", examples=["RIVAL_OF"])]

Limit = Annotated[int, Query(ge=1, le=200, description="How many at the most.", examples=[25])]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.", examples=[0])]
Quotes = Annotated[int, Query(alias="evidence", ge=0, le=10, description="How many quotes for each edge.", examples=[1])]
Types = Annotated[list[str] | None, Query(alias="type", description="Entities of these types only.", examples=[["Person"]])]
Publishers = Annotated[
    list[str] | None, Query(alias="publisher", description="Published by one of these.", examples=[["Fealty example briefs"]])
]
Direction = Annotated[
    Literal["in", "out", "any"] | None,
    Query(description="Towards the entity, away from it, or either for a symmetric relation.", examples=["any"]),
]
EdgeOrder = Annotated[
    Literal["sources", "name", "since", "last"],
    Query(alias="sort", description="Best-sourced first, by the other's name, by beginning, or by latest evidence.", examples=["sources"]),
]
ClaimOrder = Annotated[
    Literal["id", "since", "published", "confidence"],
    Query(alias="sort", description="By id, beginning, publication, or confidence with the surest first.", examples=["since"]),
]

_Relations = Annotated[
    list[str] | None, Query(alias="relation", description="These relations, with those that they include.", examples=[["RIVAL_OF"]])
]
_Places = Annotated[
    list[str] | None,
    Query(alias="place", description="In one of these places, or in what is located in them.", examples=[["khorasan:afghanistan"]]),
]
_Sources = Annotated[
    list[str] | None, Query(alias="source", description="Said by one of these sources.", examples=[["khorasan:brief-origins"]])
]
_Voices = Annotated[
    list[str] | None,
    Query(alias="attributed_to", description="Attributed to one of these: an entity's id, or the words.", examples=[["khorasan:csis"]]),
]
_Modalities = Annotated[
    list[str] | None, Query(alias="modality", description="asserted, alleged, possible or planned.", examples=[["alleged"]])
]
_Polarities = Annotated[list[str] | None, Query(alias="polarity", description="affirmed or denied.", examples=[["denied"]])]
_Statuses = Annotated[
    list[str] | None, Query(alias="status", description="proposed, accepted, rejected or superseded.", examples=[["accepted"]])
]
_MinSources = Annotated[int, Query(alias="min_sources", ge=1, le=1000, description="Said by this many sources at least.", examples=[1])]
_Contested = Annotated[
    bool | None, Query(alias="contested", description="Only what sources dispute, or only what none disputes.", examples=[True])
]


_DATE = "a day, a month or a year"
_AsOf = Annotated[str | None, Query(max_length=10, description=f"What stands at any time in {_DATE}.", examples=["2016-07"])]
_Since = Annotated[str | None, Query(max_length=10, description=f"What is evidenced at or after {_DATE}.", examples=["2015"])]
_Until = Annotated[str | None, Query(max_length=10, description=f"What is evidenced at or before {_DATE}.", examples=["2016-12-31"])]
_KnownBy = Annotated[
    str | None, Query(max_length=10, description=f"Only what had been published by the end of {_DATE}.", examples=["2021-09-24"])
]
_Undated = Annotated[Literal["include", "exclude"], Query(description="Whether what nobody dates is answered too.", examples=["exclude"])]
Kin = Annotated[
    Literal["none", "parents", "branches"],
    Query(description="Also what is said of those that it is a branch of, or of its branches.", examples=["parents"]),
]


async def _when(
    as_of: _AsOf = None,
    since: _Since = None,
    until: _Until = None,
    known_by: _KnownBy = None,
    undated: _Undated = "include",
    family: Kin = "none",
) -> When:
    return when(as_of=as_of, since=since, until=until, known_by=known_by, undated=undated, family=family)


async def _when_alone(
    as_of: _AsOf = None, since: _Since = None, until: _Until = None, known_by: _KnownBy = None, undated: _Undated = "include"
) -> When:
    return when(as_of=as_of, since=since, until=until, known_by=known_by, undated=undated)


async def _when_between(
    since: Annotated[str, Query(max_length=10, description=f"From {_DATE} on.", examples=["2021-07"])],
    until: Annotated[str, Query(max_length=10, description=f"To {_DATE}.", examples=["2021-09"])],
    known_by: _KnownBy = None,
    family: Kin = "none",
) -> When:
    return when(since=since, until=until, known_by=known_by, family=family)


Asked = Annotated[When, Depends(_when)]
AskedAlone = Annotated[When, Depends(_when_alone)]
_Between = Annotated[When, Depends(_when_between)]


async def _of_any_time(
    ontology: OntologyDep,
    relations: _Relations = None,
    types: Types = None,
    places: _Places = None,
    sources: _Sources = None,
    publishers: Publishers = None,
    voices: _Voices = None,
    modalities: _Modalities = None,
    polarities: _Polarities = None,
    statuses: _Statuses = None,
) -> Filter:
    return Filter(
        relations=tuple(relations or ()),
        types=tuple(types or ()),
        places=tuple(places or ()),
        sources=tuple(sources or ()),
        publishers=tuple(publishers or ()),
        voices=tuple(voices or ()),
        modalities=tuple(modalities or ()),
        polarities=tuple(polarities or ()),
        statuses=tuple(statuses or ()),
    ).checked(ontology)


_Timeless = Annotated[Filter, Depends(_of_any_time)]


async def _of_claims(kept: _Timeless, asked: Asked) -> Filter:
    return replace(kept, when=asked)


ClaimFilter = Annotated[Filter, Depends(_of_claims)]


async def _of_edges(claimed: ClaimFilter, min_sources: _MinSources = 1, contested: _Contested = None) -> Filter:
    return replace(claimed, min_sources=min_sources, contested=contested)


async def _of_chosen(kept: _Timeless, asked: AskedAlone, min_sources: _MinSources = 1, contested: _Contested = None) -> Filter:
    return replace(kept, when=asked, min_sources=min_sources, contested=contested)


async def _of_changes(
    ontology: OntologyDep,
    between: _Between,
    relations: _Relations = None,
    types: Types = None,
    places: _Places = None,
    sources: _Sources = None,
    publishers: Publishers = None,
    voices: _Voices = None,
    min_sources: _MinSources = 1,
    contested: _Contested = None,
) -> Filter:
    kept = await _of_any_time(ontology, relations, types, places, sources, publishers, voices)
    return replace(kept, when=between, min_sources=min_sources, contested=contested)


ChangeFilter = Annotated[Filter, Depends(_of_changes)]
EdgeFilter = Annotated[Filter, Depends(_of_edges)]
ChosenFilter = Annotated[Filter, Depends(_of_chosen)]  # of relationships that are chosen: these have no family
