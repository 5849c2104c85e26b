"""A saved or fetched HTML page → its article: text, metadata, canonical address. No network.

trafilatura finds the article; what it lets through that is no sentence of it (the repeated title, the byline,
links to other articles with their teasers) is taken out again by its structure. ``tree`` parses, ``about`` reads what
the page says of its article, ``barriers`` refuses what is none, ``lines`` gives its paragraphs, ``prose`` knows a sentence.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from claims.cleaning import cleaned
from claims.errors import UnreadableArticle
from claims.metadata import Metadata
from claims.pages.about import metadata_of, structured_data
from claims.pages.barriers import gate_of, pieces_of, refuse_listing, refuse_locked, refuse_notice
from claims.pages.lines import anchors_of, article_lines, is_menu, whole_article
from claims.pages.prose import is_prose
from claims.pages.tree import count_elements, parse, plain

# What an article has at least: a news item of two sentences. Cookie walls, "enable JavaScript" and lists of
# headlines have less.
_LEAST_PROSE = 200
_MANY_ELEMENTS = 10_000  # from here without trafilatura's second opinion: jusText alone took 16 s on 27,000
_MARKUP = re.compile(rb"<(?:html|head|link)\b", re.IGNORECASE)
_HEAD_BYTES = 256 * 1024
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s>]{4,2000})\s*-->")


@dataclass(frozen=True)
class Page:
    """The article that a page holds."""

    text: str  # paragraphs, one a line
    metadata: Metadata  # ``url`` is the canonical address
    repairs: tuple[str, ...] = ()


def read_page(markup: str, *, place: str) -> Page:
    """The article in ``markup``; UnreadableArticle if there is none, or not all of it, naming ``place``."""
    elements = count_elements(markup, place)
    for library in ("trafilatura", "htmldate", "courlan"):  # what they would say, our error says
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        tree = parse(markup)
        notes = structured_data(tree)
        saved = _SAVED_FROM.search(markup[:4096])  # what browsers write into the pages that they save
        title, metadata = metadata_of(tree, notes, saved[1] if saved else None)
        gate = gate_of(tree, notes)
        pieces = pieces_of(tree)
        anchors = anchors_of(tree)
        titles = {title or "", *(plain(head) for head in tree.iter("h1"))}
        lines = article_lines(tree, titles, fast=elements > _MANY_ELEMENTS)
        lines = whole_article(lines, notes) or [line for line in lines if not is_menu(line, anchors)]
    except Exception as error:  # whatever hostile bytes make of two libraries in C and Python is a page we cannot read
        raise UnreadableArticle(f"{place}: the page cannot be parsed ({type(error).__name__})") from error
    refuse_locked(lines, gate, place)
    refuse_notice(lines, title, place)
    refuse_listing(lines, pieces, place)
    if sum(len(line) for line in lines if is_prose(line)) < _LEAST_PROSE:
        raise UnreadableArticle(f"{place}: no article found in the page")
    clean = cleaned("\n".join(lines), place=place)
    return Page(text=clean.text, metadata=metadata, repairs=clean.repairs)


def feeds_named(data: bytes, url: str) -> list[str]:
    """The addresses of feeds that a page names in its head, in order; none where it names none."""
    if not _MARKUP.search(head := data[:_HEAD_BYTES]):
        return []
    tree = parse(head.decode("utf-8", "replace"))
    said = [
        urljoin(url, link.get("href", ""))
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and _FEED_TYPE.search(link.get("type") or "")
    ]
    return list(dict.fromkeys(address for address in said if address.startswith(("http://", "https://"))))
