"""Whatever comes in: an article, or one of our errors in one line; what is stored is sound.

`make test` tries a few thousand inputs. By hand as many as wanted, in a new order each time::

    FUZZ=100000 pytest tests/test_fuzz.py

spreads a hundred thousand over reading, splitting and storing.
"""

from __future__ import annotations

import json
import os
import string
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claims.errors import GreffierError
from claims.extract import extract
from claims.feeds import read_feed
from claims.models import Article, Claim, Language, Modality, Polarity, Quotation, Source, SourceKind, Status
from claims.reading import read_html, read_several, read_text
from tests.fakes import FakeEncoder
from tests.warehouse_samples import Made, store
from warehouse.checks import rules
from warehouse.connection import open_record
from warehouse.queries import list_claims, show_claim

INPUTS: Final = int(os.environ.get("FUZZ", "300"))
SHARES: Final = {"text": 0.30, "page": 0.15, "lines": 0.15, "feed": 0.10, "split": 0.20, "store": 0.10}

HOSTILE: Final = (
    "\ud800", "\udfff", "\x00", "\x1b[31m", "\x1b]0;title\x07", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufffd",
    "\u2028", "\x85", "\r", "\r\n", "\n\n", "\t", "\u00ad", "e\u0301" * 5, "\u0300" * 40, "😀", "🏳️‍🌈", "﷽", "ﬁ", "İ", "ß",
    "«" * 60, "»", "“", "”", '"' * 41, "'", "’", "‹", "(" * 50, ")" * 50, "[[", "]]", "…", "—", "- ",
    "<script>alert(1)</script>", "<", ">", "&amp;", "&#0;", "&#xD800;", "<!--", "-->", "<![CDATA[", "]]>", "<?php", "{{", "}}",
    "=cmd|' /C calc'!A0", "@SUM(1)", "'; drop table claim; --", "%s%n", "\\", "\\u0000", "../../etc/passwd", "javascript:0",
    "1e999", "٣٤", "²", "½", "12 000 000,5 %", "31 février 2024", "0000-00-00", "x" * 3000, " " * 500, "\u00a0" * 9,
)  # fmt: skip
WORDS: Final = (
    "Le ministre", "Paul Martin", "a déclaré", "que", "selon", "l'usine", "fermerait", "ne", "pas", "et", "qui", "où", "Il",
    "dément", "nie avoir", "accuse", "M.", "Mme", "aurait", "devrait", "« ", " »", ", a affirmé", "a-t-elle dit", ".", ",", ";",
    ":", "?", "!", "The mayor", "said", "that", "denied", "who", "according to", "reportedly", "was", "not", "and", "lundi",
    "mardi 18 juin", "on Monday", "73", "plus de 300", "3 000 milliards", "la Corée du Nord", "les deux pays", "cet accord",
)  # fmt: skip
TAGS: Final = (
    "html", "head", "body", "title", "article", "main", "p", "div", "span", "h1", "h2", "table", "tr", "td", "ul", "li", "br",
    "script", "style", "noscript", "template", "svg", "math", "iframe", "form", "a", "img", "blockquote", "time", "section",
)  # fmt: skip
ENCODINGS: Final = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "iso8859_15",
    "mac_roman",
    "cp437",
    "utf-7",
    "big5",
)

piece = st.one_of(st.sampled_from(WORDS), st.sampled_from(HOSTILE), st.text(max_size=12))
text = st.lists(piece, max_size=50).map(" ".join)
prose = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), piece), max_size=60).map(" ".join)
declared = st.one_of(st.none(), st.sampled_from(ENCODINGS), st.text(max_size=10))


def encoded(words: str, encoding: str) -> bytes:
    return words.encode(encoding, "surrogatepass" if encoding.startswith("utf-") and encoding != "utf-7" else "replace")


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """The bytes, or what is left of them after some were cut, doubled, turned or put in."""
    data = bytearray(draw(whole))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data[start:end] = draw(
            st.one_of(st.just(b""), st.just(bytes(data[start:end]) * 3), st.binary(max_size=6), st.just(b"\xc3"))
        )
    return bytes(data)


