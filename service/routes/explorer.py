"""The explorer: the page, what it loads, and whose key a request bears."""

from functools import cache

from fastapi import APIRouter, Depends, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from service import shapes
from service.answers import answer
from service.dependencies import CallerOrNone, known_parameters
from service.openapi import answers
from service.static_files import listed

router = APIRouter(tags=["explorer"])
_FIRST = "explorer/graph/"  # what most addresses show; the other views are loaded when something is seen
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@router.get("/", include_in_schema=False, dependencies=[Depends(known_parameters)])
def explorer() -> HTMLResponse:
    """Answer the explorer; it holds no data, and asks for them with the reader's own key."""
    return HTMLResponse(_page(), headers={"Content-Security-Policy": _CSP})


@router.get("/caller", responses=answers(shapes.Caller), dependencies=[Depends(known_parameters)])
def caller(given: CallerOrNone) -> Response:
    """Answer whose key the request bears, and its role; both null without a key."""
    return answer({"name": given.name, "role": given.role} if given else {"name": None, "role": None})


@cache
def _page() -> str:
    page = Environment(loader=PackageLoader("service"), autoescape=True).get_template("explorer.html")
    modules = listed("*.js")
    first = [name for name in modules if name.startswith(_FIRST) or name.count("/") == 1]
    return page.render(styles=listed("*.css"), modules=first, later=[name for name in modules if name not in first])
