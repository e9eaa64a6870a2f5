"""The containers: the file is valid, asks for a password, and the service waits for Neo4j."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def test_the_service_waits_for_a_healthy_neo4j_and_everything_stays_on_loopback():
    told = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    assert told["service"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert all(port.startswith("127.0.0.1:") for service in told.values() for port in service["ports"])
    assert all(":?" in told["service"]["environment"][name] for name in ("NEO4J_PASSWORD", "FEALTY_API_KEYS"))


def test_docker_compose_accepts_the_file():
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("docker compose is not here")
    asked = [docker, "compose", "--env-file", ".env.example", "config", "--quiet"]
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stderr == ""
