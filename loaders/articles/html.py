"""HTML pages: the article's text, and what the page says of itself. Only HTML is given to trafilatura."""

import re
from dataclasses import dataclass
from typing import Any, cast

from loaders.articles.decoding import Unreadable
from loaders.articles.metadata import Details, day
from model.errors import BadClaim

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-:.]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page as it is stored, and its details."""

    text: str
    details: Details


def declared(raw: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    found = _CHARSET.search(raw[:4096])
    return found[1].decode("ascii") if found else None


def extracted(html: str) -> Page:
    """Return the article of a page, its headline first, with an empty line between paragraphs; raises Unreadable where there is none."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise Unreadable("is HTML, which needs the extra `articles`: pip install 'fealty[articles]'") from error
    dates = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
    try:
        found = cast(
            Any, bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates)
        )
    except Exception as error:
        raise Unreadable(f"could not be taken apart as HTML: {type(error).__name__}: {error}") from error
    text = "\n\n".join(str((found.text if found else None) or "").split("\n")).strip()
    if not text:
        raise Unreadable("holds no article that could be found")
    title = _said(found.title)
    whole = text if title is None or title.casefold() in text[: 2 * len(title) + 200].casefold() else f"{title}\n\n{text}"
    return Page(whole, Details(title=title, publisher=_said(found.sitename), published=_day(found.date), url=_said(found.url)))


def _said(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _day(value: object) -> str | None:
    try:
        return day(value, "published") if isinstance(value, str) and value else None
    except BadClaim:
        return None
