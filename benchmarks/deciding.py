"""Taking back and merging: seconds and claims a second of retracting 10,000 claims, and of merging and parting two hubs.

    .venv/bin/python benchmarks/deciding.py [--claims 10000] [--hub 5000]

Prints one JSON object. Each figure stands beside a plain statement on the same server: deleting as many claims without
keeping anything (`DETACH DELETE` in batches of 2,000), and moving as many relationships by hand.
"""

import argparse
import json
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cypher import judgements, retractions, writes
from cypher.graph import Graph
from fealty import embedded
from model.claims import Cells, Claim, Ref, Source
from model.judgements import Judgement
from model.ontology import shipped

DELETE = "MATCH (:Source {id: $id})<-[:FROM]-(c:Claim) CALL (c) { DETACH DELETE c } IN TRANSACTIONS OF 2000 ROWS"
MOVE = "MATCH (:Entity {id: $a})-[x:FOUGHT]-(o) MATCH (b:Entity {id: $b}) WITH b, x, o, properties(x) AS told CREATE (b)-[y:FOUGHT]->(o) SET y = told DELETE x"


def claims(source: str, hub: str, count: int, spread: int) -> Iterator[Claim]:
    """Yield invented claims of one source: `hub` fought `spread` others, over and over."""
    for n in range(count):
        ends = Ref(hub, "Organization"), Ref(f"b:o{n % spread}", "Organization")
        yield Claim(source, Cells(n + 1, ("x",)), f"x: row {n} of the report", ends[0], "FOUGHT", ends[1], since=str(1990 + n % 30))


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 2)


def load(graph: Graph, source: str, hub: str, count: int, spread: int) -> None:
    writes.load(graph, claims(source, hub, count, spread), sources={source: Source(source, kind="table")}, ontology=shipped())


def retracting(graph: Graph, count: int) -> dict[str, Any]:
    """Retract as many claims as given, beside a source that says half of the same; then delete as many by hand."""
    load(graph, "b:kept", "b:hub", count // 2, count // 4)
    load(graph, "b:gone", "b:hub", count, count // 2)
    ours = timed(lambda: retractions.retract(graph, source_id="b:gone", by="bench", at="2026-01-01", why=None, ontology=shipped()))
    load(graph, "b:hand", "b:hub", count, count // 2)
    by_hand = timed(lambda: graph.autocommit(_statement(DELETE), {"id": "b:hand"}))
    return {
        "claims": count,
        "seconds": ours,
        "claims_per_s": round(count / ours),
        "deleting_alone_s": by_hand,
        "ratio": round(ours / by_hand, 2),
    }


def merging(graph: Graph, hub: int) -> dict[str, Any]:
    """Merge two entities with as many edges each, and part them again; then move as many relationships by hand."""
    load(graph, "b:left", "b:left-hub", hub, hub)
    load(graph, "b:right", "b:right-hub", hub, hub)
    judgement = Judgement("b:left-hub", "b:right-hub", "same", "bench", "2026-01-01T00:00:00Z")
    merged = timed(lambda: judgements.judge(graph, judgement, ontology=shipped()))
    parted = timed(lambda: judgements.unjudge(graph, judgement.id, ontology=shipped()))
    by_hand = timed(lambda: graph.autocommit(_statement(MOVE), {"a": "b:right-hub", "b": "b:left-hub"}))
    return {"edges_each": hub, "merge_s": merged, "unmerge_s": parted, "moving_alone_s": by_hand}


def _statement(text: str) -> Any:
    from cypher.statements import parsed

    parameters = "".join(f"// param {name}: string = ''\n" for name in ("id", "a", "b") if f"${name}" in text)
    return parsed("load/bench", f"// A plain statement to compare with.\n{parameters}{text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--hub", type=int, default=5_000)
    given = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="fealty-deciding-"))
    try:
        address = embedded.up(home, bolt_port=30687, http_port=30474)
        with Graph.open(address.bolt_uri, username=address.username, password=address.password) as graph:
            writes.init(graph)
            load(graph, "b:warm", "b:warm-hub", 2000, 500)
            told = {"retract": retracting(graph, given.claims), "merge": merging(graph, given.hub)}
    finally:
        embedded.down(home)
        shutil.rmtree(home, ignore_errors=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}
    print(json.dumps({"benchmark": "deciding", "machine": machine} | told, indent=1))


if __name__ == "__main__":
    main()
