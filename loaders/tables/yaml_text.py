"""YAML in which every scalar stays the text that was written (`no` is no truth value, `-9` no number), with its lines."""

from dataclasses import dataclass
from typing import Any

import yaml


class _Loader(yaml.BaseLoader):
    """BaseLoader keeps scalars as texts; this one also refuses a key that stands twice, which YAML forbids and PyYAML lets pass."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(None, None, f"the key {key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text says, and where."""

    value: Any
    node: Any

    @property
    def is_mapping(self) -> bool:
        """Say whether the text holds keys with values."""
        return isinstance(self.value, dict)

    def line(self, path: tuple[str | int, ...]) -> int:
        """Return the line, from 1, of the deepest part of the path that is there."""
        node, line = self.node, 1
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            key, node = found
            line = key.start_mark.line + 1
        return line


def parsed(text: str) -> Document:
    """Return what a YAML text says; raises yaml.YAMLError."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return Document(loader.construct_document(node) if node is not None else None, node)  # pyright: ignore[reportUnknownMemberType]
    finally:
        loader.dispose()  # pyright: ignore[reportUnknownMemberType]


def _step(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
