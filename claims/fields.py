"""What strangers call title, date and address → `Metadata`: lines of archives, front matter.

What is not understood costs that field and is noted; unknown fields are nobody's mistake.
"""

from __future__ import annotations

import email.utils
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from pydantic import ValidationError

from claims.metadata import NOTHING, Metadata

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "outlet": ("outlet", "publisher", "site", "site_name", "sitename", "source", "media", "journal"),
    "title": ("title", "headline", "titre"),
    "author": ("author", "authors", "byline", "creator", "auteur"),
    "published": (
        "published",
        "published_at",
        "date",
        "datepublished",
        "date_published",
        "pubdate",
        "publication_date",
        "publishedat",
    ),
    "language": ("language", "lang", "langue"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "uri"),
}
TEXTS: Final = (
    *("text", "body", "content", "article", "texte", "maintext", "fulltext", "articlebody"),
    *("content_html", "content_text"),  # of a JSON Feed
)


def understood(said: Mapping[str, Any]) -> tuple[Metadata, tuple[str, ...]]:
    """What these fields say of an article, under whatever usual names, and what was not understood, in words."""
    folded = {str(name).strip().casefold().replace("-", "_"): value for name, value in said.items()}
    metadata = NOTHING
    repairs: list[str] = []
    for field, names in NAMES.items():
        value = next((folded[name] for name in names if folded.get(name) not in (None, "", [])), None)
        if value is None:
            continue
        try:
            metadata = Metadata.model_validate({field: _read(field, value)}).over(metadata)
        except ValidationError:
            repairs.append(f"{field} {_short(value)} not understood")
    return metadata, tuple(repairs)


def text_of(said: Mapping[str, Any]) -> str | None:
    """The article's text among these fields; None where there is none."""
    folded = {str(name).strip().casefold().replace("-", "_"): value for name, value in said.items()}
    return next((words for name in TEXTS if (words := _words(folded.get(name)))), None)


def _words(value: object) -> str | None:
    """A text, whole or in paragraphs."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = "\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _read(field: str, value: object) -> object:
    if isinstance(value, list):
        value = ", ".join(_read_one(each) for each in value)
    elif isinstance(value, dict):
        value = _read_one(value)
    if field == "published":
        return _date(value)
    return value


def _read_one(value: object) -> str:
    """A name, said plainly or as schema.org does: {"name": …}."""
    return str(value.get("name") or "") if isinstance(value, dict) else str(value)


def _date(value: object) -> object:
    """Dates as ISO 8601 or RFC 5322 write them, and "2024/06/18"."""
    if isinstance(value, datetime) or not isinstance(value, str):
        return datetime(value.year, value.month, value.day) if type(value) is date else value  # noqa: DTZ001
    words = value.strip()
    if words[:4].isdigit():
        return words.replace("/", "-", 2) if len(words) <= 10 else words
    try:
        return email.utils.parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return words


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 60 else words[:59] + "…"
