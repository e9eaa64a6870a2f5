"""Identifiers: what an entity's id looks like, and how a key that does not fit becomes one that does."""

import hashlib
import re
import unicodedata

ENTITY_ID = re.compile(r"[a-z0-9-]+:[A-Za-z0-9._~-]{1,120}")
SOURCE_ID = ENTITY_ID
_OUTSIDE = re.compile(r"[^A-Za-z0-9._~-]+")
_KEY_LENGTH = 120


def is_entity_id(text: str) -> bool:
    """Say whether the whole text is `<dataset>:<key>`."""
    return ENTITY_ID.fullmatch(text) is not None


def digest(*parts: str) -> str:
    """Return 32 hex digits that depend on every part and on where each ends."""
    framed = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def entity_id(dataset: str, key: str) -> str:
    """Return the id of a key in a data set; a key that does not fit is slugged and ends in 8 digits of its sha256."""
    whole = f"{dataset}:{key}"
    return whole if is_entity_id(whole) else f"{dataset}:{slug(key)}"


def slug(key: str) -> str:
    """Return a readable key of allowed characters that no other key shares."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    words = _OUTSIDE.sub("-", plain).strip("-").lower()[: _KEY_LENGTH - 9].rstrip("-")
    mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words}-{mark}" if words else mark
