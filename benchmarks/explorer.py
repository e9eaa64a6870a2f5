"""How quick the explorer is in headless Chromium, served by uvicorn over the real Neo4j on invented networks.

    .venv/bin/python benchmarks/explorer.py [--runs 5]

Prints one JSON object. `first_frame_s`: from navigation to the first drawn frame, the service's answer included: in a browser that has
loaded nothing, of a picture that was not laid out yet (`new`); again in the same browser (`seen_before`); and the very first question after
Neo4j started. `longest_tasks_ms`: the longest task of the main thread after the first frame, for each of some acts. `slider_fps`: frames drawn a second
while the window of time moves. `suggest_ms`: from the last letter to the list. `expand_ms`: from the call to the frame with the neighbours.
`page_kb`: what the page loads before any data.
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
from service import layout
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


def busy(page: Any) -> dict[str, int]:
    """Select, walk, pin, hide, undo and filter; return the longest task of the main thread for each, in milliseconds."""
    page.wait_for_timeout(1500)
    page.focus("#canvas")
    box = page.locator("#legend input[type=checkbox]").nth(2)
    keys = {"walk": "ArrowRight", "walk on": "ArrowDown", "an edge": "]", "back": "ArrowLeft", "fit": "f", "pin": "p", "hide": "h"}
    acts = {what: lambda key=key: page.keyboard.press(key) for what, key in keys.items()}
    acts |= {"undo": lambda: page.keyboard.press("Control+z"), "filter": box.click, "filter off": box.click}
    found: dict[str, int] = {}
    for what, act in acts.items():
        page.evaluate("window.tasks.length = 0")
        act()
        page.wait_for_timeout(500)
        found[what] = max([0, *page.evaluate("window.tasks")])
    return found


def fresh(browser: Any, address: str, fragment: str) -> float:
    """Draw in a browser that has loaded nothing yet, of a picture that the service has not laid out yet."""
    layout._laid_out.cache_clear()
    browsing = Browsing(browser, address)
    try:
        return browsing.draw(fragment)
    finally:
        browsing.page.context.close()


def measured(browser: Any, address: str, name: str, runs: int) -> dict[str, Any]:
    fragment = "#/graph?" + "&".join(f"source={name}:s{n}" for n in range(9))
    cold = fresh(browser, address, fragment)
    told: dict[str, Any] = {
        "first_frame_s": {"first_question_of_all": cold, "new": [fresh(browser, address, fragment) for _ in range(runs)]}
    }
    browsing = Browsing(browser, address)
    browsing.draw(fragment)
    told["first_frame_s"]["seen_before"] = [browsing.draw(fragment) for _ in range(runs)]
    told["first_frame_s"]["median_of_new"] = statistics.median(told["first_frame_s"]["new"])
    page = browsing.page
    told |= {"nodes": page.evaluate("fealty.picture.shown.nodes.size"), "edges": page.evaluate("fealty.picture.shown.edges.size")}
    told["longest_tasks_ms"] = busy(page)
    page.evaluate("window.tasks.length = 0")
    told["slider_fps"] = [page.evaluate(_FRAMES) for _ in range(3)]
    told["longest_task_of_slider_ms"] = max([0, *page.evaluate("window.tasks")])
    told["suggest_ms"] = [suggesting(page) for _ in range(2 * runs)]
    browsing.draw(f"#/graph?entity={name}:g1")
    told["expand_ms"] = [page.evaluate(_EXPAND) for _ in range(runs)]
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
                    for name in ("large", "small"):
                        told[name] = measured(browser, address, name, given.runs)
                browser.close()
        finally:
            embedded.down(Path(folder) / "home")
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": round(os.getloadavg()[0], 1)}
    print(json.dumps({"benchmark": "explorer", "machine": machine} | told, indent=1))


if __name__ == "__main__":
    main()
