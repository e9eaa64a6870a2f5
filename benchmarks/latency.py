"""What the service adds to Neo4j: each route beside the same Cypher on the bare driver, request by request.

    .venv/bin/python benchmarks/latency.py [--requests 200]

Prints one JSON object: for each route p50 and p95 in milliseconds over HTTP (`rest`), of the same statements on the
driver (`driver`, without our revision check), the difference and the ratio. For each question of time p50 over HTTP `with` it
and `without`, asked in turn, and their ratio. The graph is invented: 20,000 claims.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import platform
import random
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cypher import writes
from cypher.graph import Graph, Row
from cypher.statements import Statement
from fealty import embedded
from model.claims import Cells, Claim, Ref, Source
from model.ontology import shipped
from service.app import create_app

CLAIMS, ENTITIES, NEIGHBOURS, HUB = 20_000, 4_000, 200, 5_000
SOURCES = {f"b:s{n}": Source(f"b:s{n}", published="2020") for n in range(40)} | {"b:late": Source("b:late", published="2021")}
RELATIONS = ("RIVAL_OF", "ALLIED_WITH", "PLEDGED_TO", "FOUGHT", "MEMBER_OF")


def claims() -> Iterator[Claim]:
    """Yield invented claims: one entity with 200 neighbours, one hub with 5,000, the rest at random."""
    draw = random.Random(7)
    for n in range(CLAIMS):
        if n < NEIGHBOURS:
            a, b, relation = "b:near", f"b:e{n}", "FOUGHT"
        elif n < NEIGHBOURS + HUB:
            a, b, relation = "b:hub", f"b:h{n}", RELATIONS[n % 5]
        else:
            x, y = draw.sample(range(ENTITIES), 2)
            a, b, relation = f"b:e{x}", f"b:e{y}", draw.choice(RELATIONS)
        year = str(1990 + n % 30)
        ends = Ref(a, "Organization", f"Group {a[2:]}"), Ref(b, "Organization", f"Group {b[2:]}")
        quote = f"In {year} {ends[0].name} met {ends[1].name}, as the report of that year said in its third part"
        yield Claim(f"b:s{n % 40}", Cells(n + 1, ("a", "b")), quote, ends[0], relation, ends[1], since=year, until=year)
    yield from twice_told()


def twice_told() -> Iterator[Claim]:
    """Yield one entity's 200 states, each told by a source of 2020 and by one of 2021, so that then and now differ on every edge."""
    one = Ref("b:many", "Organization", "Group many")
    for n in range(NEIGHBOURS):
        for source, since in (("b:s0", "2001"), ("b:late", "2011")):
            other = Ref(f"b:m{n}", "Organization", f"Group m{n}")
            yield Claim(source, Cells(n + 1, ("c",)), f"{one.name} supports {other.name}", other, "SUPPORTED_BY", one, since=since)


def serve(address: embedded.Address, port: int) -> None:
    """Serve the graph in a process of its own."""
    import uvicorn

    with Graph.open(address.bolt_uri, username=address.username, password=address.password) as graph:
        uvicorn.run(create_app(graph, shipped()), port=port, log_level="error", access_log=False)


class Asked(Graph):
    """A graph that remembers which statements a route asked."""

    said: list[tuple[Statement, dict[str, Any]]]

    def read(self, statement: Statement, parameters: Any, *, seconds: float = 30) -> list[Row]:
        self.said.append((statement, dict(parameters)))
        return super().read(statement, parameters, seconds=seconds)


def statements(graph: Graph, path: str) -> list[tuple[Statement, dict[str, Any]]]:
    """Return what a route asks of Neo4j, apart from the revision."""
    from fastapi.testclient import TestClient

    asked = Asked(graph.driver, graph.database)
    object.__setattr__(asked, "said", [])
    with TestClient(create_app(asked, shipped(), hosts=["testserver"])) as client:
        assert client.get(path).status_code == 200, path
    return [(told, given) for told, given in asked.said if told.name != "explore/revision"]


def bare(graph: Graph, asked: list[tuple[Statement, dict[str, Any]]]) -> Callable[[], None]:
    """Return a call that asks the same statements of the driver."""

    def ask() -> None:
        for told, given in asked:
            with graph.driver.session(database=graph.database, default_access_mode="READ") as session:
                session.run(told.text, given).data()

    return ask


def over_http(connection: http.client.HTTPConnection, path: str) -> Callable[[], None]:
    """Return a call that asks a route over a connection that stays open."""

    def ask() -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200

    return ask


