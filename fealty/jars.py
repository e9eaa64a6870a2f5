"""The jars of the embedded Neo4j: fetched through jgo from Maven Central, each checked against `jars.lock.json`.

`python -m fealty.jars` resolves them anew and writes the lock: a maintainer's step, about 100 s of CPU.
"""

import errno
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from jgo.maven import Artifact, MavenContext, PythonResolver

LOCK = Path(__file__).with_name("jars.lock.json")
ROOTS = (
    ("org.neo4j", "neo4j", "5.26.30"),
    ("org.neo4j.app", "neo4j-server", "5.26.30"),
    ("org.neo4j", "neo4j-import-tool", "5.26.30"),
    ("org.neo4j.client", "neo4j-browser", "5.24.0"),
)
_AT_ONCE = 8
_TRIES = 3
_FULL = "the disk is full; the jars of Neo4j need 200 MB"
T = TypeVar("T")


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
    """Return every locked jar's path, each just checked, downloading into `cache` what is missing or altered; raises JarError.

    Checking all of them (155 MB) takes 0.3 s, so it is done at every start and no marker is trusted.
    """
    context = MavenContext(repo_cache=cache, timeout=20)
    jars = [(jar, _artifact(context, jar)) for jar in locked()]
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / ".fealty.lock"):  # two homes share one cache
            wrong = [(jar, artifact) for (jar, artifact), right in zip(jars, _each(_is_right, jars), strict=True) if not right]
            for done, _ in enumerate(_each(_download, wrong), 1):
                told(done, len(wrong))
    except OSError as error:
        raise JarError(_FULL if error.errno == errno.ENOSPC else f"{error.filename or cache}: {error.strerror or error}") from error
    return sorted(_path(artifact) for _, artifact in jars)


def _each(work: Callable[[tuple[Jar, Artifact]], T], jars: Sequence[tuple[Jar, Artifact]]) -> Iterator[T]:
    """Yield what some work returns for each jar, several at once; the first failure cancels the rest."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting = [pool.submit(work, jar) for jar in jars]
        try:
            yield from (done.result() for done in waiting)
        finally:
            pool.shutdown(cancel_futures=True)


def _artifact(context: MavenContext, jar: Jar) -> Artifact:
    return context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")


def _path(artifact: Artifact) -> Path:
    assert artifact.cached_path is not None
    return artifact.cached_path


def _is_right(jar: tuple[Jar, Artifact]) -> bool:
    path = _path(jar[1])
    return path.exists() and digest(path) == jar[0].sha256


def _download(wanted: tuple[Jar, Artifact]) -> None:
    jar, artifact = wanted
    path = _path(artifact)
    for attempt in range(_TRIES):
        path.unlink(missing_ok=True)
        try:
            artifact.resolve()
        except (OSError, RuntimeError, AssertionError) as error:
            path.unlink(missing_ok=True)
            _give_up(error, jar, last=attempt == _TRIES - 1)
            continue
        if digest(path) == jar.sha256:
            return
    path.unlink()
    raise JarError(f"{jar} is not the file that was locked: its sha256 differs, so it was removed; try again")


def _give_up(error: Exception, jar: Jar, *, last: bool) -> None:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        raise JarError(_FULL) from error
    if last:
        raise JarError(f"{jar} could not be downloaded ({_cause(error)}); the first start needs the network") from error


def _cause(error: BaseException) -> str:
    """Return the innermost reason: `Connection refused`, not the layers around it."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error)


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
