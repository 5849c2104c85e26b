"""What a page says about its article: outlet, title, author, date, address, from its notes and its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from pydantic import ValidationError

from claims.decoding import mend_mojibake
from claims.metadata import NOTHING, Metadata, one_line, utc_of_the_day

_BYWORD = re.compile(r"^(?:par|by|auteure?|author|propos recueillis par)\s*:?\s+", re.IGNORECASE)
_HOSTNAME = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?$")
_ARTICLE_TYPES = re.compile(r"Article$|Report$|BlogPosting$|^Blog$")


def structured_data(tree: html.HtmlElement) -> list[dict[str, Any]]:
    """The schema.org notes on the article (JSON-LD), the first being the most likely."""
    notes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                notes.extend(_nodes(json.loads(script.text_content(), strict=False)))
            except (ValueError, RecursionError):
                continue  # one malformed note costs that note
    return notes


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            if isinstance(graph := node.get("@graph"), list):
                yield from _nodes(graph)
            kinds = node.get("@type")
            if any(_ARTICLE_TYPES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node


def _published(tree: html.HtmlElement, notes: list[dict[str, Any]], day: str | None) -> str | None:
    """``day`` with its hour, where the page's notes have that day's."""
    said = [note.get("datePublished") for note in notes]
    said += [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "article:published_time"]
    for words in said:
        try:
            moment = datetime.fromisoformat(str(words).strip())
        except ValueError:
            continue
        if day and moment.date().isoformat() == day and (moment.hour, moment.minute) != (0, 0):
            return utc_of_the_day(moment).isoformat()
    return day


def metadata_of(
    tree: html.HtmlElement, notes: list[dict[str, Any]], saved_from: str | None
) -> tuple[str | None, Metadata]:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  # 0.2 s; plain text does without

    found = extract_metadata(
        tree,
        # The extensive search takes any number for a year: a page of 2007 became one of 1996.
        date_config={"original_date": True, "extensive_search": False, "max_date": None},
        extensive=False,
    )
    return found.title, _checked(
        outlet=_outlet(found.sitename, notes),
        title=_mended(found.title),
        author=_BYWORD.sub("", _mended(found.author) or ""),
        published=_published(tree, notes, found.date),
        url=_canonical(found.url) or saved_from,
    )


def _checked(**said: str | None) -> Metadata:
    """What of ``said`` is valid: a page's own mistakes cost that field."""
    metadata = NOTHING
    for name, value in said.items():
        try:
            metadata = Metadata.model_validate({name: value}).over(metadata)
        except ValidationError:
            continue
    return metadata


def _mended(words: object) -> str | None:
    line = one_line(words)
    return mend_mojibake(line).text if isinstance(line, str) else None


def _outlet(sitename: str | None, notes: list[dict[str, Any]]) -> str | None:
    """The site's name; where that is only its host, the publisher's, or else the host without "www."."""
    site = _mended(sitename)
    if site and not (host := _HOSTNAME.match(site)):
        return site
    for note in notes:
        publisher = note.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and (name := _mended(name)) and not _HOSTNAME.match(name):
            return name
    return host[1] if site and host else None


def _canonical(url: str | None) -> str | None:
    """The address, unless it is the site's front page: then it says nothing about the article."""
    parts = urlsplit(url or "")
    return parts._replace(fragment="").geturl() if parts.path.strip("/") or parts.query else None