as_bytes = damaged(st.one_of(st.binary(max_size=200), st.builds(encoded, text, st.sampled_from(ENCODINGS))))


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Tags that open and close as they like, with attributes that say what they like, around words."""
    parts = [draw(st.sampled_from(("", "<!doctype html>", "<html lang=fr>", "<?xml version='1.0'?><html>")))]
    for _ in range(draw(st.integers(0, 25))):
        tag = draw(st.sampled_from(TAGS))
        opening = draw(
            st.sampled_from((f"<{tag}>", f"</{tag}>", f'<{tag} class="', f"<{tag} content='", f"<{tag} href="))
        )
        parts += [opening, draw(piece)]
        if draw(st.booleans()):
            parts.append(draw(prose))
    if draw(st.booleans()):
        said = {"@type": "NewsArticle", "headline": draw(piece), "datePublished": draw(piece), "author": draw(anything)}
        parts.append(f'<script type="application/ld+json">{json.dumps(said)}</script>')
        parts.append(f'<meta property="og:url" content="{draw(piece)}"><meta name="author" content="{draw(piece)}">')
    return "".join(parts)


anything: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), piece, prose),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(piece, inner, max_size=3)),
    max_leaves=6,
)
FIELDS: Final = (
    "url",
    "title",
    "text",
    "date",
    "published",
    "language",
    "lang",
    "outlet",
    "author",
    "html",
    "body",
    "id",
)
line = st.one_of(
    st.dictionaries(st.sampled_from(FIELDS), st.one_of(prose, anything), max_size=8).map(json.dumps),
    text,
    anything.map(json.dumps),
)

FEED: Final = (
    (
        '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>{}</title><link>{}</link><item>'
        "<title>{}</title><link>{}</link><guid>{}</guid><pubDate>{}</pubDate><description>{}</description></item>"
        "<item>{}</item></channel></rss>"
    ),
    (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}"><title type="html">{}</title><link href="{}"/><entry><title>{}'
        '</title><link href="{}"/><id>{}</id><updated>{}</updated><content type="html">{}</content></entry>{}</feed>'
    ),
    (
        '<!DOCTYPE rdf [<!ENTITY a "{}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"><channel rdf:about="{}"><title>{}</title></channel><item><title>{}</title>'
        "<link>{}</link>&a;<description>{}</description>{}{}{}</item></rdf:RDF>"
    ),
)


def tried(share: str) -> settings:
    """So many inputs as the share of this part; by hand never the same ones again."""
    number = max(1, int(INPUTS * SHARES[share]))
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize="FUZZ" not in os.environ,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )


def read(work: Callable[[], Article]) -> Article | None:
    """What ``work`` gives, or None for one of our errors, which must be one line."""
    try:
        found = work()
    except GreffierError as error:
        _is_one_line(error)
        return None
    return found


def _is_one_line(error: Exception) -> None:
    assert "\n" not in str(error)
    assert str(error)


def mend(words: str) -> str:
    """The words with U+FFFD for what no file can hold."""
    return "".join("\ufffd" if 0xD800 <= ord(each) <= 0xDFFF else each for each in words)


@tried("text")
@given(as_bytes, declared)
def test_any_bytes_are_a_text_or_refused(data: bytes, encoding: str | None) -> None:
    read(lambda: read_text(data, origin="https://example.org/a", declared=encoding))


@tried("page")
@given(damaged(st.builds(encoded, markup(), st.sampled_from(ENCODINGS))), declared)
def test_any_markup_is_a_page_or_refused(data: bytes, encoding: str | None) -> None:
    read(lambda: read_html(data, origin="https://example.org/a", declared=encoding))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@tried("lines")
@given(data=damaged(st.builds(encoded, st.lists(line, max_size=6).map("\n".join), st.just("utf-8"))))
def test_any_archive_gives_articles_and_errors(scratch: Path, data: bytes) -> None:
    path = scratch / "archive.jsonl"
    path.write_bytes(data)
    for found in read_several(path):
        assert isinstance(found, Article) or "\n" not in str(found)


@tried("feed")
@given(
    data=damaged(
        st.builds(
            lambda form, parts: encoded(form.format(*parts), "utf-8"),
            st.sampled_from(FEED),
            st.lists(st.one_of(piece, prose, markup()), min_size=9, max_size=9),
        )
    ),
)
def test_any_feed_is_read_or_refused(data: bytes) -> None:
    try:
        feed = read_feed(data, place="feed", url="https://example.org/feed")
    except GreffierError as error:
        _is_one_line(error)
    else:
        assert all(entry.url is None or entry.url.startswith(("http://", "https://")) for entry in feed.entries)


@tried("split")
@given(prose, st.sampled_from(list(Language)))
def test_any_text_is_split(words: str, language: Language) -> None:
    mended = mend(words)
    for claim in extract(Article(text=words, language=language, origin="generated")):
        assert mended[claim.start : claim.end] == claim.evidence
        assert claim.cue is None or (claim.cue and mended[claim.cue_start : claim.cue_end] == claim.cue)


# ------------------------------------------------------------------------------------------------------- storing


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A record that takes in all that is generated, and is examined at the end."""
    with open_record(tmp_path_factory.mktemp("fuzz") / "record.duckdb") as connection:
        yield connection
        broken = {
            rule.name: rule.find(connection, datetime(2099, 1, 1, tzinfo=UTC).replace(tzinfo=None)) for rule in rules()
        }
        assert {name: found for name, found in broken.items() if found.count} == {}
        assert connection.execute("select count(*) from mention").fetchall() > [(0,)]
        list_claims(connection)


