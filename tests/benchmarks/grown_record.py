"""What each step of an ingest costs that touches the record:

    python -m tests.benchmarks.grown_record RECORD [ARTICLES [--no-pages]]

Give it a scratch copy of a record, say one of tests.benchmarks.million: articles are added to it. They are the record's first
(50) under other addresses, with the claims that it has of them, each a new one; nothing is parsed or compared. For each
step: CPU seconds, seconds on the clock, and whether the record is held meanwhile. CPU is what counts on a busy machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest import mock

import duckdb
import numpy as np

from claims.models import Article, Claim, Source
from flows import parties, syndication
from flows.pages import contents
from tests.warehouse_samples import Made, placement
from warehouse import kept, vector_index
from warehouse.announcements import untold
from warehouse.connection import open_record, open_snapshot
from warehouse.nearest import Ahead, look_ahead, nearest_by_now
from warehouse.queries import list_claims, totals
from warehouse.records import ClaimFilter
from warehouse.snapshot import publish, snapshot_path
from warehouse.statements import statement
from warehouse.store import Incoming, known_revisions, store_articles, watermark

ARTICLES: Final = 50
TOGETHER: Final = 16  # articles in one batch of the flow
NEAREST: Final = 10

T = TypeVar("T")


def timed(step: str, work: Callable[[], T]) -> T:
    """What came of a step, after a line about it."""
    cpu, clock = time.process_time(), time.perf_counter()
    made = work()
    print(f"{step:52} {time.process_time() - cpu:7.2f} s CPU {time.perf_counter() - clock:7.2f} s", flush=True)
    return made


def main(path: Path, most: int = ARTICLES, *, pages: bool = True) -> None:
    """Print a line a step."""
    with open_record(path) as connection:
        [(encoder_key, _, claims)] = connection.execute(statement("vectors_held")).fetchall()
        told = articles(connection, most)
    publish(path)
    vector_index.keep(path)
    parties.settle_new(path)
    print(
        f"{claims:,} claims, {path.stat().st_size / 1e9:.2f} GB; {len(told)} articles of {sum(len(c) for _, c in told)}"
    )
    timed("in the record: which articles are known", lambda: known(path, told))
    vectors = [between_(len(claims_of)) for _, claims_of in told]
    some = np.concatenate(vectors[:TOGETHER])
    ahead = timed(
        f"nearest of a batch's {len(some)}, in the snapshot", lambda: look_ahead(path, encoder_key, some, NEAREST)
    )
    timed("in the record: among what came since", lambda: near(path, encoder_key, some, ahead))
    timed(f"in the record: storing {len(told)} articles, closing", lambda: store(path, told, vectors, encoder_key))
    timed("which sources are one party, of those named (half of it in the record)", lambda: parties.settle_new(path))
    timed("in the record: which texts are one dispatch", lambda: held(path, syndication.settle))
    with mock.patch.object(kept, "keep"):
        timed("in the record: snapshot", lambda: publish(path))
    timed("what the views say, of the claims touched", lambda: kept.keep(path, snapshot_path(path)))
    with open_snapshot(path) as connection:
        timed("what is not told yet", lambda: untold(connection, ["contested", "denied"]))
        timed("greffier claims", lambda: list_claims(connection, ClaimFilter(limit=201)))
        timed("greffier stats", lambda: totals(connection))
        if pages:
            now = datetime.now(UTC).replace(tzinfo=None)
            timed("the pages' contents", lambda: contents.read(connection, as_of=now))
    timed("the index, if it is behind", lambda: vector_index.keep(path))


def held(path: Path, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    with open_record(path) as connection:
        return work(connection)


def known(path: Path, told: list[tuple[Article, list[Claim]]]) -> set[str]:
    return held(path, lambda connection: known_revisions(connection, [article for article, _ in told]))


def near(path: Path, encoder_key: str, vectors: Any, ahead: Ahead | None) -> object:
    return held(path, lambda connection: nearest_by_now(connection, encoder_key, vectors, NEAREST, ahead))


def between_(rows: int) -> Any:
    matrix = np.random.default_rng(rows).normal(size=(rows, 512))
    return np.round(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), 4).astype(np.float32)


def store(path: Path, told: list[tuple[Article, list[Claim]]], vectors: list[Any], encoder_key: str) -> None:
    with open_record(path) as connection:
        store_articles(
            connection,
            [
                Incoming(article, claims, own, [placement(article, Made(claim)) for claim in claims])
                for (article, claims), own in zip(told, vectors, strict=True)
            ],
            encoder_key=encoder_key,
            extractor_version="benchmark",
            matcher_version="benchmark",
            seen=watermark(connection),
            now=datetime.now(UTC).replace(tzinfo=None),
        )


def articles(connection: duckdb.DuckDBPyConnection, most: int) -> list[tuple[Article, list[Claim]]]:
    """The first articles of the record as others, with their claims."""
    revisions = rows(connection, f"select * from article_revision order by stored_at, revision_id limit {most}")
    return [
        (
            Article(
                text=f"{row['text']} {time.time_ns()}",
                language=row["language"],
                origin=f"https://again.example/{row['revision_id']}/{time.time_ns()}",
                outlet=row["outlet"],
                title=row["title"],
                published=row["published_at"],
            ),
            claims_of(connection, row["revision_id"]),
        )
        for row in revisions
    ]


def claims_of(connection: duckdb.DuckDBPyConnection, revision_id: str) -> list[Claim]:
    mentions = rows(connection, f"select * from mention where revision_id = '{revision_id}' order by mention_number")
    wanted = ", ".join(f"'{row['mention_id']}'" for row in mentions) or "''"
    sources = rows(
        connection, f"select mention_id, name, kind from mention_source where position = 0 and mention_id in ({wanted})"
    )
    return [
        Claim(
            text=row["text"],
            start=row["evidence_start"],
            end=row["evidence_end"],
            evidence=row["evidence"],
            status=row["status"],
            polarity=row["polarity"],
            modality=row["modality"],
            sources=tuple(
                Source(name=each["name"], kind=each["kind"])
                for each in sources
                if each["mention_id"] == row["mention_id"]
            ),
            quotation=row["quotation"],
            stands_alone=row["stands_alone"],
            confidence=row["confidence"],
            language=row["language"],
        )
        for row in mentions
    ]


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    answer = connection.execute(sql)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(each) for each in sys.argv[2:3]), pages="--no-pages" not in sys.argv)
