"""`python -m fealty` is `fealty`."""

from fealty.cli import app

app(prog_name="fealty")