@st.composite
def told(draw: st.DrawFn) -> tuple[Article, list[Claim]]:
    """An article with claims that rest on any of its characters, by any sources."""
    words = draw(text)
    said = st.one_of(st.none(), text)
    article = Article(
        text=words,
        language=draw(st.sampled_from(list(Language))),
        origin=draw(st.text(min_size=1, max_size=10)) + draw(piece),
        outlet=draw(said),
        title=draw(said),
        author=draw(said),
        published=draw(st.one_of(st.none(), st.datetimes())),
        repairs=tuple(draw(st.lists(piece, max_size=2))),
    )
    return article, [draw(claims(words, article.language)) for _ in range(draw(st.integers(0, 4)))]


@st.composite
def claims(draw: st.DrawFn, words: str, language: Language) -> Claim:
    start = draw(st.integers(0, len(words)))
    end = draw(st.integers(start, len(words)))
    return Claim(
        text=mend(draw(piece.filter(bool)) + draw(text)),
        start=start,
        end=end,
        evidence=words[start:end],
        status=draw(st.sampled_from(list(Status))),
        polarity=draw(st.sampled_from(list(Polarity))),
        modality=draw(st.sampled_from(list(Modality))),
        sources=tuple(draw(st.lists(sources(), min_size=1, max_size=3))),
        quotation=draw(st.sampled_from(list(Quotation))),
        cue=draw(st.sampled_from((None, words[start:end]))) if end > start else None,
        cue_start=start,
        cue_end=end,
        stands_alone=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        language=language,
        trace=tuple(draw(st.lists(piece, max_size=2))),
    )


@st.composite
def sources(draw: st.DrawFn, depth: int = 0) -> Source:
    return Source(
        name=draw(piece),
        kind=draw(st.sampled_from(list(SourceKind))),
        role=draw(st.one_of(st.none(), piece)),
        through=draw(sources(depth + 1)) if depth < 3 and draw(st.booleans()) else None,
    )


@tried("store")
@given(made=told())
def test_anything_is_stored_once_and_comes_out_as_it_went_in(
    record: duckdb.DuckDBPyConnection, made: tuple[Article, list[Claim]]
) -> None:
    article, found = made
    encoder = FakeEncoder(dimension=8)
    counts = store(
        record, article, [Made(each) for each in found], encoder_key=encoder.key, dimension=encoder.dimension
    )
    again = store(record, article, [Made(each) for each in found], encoder_key=encoder.key, dimension=encoder.dimension)
    assert not again.stored
    [(kept, mentions)] = record.execute(
        "select text, (select count(*) from mention where revision_id = $id) from article_revision where revision_id = $id",
        {"id": counts.revision_id},
    ).fetchall()
    assert len(kept) == len(article.text)
    assert kept == mend(article.text)
    assert counts.mentions <= len(found)
    assert mentions == counts.mentions or not counts.mentions  # the same text came before, with other claims
    if not counts.revision_id.startswith("0"):  # one article in sixteen: to show costs twenty times what storing does
        return
    for (claim_id,) in record.execute(
        "select claim_id from claim join mention on mention_id = opening_mention_id where revision_id = ?",
        [counts.revision_id],
    ).fetchall():
        show_claim(record, claim_id)


# ------------------------------------------------------------------------------------------------- single monsters


@pytest.mark.parametrize(
    "words",
    [
        "« " * 100_000 + "Le barrage tient. " + " »" * 100_000,
        "\"'" * 50_000,
        "(" * 100_000,
        "Le barrage tient bon" + " et le pont aussi" * 6_000 + ".",
        string.ascii_letters * 4_000,
        "\x00" * 100_000 + "Le barrage tient bon.",
        "\u202e\u200b" * 50_000 + "Le barrage tient bon.",
        "Il a dit que " * 5_000 + "le barrage tient.",
        "\n" * 100_000,
    ],
    ids=["nested quotes", "straight quotes", "brackets", "coordination", "one word", "nulls", "bidi", "chain", "lines"],
)
def test_a_monster_is_split_in_bounded_time(words: str) -> None:
    for claim in extract(Article(text=words, language=Language.FRENCH, origin="generated")):
        assert words[claim.start : claim.end] == claim.evidence


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000 + b"Le barrage tient bon.",
        b"<p>" + b"Le barrage tient bon. " * 40_000,
        b"<a href='" + b"x" * 1_000_000,
        b"<!--" * 100_000,
        b"&lt;" * 200_000,
        b"<table>" * 3_000 + b"<tr><td>Le barrage tient bon.",
    ],
    ids=["deep", "long", "attribute", "comments", "entities", "tables"],
)
def test_a_monstrous_page_is_read_or_refused(data: bytes) -> None:
    read(lambda: read_html(data, origin="https://example.org/a"))
