"""Files, pages, archives and bytes → `Article`. No network.

What an option says wins over the sidecar file (``<stem>.toml`` beside the article), which wins over what the
text's front matter or the page says about itself.
"""

from __future__ import annotations

import json
import logging
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from claims.archives import LINES, OBJECTS, count_articles, is_archive, read_archive
from claims.blocks import paragraphs
from claims.cleaning import cleaned
from claims.decoding import LONGEST_TEXT, declared_in_page, decode
from claims.errors import ClaimsError, UnreadableArticle
from claims.feeds import is_feed, read_feed
from claims.frontmatter import split_front_matter
from claims.identify import identify_language
from claims.metadata import NOTHING, Metadata, read_sidecar, sidecar_path
from claims.models import Article
from claims.pages import read_page

__all__ = [
    "Metadata",
    "article_count",
    "find_articles",
    "holds_several",
    "read_html",
    "read_path",
    "read_several",
    "read_text",
]

logger = logging.getLogger(__name__)

PAGES = frozenset((".html", ".htm", ".xhtml"))
MARKDOWN = frozenset((".md", ".markdown"))
TEXTS = frozenset((".txt", ".text")) | MARKDOWN
FEEDS = frozenset((".rss", ".atom", ".rdf", ".xml"))
READ = ".txt, .md, .html, .json, .jsonl(.gz) and feeds"
MAX_BYTES = 32 * 1024 * 1024  # 200 times the longest article; a page of that size is an attack or a mistake
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


def read_path(path: Path, *, overrides: Metadata = NOTHING) -> Article:
    """The article in a ``.txt``, ``.md`` or saved ``.html`` file.

    The text of a ``.txt`` file is the file's without its front matter, unchanged unless the article's ``repairs`` say
    otherwise; that of a ``.md`` file is what it would show.
    UnreadableArticle or UnsupportedLanguage in one line that names the path.
    """
    place = _shown(path)
    suffix = _suffix(path)
    if holds_several(path):
        raise UnreadableArticle(f"{place}: an archive or a feed, not one article")
    if suffix not in PAGES | TEXTS and path.is_file():
        raise UnreadableArticle(f"{place}: only {READ} are read")
    data = _read_bytes(path, place)
    said = overrides.over(read_sidecar(sidecar_path(path)))
    if suffix in PAGES:
        return _from_page(data, place=place, origin=_origin(path), said=said, declared=None)
    return _from_text(data, place=place, origin=_origin(path), said=said, declared=None, markdown=suffix in MARKDOWN)


def holds_several(path: Path) -> bool:
    """Whether a file holds any number of articles: an archive or a feed, for `read_several`."""
    return is_archive(path) or (_suffix(path) in FEEDS and path.is_file())


def article_count(path: Path) -> int:
    """How many articles a file may hold, as far as that can be told without reading it all."""
    return count_articles(path) if is_archive(path) else 1


def read_several(
    path: Path, *, overrides: Metadata = NOTHING, name: str | None = None
) -> Iterator[Article | ClaimsError]:
    """The articles of an archive or a saved feed in order, and in place of each that cannot be read its error.

    Of a saved feed the articles that it gives whole; that it gives others in part only is said in one error.
    ``name`` stands for the file's own where that means nothing to anybody.
    """
    place, origin = name or _shown(path), name or _origin(path)
    try:
        said = overrides.over(read_sidecar(sidecar_path(path)))
        if is_archive(path):
            yield from read_archive(path, place=place, origin=origin, overrides=said)
        else:
            yield from _feed(_read_bytes(path, place), place, origin, said)
    except ClaimsError as error:
        yield error


def _feed(data: bytes, place: str, file: str, said: Metadata) -> Iterator[Article | ClaimsError]:
    if not data.strip():
        raise UnreadableArticle(f"{place}: the file is empty")
    if not is_feed(data):
        what = "an HTML page, not a feed; give it a name that ends in .html"
        is_page = _MARKUP.match(data[:4096].decode("latin-1"))
        raise UnreadableArticle(f"{place}: {what if is_page else f'XML, but not a feed; only {READ} are read'}")
    feed = read_feed(data, place=place)
    in_part = 0
    for entry in feed.entries:
        if not entry.is_whole:
            in_part += 1
            continue
        known = said.over(
            Metadata(
                outlet=feed.title,
                title=entry.title,
                author=entry.author,
                published=entry.published,
            )
        )
        origin = entry.url or f"{file}#{entry.key}"
        try:
            article = _article(entry.text, feed.repairs, place=f"{place}, {origin}", origin=origin, said=known)
        except ClaimsError as error:
            yield error
        else:
            yield article
    if not feed.entries:
        raise UnreadableArticle(f"{place}: a feed without entries")
    if in_part:
        raise UnreadableArticle(
            f"{place}: it holds only the beginning of {_of_how_many(in_part, len(feed.entries))};"
            " `greffier feeds add` with the feed's address fetches their pages"
        )


def _of_how_many(part: int, whole: int) -> str:
    if part == whole:
        return f"each of its {whole} articles" if whole > 1 else "its article"
    return f"{part} of its {whole} articles"


def read_html(data: bytes, *, origin: str, overrides: Metadata = NOTHING, declared: str | None = None) -> Article:
    """The article in a page. ``declared`` is the encoding that the server named, if it did.

    The article's origin is the canonical address that the page gives, or else ``origin``.
    """
    return _from_page(data, place=_shown(origin), origin=origin, said=overrides, declared=declared)


def read_text(data: bytes, *, origin: str, overrides: Metadata = NOTHING, declared: str | None = None) -> Article:
    """Plain text as an article. ``declared`` is the encoding that the server named, if it did."""
    return _from_text(data, place=_shown(origin), origin=origin, said=overrides, declared=declared)


