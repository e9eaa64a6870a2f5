"""What routes ask for: the graph, the ontology, a key's role, and parameters that exist."""

import hmac
from difflib import get_close_matches
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Request

from cypher.graph import Graph
from model.ontology import Ontology

Key = tuple[str, str, str]
_ROLES = ("reader", "analyst", "admin")


def _graph(request: Request) -> Graph:
    return cast(Graph, request.app.state.graph)


def _ontology(request: Request) -> Ontology:
    return cast(Ontology, request.app.state.ontology)


def known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not have, and suggest the right one."""
    params = request.scope["route"].dependant.query_params
    known = {p.alias for p in params}
    for name in request.query_params:
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; it takes {', '.join(sorted(known)) or 'none'}"
            raise HTTPException(422, f"{name} is not a parameter of this route{hint}")


def role_of(request: Request) -> str | None:
    """Return the role of the request's key, or None without one; a wrong key is a 401."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    given = header.removeprefix("Bearer ").encode()
    for _, role, key in cast(tuple[Key, ...], request.app.state.keys):
        if hmac.compare_digest(given, key.encode()):
            return role
    raise HTTPException(401, "this key is not known", {"WWW-Authenticate": "Bearer"})


def reader(request: Request) -> None:
    """Reading is open on loopback; elsewhere it needs a key."""
    if role_of(request) is None and not request.app.state.open_reading:
        raise HTTPException(401, "reading needs a key: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})


def analyst(request: Request) -> None:
    """A key with the role analyst or admin is needed."""
    role = role_of(request)
    if role is None:
        raise HTTPException(401, "this needs a key: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
    if _ROLES.index(role) < _ROLES.index("analyst"):
        raise HTTPException(403, f"the role {role} may not do this; analyst may")


GraphDep = Annotated[Graph, Depends(_graph)]
OntologyDep = Annotated[Ontology, Depends(_ontology)]
READING = [Depends(reader), Depends(known_parameters)]
ANALYSING = [Depends(analyst), Depends(known_parameters)]
