"""The explorer: the page, what it loads, and whose key a request bears."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from fastapi import APIRouter, Depends, Response
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, PackageLoader
from starlette.staticfiles import StaticFiles

from service import drawing, shapes
from service.answers import answer
from service.dependencies import CallerOrNone, known_parameters
from service.openapi import answers

router = APIRouter(tags=["explorer"])
STATIC = cast(Path, files("service") / "static")
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def static_files() -> StaticFiles:
    """Return what serves the page's own modules and styles."""
    return StaticFiles(directory=STATIC)


@router.get("/", include_in_schema=False, dependencies=[Depends(known_parameters)])
def explorer() -> HTMLResponse:
    """Answer the explorer; it holds no data, and asks for them with the reader's own key."""
    return HTMLResponse(_page(), headers={"Content-Security-Policy": _CSP})


@router.get("/static/vis-network.min.js", include_in_schema=False)
def vis_network() -> FileResponse:
    """Answer vis-network as it stands in pyvis."""
    return FileResponse(drawing.VIS, media_type="text/javascript")


@router.get("/caller", responses=answers(shapes.Caller), dependencies=[Depends(known_parameters)])
def caller(given: CallerOrNone) -> Response:
    """Answer whose key the request bears, and its role; both null without a key."""
    return answer({"name": given.name, "role": given.role} if given else {"name": None, "role": None})


@cache
def _page() -> str:
    page = Environment(loader=PackageLoader("service"), autoescape=True).get_template("explorer.html")
    return page.render(styles=_listed("*.css"), modules=_listed("*.js"))


def _listed(pattern: str) -> list[str]:
    return sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "explorer").rglob(pattern))
