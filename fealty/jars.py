"""The jars of the embedded Neo4j: fetched through jgo from Maven Central, each checked against `jars.lock.json`.

`python -m fealty.jars` resolves them anew and writes the lock: a maintainer's step, about 100 s of CPU.
"""

import errno
import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from jgo.maven import MavenContext, PythonResolver

LOCK = Path(__file__).with_name("jars.lock.json")
ROOTS = (
    ("org.neo4j", "neo4j", "5.26.30"),
    ("org.neo4j.app", "neo4j-server", "5.26.30"),
    ("org.neo4j", "neo4j-import-tool", "5.26.30"),
    ("org.neo4j.client", "neo4j-browser", "5.24.0"),
)
_AT_ONCE = 8
_TRIES = 3


class JarError(Exception):
    """A jar that could not be fetched, or is not the one that was locked."""


@dataclass(frozen=True, slots=True)
class Jar:
    """A locked jar: its Maven coordinates and the sha256 of its bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    def __str__(self) -> str:
        return ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)


def locked() -> list[Jar]:
    """Return the jars of the committed lock."""
    return [Jar(**entry) for entry in json.loads(LOCK.read_text(encoding="utf-8"))]


def fetched(cache: Path, *, told: Callable[[int, int], None] = lambda _done, _all: None) -> list[Path]:
    """Return every locked jar's path, downloading what is missing into `cache`; raises JarError."""
    jars = locked()
    context = MavenContext(repo_cache=cache, timeout=60)
    paths: list[Path] = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting = [pool.submit(_one, context, jar) for jar in jars]
        try:
            for done in as_completed(waiting):
                paths.append(done.result())
                told(len(paths), len(jars))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return sorted(paths)


def _one(context: MavenContext, jar: Jar) -> Path:
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")
    path = artifact.cached_path
    checked = path.with_suffix(".jar.ok") if path else None
    if path and checked and path.exists() and checked.exists():
        return path
    for attempt in range(_TRIES):
        try:
            path = artifact.resolve()
        except (OSError, RuntimeError, AssertionError) as error:
            if path:
                path.unlink(missing_ok=True)
            _give_up(error, jar, last=attempt == _TRIES - 1)
            continue
        if digest(path) == jar.sha256:
            path.with_suffix(".jar.ok").touch()
            return path
        path.unlink()
    raise JarError(f"{jar} is not the file that was locked: its sha256 differs; it was removed")


def _give_up(error: Exception, jar: Jar, *, last: bool) -> None:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        raise JarError("the disk is full; the jars of Neo4j need 200 MB") from error
    if last:
        raise JarError(f"{jar} could not be downloaded: {error}. The first start needs the network.") from error


def digest(path: Path) -> str:
    """Return a file's sha256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def resolve(cache: Path) -> Iterable[Jar]:
    """Resolve the whole tree and yield each jar with its sha256."""
    context = MavenContext(repo_cache=cache, timeout=60)
    inputs = [context.create_dependency(f"{g}:{a}:{v}") for g, a, v in ROOTS]
    _, found = PythonResolver().get_dependency_list(inputs)
    for dep in (*inputs, *sorted((node.dep for node in found), key=str)):
        if dep.type == "jar" and dep.scope in (None, "compile", "runtime"):
            path = dep.artifact.resolve()
            yield Jar(dep.groupId, dep.artifactId, dep.version, dep.classifier or "", digest(path))


if __name__ == "__main__":
    jars = [{name: getattr(jar, name) for name in Jar.__slots__} for jar in resolve(Path.home() / ".m2" / "repository")]
    LOCK.write_text(json.dumps(jars, indent=1) + "\n", encoding="utf-8")
    print(f"{len(jars)} jars locked")
