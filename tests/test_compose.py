"""The containers: the file is valid, asks for a password, keeps to loopback, and its settings are ones that Neo4j knows."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from cypher.graph import Graph
from fealty.settings import Settings

ROOT = Path(__file__).parents[1]
TOLD: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]


def compose() -> list[str]:
    """Return the command of a compose client, the plugin or the older program."""
    docker, older = shutil.which("docker"), shutil.which("docker-compose")
    if docker and not subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        return [docker, "compose"]
    if older:
        return [older]
    pytest.skip("there is no docker compose client here")


def config(env_file: Path) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "FEALTY_"))}
    asked = [*compose(), "--env-file", str(env_file), "config", "--quiet"]
    return subprocess.run(asked, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)


def test_the_service_waits_for_a_healthy_neo4j_and_everything_stays_on_loopback():
    assert TOLD["service"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert all(port.startswith("127.0.0.1:") for service in TOLD.values() for port in service["ports"])
    assert all(service["healthcheck"]["test"] and service["mem_limit"] for service in TOLD.values())
    assert all(":?" in TOLD["service"]["environment"][name] for name in ("NEO4J_PASSWORD", "FEALTY_API_KEYS"))


def test_compose_accepts_the_file_and_refuses_the_sample_password(tmp_path: Path):
    (filled := tmp_path / "filled.env").write_text("NEO4J_PASSWORD=one-of-my-own\nFEALTY_API_KEYS=me:analyst:a-key-of-sixteen-or-more\n")
    done = config(filled)
    assert (done.returncode, done.stderr) == (0, "")
    refused = config(ROOT / ".env.example")
    assert refused.returncode and "set NEO4J_PASSWORD in .env" in refused.stderr


def test_neo4j_knows_every_setting_of_the_container(opened: Graph):
    named = [name for name in TOLD["neo4j"]["environment"] if name != "NEO4J_AUTH"]
    settings = {re.sub("\0", "_", name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".")) for name in named}
    known = {record["name"] for record in opened.driver.execute_query("SHOW SETTINGS YIELD name").records}
    assert settings and settings <= known


def test_the_service_knows_every_setting_of_the_container():
    known = {field.validation_alias.choices[0] for field in Settings.model_fields.values()}  # type: ignore[union-attr]
    assert set(TOLD["service"]["environment"]) <= known


def test_the_image_runs_as_nobody_special_from_the_same_lock():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert any("--require-hashes -r requirements.lock" in line for line in lines)
    assert [line for line in lines if line.startswith("USER ")] == ["USER fealty"]
