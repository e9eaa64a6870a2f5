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
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pagecache}
db.memory.transaction.max={one}k
dbms.memory.transaction.total.max={every}k
db.transaction.monitor.check.interval=500ms
dbms.security.procedures.allowlist=db.*,dbms.components
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.rotation.retention_policy=2 files
db.tx_log.preallocate=false
"""


def write(home: Path, *, bolt: int, http: int, heap: str, pagecache: str) -> Path:
    """Write neo4j.conf under `home` and return its folder."""
    folder = home / "conf"
    folder.mkdir(parents=True, exist_ok=True)
    kib = int(heap[:-1]) * {"m": 2**10, "g": 2**20}[heap[-1]]
    text = _SETTINGS.format(bolt=bolt, http=http, pagecache=pagecache, heap=heap, one=kib * 6 // 10, every=kib * 8 // 10)
    (folder / "neo4j.conf").write_text(text, encoding="utf-8")
    return folder
