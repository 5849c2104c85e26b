"""Articles to claims, one article's trouble at a time. Knows nothing of Prefect or the record."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from claims.errors import GreffierError
from claims.extract import extract, extract_many
from claims.models import Article, Claim
from claims.reading import Metadata, read_path
from flows.failures import Failure
from flows.places import find
from flows.tables import source_words
from flows.wire import claim_object, line

logger = logging.getLogger(__name__)

T = TypeVar("T")

# Articles that go through the parser together: enough to share its overhead, few enough to show progress.
TOGETHER = 16
# Of the claims of articles in a spreadsheet.
COLUMNS = (
    *("claim", "status", "sources", "evidence", "polarity", "modality", "quotation", "cue", "stands_alone"),
    *("confidence", "language", "when_from", "when_to", "outlet", "published", "title", "origin", "start", "end"),
)


class BadOutput(GreffierError):  # noqa: N818
    """A folder that cannot take what would be written there."""


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """``values`` in lists of at most ``size``, in order."""
    iterator = iter(values)
    while batch := list(islice(iterator, size)):
        yield batch


def extract_each(articles: Sequence[Article]) -> list[list[Claim] | Failure]:
    """The claims of each article, or its failure, in the order given.

    All go through the parser together; when that fails each goes alone, so that one costs only itself.
    """
    try:
        return list(extract_many(articles))
    except Exception:  # whatever it was, the next line finds out whose
        logger.debug("extracting %d articles together failed", len(articles), exc_info=True)
    return [_extract_alone(article) for article in articles]


def _extract_alone(article: Article) -> list[Claim] | Failure:
    try:
        return extract(article)
    except GreffierError as error:
        return Failure.of(article.origin, error)
    except Exception as error:  # a bug costs the article, never the run
        logger.exception("extraction failed on %s", article.origin)
        return Failure.of(article.origin, error)


class Splitting:
    """An iteration over (name, article, claims) of files and folders; what failed is in ``failures``.

    The name is the file's, without its ending; of an archive's article it has a number added. With ``out``, two
    articles that would be written to one file are refused before anything is read.
    """

    def __init__(self, paths: Sequence[Path], overrides: Metadata, *, out: Path | None = None) -> None:
        self._places, self.failures = find((str(path) for path in paths), overrides)
        self._overrides = overrides
        if out is not None:
            _make_folder(out, self._places.names)

    def __iter__(self) -> Iterator[tuple[str, Article, list[Claim]]]:
        for batch in batches(self._read(), TOGETHER):
            extracted = extract_each([article for _, article in batch])
            for (name, article), claims in zip(batch, extracted, strict=True):
                if isinstance(claims, Failure):
                    self.failures.append(claims)
                else:
                    yield name, article, claims

    def _read(self) -> Iterator[tuple[str, Article]]:
        for name, place in self._places.named():
            read = _read_file(place, self._overrides) if isinstance(place, str) else place
            if isinstance(read, Failure):
                self.failures.append(read)
            else:
                yield name, read


def _read_file(place: str, overrides: Metadata) -> Article | Failure:
    try:
        return read_path(Path(place), overrides=overrides)
    except GreffierError as error:
        return Failure.of(place, error)


def json_lines(article: Article, claims: Iterable[Claim]) -> str:
    """One JSON object a line for each claim; the article's origin says which file the offsets count in."""
    return "".join(line(claim_object(claim) | {"origin": article.origin}) + "\n" for claim in claims)


def csv_rows(article: Article, claims: Iterable[Claim]) -> Iterator[list[object]]:
    """A row for each claim, under `COLUMNS`."""
    for claim in claims:
        told = claim_object(claim) | {
            "sources": [source_words(source) for source in claim.sources],
            "when_from": claim.when and claim.when.start,
            "when_to": claim.when and claim.when.end,
            "origin": article.origin,
            "outlet": article.outlet_name,
            "title": article.title,
            "published": article.published,
        }
        yield [told[name] for name in COLUMNS]


def write_lines(path: Path, article: Article, claims: Iterable[Claim]) -> None:
    """The JSON lines into ``path``, whole or not at all."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(json_lines(article, claims), encoding="utf-8", newline="\n")
    beside.replace(path)


def _make_folder(out: Path, names: Iterable[str]) -> None:
    twice = [name for name, number in Counter(names).items() if number > 1]
    if twice:
        raise BadOutput(f"{out / twice[0]}.jsonl would be written for two articles: split them in separate calls")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadOutput(f"{out}: {error.strerror or error}") from error
