"""The page's own files: whole, with their kinds, answered again only when they changed, and nothing else."""

import pytest
from fastapi.testclient import TestClient

from service import drawing
from service.static_files import STATIC, listed

FILES = [*listed("*.js"), *listed("*.css"), "explorer/mark.svg"]


def test_every_file_is_answered_whole_with_its_kind(client: TestClient):
    kinds = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
    for name in FILES:
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200 and answer.content == (STATIC / name).read_bytes()
        assert answer.headers["content-type"] == kinds[f".{name.rsplit('.', 1)[1]}"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_vis_network_is_the_one_of_pyvis(client: TestClient):
    assert client.get("/static/vis-network.min.js").content == drawing.VIS.read_bytes()


def test_what_did_not_change_is_not_sent_again(client: TestClient):
    first = client.get("/static/explorer/main.js")
    again = client.get("/static/explorer/main.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get("/static/explorer/main.js", headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("name", ["explorer/none.js", "", "../app.py", "%2e%2e/app.py", "..%2fapp.py", "explorer", "/etc/passwd"])
def test_nothing_else_is_answered(client: TestClient, name: str):
    assert client.get(f"/static/{name}").status_code == 404


def test_files_are_only_read(client: TestClient):
    assert client.post("/static/explorer/main.js").status_code == 405
    assert client.head("/static/explorer/main.js").content == b""


def test_the_first_view_and_the_network_come_first(client: TestClient):
    page = client.get("/").text
    assert page.index("graph/early.js") < page.index('rel="stylesheet"') < page.index('rel="modulepreload"') < page.index('rel="later"')
    assert all(f'href="/static/{name}"' in page for name in listed("*.js"))
