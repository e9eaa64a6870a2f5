"""OpenAPI is whole, and no request that it allows, or nearly allows, makes a 500 or an answer of another shape."""

from typing import Any, cast

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from cypher.graph import Graph
from model.ontology import shipped
from service.app import create_app
from tests.service.conftest import KEY

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


class Unasked:
    """Stands where a graph would, to list the routes without one."""


ROUTES = [
    (path, method) for path, methods in create_app(cast(Graph, Unasked()), shipped()).openapi()["paths"].items() for method in methods
]


@pytest.fixture(scope="module")
def api(app: FastAPI) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "testserver"})


def operations(app: FastAPI) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, told) for path, methods in app.openapi()["paths"].items() for method, told in methods.items()]


def test_every_parameter_is_described_with_an_example(app: FastAPI):
    lacking = [
        (path, p["name"])
        for path, _, told in operations(app)
        for p in told.get("parameters", ())
        if not p.get("description") or not (p.get("examples") or p["schema"].get("examples"))
    ]
    assert lacking == []


def test_every_operation_says_what_it_answers_and_lists_its_errors(app: FastAPI):
    for path, method, told in operations(app):
        answers = told["responses"]
        assert told["description"], path
        assert {"401", "403", "422", "503", "504"} <= set(answers), path
        good = answers["201" if method == "post" and "201" in answers else "200"]
        assert good["content"], path
        if "{" in path and "schemas" not in path:
            assert "404" in answers, path


@pytest.mark.parametrize(("path", "method"), ROUTES)
@settings(
    max_examples=15, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_no_request_makes_a_500_or_another_shape(api: Any, path: str, method: str, data: Any):
    case = data.draw(api[path][method.upper()].as_strategy())
    answer = case.call(headers={"Authorization": f"Bearer {KEY}", "Host": "testserver"})
    case.validate_response(answer, checks=CHECKS)
