"""docs/queries.md shows what its queries give, today, in every way in which the record can be opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.cookbook import COOKBOOK, make_record, queries, with_output, without_ids
from warehouse.snapshot import snapshot_path

TEXT = COOKBOOK.read_text(encoding="utf-8")
QUERIES = queries(TEXT)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("cookbook") / "record.duckdb")


def test_every_query_gives_what_the_cookbook_says(record: Path) -> None:
    """After a change that is meant: `make docs`."""
    assert without_ids(with_output(TEXT, record)) == without_ids(TEXT)


def test_there_are_fifteen_questions_each_with_its_query() -> None:
    assert len(QUERIES) >= 15
    assert TEXT.count("\n## ") == len(QUERIES)


def _command_line() -> str | None:
    beside = Path(sys.executable).with_name("duckdb")
    return str(beside) if beside.exists() else shutil.which("duckdb")


@pytest.mark.skipif(_command_line() is None, reason="the DuckDB command line is not here: pip install duckdb-cli")
def test_every_query_runs_in_the_command_line_of_duckdb(record: Path) -> None:
    command = _command_line()
    assert command is not None
    for sql in QUERIES:
        said = subprocess.run(
            [command, "-readonly", "-csv", str(snapshot_path(record)), sql], check=False, capture_output=True, text=True
        )
        assert (said.returncode, said.stderr) == (0, ""), sql


def test_every_query_runs_in_python_pandas_polars_and_arrow(record: Path) -> None:
    with duckdb.connect(str(snapshot_path(record)), read_only=True) as connection:
        for sql in QUERIES:
            arrow = connection.sql(sql).to_arrow_table()
            rows = connection.sql(sql).fetchall()
            assert arrow.num_rows == len(rows), sql
            assert len(connection.sql(sql).df()) == len(rows), sql
            frame = pl.from_arrow(arrow)
            assert isinstance(frame, pl.DataFrame)
            assert frame.height == len(rows), sql
            assert frame.columns == arrow.column_names
