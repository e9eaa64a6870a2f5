"""How quick the explorer is in headless Chromium, served by uvicorn over the real Neo4j on invented networks.

    .venv/bin/python benchmarks/explorer.py [--runs 5]

Prints one JSON object. `first_frame_s`: from navigation to the first drawn frame, the service's answer included, with the layout
made for this page (cold) and kept from the page before (warm). `expand_ms`: from the key to the frame with the neighbours.
`slider_fps`: frames drawn a second while the window of time moves. `suggest_ms`: from the last letter to the list. `longest_task_ms`: the longest task of the
main thread after the first frame, while selecting, filtering, walking and expanding. `page_kb`: what the page loads before any data.
"""

import argparse
import json
import os
import platform
import random
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from cypher import writes
from cypher.graph import Graph
from fealty import embedded
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology, shipped
from service.app import create_app

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
_RELATIONS = ("RIVAL_OF", "ALLIED_WITH", "FOUGHT", "ATTACKED", "SUPPORTED_BY", "SPLIT_FROM", "NEGOTIATED_WITH")
_LONG = "window.tasks = []; new PerformanceObserver(l => l.getEntries().forEach(e => window.tasks.push(Math.round(e.duration)))).observe({type: 'longtask'})"
_FRAMES = """async () => {
  const days = [...fealty.picture.days.values()].flat().map(d => d[0]).filter(Boolean).sort();
  const steps = 120; let frames = 0; const began = performance.now();
  fealty.canvas.network.on('afterDrawing', () => { frames += 1; });
  for (let n = 0; n < steps; n += 1) {
    fealty.window(days[Math.floor(n * days.length / steps / 2)], days[days.length - 1 - Math.floor(n * days.length / steps / 3)], {});
    await new Promise(requestAnimationFrame);
  }
  return Math.round(10000 * frames / (performance.now() - began)) / 10; }"""
_EXPAND = """async () => {
  const leaf = [...fealty.picture.nodes.values()].filter(n => n.hidden > 3).sort((a, b) => b.hidden - a.hidden)[0] || [...fealty.picture.nodes.values()][0];
  const began = performance.now();
  await fealty.expand(leaf.id, {});
  await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
  return Math.round(performance.now() - began); }"""


def network(nodes: int, edges: int, name: str, folder: Path) -> list[Path]:
    """Write an invented network as claims: a few nodes have many edges, each claim has a year."""
    draw = random.Random(nodes)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        a, b = draw.randrange(nodes), int(draw.random() ** 2.5 * nodes)
        if a != b:
            pairs.add((a, b))
    pairs |= {(n, (n * 7 + 1) % nodes) for n in range(nodes) if n != (n * 7 + 1) % nodes}
    sources = [
        {"record": "source", "id": f"{name}:s{n}", "title": f"Report {n}", "publisher": f"Publisher {n % 5}", "kind": "table"}
        for n in range(9)
    ]
    said = [
        {
            "source": f"{name}:s{draw.randrange(9)}",
            "locator": {"row": n + 1, "columns": ["all"]},
            "quote": f"Group {a}, Group {b}, {1990 + n % 33}",
            "subject": {"id": f"{name}:g{a}", "type": "Organization", "name": f"Group {a} of {name}"},
            "object": {"id": f"{name}:g{b}", "type": "Organization", "name": f"Group {b} of {name}"},
            "relation": draw.choice(_RELATIONS),
            "since": str(1990 + n % 33),
        }
        for n, (a, b) in enumerate(sorted(pairs)[: edges if edges >= nodes else None])
    ]
    files = [folder / f"{name}-sources.jsonl", folder / f"{name}-claims.jsonl"]
    for file, records in zip(files, (sources, said), strict=True):
        file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return files


@contextmanager
def served(graph: Graph, ontology: Ontology) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(graph, ontology), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        time.sleep(3)  # the layout's process is up, as in a running service
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


