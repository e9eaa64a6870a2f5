"""`fealty up`, `down`, `status`, `serve` and `demo`: running things."""

import getpass
import logging
import secrets
import socket
from pathlib import Path
from typing import Annotated

import typer

from cypher import reads
from fealty import embedded
from fealty.commands.articles import opener
from fealty.commands.load import items_of, progress, tell
from fealty.opening import NO_DATABASE, REFUSED, WRONG_USAGE, fail, ontology, opened, server, settings, to_people
from fealty.settings import Role, Settings
from loaders import pipeline

EXAMPLE = Path(__file__).parents[2] / "examples" / "khorasan"
Port = Annotated[int | None, typer.Option(help="The port to serve on; FEALTY_PORT otherwise.")]


def up() -> None:
    """Start the embedded Neo4j, unless it runs, and say where it answers."""
    told = settings()
    found = server(told)
    to_people.print(f"Neo4j answers at {found.bolt_uri}; Neo4j Browser: {found.http_uri}/browser/", highlight=False, soft_wrap=True)
    to_people.print(f"user {found.username}, password in {told.home / 'password'}", highlight=False, soft_wrap=True)


def down() -> None:
    """Stop the embedded Neo4j."""
    try:
        ran = embedded.down(settings().home)
    except embedded.EmbeddedError as error:
        fail(str(error), NO_DATABASE)
    to_people.print("Neo4j is stopped" if ran else "Neo4j did not run")


def status() -> None:
    """Say which Neo4j is used: where it answers, its version, its memory and how much it holds."""
    told = settings()
    if told.neo4j_uri is None and embedded.address(told.home) is None:
        fail(f"Neo4j is down ({told.home}); `fealty up` starts it", NO_DATABASE)
    with opened(told) as graph:
        held = reads.stats(graph)
        lines = [f"{graph.version()} answers at {told.neo4j_uri or _here(told)}"]
    if told.neo4j_uri is None:
        lines.append(f"user neo4j, password in {told.home / 'password'}")
        lines.append(f"home {told.home}")
        lines.append(f"memory {embedded.memory(told.home) >> 20:,} MB (heap at most {told.heap}, page cache {told.pagecache})")
    lines.append(f"{held['claims']:,} claims, {held['sources']:,} sources, {sum(held['types'].values()):,} entities")
    to_people.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)


def _here(told: Settings) -> str:
    found = embedded.address(told.home)
    return f"{found.bolt_uri}; Neo4j Browser: {found.http_uri}/browser/" if found else ""


def shell(
    write: Annotated[bool, typer.Option("--write", help="Let statements write; the projection is not kept for them.")] = False,
) -> None:
    """Open an interactive Cypher session with the saved questions by name; it only reads unless --write."""
    from cypher.console import Console

    told = settings()
    with opened(told):
        if told.neo4j_uri is None:
            found = server(told)
            uri, username, password = found.bolt_uri, found.username, found.password
        else:
            uri, username = told.neo4j_uri, told.neo4j_username
            password = told.neo4j_password.get_secret_value() if told.neo4j_password else ""
        told.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        Console(uri, username=username, password=password, write=write).run(told.home / "shell-history")


def serve(port: Port = None) -> None:
    """Serve the explorer and REST; without keys of yours on loopback, one for this run is made and printed."""
    told = settings()
    _serve(told, port or told.port)


def demo(port: Port = None) -> None:
    """Start Neo4j, load the example data set, serve it, and say where to look."""
    told = settings()
    if not EXAMPLE.is_dir():
        fail(f"the example data set is not at {EXAMPLE}", WRONG_USAGE)
    files = [EXAMPLE / "sources.jsonl", EXAMPLE / "claims.jsonl"]
    known = ontology(told)
    with opened(told) as graph, progress(files) as said:
        report = pipeline.load(items_of(files, known), graph, known, told=said)
    if report.refused_count:
        tell(report, as_json=False)
    to_people.print(f"the example is loaded: {report.created:,} claims created, {report.unchanged:,} unchanged", highlight=False)
    _serve(told, _free(told.host, port or told.port))


def _serve(told: Settings, port: int) -> None:
    import uvicorn

    from fealty.reading import Lazy
    from service.app import create_app

    loopback = told.host in ("127.0.0.1", "localhost", "::1")
    if not loopback and not told.keys():
        fail(f"serving on {told.host} needs FEALTY_API_KEYS", WRONG_USAGE)
    known = ontology(told)
    keys: tuple[tuple[str, Role, str], ...] = told.keys() or ((_who(), "analyst", secrets.token_urlsafe(24)),)
    with opened(told) as graph:
        hosts = [told.host, *filter(None, told.hosts.split(","))]
        app = create_app(
            graph, known, keys=keys, hosts=hosts, open_reading=loopback, reads=Lazy(opener(told, known)), browser=_browser(told)
        )
        _say(told, port, None if told.keys() else keys[0][2])
        _audit()
        try:
            uvicorn.run(app, host=told.host, port=port, log_level="warning", access_log=False)
        except SystemExit:
            fail(f"port {port} is taken; choose another with --port", REFUSED)


def _who() -> str:
    """Return the user's name, which stands on what is decided with a key that was made for this run."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "analyst"


def _browser(told: Settings) -> str | None:
    """Return where Neo4j Browser answers: what is set, else the embedded server's own."""
    if told.browser_url or told.neo4j_uri is not None:
        return told.browser_url
    found = embedded.address(told.home)
    return f"{found.http_uri}/browser/" if found else None


def _audit() -> None:
    """Write who asked their own Cypher to standard error."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    audit = logging.getLogger("fealty.audit")
    audit.addHandler(lines)
    audit.setLevel(logging.INFO)


def _say(told: Settings, port: int, key: str | None) -> None:
    """Say where to look; a key that was made for this run comes with the explorer's address."""
    here = f"http://{told.host}:{port}"
    lines = [f"explorer       {here}/" + (f"#key={key}" if key else ""), f"REST docs      {here}/docs"]
    if told.neo4j_uri is None and (found := embedded.address(told.home)):
        lines.append(f"Neo4j Browser  {found.http_uri}/browser/  user {found.username}  password {found.password}")
    to_people.print("\n".join(lines) + "\nCtrl-C stops the service; `fealty down` stops Neo4j.", highlight=False, soft_wrap=True)


def _free(host: str, port: int) -> int:
    for candidate in range(port, port + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            if candidate != port:
                to_people.print(f"port {port} is taken, so {candidate} is used", highlight=False)
            return candidate
    return port
