"""YAML as people write words in it: `on`, `off`, `yes` and `no` are words (and NO is Norway), not truth values."""

from typing import Any

import yaml


class _Words(yaml.SafeLoader):
    pass


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    """Return what the YAML says; raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Words)
