"""A record made by an earlier version is brought up whole, once, and readers do not notice."""

from __future__ import annotations

import gzip
import hashlib
import logging
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.crash_ingest import OLD_RECORD, ROOT
from tests.warehouse_samples import NOW
from warehouse.backups import restore
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.errors import SnapshotOutdated
from warehouse.queries import list_claims, totals
from warehouse.snapshot import is_fresh, publish
from warehouse.statements import LAYOUT, layout
from warehouse.upkeep import examine

# Layouts that were released. What they say is in people's records: it can be added to, never changed.
RELEASED = {1: "bac90f4399c14a2c", 2: "264c2a49494e4b1f", 3: "26c0c449752582d4"}
SECOND_RECORD = OLD_RECORD.with_name("record_layout_2.duckdb.gz")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record that layout 1 made, with the sample articles."""
    path = tmp_path / "record.duckdb"
    path.write_bytes(gzip.decompress(OLD_RECORD.read_bytes()))
    return path


def rows(connection: duckdb.DuckDBPyConnection, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: connection.execute(f"select {', '.join(names)} from {table} order by all").fetchall()
        for table, names in columns.items()
        if table != "schema_version"
    }


def columns_of(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found = connection.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns()"
        " where not internal and table_name in (select table_name from duckdb_tables()) group by table_name"
    ).fetchall()
    return dict(found)


def catalog(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """All that the file says of itself."""
    asked = {
        "tables": "select table_name, comment, has_primary_key from duckdb_tables() where not internal",
        "columns": "select table_name, column_name, column_index, data_type, is_nullable, column_default, comment"
        " from duckdb_columns() where not internal",
        "constraints": "select table_name, constraint_type, constraint_text from duckdb_constraints()",
        "views": "select view_name, sql, comment from duckdb_views() where not internal",
        "macros": "select function_name, function_type, parameters, macro_definition, comment"
        " from duckdb_functions() where not internal",
    }
    return {name: connection.execute(sql + " order by all").fetchall() for name, sql in asked.items()}


@pytest.mark.parametrize("version", RELEASED)
def test_a_released_layout_is_never_edited(version: int) -> None:
    assert hashlib.sha256(layout(version).encode()).hexdigest().startswith(RELEASED[version])


def test_an_old_record_keeps_every_value(path: Path) -> None:
    with duckdb.connect(str(path), read_only=True) as connection:
        columns = columns_of(connection)
        before = rows(connection, columns)
    with open_record(path) as connection:
        assert rows(connection, columns) == before
        versions = connection.execute("select version from schema_version order by version").fetchall()
    assert versions == [(version,) for version in range(1, LAYOUT + 1)]


def test_an_old_record_gives_the_same_answers(path: Path) -> None:
    with duckdb.connect(str(path), read_only=True) as connection:
        before = connection.execute("select claim_id, text, mention_count from claim_status order by all").fetchall()
    with open_record(path) as connection:
        now = sorted((row.claim_id, row.text, row.mention_count) for row in list_claims(connection))
        held = totals(connection)
    assert now == before
    assert (held.articles, held.claims, held.mentions) == (3, 47, 56)


def test_an_old_record_becomes_what_a_new_one_is(path: Path, tmp_path: Path) -> None:
    with open_record(path):
        pass  # DuckDB words some things otherwise before it has read them from the file
    with open_record(path) as connection:
        brought_up = catalog(connection)
    with open_record(tmp_path / "new.duckdb") as connection:
        assert catalog(connection) == brought_up


def test_a_record_of_the_second_layout_keeps_what_people_decided(tmp_path: Path) -> None:
    """The story of the dam, with two acts of Ada's and a look."""
    path = tmp_path / "record.duckdb"
    path.write_bytes(gzip.decompress(SECOND_RECORD.read_bytes()))
    with duckdb.connect(str(path), read_only=True) as connection:
        columns = columns_of(connection)
        before = rows(connection, columns)
        parties = connection.execute("select * from canonical_source order by all").fetchall()
        standing = connection.execute("select claim_id, standing, denied_by from claim_status order by all").fetchall()
    with open_record(path) as connection:
        assert rows(connection, columns) == before
        assert connection.execute("select * from canonical_source order by all").fetchall() == parties
        assert standing == [
            (row.claim_id, row.standing.value, list(row.denied_by))
            for row in sorted(list_claims(connection), key=lambda row: row.claim_id)
        ]
        assert connection.execute("select kind from act order by act_number").fetchall() == [("unite",), ("separate",)]
    publish(path)
    assert examine(path, now=NOW + timedelta(days=1)).findings == ()


def test_an_old_record_is_sound_and_is_brought_up_once(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="warehouse"):
        publish(path)
        assert examine(path, now=NOW).findings == ()
    assert caplog.text.count("brought") == 1


def test_a_reader_of_an_old_snapshot_brings_it_up_and_leaves_the_record_alone(path: Path) -> None:
    snapshot = snapshot_path(path)
    snapshot.write_bytes(path.read_bytes())
    record, time_ns = path.read_bytes(), snapshot.stat().st_mtime_ns
    with open_snapshot(path) as connection:
        assert totals(connection).claims == 47
    assert path.read_bytes() == record
    assert snapshot.stat().st_mtime_ns == time_ns  # it tells no more than it told
    assert snapshot.read_bytes() != record
    assert list(path.parent.glob(".*")) == []


def test_readers_of_an_old_snapshot_do_not_get_in_each_other_s_way(path: Path) -> None:
    snapshot_path(path).write_bytes(path.read_bytes())
    found: list[object] = []

    def read() -> None:
        try:
            with open_snapshot(path) as connection:
                found.append(totals(connection).claims)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is the finding
            found.append(repr(error))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [47] * 4
    assert list(path.parent.glob(".*")) == []


def test_a_reader_that_cannot_write_is_told_in_one_line(path: Path) -> None:
    snapshot_path(path).write_bytes(path.read_bytes())
    with no_room(1 << 20), pytest.raises(SnapshotOutdated) as refused, open_snapshot(path):
        pass
    assert "\n" not in str(refused.value)
    assert "doctor --repair" in str(refused.value)
    assert list(path.parent.glob(".*")) == []
    publish(path)  # as any ingest does
    with open_snapshot(path) as connection:
        assert totals(connection).claims == 47
    assert is_fresh(path)


def test_a_backup_of_an_old_record_is_a_way_back(path: Path, tmp_path: Path) -> None:
    done = restore(tmp_path / "other" / "record.duckdb", path)
    assert done.claims == 47
    with open_snapshot(tmp_path / "other" / "record.duckdb") as connection:
        assert totals(connection).claims == 47


def test_a_process_killed_in_the_middle_leaves_the_old_or_the_new() -> None:
    """A few kills of an upgrade, a backup and a way back; `python -m tests.crash_ingest` does hundreds."""
    things = ("upgrade", "backup", "restore")
    only = [word for thing in things for word in ("--only", thing)]
    command = [sys.executable, "-m", "tests.crash_ingest", "--kills", "3", *only]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("3 kills") == len(things)


@contextmanager
def no_room(largest: int) -> Iterator[None]:
    """No file may grow beyond ``largest`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