def find_articles(path: Path) -> list[Path]:
    """The readable files under a directory, at any depth, sorted by path; a file is its own only one.

    Hidden files and folders are left out, and the folder in which a browser keeps the parts of a saved page.
    UnreadableArticle where there are none.
    """
    place = _shown(path)
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UnreadableArticle(f"{place}: no such file or directory")
    found: list[Path] = []
    for folder, subfolders, names in os.walk(path, onerror=_unlisted):
        saved = {name.rpartition(".")[0] for name in names if Path(name).suffix.lower() in PAGES}
        parts = {f"{stem}{ending}" for stem in saved for ending in ("_files", "_fichiers")}
        subfolders[:] = [name for name in subfolders if not name.startswith(".") and name not in parts]
        found += [Path(folder, name) for name in names if not name.startswith(".") and _is_read(Path(folder, name))]
    if not found:
        raise UnreadableArticle(f"{place}: no file in it that is read: {READ}")
    return sorted(found)


def _is_read(path: Path) -> bool:
    """Whether a file in a folder is an article, an archive or a feed; other XML is somebody else's."""
    name, suffix = path.name.lower(), _suffix(path)
    if name.endswith(".xml"):
        try:
            with path.open("rb") as file:
                return is_feed(file.read(8192))
        except OSError:
            return False
    return suffix in PAGES | TEXTS | FEEDS or name.endswith((*LINES, *OBJECTS))


def _unlisted(error: OSError) -> None:
    logger.warning("%s: %s; what is in it is left out", error.filename, error.strerror)


def _read_bytes(path: Path, place: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{place}: a directory, not a file")
        if path.exists() and not path.is_file():  # a pipe would block for ever, a device never ends
            raise UnreadableArticle(f"{place}: not a regular file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableArticle(f"{place}: no such file") from error
    except OSError as error:
        raise UnreadableArticle(f"{place}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableArticle(f"{place}: not a path") from error
    if data.startswith(b"\x1f\x8b"):  # whatever its name: sites send pages packed, and people save them so
        data = _unpacked(data, place)
    elif path.suffix.lower() == ".gz":
        raise UnreadableArticle(f"{place}: its compression is damaged")
    if len(data) > MAX_BYTES:
        raise UnreadableArticle(f"{place}: larger than {MAX_BYTES // 1024**2} MiB, hardly an article")
    return data


def _unpacked(data: bytes, place: str) -> bytes:
    """What a gzip file holds, no more than may be read and a byte."""
    unzip = zlib.decompressobj(wbits=31)
    try:
        whole = unzip.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise UnreadableArticle(f"{place}: its compression is damaged") from error
    if not unzip.eof and len(whole) <= MAX_BYTES:
        raise UnreadableArticle(f"{place}: its compression is cut short")
    return whole


def _suffix(path: Path) -> str:
    """The ending that says what a file is, whether or not it is compressed."""
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _from_text(
    data: bytes, *, place: str, origin: str, said: Metadata, declared: str | None, markdown: bool = False
) -> Article:
    decoded = decode(data, place=place, declared=declared)
    if _MARKUP.match(decoded.text[:4096]):
        raise UnreadableArticle(f"{place}: an HTML page, not plain text; give it a name that ends in .html")
    if _JSON.match(decoded.text) and _is_json(decoded.text):
        raise UnreadableArticle(f"{place}: JSON, not plain text; give it a name that ends in .json or .jsonl")
    _refuse_endless(decoded.text, place)
    head, text, not_understood = split_front_matter(decoded.text)
    if markdown:
        title, text = _from_markdown(text)
        head = head.over(Metadata(title=title))
    clean = cleaned(text, place=place)
    repairs = (*decoded.repairs, *not_understood, *clean.repairs)
    return _article(clean.text, repairs, place=place, origin=origin, said=said.over(head))


def _is_json(text: str) -> bool:
    try:
        json.JSONDecoder(strict=False).raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return False
    return True


def _from_markdown(text: str) -> tuple[str | None, str]:
    """The title that a Markdown text begins with, if it does, and its text as it would be shown."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # rarely needed, 50 ms

    shown = paragraphs(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    heading = re.match(r"\s*#\s+\S|\s*\S.*\n=+\s*\n", text)
    if heading is None:
        return None, shown
    title, _, rest = shown.partition("\n")
    return title, rest


def _from_page(data: bytes, *, place: str, origin: str, said: Metadata, declared: str | None) -> Article:
    decoded = decode(data, place=place, declared=declared or declared_in_page(data))
    page = read_page(decoded.text, place=place)
    known = said.over(page.metadata)
    return _article(page.text, decoded.repairs + page.repairs, place=place, origin=origin, said=known)


def _article(text: str, repairs: tuple[str, ...], *, place: str, origin: str, said: Metadata) -> Article:
    _refuse_endless(text, place)
    return Article(
        text=text,
        language=said.language or identify_language(text, place=place),
        origin=said.url or origin,
        outlet=said.outlet,
        title=said.title,
        author=said.author,
        published=said.published,
        repairs=repairs,
    )


def _refuse_endless(text: str, place: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UnreadableArticle(f"{place}: {len(text):,} characters long, hardly an article")


def _origin(path: Path) -> str:
    """The absolute path; one file reached by two paths has one origin. Bytes that are no text are spelled
    out.
    """
    return str(path.resolve()).encode("utf-8", "backslashreplace").decode()


def _shown(place: str | Path) -> str:
    """The place as it can stand in one line of a message."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in str(place))
