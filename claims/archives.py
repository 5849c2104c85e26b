"""Archives → articles, one at a time: ``.jsonl`` (one object a line, plain or gzip) and ``.json`` (one object, or a
list of them). However long an archive of lines is, one line of it is in memory.

A line that is no article costs only itself: its error names it by number.
"""

from __future__ import annotations

import codecs
import hashlib
import itertools
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from claims.cleaning import cleaned
from claims.decoding import LONGEST_TEXT, MARKS, Decoded, decode
from claims.errors import ClaimsError, UnreadableArticle
from claims.fields import text_of, understood
from claims.identify import identify_language
from claims.metadata import NOTHING, Metadata, one_line
from claims.models import Article

LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
OBJECTS: Final = (".json", ".json.gz")
LONGEST_LINE: Final = 32 * 1024 * 1024
_CHUNK: Final = 256 * 1024
# Text compresses three to ten times; a bomb a thousand times. The first 64 MiB may be anything.
_MOST_EXPANSION: Final = 100
_FREE: Final = 64 * 1024 * 1024

_UNSTORABLE: Final = re.compile("[\ud800-\udfff]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def is_archive(path: Path) -> bool:
    """Whether a file of this name holds articles as JSON."""
    return path.name.lower().endswith((*LINES, *OBJECTS))


def count_articles(path: Path) -> int:
    """How many articles an archive may hold: its lines; 1 where only reading it can tell."""
    if path.name.lower().endswith(OBJECTS):
        return 1
    count, last = 0, b""
    try:
        for chunk in _chunks(path, str(path)):
            count += chunk.count(b"\n")
            last = chunk.rpartition(b"\n")[2]
    except (OSError, ClaimsError, _Damaged):
        pass  # what is wrong is said when it is read
    return count + bool(last.strip())


def read_archive(
    path: Path, *, place: str, origin: str, overrides: Metadata = NOTHING
) -> Iterator[Article | ClaimsError]:
    """The articles of an archive in order, and in place of each that cannot be read its error.

    ``place`` is what messages call the archive; those of its articles that give no address are known by ``origin``
    and their id, or else their words.

    UnreadableArticle (raised) where the file cannot be read at all.
    """
    if path.name.lower().endswith(OBJECTS):
        yield from _read_objects(path, place, origin, overrides)
        return
    for number, line in _lines(path, place):
        where = f"{place}, line {number}"
        try:
            if isinstance(line, ClaimsError):
                yield line
            elif line.strip():
                yield _from_line(line, where=where, origin=origin, overrides=overrides)
        except ClaimsError as error:
            yield error


def _lines(path: Path, place: str) -> Iterator[tuple[int, bytes | ClaimsError]]:
    """Each line with its number; in place of one that is too long, and of what cannot be unpacked, an error."""
    number, held, too_long = 1, bytearray(), False
    chunks = _chunks(path, place)
    while True:
        try:
            chunk = next(chunks, None)
        except _Damaged as error:
            yield number, UnreadableArticle(f"{place}: damaged after line {number - 1} ({error})")
            return
        if chunk is None:
            break
        if not held and not too_long and not chunk.strip():  # a bomb of empty lines, one by one, takes minutes
            number += chunk.count(b"\n")
            continue
        first, *others = chunk.split(b"\n")
        held += b"" if too_long else first
        for line in others:
            yield number, _line_too_long(place, number) if too_long else bytes(held)
            number, held, too_long = number + 1, bytearray(line), False
        if len(held) > LONGEST_LINE:
            held, too_long = bytearray(), True
    if too_long or held:
        yield number, _line_too_long(place, number) if too_long else bytes(held)


def _line_too_long(place: str, number: int) -> UnreadableArticle:
    return UnreadableArticle(f"{place}, line {number}: longer than {LONGEST_LINE // 1024**2} MiB, hardly an article")


class _Damaged(Exception):  # noqa: N818
    """What was packed cannot be unpacked any further; the message says why."""


def _chunks(path: Path, place: str) -> Iterator[bytes]:
    """The bytes of a file, unpacked if they are packed, in UTF-8 if a mark says that they are something wider.

    UnreadableArticle where it is no file; _Damaged after the last good byte.
    """
    if not path.is_file():
        raise UnreadableArticle(f"{place}: {'not a regular file' if path.exists() else 'no such file'}")
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            most = _FREE + _MOST_EXPANSION * path.stat().st_size
            yield from _as_utf8(_unpacked(file, most) if packed else iter(lambda: file.read(_CHUNK), b""))
    except OSError as error:
        raise UnreadableArticle(f"{place}: {error.strerror or error}") from error


def _unpacked(file: BinaryIO, most: int) -> Iterator[bytes]:
    """What a gzip file holds, member after member, at most ``most`` bytes."""
    unzip = zlib.decompressobj(wbits=31)
    given = 0
    data = b""
    while data or (data := file.read(_CHUNK)):
        try:
            chunk = unzip.decompress(data, _CHUNK)
        except zlib.error as error:
            raise _Damaged("its compression is damaged") from error
        given += len(chunk)
        if given > most:
            raise _Damaged("it expands beyond reason: a decompression bomb")
        if chunk:
            yield chunk
        data = unzip.unconsumed_tail
        if unzip.eof:
            data = unzip.unused_data.lstrip(b"\0") or file.read(_CHUNK).lstrip(b"\0")
            if not data:
                return
            unzip = zlib.decompressobj(wbits=31)
    raise _Damaged("it is cut short")


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    head = next(chunks, b"")
    mark, codec = next(((mark, codec) for mark, codec in MARKS.items() if head.startswith(mark)), (b"", "utf-8"))
    rest = itertools.chain([head[len(mark) :]], chunks)
    if codec == "utf-8":
        yield from rest
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for chunk in rest:
        yield decoder.decode(chunk).encode("utf-8", "replace")


def _from_line(data: bytes, *, where: str, origin: str, overrides: Metadata) -> Article:
    decoded = decode(data, place=where)
    return _from_object(_parsed(decoded.text, where), decoded.repairs, where=where, origin=origin, overrides=overrides)


def _parsed(text: str, where: str) -> Any:  # noqa: ANN401  # JSON is anything
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise UnreadableArticle(f"{where}: nested too deeply") from error
    except ValueError as error:
        reason = str(error).partition(":")[0].lower()
        raise UnreadableArticle(f"{where}: not JSON ({reason})") from error


def _read_objects(path: Path, place: str, origin: str, overrides: Metadata) -> Iterator[Article | ClaimsError]:
    data = bytearray()
    try:
        for chunk in _chunks(path, place):
            data += chunk
            if len(data) > LONGEST_LINE:
                break
    except _Damaged as error:
        raise UnreadableArticle(f"{place}: damaged ({error})") from error
    if len(data) > LONGEST_LINE:
        raise UnreadableArticle(f"{place}: longer than {LONGEST_LINE // 1024**2} MiB; write one object a line (.jsonl)")
    decoded = decode(bytes(data), place=place)
    try:
        said = _parsed(decoded.text, place)
    except UnreadableArticle:
        if (said := _lines_of(decoded.text)) is None:
            raise
    if isinstance(said, Mapping):
        said = _list_in(said) or said
    if isinstance(said, Mapping):
        yield _from_object(said, decoded.repairs, where=place, origin=origin, overrides=overrides, only=True)
        return
    if not isinstance(said, list) or not said:
        raise UnreadableArticle(f"{place}: neither an article nor a list of articles")
    for number, each in enumerate(said, start=1):
        try:
            where = f"{place}, entry {number}"
            yield _from_object(each, decoded.repairs, where=where, origin=origin, overrides=overrides)
        except ClaimsError as error:
            yield error


def _lines_of(text: str) -> list[Any] | None:
    """The objects of an archive of lines that has the name of another kind; None where it is none."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith("{"):
        return None
    try:
        return [json.loads(line, strict=False) for line in lines]
    except (ValueError, RecursionError):
        return None


def _list_in(said: Mapping[str, Any]) -> list[Any] | Mapping[str, Any] | None:
    """The articles within an object that has no text itself: the ``items`` of a JSON Feed, an ``article`` or ``articles``."""
    if text_of(said) is not None:
        return None
    inner = [value for value in said.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
    if len(inner) == 1:
        outlet = said.get("title") if "jsonfeed.org" in str(said.get("version")) else None
        return [{"outlet": outlet, **each} if outlet and isinstance(each, Mapping) else each for each in inner[0]]
    single = [value for value in said.values() if isinstance(value, Mapping) and text_of(value) is not None]
    return single[0] if len(single) == 1 else None


def _from_object(
    said: object, repairs: tuple[str, ...], *, where: str, origin: str, overrides: Metadata, only: bool = False
) -> Article:
    """One object as an article. Without an address of its own it is known by its id or its words, not by its place."""
    if not isinstance(said, Mapping):
        raise UnreadableArticle(f"{where}: not an object with a text")
    text = text_of(said)
    if text is None:
        names = one_line(", ".join(str(name)[:30] for name in list(said)[:8])) or "nothing"
        raise UnreadableArticle(f"{where}: no text in it; it has {names}")
    if len(text) > LONGEST_TEXT:
        raise UnreadableArticle(f"{where}: {len(text):,} characters long, hardly an article")
    metadata, not_understood = understood(said)
    text, mends = (clean := _clean(text, where)).text, clean.repairs
    known = overrides.over(metadata)
    if not only:
        identity = said.get("id") or hashlib.sha256(text.encode()).hexdigest()[:16]
        origin = f"{origin}#{str(identity)[:100]}"
    return Article(
        text=text,
        language=known.language or identify_language(text, place=where),
        origin=known.url or _UNSTORABLE.sub("\ufffd", origin),
        outlet=known.outlet,
        title=known.title,
        author=known.author,
        published=known.published,
        repairs=(*repairs, *not_understood, *mends),
    )


def _clean(text: str, place: str) -> Decoded:
    """The text without what no text has, and what was mended."""
    mends: list[str] = []
    if _CONTROLS.search(text):
        text = _CONTROLS.sub("", text)
        mends.append("control characters taken out")
    if _UNSTORABLE.search(text):
        text = _UNSTORABLE.sub("\ufffd", text)
        mends.append("halves of characters replaced")
    done = cleaned(text, place=place)
    return Decoded(done.text, (*mends, *done.repairs))
