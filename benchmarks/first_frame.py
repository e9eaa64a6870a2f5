"""How long until a network page is drawn: ours beside stock pyvis, 1,000 nodes and 1,500 edges, in headless Chromium.

    .venv/bin/python benchmarks/first_frame.py [--nodes 1000] [--stock-seconds 150]

Prints one JSON object: `server_s` is layout and page together, `first_frame_s` from navigation to the first drawn frame in
the browser (median of three), the size of the page, and the same for stock pyvis with its own page and physics.
"""

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.ontology import shipped
from service import drawing
from service.graphdoc import graphdoc

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
_DAYS = {"since_from": [20150101], "since_to": [20151231], "until_from": [0], "until_to": [99991231], "last_evidenced": "2021-01-01"}
_COUNTS = {"claim_count": 2, "source_count": 2, "voice_count": 2, "contested": False, "recycled_from": []}
Pair = tuple[int, int]


def pairs(nodes: int) -> list[Pair]:
    """Return invented edges, a few nodes having many."""
    draw = random.Random(3)
    return [(draw.randrange(nodes), int(draw.random() ** 3 * nodes)) for _ in range(nodes * 3 // 2)]


def ours(nodes: int, edges: list[Pair]) -> str:
    """Return our page, as the service makes it."""
    told = [
        {
            "id": f"b:{n}",
            "type": "Organization",
            "kind": "armed_group",
            "name": f"Group {n}",
            "aliases": [],
            "edge_count": 3,
            "claim_count": 9,
        }
        for n in range(nodes)
    ]
    drawn = [
        [_COUNTS | _DAYS | {"id": f"FOUGHT,b:{a},b:{b},{n}", "relation": "FOUGHT"}, f"b:{a}", f"b:{b}"]
        for n, (a, b) in enumerate(edges)
        if a != b
    ]
    quotes = {edge["id"]: [_evidence(edge["id"])] for edge, _, _ in drawn}
    total = {"nodes": nodes, "edges": len(drawn)}
    return drawing.page(graphdoc(told, drawn, quotes, shipped(), query={}, total=total, revision=1), shipped()).html


def _evidence(edge: str) -> dict[str, Any]:
    source = {"id": "b:s", "title": "A report", "publisher": "A publisher", "published": "2021", "url": None, "reliability": None}
    quote = "The report says in one sentence of usual length that the one group fought the other in that year"
    return {"claim": f"c{edge}", "quote": quote, "prefix": "before ", "suffix": " after", "source": source, "attributed_to": None}


def stock(nodes: int, edges: list[Pair]) -> str:
    """Return the page of pyvis as it comes: its template and its physics, its scripts inlined."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for n in range(nodes):
        network.add_node(n, label=f"Group {n}", title="A sentence of usual length")
    for a, b in edges:
        if a != b:
            network.add_edge(a, b, title="The report says in one sentence of usual length that the one group fought the other")
    html: str = network.generate_html()
    return html.replace("network = new vis.Network(", "network = window.stock = new vis.Network(", 1)


def frame(browser: Any, html: str, folder: Path, drawn: str, limit: float) -> float | None:
    """Return the seconds from navigation until the page says that it has drawn, or None where it takes longer than the limit."""
    (file := folder / "page.html").write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    try:
        page.goto(file.as_uri(), wait_until="commit")
        until = time.monotonic() + limit
        while time.monotonic() < until:
            if found := page.evaluate(drawn):
                return round(float(found) / 1000, 3)
            time.sleep(0.05)
        return None
    finally:
        page.close()


_OURS_DRAWN = "() => window.fealtyDrawnAt || 0"
_STOCK_DRAWN = """() => { if (!window.stock) return 0;
  if (!window.hooked) { window.hooked = 1; window.stock.once('stabilizationIterationsDone', () => { window.at = performance.now(); }); }
  return window.at || 0; }"""


def side(make: Callable[[], str], browser: Any, folder: Path, drawn: str, *, limit: float, runs: int) -> dict[str, Any]:
    began = time.perf_counter()
    html = make()
    server = round(time.perf_counter() - began, 3)
    frames = [frame(browser, html, folder, drawn, limit) for _ in range(runs)]
    seen = [f for f in frames if f is not None]
    shown = round(statistics.median(seen), 3) if seen else f"more than {limit:.0f}"
    return {"server_s": server, "first_frame_s": shown, "runs": frames, "page_kb": len(html.encode()) // 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--stock-seconds", type=float, default=150)
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print(json.dumps({"benchmark": "first_frame", "skipped": "there is no Chromium here"}))
        return
    from playwright.sync_api import sync_playwright

    edges = pairs(given.nodes)
    ours(10, pairs(10))  # the layout's process is up, as in a running service
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        told = {
            "fealty": side(lambda: ours(given.nodes, edges), browser, Path(folder), _OURS_DRAWN, limit=60, runs=3),
            "pyvis": side(lambda: stock(given.nodes, edges), browser, Path(folder), _STOCK_DRAWN, limit=given.stock_seconds, runs=1),
        }
        browser.close()
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}
    print(json.dumps({"benchmark": "first_frame", "machine": machine, "nodes": given.nodes, "edges": len(edges)} | told, indent=1))


if __name__ == "__main__":
    main()
