"""The password of an embedded Neo4j, made once, before its first start.

Neo4j's own program makes it in a folder of its own, which is then moved in place: where a start is
killed, that program may live on for seconds, and what it writes late reaches no server.
"""

import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from fealty import java
from fealty.state import write_private
from fealty.trouble import EmbeddedError, ended

_ADMIN = ("org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password")
_SCRATCH = "password-"


def make(home: Path, options: list[str]) -> None:
    """Make the password of `home`; it goes to Java in a private file, as others may read a command line."""
    for left in home.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    secret = secrets.token_hex(16)  # one that begins with - would be taken for an option
    with tempfile.TemporaryDirectory(dir=home, prefix=_SCRATCH, ignore_cleanup_errors=True) as folder:
        asked = Path(folder) / "options"
        write_private(asked, java.quoted([*options, *_ADMIN, secret]))
        _moved(home, _written(Path(folder), asked))
    write_private(home / "password", secret)


def _written(folder: Path, asked: Path) -> Path:
    """Return what Neo4j wrote of the password."""
    command = [java.java(), f"@{asked}"]
    done = subprocess.run(command, env=java.environment(folder), capture_output=True, text=True, check=False)
    if done.returncode:
        raise EmbeddedError(ended(folder.parent, f"the first password could not be set: {(done.stderr or done.stdout).strip()[-400:]}"))
    return folder / "data" / "dbms" / "auth.ini"


def _moved(home: Path, written: Path) -> None:
    place = home / "data" / "dbms" / "auth.ini"
    place.parent.mkdir(parents=True, exist_ok=True)
    written.replace(place)
