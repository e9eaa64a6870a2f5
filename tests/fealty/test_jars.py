"""The jars: every one is checked by its sha256 at each start, and a wrong one is never used."""

from pathlib import Path
from typing import Any

import pytest

from fealty import jars
from fealty.jars import Jar, JarError


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A lock of two small jars, and a network that counts what it is asked for."""
    asked: list[str] = []
    published = {"a": b"the jar a", "b": b"the jar b"}
    (tmp_path / "right").mkdir()
    for name, data in published.items():
        (tmp_path / "right" / name).write_bytes(data)
    locked = [Jar("org.example", name, "1", "", jars.digest(tmp_path / "right" / name)) for name in published]
    monkeypatch.setattr(jars, "locked", lambda: locked)

    def download(_: Any, artifact: Any) -> Path:
        asked.append(artifact.artifactId)
        path = artifact.cached_path
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(published[artifact.artifactId])
        return path

    monkeypatch.setattr("jgo.maven.PythonResolver.download", download)
    return asked


def test_what_is_there_and_right_is_not_fetched_again(tmp_path: Path, two: list[str]):
    first = jars.fetched(tmp_path / "cache")
    assert jars.fetched(tmp_path / "cache") == first
    assert sorted(two) == ["a", "b"]
    assert [p.read_bytes() for p in first] == [b"the jar a", b"the jar b"]


def test_an_altered_jar_is_fetched_again(tmp_path: Path, two: list[str]):
    first, _ = jars.fetched(tmp_path / "cache")
    first.write_bytes(b"the jar A")
    first.with_suffix(".jar.ok").touch()
    told: list[tuple[int, int]] = []
    jars.fetched(tmp_path / "cache", told=lambda done, every: told.append((done, every)))
    assert (first.read_bytes(), two[2:], told) == (b"the jar a", ["a"], [(1, 1)])


def test_a_wrong_jar_from_the_network_is_named_and_not_kept(tmp_path: Path, two: list[str], monkeypatch: pytest.MonkeyPatch):
    wrong = [Jar(j.group, j.artifact, j.version, j.classifier, "0" * 64 if j.artifact == "b" else j.sha256) for j in jars.locked()]
    monkeypatch.setattr(jars, "locked", lambda: wrong)
    with pytest.raises(JarError, match=r"org\.example:b:1 is not the file that was locked"):
        jars.fetched(tmp_path / "cache")
    assert [p.name for p in (tmp_path / "cache").rglob("*.jar")] == ["a-1.jar"]


def test_every_jar_is_pinned_by_its_sha256():
    locked = jars.locked()
    assert {(j.group, j.artifact, j.version) for j in locked} >= set(jars.ROOTS)
    assert all(len(j.sha256) == 64 for j in locked)
