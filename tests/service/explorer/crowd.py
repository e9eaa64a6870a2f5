"""More than a picture holds, beside the example and hostile names: what tests of keeping and of big results stand on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cypher.graph import Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from service.app import create_app
from tests.conftest import empty
from tests.service.conftest import FOLDER
from tests.service.explorer.conftest import KEYS, Visit, serving

ISIS_K, TALIBAN = "khorasan:isis-k", "khorasan:taliban"
MANY = 1200
MARKUP = "</script><img src=x onerror=window.pwned=1>"
FORMULA = '=HYPERLINK("http://evil.example","see")'
CLOSING = "]]></title></svg><script>window.pwned=1</script>"
ARABIC = "حركة الشباب المجاهدين"


def record(subject: tuple[str, str], other: tuple[str, str], relation: str, source: str, row: int, said: str) -> dict[str, Any]:
    """One claim of a table: who, what, whom."""
    ends = [{"id": id_, "type": "Organization", "name": named} for id_, named in (subject, other)]
    place = {"source": source, "locator": {"row": row, "columns": ["all"]}, "quote": said}
    return place | {"subject": ends[0], "object": ends[1], "relation": relation, "since": str(1990 + row % 30)}


def hostile() -> list[dict[str, Any]]:
    named = [("evil:a", FORMULA), ("evil:b", MARKUP), ("evil:c", CLOSING), ("evil:d", ARABIC)]
    source = {"record": "source", "id": "evil:s", "title": f"@title {MARKUP}", "publisher": "+publisher", "kind": "table"}
    pairs = [(named[0], named[n], relation) for n in (1, 2, 3) for relation in ("RIVAL_OF", "FOUGHT")]
    return [source, *(record(a, b, relation, "evil:s", n + 1, f"-1+1 {MARKUP}") for n, (a, b, relation) in enumerate(pairs))]


def many() -> list[dict[str, Any]]:
    """A ring of entities; every tenth joins its neighbour by a rivalry, which two sources report."""
    sources = [
        {"record": "source", "id": f"many:s{n}", "title": f"Report {n}", "publisher": f"Publisher {n}", "kind": "table"} for n in (0, 1)
    ]
    said: list[dict[str, Any]] = []
    for n in range(MANY):
        ends = [(f"many:g{m}", f"Group {m}") for m in (n, (n + 1) % MANY)]
        relation = "FOUGHT" if n % 10 else "RIVAL_OF"
        said += [
            record(ends[0], ends[1], relation, f"many:s{k}", n + 1, f"Group {n}, row {n}, of {k}") for k in ((0,) if n % 10 else (0, 1))
        ]
    return [*sources, *said]


def crowded(opened: Graph, ontology: Ontology, folder: Path) -> Iterator[str]:
    """Load it all, and serve the explorer over it."""
    empty(opened)
    made = folder / "claims.jsonl"
    made.write_text("".join(json.dumps(one) + "\n" for one in [*hostile(), *many()]), encoding="utf-8")
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl", made]
    done = pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    assert not done.refused_count, done.refused[:3]
    yield from serving(create_app(opened, ontology, keys=KEYS))


def drawn(visit: Visit, fragment: str = f"#/graph?entity={ISIS_K}") -> Any:
    page = visit.open(fragment)
    page.wait_for_selector("html[data-drawn]", state="attached", timeout=30000)
    return page


def sizes(page: Any) -> tuple[int, int]:
    told = page.evaluate("[fealty.picture.shown.nodes.size, fealty.picture.shown.edges.size]")
    return told[0], told[1]
