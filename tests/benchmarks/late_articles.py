"""What one more article costs in records of different sizes:

    python -m tests.benchmarks.late_articles RECORD OTHER …

Give it scratch copies of records, say one of a thousand articles and one of thirty thousand (tests.benchmarks.million makes
it of the first): articles are added to them. These are the first of the French news archive beside the project with other
names and numbers, so that no record has them. For each record: CPU seconds an article by step, without Prefect; the
sessions in which the record is held, the share of the time spent in them and the longest, on the clock; and the whole
beside that of the first record. Matching is measured twice: with the readings of the neighbours on the shelf, as they are where
the record was made by runs like this one, and without them.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest import mock

import numpy as np
from duckdb import DuckDBPyConnection

from claims.comparison import vocabulary
from claims.comparison.reading import beside, reader
from claims.comparison.reading import kept as in_memory
from claims.embed import load_encoder
from claims.match import LEAST_SIMILARITY, Statement, prepare
from claims.models import Article
from flows import stages
from flows.settings import Settings
from warehouse import connection as opening
from warehouse import kept, vector_index
from warehouse.nearest import nearest_by_now
from warehouse.shelf import FileShelf, shelf_path
from warehouse.snapshot import publish

ARCHIVE: Final = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "wikinews-fr.jsonl.gz"
WARMING, MEASURED, TOGETHER = 16, 32, 16

ANEW: Final = "match with all neighbours read anew"

T = TypeVar("T")
sessions: list[float] = []


def main(records: list[Path]) -> None:
    """Print some lines for each record."""
    if not ARCHIVE.exists():
        print(f"skipped: no archive at {ARCHIVE}")
        return
    stages.open_record = _timed(opening.open_record)  # type: ignore[attr-defined]
    first = 0.0
    for number, record in enumerate(records):
        with mock.patch.object(kept, "keep"):
            publish(record)
        vector_index.keep(record)
        with opening.open_record(record) as connection:
            [(articles, claims)] = connection.execute(
                "select (select count(*) from article), (select count(*) from claim)"
            ).fetchall()
        told = list(islice(changed(number), WARMING + MEASURED))
        run(record, told[:WARMING])
        sessions.clear()
        clock = time.perf_counter()
        spent = run(record, told[WARMING:])
        clock = time.perf_counter() - clock
        anew = spent.pop(ANEW)
        whole = sum(spent.values()) / MEASURED
        first = first or whole
        print(
            f"{articles:,} articles, {claims:,} claims: {whole:.3f} s CPU an article, {whole / first:.2f} x the first record"
        )
        steps = ", ".join(f"{step} {seconds / MEASURED:.3f}" for step, seconds in spent.items())
        print(f"  {steps}; {ANEW} {anew / MEASURED:.3f}")
        print(
            f"  sessions: {sum(sessions) / clock:.1%} of the time, longest {max(sessions):.2f} s on the clock",
            flush=True,
        )


def run(record: Path, articles: list[Article]) -> dict[str, float]:
    """CPU seconds by step."""
    settings = Settings.load(db=record)
    encoder = load_encoder(settings.encoder)
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(step: str, work: Callable[..., T], *arguments: Any) -> T:
        start = time.process_time()
        made = work(*arguments)
        spent[step] += time.process_time() - start
        return made

    for start in range(0, len(articles), TOGETHER):
        batch = stages.Batch(articles[start : start + TOGETHER])
        extracted = timed("extract", stages.extract, batch)
        embedded = timed("embed", stages.embed, extracted, encoder)
        with nothing_read(), opening.open_record(record) as connection:
            shelf_path(record).unlink(missing_ok=True)
            read_neighbours(connection, embedded, settings)
        with nothing_read(), mock.patch.object(stages, "PAYS_FROM", sys.maxsize):
            timed(ANEW, stages.match, embedded, settings)
        with nothing_read():
            matched = timed("match", stages.match, embedded, settings)
        timed("store", stages.store, matched, settings)
    return dict(spent)


def read_neighbours(connection: DuckDBPyConnection, batch: stages.Batch[stages.Embedded], settings: Settings) -> None:
    """Put on the shelf what stored claims say that these will be compared with."""
    vectors = np.concatenate([each.vectors for each in batch.done])
    near = nearest_by_now(connection, batch.done[0].encoder_key, vectors, settings.candidates, None)
    with beside(FileShelf(settings.db, reader())):
        prepare(
            Statement(text=claim.text, language=claim.language, day=claim.day)
            for row in near
            for claim in row
            if claim.similarity >= LEAST_SIMILARITY and claim.stands_alone
        )


@contextlib.contextmanager
def nothing_read() -> Iterator[None]:
    """As in a process that has read nothing yet."""
    held = (in_memory._at_hand, in_memory._packed, vocabulary._vectors)
    with contextlib.ExitStack() as stack:
        for each in held:
            stack.enter_context(mock.patch.dict(each, clear=True))
        yield


def changed(number: int) -> Iterator[Article]:
    """The archive's articles with other numbers and names."""
    digits = str.maketrans("0123456789", "3456789012")
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            row = json.loads(line)
            text = re.sub(r"(?<=[a-zà-ÿ,] )([A-ZÀ-Ý][a-zà-ÿ]{3,})\b", lambda m: f"{m[1][:-1]}o", row["text"])
            yield Article(
                text=text.translate(digits),
                title=row["title"],
                outlet=row["outlet"],
                language="fr",
                published=row["published"],
                origin=f"https://changed.example/{number}/{place}/{time.time_ns()}",
            )


def _timed(work: Callable[..., Any]) -> Callable[..., Any]:
    @contextlib.contextmanager
    def measured(*arguments: Any, **named: Any) -> Iterator[Any]:
        start = 0.0
        try:
            with work(*arguments, **named) as session:
                start = time.perf_counter()  # waiting for others is not holding
                yield session
        finally:  # closed, with what it wrote on the disk
            sessions.append(time.perf_counter() - start)

    return measured


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
