"""What routes ask for: the graph, the ontology, a key's role, the revision, and parameters that exist."""

import hmac
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, NamedTuple, cast

from fastapi import Depends, HTTPException, Request
from fastapi.dependencies.models import Dependant
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from cypher import writes
from cypher.graph import Graph
from model.ontology import Ontology
from service.errors import Invalid, NotModified

Key = tuple[str, str, str]
_ROLES = ("reader", "analyst", "admin")
_CHALLENGE = {"WWW-Authenticate": "Bearer"}
_bearer = HTTPBearer(auto_error=False, description="A key of FEALTY_API_KEYS; reading on loopback needs none.")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def _graph(request: Request) -> Graph:
    return cast(Graph, request.app.state.graph)


async def _ontology(request: Request) -> Ontology:
    return cast(Ontology, request.app.state.ontology)


async def known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not have, and suggest the right one."""
    known = _known(request)
    for name in request.query_params:
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; it takes {', '.join(sorted(known)) or 'none'}"
            raise Invalid("query", name, f"is not a parameter of this route{hint}")


def _known(request: Request) -> frozenset[str]:
    """Return the names of the route's query parameters, found once a route."""
    route = request.scope["route"]
    found: dict[int, frozenset[str]] = request.app.state.parameters
    if id(route) not in found:
        found[id(route)] = frozenset(_parameters(route.dependant))
    return found[id(route)]


def _parameters(dependant: Dependant) -> Iterator[str]:
    yield from (p.alias for p in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _parameters(inner)


class Caller(NamedTuple):
    """Whose key a request bears, and its role."""

    name: str
    role: str


async def caller_of(request: Request, given: Bearer) -> Caller | None:
    """Return whose key it is, or None without one; a wrong key is a 401."""
    if given is None:
        if request.headers.get("authorization"):
            raise HTTPException(401, "the key is given as Authorization: Bearer …", _CHALLENGE)
        return None
    for name, role, key in cast(tuple[Key, ...], request.app.state.keys):
        if hmac.compare_digest(given.credentials.encode(), key.encode()):
            return Caller(name, role)
    raise HTTPException(401, "this key is not known", _CHALLENGE)


CallerOrNone = Annotated[Caller | None, Depends(caller_of)]


async def reader(request: Request, caller: CallerOrNone) -> None:
    """Reading is open on loopback; elsewhere it needs a key."""
    if caller is None and not request.app.state.open_reading:
        raise HTTPException(401, "reading needs a key: Authorization: Bearer …", _CHALLENGE)


async def analyst(caller: CallerOrNone) -> Caller:
    """A key with the role analyst or admin is needed."""
    if caller is None:
        raise HTTPException(401, "this needs a key: Authorization: Bearer …", _CHALLENGE)
    if _ROLES.index(caller.role) < _ROLES.index("analyst"):
        raise HTTPException(403, f"the role {caller.role} may not do this; analyst may")
    return caller


GraphDep = Annotated[Graph, Depends(_graph)]
OntologyDep = Annotated[Ontology, Depends(_ontology)]


def revised(request: Request, graph: GraphDep) -> int:
    """Return the graph's revision; a request that already has the answer of it gets a 304."""
    number, born = writes.revision(graph)
    request.state.etag = etag = f'"{born[:8]}-{number}"'
    if etag in [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]:
        raise NotModified(etag)
    return number


Revision = Annotated[int, Depends(revised)]
READING = [Depends(reader), Depends(known_parameters)]
ANALYSING = [Depends(analyst), Depends(known_parameters)]
