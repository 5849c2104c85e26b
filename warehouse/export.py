"""Tables and views of the snapshot as files: Parquet, CSV and JSON lines."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Final

import duckdb
import pyarrow as pa
from pyarrow import parquet

from warehouse.cells import csv_line, json_line
from warehouse.errors import ExportRefused

# What a newsroom wants of the record, without what only the software reads.
MAIN: Final = (
    "article",
    "article_revision",
    "article_history",
    "claim",
    "mention",
    "mention_source",
    "source",
    "match_decision",
    "act",
    "claim_status",
    "claim_timeline",
    "contested",
    "contradiction",
    "stance",
    "source_record",
    "canonical_source",
    "namesake",
    "data_dictionary",
)
_ROWS: Final = 10_000  # rows at a time: the memory does not grow with the record


class FileFormat(StrEnum):
    """Formats of exported tables."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


def export_table(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, form: FileFormat) -> tuple[Path, int]:
    """The file ``folder/name.form`` with all rows of a table or view, and their number.

    The file is there whole or not at all; one that was there is replaced. In CSV lists are JSON, null is nothing, and
    text that a spreadsheet would run has an apostrophe before it. Raises ``ExportRefused`` for a name that the record
    does not hold.
    """
    held = {
        each
        for (each,) in connection.execute("select distinct name from data_dictionary where kind <> 'macro'").fetchall()
    }
    if name not in held:
        raise ExportRefused(f"The record holds no table or view {name!r}: see data_dictionary.")
    batches = connection.sql(f'from "{name}"').to_arrow_reader(_ROWS)
    with whole_file(folder / f"{name}.{form.value}") as file:
        return folder / f"{name}.{form.value}", _WRITERS[form](batches, file)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes its name when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _to_parquet(batches: pa.RecordBatchReader, file: IO[bytes]) -> int:
    rows = 0
    with parquet.ParquetWriter(file, batches.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _to_jsonl(batches: pa.RecordBatchReader, file: IO[bytes]) -> int:
    return _lines(batches, file, lambda row: json_line(row) + "\n")


def _to_csv(batches: pa.RecordBatchReader, file: IO[bytes]) -> int:
    file.write(csv_line(batches.schema.names).encode())
    return _lines(batches, file, lambda row: csv_line(row.values()))


_WRITERS: Final[dict[FileFormat, Callable[[pa.RecordBatchReader, IO[bytes]], int]]] = {
    FileFormat.PARQUET: _to_parquet,
    FileFormat.CSV: _to_csv,
    FileFormat.JSONL: _to_jsonl,
}


def _lines(batches: pa.RecordBatchReader, file: IO[bytes], line: Callable[[dict[str, Any]], str]) -> int:
    rows = 0
    for batch in batches:
        made = [line(row) for row in batch.to_pylist()]
        file.write("".join(made).encode())
        rows += len(made)
    return rows