class Browsing:
    """A page in a Chromium without a cache, its long tasks counted."""

    def __init__(self, browser: Any, address: str) -> None:
        self.page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        self.page.add_init_script(_LONG)
        self.loaded: dict[str, int] = {}
        self.page.on("response", self._heard)
        self.address = address

    def _heard(self, answer: Any) -> None:
        own = "/static/" in answer.url or answer.url.rstrip("/").endswith(self.address.rsplit(":", 1)[1])
        if own and answer.status == 200:
            self.loaded[answer.url] = int(answer.headers.get("content-length", 0)) or len(answer.body())

    def draw(self, fragment: str) -> float:
        """Open a view; return the seconds from navigation to the first drawn frame."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/{fragment}", wait_until="commit")
        self.page.wait_for_selector("html[data-drawn]", state="attached", timeout=30000)
        return round(float(self.page.evaluate("window.fealtyDrawnAt")) / 1000, 3)


def suggesting(page: Any) -> float:
    """Return the milliseconds from the last letter of a name to its suggestions."""
    page.fill("#search input", "")
    return float(
        page.evaluate(
            """async () => { const field = document.querySelector('#search input'), list = document.querySelector('#search [role=listbox]');
  field.focus(); field.value = 'Group 1' + Math.floor(Math.random() * 90);
  const began = performance.now(); const came = new Promise(done => new MutationObserver(done).observe(list, {childList: true}));
  field.dispatchEvent(new Event('input', {bubbles: true})); await came; await new Promise(requestAnimationFrame);
  return Math.round(performance.now() - began); }"""
        )
    )


def busy(page: Any) -> int:
    """Select, filter, walk and move the window; return the longest task of the main thread meanwhile, in milliseconds."""
    page.wait_for_timeout(1500)
    page.evaluate("window.tasks.length = 0")
    page.focus("#canvas")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "]", "f", "p", "h", "Control+z", "Control+z"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    page.locator("#legend input[type=checkbox]").nth(2).click()
    page.wait_for_timeout(300)
    page.locator("#legend input[type=checkbox]").nth(2).click()
    page.wait_for_timeout(500)
    return max([0, *page.evaluate("window.tasks")])


def measured(browser: Any, address: str, name: str, nodes: int, runs: int) -> dict[str, Any]:
    browsing = Browsing(browser, address)
    hub = "&".join(f"relation={relation}" for relation in _RELATIONS)
    fragment = f"#/graph?source={name}:s0" + "".join(f"&source={name}:s{n}" for n in range(1, 9))
    cold = browsing.draw(f"{fragment}&{hub}")
    warm = [browsing.draw(fragment) for _ in range(runs)]
    page = browsing.page
    told: dict[str, Any] = {
        "nodes": page.evaluate("fealty.picture.shown.nodes.size"),
        "edges": page.evaluate("fealty.picture.shown.edges.size"),
    }
    told |= {"first_frame_s": {"first": cold, "median": statistics.median(warm), "runs": warm}, "longest_task_ms": busy(page)}
    told["slider_fps"] = [page.evaluate(_FRAMES) for _ in range(3)]
    browsing.draw(fragment)
    told["longest_task_of_slider_ms"] = max([0, *page.evaluate("window.tasks")])
    told["suggest_ms"] = [suggesting(page) for _ in range(runs)]
    browsing.draw(f"#/graph?entity={name}:g1")
    told["expand_ms"] = []
    for _ in range(runs):
        told["expand_ms"].append(page.evaluate(_EXPAND))
    told["page_kb"] = round(sum(browsing.loaded.values()) / 1024)
    browsing.page.context.close()
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print(json.dumps({"benchmark": "explorer", "skipped": "there is no Chromium here"}))
        return
    from playwright.sync_api import sync_playwright

    ontology, told = shipped(), dict[str, Any]()
    with tempfile.TemporaryDirectory() as folder:
        at = embedded.up(Path(folder) / "home", bolt_port=37687, http_port=37474)
        try:
            with Graph.open(at.bolt_uri, username=at.username, password=at.password) as graph, sync_playwright() as playwright:
                writes.init(graph)
                for name, nodes, edges in (("large", 1000, 3000), ("small", 200, 500)):
                    files = network(nodes, edges, name, Path(folder))
                    done = pipeline.load((item for file in files for item in claims.read(file, ontology)), graph, ontology)
                    assert not done.refused_count, done.refused[:3]
                browser = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
                with served(graph, ontology) as address:
                    for name, nodes in (("large", 1000), ("small", 200)):
                        told[name] = measured(browser, address, name, nodes, given.runs)
                browser.close()
        finally:
            embedded.down(Path(folder) / "home")
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": round(os.getloadavg()[0], 1)}
    print(json.dumps({"benchmark": "explorer", "machine": machine} | told, indent=1))


if __name__ == "__main__":
    main()
