"""Loading: Fealty over Bolt against a hand-written UNWIND script of the same graph, and against py2neo.bulk.

Every side runs in a process of its own, against one Neo4j that this starts, warms and empties between the sides.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from ldbc.table import Share, counts, relationships
from neo4j import Driver, GraphDatabase

from cypher import exports
from cypher.graph import Graph
from cypher.statements import statement
from fealty import embedded

HERE = Path(__file__).parent
SIDES = ("ours", "by_hand", "by_py2neo")
WARM = 5000
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def main() -> None:
    """Print one JSON object."""
    told = arguments()
    archive = told.shared / "data" / "ldbc-sf01.tar.gz"
    if not archive.is_file():
        print(json.dumps({"skipped": f"{archive.name} of ../shared is absent"}))
        return
    with tempfile.TemporaryDirectory(prefix="fealty-load-") as folder:
        home = Path(folder)
        server = embedded.up(home, bolt_port=28687, http_port=28474, heap="2g", pagecache="1g")
        try:
            print(json.dumps(measured(server, archive, told), indent=1))
        finally:
            embedded.down(home)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=200_000, help="how many relationship rows, spread over all files")
    parser.add_argument("--all", action="store_true", help="every row")
    parser.add_argument("--repeat", type=int, default=3, help="how often each side runs, in turn")
    parser.add_argument("--sides", nargs="+", choices=SIDES, default=SIDES)
    parser.add_argument("--batch", type=int, help="rows a batch of the hand-written script and py2neo (default 5,000)")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    return parser.parse_args()


def measured(server: embedded.Address, archive: Path, told: argparse.Namespace) -> dict[str, Any]:
    """Warm every side, check that ours and the hand-written one agree, and measure them in turn."""
    counted = counts(archive)
    every = relationships(counted)
    share = Share(every if told.all else min(told.claims, every), every)
    claims = sum(share.of(number) for number in counted.values())
    task = {"uri": server.bolt_uri, "username": server.username, "archive": str(archive), "counted": counted, "batch": told.batch}
    runs: dict[str, list[dict[str, Any]]] = {side: [] for side in told.sides}
    server_process = _listening(server)
    with GraphDatabase.driver(server.bolt_uri, auth=(server.username, server.password)) as driver:
        marks = {side: _warmed(driver, side, task | {"share": [WARM, every]}, server) for side in SIDES}
        for turn in range(told.repeat):
            for side in told.sides if turn % 2 == 0 else reversed(told.sides):
                _empty(driver)
                before = _cpu(server_process)
                done = _run(side, task | {"share": [share.taken, every]}, server.password)
                runs[side].append(done | _elements(driver) | {"server_cpu": _cpu(server_process) - before})
    return {
        "machine": _machine(server),
        "claims": claims,
        "relationship_rows": sum(share.of(n) for f, n in counted.items() if "_" in f),
        "same_graph_as_by_hand": marks["ours"] == marks["by_hand"],
        "sides": {side: _told(done, claims, counts_claims=side != "by_py2neo") for side, done in runs.items()},
        "ratios": _ratios(runs),
    }


def _warmed(driver: Driver, side: str, task: dict[str, Any], server: embedded.Address) -> str:
    """Run a side on few rows, twice, and return a digest of the graph that it makes."""
    for _ in range(2):
        _empty(driver)
        _run(side, task, server.password)
    return _digest(server) if side != "by_py2neo" else ""


def _digest(server: embedded.Address) -> str:
    digest = hashlib.sha256()
    with Graph.open(server.bolt_uri, username=server.username, password=server.password) as graph:
        for line in exports.lines(graph):
            digest.update(line)
        for name in ("explore/projection", "explore/entities"):
            digest.update(json.dumps(graph.read(statement(name), {}), sort_keys=True).encode())
    return digest.hexdigest()


def _empty(driver: Driver) -> None:
    with driver.session() as session:
        session.run(EMPTY).consume()
        for kind, names in (
            ("CONSTRAINT", "SHOW CONSTRAINTS YIELD name"),
            ("INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"),
        ):
            for record in list(session.run(names)):
                session.run(f"DROP {kind} `{record['name']}` IF EXISTS").consume()
        session.run("CALL db.clearQueryCaches()").consume()


def _run(side: str, task: dict[str, Any], password: str) -> dict[str, Any]:
    """Run one side in a process of its own, which measures itself."""
    done = subprocess.run(
        [sys.executable, "-m", f"ldbc.{side}"],
        cwd=HERE,
        env=os.environ | {"LDBC_PASSWORD": password},
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{side}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1]) | {"load_average": os.getloadavg()[0]}


def _listening(server: embedded.Address) -> psutil.Process:
    port = int(server.bolt_uri.rpartition(":")[2])
    found = (c.pid for c in psutil.net_connections("tcp") if c.laddr and c.laddr.port == port and c.status == psutil.CONN_LISTEN and c.pid)
    return psutil.Process(next(found))


def _cpu(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return spent.user + spent.system


def _elements(driver: Driver) -> dict[str, int]:
    with driver.session() as session:
        nodes = session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"]
        relationships_ = session.run("MATCH ()-[r]->() RETURN count(r) AS n").single(strict=True)["n"]
    return {"nodes": nodes, "relationships": relationships_}


def _told(runs: list[dict[str, Any]], claims: int, *, counts_claims: bool) -> dict[str, Any]:
    seconds = median(run["seconds"] for run in runs)
    elements = runs[0]["nodes"] + runs[0]["relationships"]
    rates: dict[str, Any] = {"claims_per_second": round(claims / seconds)} if counts_claims else {}
    return rates | {
        "elements_per_second": round(elements / seconds),
        "seconds": [round(run["seconds"], 2) for run in runs],
        "peak_rss_mb": max(run["peak_rss_mb"] for run in runs),
        "cpu_seconds": {
            "side": round(median(run["cpu"] for run in runs), 1),
            "server": round(median(run["server_cpu"] for run in runs), 1),
        },
        "elements": elements,
        "load_average": [round(run["load_average"], 1) for run in runs],
    }


def _ratios(runs: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Return our speed over the others', turn by turn, and the middle one: other users of the machine slow both."""
    ratios: dict[str, float] = {}
    if "by_hand" in runs and "ours" in runs:
        ratios["ours_to_by_hand"] = _middle(runs, "by_hand", lambda run: 1 / run["seconds"])
    if "by_py2neo" in runs and "ours" in runs:
        ratios["ours_to_py2neo_per_element"] = _middle(runs, "by_py2neo", _speed)
    return ratios


def _middle(runs: dict[str, list[dict[str, Any]]], other: str, speed: Any) -> float:
    return round(median(speed(a) / speed(b) for a, b in zip(runs["ours"], runs[other], strict=True)), 3)


def _speed(run: dict[str, Any]) -> float:
    return (run["nodes"] + run["relationships"]) / run["seconds"]


def _machine(server: embedded.Address) -> dict[str, Any]:
    with GraphDatabase.driver(server.bolt_uri, auth=(server.username, server.password)) as driver:
        neo4j = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0] AS version").records[0]["version"]
    memory = round(psutil.virtual_memory().total / 2**30, 1)
    return {
        "cores": os.cpu_count(),
        "memory_gib": memory,
        "python": platform.python_version(),
        "neo4j": neo4j,
        "heap": "2g",
        "pagecache": "1g",
    }


if __name__ == "__main__":
    main()
