"""What a user may name to be read: files, folders, patterns, archives, addresses, standard input."""

from __future__ import annotations

import glob
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from claims.errors import ClaimsError, GreffierError, UnreadableArticle
from claims.feeds import is_feed
from claims.models import Article
from claims.reading import (
    MAX_BYTES,
    Metadata,
    article_count,
    find_articles,
    holds_several,
    read_html,
    read_several,
    read_text,
)
from flows.failures import Failure

_ADDRESS: Final = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")
_PATTERN: Final = re.compile(r"[*?\[]")
STANDARD_INPUT: Final = "-"
_STDIN: Final = "standard input"
_HEAD_BYTES: Final = 64 * 1024
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_GZIP: Final = b"\x1f\x8b"

Found = str | Article | Failure


class Places:
    """What was found, in order: an address or a file for each article to be read, and the articles of archives.

    ``len`` is how many there may be; iterating reads archives as it goes, so that none is in memory whole.
    """

    def __init__(self, found: Iterable[str], overrides: Metadata) -> None:
        self._found = list(found)
        self._overrides = overrides
        self._several = {place for place in self._found if not is_address(place) and holds_several(Path(place))}
        self._length: int | None = None

    def __len__(self) -> int:
        if self._length is None:
            self._length = sum(article_count(Path(place)) if place in self._several else 1 for place in self._found)
        return self._length

    @property
    def names(self) -> list[str]:
        """What each place is called, without its ending."""
        return [_name(place) for place in self._found]

    def __iter__(self) -> Iterator[Found]:
        return (found for _, found in self.named())

    def named(self) -> Iterator[tuple[str, Found]]:
        """Everything with a name for it: the file's without its ending, numbered within an archive."""
        for place in self._found:
            if place == STANDARD_INPUT:
                read = read_stream(sys.stdin.buffer, self._overrides)
            elif place in self._several:
                read = _outcomes(place, read_several(Path(place), overrides=self._overrides))
            else:
                yield _name(place), place
                continue
            for number, each in enumerate(read, start=1):
                yield f"{_name(place)}-{number}", each


def is_address(place: str) -> bool:
    """Whether ``place`` is a URL, of whatever scheme, and no path."""
    return _ADDRESS.match(place) is not None


def find(places: Iterable[str], overrides: Metadata | None = None) -> tuple[Places, list[Failure]]:
    """Everything that ``places`` stand for, each once, in order; folders and patterns give their files."""
    found: dict[str, None] = {}
    failures: list[Failure] = []
    for place in places:
        try:
            found |= dict.fromkeys(_files(place))
        except GreffierError as error:
            failures.append(Failure.of(place, error))
    return Places(found, overrides or Metadata()), failures


def read_stream(stream: BinaryIO, overrides: Metadata) -> Iterator[Article | Failure]:
    """The articles that come down a stream: text, a page, a feed, or an archive, told apart by content.

    What has no address is known by its words: the same text piped in twice is one article.
    """
    with tempfile.TemporaryDirectory(prefix="greffier-") as folder:
        spooled = Path(folder, "stdin")
        # On disk and not in memory: an archive may be as long as it likes.
        with spooled.open("wb") as file:
            shutil.copyfileobj(stream, file, 1024 * 1024)
        with spooled.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if suffix := _kind(head):
            named = spooled.rename(spooled.with_suffix(suffix))
            yield from _outcomes(_STDIN, read_several(named, overrides=overrides, name=_STDIN))
        else:
            yield _read_one(spooled, head, overrides)


def _read_one(spooled: Path, head: bytes, overrides: Metadata) -> Article | Failure:
    if spooled.stat().st_size > MAX_BYTES:
        return Failure(_STDIN, f"{_STDIN}: larger than {MAX_BYTES // 1024**2} MiB, hardly an article")
    read = read_html if _PAGE.match(head) else read_text
    try:
        article = read(spooled.read_bytes(), origin=_STDIN, overrides=overrides)
    except ClaimsError as error:
        return Failure.of(_STDIN, error)
    if article.origin == _STDIN:
        return article.model_copy(update={"origin": f"{_STDIN}#{article.content_hash[:16]}"})
    return article


def _kind(head: bytes) -> str | None:
    """What a file with this beginning would be called; None for a text or a page."""
    if head.startswith(_GZIP):
        return ".jsonl.gz"
    if is_feed(head):
        return ".xml"
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"["):
        return ".json" if re.match(rb"\[\s*\{", begin) else None
    if begin.startswith(b"{") and not begin.startswith(b"{\\rtf"):
        first, newline, _ = begin.partition(b"\n")
        one_a_line = first.rstrip().endswith(b"}") or (not newline and len(head) == _HEAD_BYTES)
        return ".jsonl" if one_a_line else ".json"
    return None


def _name(place: str) -> str:
    name = "stdin" if place == STANDARD_INPUT else Path(place).name
    return re.sub(r"(?:\.jsonl|\.ndjson|\.json)?\.\w+$", "", name) or name


def _outcomes(place: str, read: Iterable[Article | ClaimsError]) -> Iterator[Article | Failure]:
    for each in read:
        yield each if isinstance(each, Article) else Failure.of(place, each)


def _files(place: str) -> list[str]:
    if place == STANDARD_INPUT or is_address(place):
        return [place]
    path = Path(place)
    if path.is_dir():
        return [str(each) for each in find_articles(path)]
    if _PATTERN.search(place) and not path.exists():
        matching = sorted(glob.glob(place, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        if not matching:
            raise UnreadableArticle(f"{place}: nothing matches")
        return [file for each in matching for file in _files(each)]
    return [place]
