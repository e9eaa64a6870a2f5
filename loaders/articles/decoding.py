"""From bytes to the text that is stored: decoded once, so that every offset counts the same characters."""

import codecs
from dataclasses import dataclass

LARGEST = 5 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\x1b")


class Unreadable(ValueError):
    """Bytes that are not a text to read; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it is stored, its newlines as they were, and what a person should know about its decoding."""

    text: str
    warning: str | None = None


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of a file: by its byte order mark, as declared, as UTF-8, or else as Windows-1252 with a warning."""
    if len(raw) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1024 // 1024} MiB ({len(raw):,} bytes)")
    found = _decoded(raw, declared)
    return Decoded(whole(found.text), found.warning)


def whole(text: str) -> str:
    """Return a text that can be read and stored; raises Unreadable for an empty one and for what is no text."""
    if not text.strip():
        raise Unreadable("is empty")
    if len(text) > LARGEST:
        raise Unreadable(f"is longer than {LARGEST:,} characters")
    if sum(map(text.count, _CONTROLS)) > len(text) // 200:
        raise Unreadable("is not a text: it holds control characters")
    return text


def _decoded(raw: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    for encoding in dict.fromkeys(filter(None, (_known(declared), "utf-8"))):
        try:
            return Decoded(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not the {encoding.upper()} that its first bytes announce (byte {error.start + 1})") from error


def _guessed(raw: bytes) -> Decoded:
    if b"\0" in raw:
        raise Unreadable("is not a text: it holds zero bytes")
    return Decoded(raw.decode("cp1252", "replace"), "is not UTF-8; it was read as Windows-1252")


def _known(encoding: str | None) -> str | None:
    try:
        return codecs.lookup(encoding).name if encoding else None
    except LookupError:
        return None
