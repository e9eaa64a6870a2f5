"""`python -m fealty` is the command."""

import subprocess
import sys


def test_the_package_is_the_command():
    done = subprocess.run([sys.executable, "-m", "fealty", "--help"], capture_output=True, text=True, check=True)
    assert "Usage: fealty" in done.stdout and "serve" in done.stdout
