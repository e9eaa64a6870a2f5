"""The configuration of the embedded Neo4j: all listeners on loopback, limits that fit a small laptop, no telemetry."""

from pathlib import Path

_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.enabled=true
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size={pagecache}
db.memory.transaction.max={transaction}
dbms.memory.transaction.total.max={transaction}
db.transaction.monitor.check.interval=500ms
dbms.security.procedures.allowlist=db.*,dbms.components,dbms.queryJmx,apoc.none
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.rotation.retention_policy=2 files
"""


def write(home: Path, *, bolt: int, http: int, heap: str, pagecache: str) -> Path:
    """Write neo4j.conf under `home` and return its folder."""
    folder = home / "conf"
    folder.mkdir(parents=True, exist_ok=True)
    text = _SETTINGS.format(bolt=bolt, http=http, pagecache=pagecache, transaction=heap)
    (folder / "neo4j.conf").write_text(text, encoding="utf-8")
    return folder
