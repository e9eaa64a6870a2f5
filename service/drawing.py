"""The network page: pyvis through a subclass with its own autoescaping template, data in a JSON block, strict CSP."""

# pyvis has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
import base64
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import orjson
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from model.ontology import Ontology

Json = dict[str, Any]
VIS = cast(Path, files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js")
_FAN = (0.0, 0.18, -0.18, 0.34, -0.34, 0.5, -0.5)
_DASHES: dict[str, bool | list[int]] = {"solid": False, "dashed": [9, 5], "dotted": [2, 5]}


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page in one file, and the policy to send with it."""

    html: str
    csp: str


class Drawing(Network):
    """A pyvis network drawn from a GraphDoc; of pyvis only the network's data are used, none of its page."""

    def __init__(self, doc: Json, ontology: Ontology) -> None:
        super().__init__(directed=True)
        self.toggle_physics(False)
        self._draw_nodes(doc, ontology)
        self._draw_edges(doc, ontology)

    def data(self) -> Json:
        """Return what vis-network draws."""
        return {"nodes": self.nodes, "edges": self.edges}

    def _draw_nodes(self, doc: Json, ontology: Ontology) -> None:
        for node in doc["nodes"]:
            told = ontology.types[node["type"]]
            size = 10 + min(node["degree"], 30) ** 0.5 * 3
            self.add_node(node["id"], label=node["label"], shape=told.shape, color=told.colour, size=size, x=node["x"], y=node["y"])

    def _draw_edges(self, doc: Json, ontology: Ontology) -> None:
        beside: dict[tuple[str, ...], int] = defaultdict(int)
        for edge in doc["edges"]:
            told = ontology.relations[edge["relation"]]
            pair = tuple(sorted((edge["source"], edge["target"])))
            bend = _FAN[beside[pair] % len(_FAN)] * (1 if pair[0] == edge["source"] else -1)
            beside[pair] += 1
            self.add_edge(
                edge["source"],
                edge["target"],
                id=edge["id"],
                color=told.colour,
                dashes=_DASHES[told.dash],
                width=1 + min(edge["source_count"], 6) * 0.6,
                arrows="" if told.symmetric else "to",
                smooth={"type": "curvedCW" if bend >= 0 else "curvedCCW", "roundness": abs(bend)} if bend else False,
                label="?!" if edge["contested"] else "",
            )


def drawn(doc: Json, ontology: Ontology) -> Json:
    """Return a GraphDoc with its drawing, as vis-network takes it, and the legend of its signs."""
    return {"doc": doc, "drawn": Drawing(doc, ontology).data(), "legend": _legend(doc, ontology)}


def page(doc: Json, ontology: Ontology, *, title: str | None = None) -> Page:
    """Return the page of a GraphDoc: one file that asks no other host for anything."""
    title = title or _title(doc)
    data = drawn(doc, ontology)
    script, style, vis = _own("network.js"), _own("network.css"), _vis()
    html = (
        _templates()
        .get_template("network.html")
        .render(
            title=title,
            doc=doc,
            asked=_asked(doc["answered"]),
            data=Markup(_json(data)),
            script=Markup(script),
            style=Markup(style),
            vis=Markup(vis),
            csp=(csp := _csp((vis, script), style)),
        )
    )
    return Page(html, csp)


def _title(doc: Json) -> str:
    begun = doc["query"].get("entity") or ()
    names = [node["label"] for node in doc["nodes"] if node["id"] in begun]
    asked = doc["answered"]
    when = [f"{words} {asked[name]}" for name, words in (("as_of", "as of"), ("known_by", "by what was known in")) if asked.get(name)]
    return ", ".join(["Around " + ", ".join(names) if names else "The whole network", *when])


def _asked(answered: Json) -> str:
    """Return in words what was asked of time."""
    words = {"as_of": "as of", "known_by": "by what was known in", "since": "evidenced since", "until": "until"}
    said = [f"{text} {answered[name]}" for name, text in words.items() if answered.get(name)]
    return ", ".join([*said, *(["without what nobody dates"] if answered.get("undated") == "exclude" else [])])


def _legend(doc: Json, ontology: Ontology) -> Json:
    types = [{"name": name, "colour": ontology.types[name].colour, "shape": ontology.types[name].shape} for name in doc["types"]]
    relations = [ontology.relations[name] for name in doc["relations"]]
    return {"types": types, "relations": [{"name": r.name, "colour": r.colour, "dash": r.dash} for r in relations]}


def _json(data: Json) -> str:
    """Return JSON that cannot end its script block."""
    text = orjson.dumps(data).decode()
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _csp(scripts: tuple[str, ...], style: str) -> str:
    hashes = " ".join(_hash(text) for text in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("service"), autoescape=True)


@cache
def _own(name: str) -> str:
    return (files("service") / "static" / name).read_text(encoding="utf-8")


@cache
def _vis() -> str:
    text = VIS.read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script").replace("//# sourceMappingURL", "// ")
