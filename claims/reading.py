"""Files, pages and bytes → `Article`. No network.

What an option says wins over the sidecar file (``<stem>.toml`` beside the article), which wins over what the
page says about itself.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from claims.decoding import declared_in_page, decode, mend_mojibake
from claims.errors import UnreadableArticle
from claims.identify import identify_language
from claims.metadata import NOTHING, Metadata, read_sidecar, sidecar_path
from claims.models import Article
from claims.pages import read_page

__all__ = ["Metadata", "find_articles", "read_html", "read_path", "read_text"]

logger = logging.getLogger(__name__)

PAGES = frozenset((".html", ".htm"))
TEXTS = frozenset((".txt",))
MAX_BYTES = 32 * 1024 * 1024  # 200 times the longest article; a page of that size is an attack or a mistake
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


def read_path(path: Path, *, overrides: Metadata = NOTHING) -> Article:
    """The article in a ``.txt`` or saved ``.html``/``.htm`` file.

    The text of a ``.txt`` file is the file's, unchanged, unless the article's ``repairs`` say otherwise.
    UnreadableArticle or UnsupportedLanguage in one line that names the path.
    """
    place = _shown(path)
    suffix = path.suffix.lower()
    if suffix not in PAGES | TEXTS and path.is_file():
        raise UnreadableArticle(f"{place}: only .txt, .html and .htm files are read")
    data = _read_bytes(path, place)
    said = overrides.over(read_sidecar(sidecar_path(path)))
    if suffix in PAGES:
        return _from_page(data, place=place, origin=_origin(path), said=said, declared=None)
    return _from_text(data, place=place, origin=_origin(path), said=said, declared=None)


def read_html(data: bytes, *, origin: str, overrides: Metadata = NOTHING, declared: str | None = None) -> Article:
    """The article in a page. ``declared`` is the encoding that the server named, if it did.

    The article's origin is the canonical address that the page gives, or else ``origin``.
    """
    return _from_page(data, place=_shown(origin), origin=origin, said=overrides, declared=declared)


def read_text(data: bytes, *, origin: str, overrides: Metadata = NOTHING, declared: str | None = None) -> Article:
    """Plain text as an article. ``declared`` is the encoding that the server named, if it did."""
    return _from_text(data, place=_shown(origin), origin=origin, said=overrides, declared=declared)


def find_articles(path: Path) -> list[Path]:
    """The readable files under a directory, at any depth, sorted by path; a file is its own only article.

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
        found += [
            Path(folder, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in PAGES | TEXTS
        ]
    if not found:
        raise UnreadableArticle(f"{place}: no .txt, .html or .htm file in it")
    return sorted(found)


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
    if len(data) > MAX_BYTES:
        raise UnreadableArticle(f"{place}: larger than {MAX_BYTES // 1024**2} MiB, hardly an article")
    return data


def _from_text(data: bytes, *, place: str, origin: str, said: Metadata, declared: str | None) -> Article:
    decoded = decode(data, place=place, declared=declared)
    if _MARKUP.match(decoded.text[:4096]):
        raise UnreadableArticle(f"{place}: an HTML page, not plain text; give it a name that ends in .html")
    mended = mend_mojibake(decoded.text)
    return _article(mended.text, decoded.repairs + mended.repairs, place=place, origin=origin, said=said)


def _from_page(data: bytes, *, place: str, origin: str, said: Metadata, declared: str | None) -> Article:
    decoded = decode(data, place=place, declared=declared or declared_in_page(data))
    page = read_page(decoded.text, place=place)
    known = said.over(page.metadata)
    return _article(page.text, decoded.repairs + page.repairs, place=place, origin=origin, said=known)


def _article(text: str, repairs: tuple[str, ...], *, place: str, origin: str, said: Metadata) -> Article:
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


def _origin(path: Path) -> str:
    """The absolute path; one file reached by two paths has one origin. Bytes that are no text are spelled
    out.
    """
    return str(path.resolve()).encode("utf-8", "backslashreplace").decode()


def _shown(place: str | Path) -> str:
    """The place as it can stand in one line of a message."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in str(place))