def timed(call: Callable[[], None]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def compared(rest: Callable[[], None], driver: Callable[[], None], requests: int) -> dict[str, float]:
    """Return p50 and p95 of both, asked in turn."""
    for _ in range(20):
        rest(), driver()
    pairs = [(timed(rest), timed(driver)) for _ in range(requests)]
    sides = {name: sorted(pair[n] for pair in pairs) for n, name in enumerate(("rest", "driver"))}
    told = {f"{name}_p{p}": round(values[int(len(values) * p / 100)], 2) for name, values in sides.items() for p in (50, 95)}
    over, ratio = told["rest_p50"] - told["driver_p50"], told["rest_p50"] / told["driver_p50"]
    return told | {"over_ms_p50": round(over, 2), "ratio_p50": round(ratio, 2)}


ROUTES = {
    "entity lookup": "/entities/b:e7",
    "search": "/entities?q=group%20e77",
    "200 neighbours": "/entities/b:near/adjacent?limit=200",
    "200 of 5,000 neighbours": "/entities/b:hub/adjacent/FOUGHT?limit=200",
    "relationship": "/relationships/FOUGHT,b:e7,b:near",
    "claims between two": "/claims?between=b:e7,b:near",
    "paths": "/paths?from=b:e7&to=b:e3000",
    "sources": "/sources",
    "stats": "/stats",
}


TIMES = {
    "200 neighbours, as_of": ("/entities/b:near/adjacent?limit=200", "as_of=2019"),
    "200 neighbours, known_by": ("/entities/b:near/adjacent?limit=200", "known_by=2020"),
    "200 neighbours of two claims, as_of before the second": ("/entities/b:many/adjacent?limit=200", "as_of=2005"),
    "200 neighbours of two claims, known_by before the second": ("/entities/b:many/adjacent?limit=200", "known_by=2020"),
    "200 of 5,000 neighbours, as_of": ("/entities/b:hub/adjacent/FOUGHT?limit=200", "as_of=2019"),
    "200 of 5,000 neighbours, known_by": ("/entities/b:hub/adjacent/FOUGHT?limit=200", "known_by=2020"),
    "5,000 neighbours in 5 groups, as_of": ("/entities/b:hub/adjacent?limit=25", "as_of=2019"),
    "5,000 neighbours in 5 groups, known_by": ("/entities/b:hub/adjacent?limit=25", "known_by=2020"),
    "relationship, as_of": ("/relationships/FOUGHT,b:e7,b:near?limit=25", "as_of=2019"),
    "paths, as_of": ("/paths?from=b:e7&to=b:e3000", "as_of=2019"),
    "paths, known_by": ("/paths?from=b:e7&to=b:e3000", "known_by=2020"),
    "all relationships, as_of": ("/relationships?limit=25", "as_of=2019"),
}


def in_time(connection: http.client.HTTPConnection, path: str, asked: str, requests: int) -> dict[str, float]:
    """Return p50 of a question with and without time, asked in turn, and the ratio."""
    told = compared(over_http(connection, f"{path}&{asked}"), over_http(connection, path), requests)
    return {"with_p50": told["rest_p50"], "without_p50": told["driver_p50"], "ratio_p50": told["ratio_p50"]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the service did not start")


def measure(home: Path, requests: int) -> dict[str, Any]:
    """Start Neo4j and the service, load, and compare every route."""
    address = embedded.up(home, bolt_port=29687, http_port=29474)
    with Graph.open(address.bolt_uri, username=address.username, password=address.password) as graph:
        writes.init(graph)
        writes.load(graph, claims(), sources=SOURCES, ontology=shipped())
        process = multiprocessing.get_context("spawn").Process(target=serve, args=(address, port := free_port()), daemon=True)
        process.start()
        try:
            wait(port)
            connection = http.client.HTTPConnection("127.0.0.1", port)
            routes = {
                name: compared(over_http(connection, path), bare(graph, statements(graph, path)), requests) for name, path in ROUTES.items()
            }
            return {"routes": routes, "times": {name: in_time(connection, *asked, requests) for name, asked in TIMES.items()}}
        finally:
            process.terminate()
            process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    requests = parser.parse_args().requests
    home = Path(tempfile.mkdtemp(prefix="fealty-latency-"))
    try:
        measured = measure(home, requests)
    finally:
        embedded.down(home)
        shutil.rmtree(home, ignore_errors=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}
    print(json.dumps({"benchmark": "latency", "machine": machine, "requests": requests, "claims": CLAIMS} | measured, indent=1))


if __name__ == "__main__":
    main()
