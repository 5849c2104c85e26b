"""Bytes → the entries of a feed: RSS 0.9x to 2.0, RDF and Atom. No network.

feedparser reads the formats; what it is given is bounded and decoded by us, and nothing that it finds is trusted:
addresses are http or https, dates plausible, words on one line.
"""

from __future__ import annotations

import calendar
import email.utils
import hashlib
import io
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from pydantic import ValidationError

from claims.blocks import CONTINUES, paragraphs
from claims.decoding import decode, mend_mojibake, without_invisible
from claims.errors import UnreadableArticle
from claims.metadata import Metadata, one_line, utc_of_the_day
from claims.models import Frozen

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ENTRIES: Final = 1000  # a front page has 20 to 60; the first are the newest
_MOST_TAGS: Final = 200_000  # feedparser takes 1 s for 60,000
_LONGEST_ENTRY: Final = 500_000  # characters of an entry's own text
_EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)

_OPENING: Final = re.compile(
    r"\s*(?:<\?xml[^>]*\?>|<\?xml-stylesheet[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s)*", re.DOTALL
)
_ROOT: Final = re.compile(r"<(?:\w+:)?(rss|rdf|feed|channel)\b", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT_SHORT: Final = re.compile(
    r"(?:[\[(]?(?:\.\.\.|…)[\])]?|lire (?:la suite|l['’]article|plus)\W*|continue reading\W*|read more\W*|\(suite\W*)\s*$",
    re.IGNORECASE,
)
# What sites add to an address to learn where a reader came from. The page is the same without.
_TRACKERS: Final = re.compile(r"utm_|at_|xtor$|xts$|fbclid$|gclid$|mc_[ce]id$|wt_mc$|cmpid$|ns_|rss$|#", re.IGNORECASE)
_POINTS_ON: Final = re.compile(
    r"(?:articles? (?:en rapport|liés?|similaires?|connexes?)|related(?: articles?| stories| posts?)?"
    r"|(?:[aà] )?lire (?:aussi|également)|sur le même (?:sujet|thème)|see also|more on this)\W*.{0,150}$",
    re.IGNORECASE,
)


class Entry(Frozen):
    """One entry of a feed: an article announced, or given whole."""

    key: str  # what makes it itself in its feed: its id, or else its address, or else its words; hashed
    fingerprint: str  # changes when the feed says something else of it
    url: str | None = None  # where the article is; None where the feed gives no usable address
    title: str | None = None
    author: str | None = None
    published: datetime | None = None  # UTC, naive
    text: str = ""  # the feed's own text of it, paragraphs one a line; often only the beginning
    given_as_content: bool = False  # the feed says that the text is the article, not a summary

    @property
    def is_whole(self) -> bool:
        """Whether the feed's own text may pass for the article: long, and not broken off."""
        last = self.text.rpartition("\n")[2]
        broken_off = _CUT_SHORT.search(last) or CONTINUES.match(last)
        long_enough = len(self.text) >= 200 if self.given_as_content else len(self.text) >= 600 and "\n" in self.text
        return long_enough and not broken_off


class Feed(Frozen):
    """What a feed says."""

    title: str | None = None
    home: str | None = None  # the site that it belongs to
    entries: tuple[Entry, ...] = ()  # in the order of the feed, each once
    repairs: tuple[str, ...] = ()


def is_feed(data: bytes) -> bool:
    """Whether ``data`` begins as a feed does, whatever its name or declared type."""
    head = data[:8192]
    plain = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    start = _OPENING.match(plain.removeprefix("ï»¿").removeprefix("\ufeff"))
    return start is not None and _ROOT.match(plain.removeprefix("ï»¿").removeprefix("\ufeff"), start.end()) is not None


def read_feed(data: bytes, *, place: str, url: str | None = None, declared: str | None = None) -> Feed:
    """The feed in ``data``. ``url`` is where it came from, for relative addresses; ``declared`` the server's encoding.

    An entry that says nothing usable is left out; none is not an error. UnreadableArticle where it is no feed.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableArticle(f"{place}: larger than {MOST_BYTES // 1024**2} MiB, hardly a feed")
    if not is_feed(data):
        raise UnreadableArticle(f"{place}: not a feed (neither RSS, RDF nor Atom)")
    in_xml = _DECLARED.match(data.lstrip())
    decoded = decode(data, place=place, declared=in_xml[1].decode("ascii") if in_xml else declared)
    if decoded.text.count("<") > _MOST_TAGS:
        raise UnreadableArticle(f"{place}: too tangled to be a feed")
    found = _parsed(decoded.text, place)
    if not found.get("version") and not found.entries:
        raise UnreadableArticle(f"{place}: not a feed (neither RSS, RDF nor Atom)")
    home = _address(found.feed.get("link"), url)
    entries: dict[str, Entry] = {}
    for each in found.entries[:MOST_ENTRIES]:
        entry = _entry(dict(each), home or url)  # its own lookup puts one date in place of another
        if entry is not None:
            entries.setdefault(entry.key, entry)
    return Feed(
        title=_words(found.feed.get("title")), home=home, entries=tuple(entries.values()), repairs=decoded.repairs
    )


def plain_address(url: str) -> str:
    """``url`` without fragment and without what only says where the reader came from."""
    parts = urlsplit(url)
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.match(name)
    ]
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    return parts._replace(query=query, fragment="").geturl()


def _parsed(text: str, place: str) -> Any:  # noqa: ANN401  # feedparser has no types
    import feedparser  # noqa: PLC0415  # 0.1 s; articles in files do without

    logging.getLogger("feedparser").setLevel(logging.CRITICAL)  # what it would say, our error says
    # No document type: it is where entities are declared that expand without end, or name files.
    plain = _NOT_XML.sub("", _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1))
    try:
        # A stream and not bytes: bytes that look like a path or an address would be opened.
        return feedparser.parse(
            io.BytesIO(plain.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,  # we keep words only
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever hostile bytes make of its loose parser
        raise UnreadableArticle(f"{place}: the feed cannot be parsed ({type(error).__name__})") from error


def _entry(said: Mapping[str, Any], base: str | None) -> Entry | None:
    url = _address(said.get("link"), base)
    guid = said.get("id")
    if url is None and isinstance(guid, str):
        url = _address(guid, None)
    title, text = _words(said.get("title")), _own_text(said)
    identity = guid if isinstance(guid, str) and guid.strip() else url or f"{title}\n{text[:200]}"
    if url is None and not text:
        return None
    published = _moment(said, "published") or _moment(said, "updated")
    updated = _moment(said, "updated")
    return Entry(
        key=_digest(identity),
        fingerprint=_digest(title, text, updated),
        url=url,
        title=title,
        author=_words(said.get("author")),
        published=published,
        text=text,
        given_as_content=bool(said.get("content")),
    )


def _own_text(said: Mapping[str, Any]) -> str:
    """The longest text that the feed has of an entry, in paragraphs."""
    given = [part.get("value") for part in said.get("content") or () if isinstance(part, Mapping)]
    given.append(said.get("summary"))
    texts = [paragraphs(each[:_LONGEST_ENTRY]) for each in given if isinstance(each, str)]
    lines = max(texts, key=len, default="").split("\n")
    # "Articles en rapport" heads a list of links, which are gone.
    while len(lines) > 1 and _POINTS_ON.match(lines[-1]):
        lines.pop()
    return mend_mojibake(without_invisible("\n".join(lines)).text).text


def _words(said: object) -> str | None:
    """Words on one line, without markup."""
    if not isinstance(said, str):
        return None
    line = one_line(mend_mojibake(paragraphs(said[:5000])).text.replace("\n", " "))
    return line if isinstance(line, str) else None


def _address(said: object, base: str | None) -> str | None:
    """An http or https address, resolved; None for anything else."""
    if not isinstance(said, str) or not said.strip():
        return None
    try:
        joined = urljoin(base or "", "".join(said.split()))
        return Metadata(url=joined).url
    except (ValidationError, ValueError):
        return None


def _moment(said: Mapping[str, Any], name: str) -> datetime | None:
    """A plausible time, UTC and naive; its day as the feed writes it."""
    try:
        moment = datetime.fromtimestamp(calendar.timegm(said[f"{name}_parsed"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError, IndexError):
        return None
    if not _EARLIEST < moment < datetime.now(UTC) + timedelta(days=2):
        return None
    return utc_of_the_day(_as_written(said.get(name), moment))


def _as_written(words: object, moment: datetime) -> datetime:
    """``moment`` in the time zone in which ``words`` say it, if that can be told."""
    for read in (datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            written = read(str(words).strip())
        except (ValueError, TypeError, OverflowError):
            continue
        if written.tzinfo is not None:
            return moment.astimezone(written.tzinfo)
    return moment


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x00".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
