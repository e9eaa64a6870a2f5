"""What `fealty serve` says: where to look, with a key for the run where nobody set one."""

import re

import pytest

from fealty.commands import server
from fealty.settings import Settings


@pytest.mark.parametrize(
    ("key", "shown"), [("a-key-of-the-run", "explorer       http://127.0.0.1:8000/#key=a-key-of-the-run"), (None, "8000/\n")]
)
def test_the_explorers_address_brings_the_key_that_was_made(key: str | None, shown: str, capsys: pytest.CaptureFixture[str]):
    server._say(Settings(neo4j_uri="bolt://127.0.0.1:1"), 8000, key)
    told = capsys.readouterr()
    assert shown in told.err + told.out
    assert ("#key=" in told.err + told.out) == (key is not None)


def test_a_key_of_the_run_has_a_name():
    assert re.fullmatch(r"\S+", server._who())
