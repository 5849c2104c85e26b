"""A snapshot that is brought up to date by its changed blocks is the record, byte for byte, and harms no reader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse import blocks, snapshot
from warehouse.blocks import BLOCK_BYTES, bring_up_to_date
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.snapshot import publish, spare_path

ROWS = 200_000  # of 33 bytes: a few dozen blocks


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with some blocks, of which a spare snapshot is kept."""
    monkeypatch.setattr(snapshot, "SPARE_FROM", 0)
    path = tmp_path / "record.duckdb"
    change(path, "create table filling as select i, md5(i::varchar) as words from range(200000) as t (i)")
    publish(path)
    change(path, "insert into filling values (-1, 'one')")
    publish(path)
    assert spare_path(path).exists()
    return path


def change(path: Path, sql: str) -> None:
    with open_record(path) as connection:
        connection.execute(sql).fetchall()


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many blocks each publishing replaced."""
    told: list[int | None] = []

    def told_too(database: Path, copy: Path) -> int | None:
        told.append(bring_up_to_date(database, copy))
        return told[-1]

    monkeypatch.setattr(snapshot, "bring_up_to_date", told_too)
    return told


def test_it_is_the_record_byte_for_byte_after_every_kind_of_change(path: Path, replaced: list[int | None]) -> None:
    for sql in (
        "insert into filling select i, md5(i::varchar) from range(5000) as t (i)",
        "delete from filling where i % 7 = 0",
        "drop table filling",  # the file may shrink
        "create table filling as select i, md5((i * 3)::varchar) as words from range(300000) as t (i)",
        "insert into filling values (-2, 'two')",
        "insert into filling values (-3, 'three')",
    ):
        change(path, sql)
        publish(path)
        assert snapshot_path(path).read_bytes() == path.read_bytes(), sql
    assert None not in replaced
    assert replaced[-1] is not None
    assert replaced[-1] < path.stat().st_size // BLOCK_BYTES // 2


def test_a_reader_goes_on_reading_what_it_opened_however_often_the_snapshot_is_replaced(
    path: Path, replaced: list[int | None]
) -> None:
    question = "select count(*), sum(hash(words)) from filling"
    with open_snapshot(path) as reader:
        held = reader.execute("select count(*) from filling").fetchall()
        for number in range(3):
            change(path, f"delete from filling where i % 7 = {number}")
            publish(path)
        assert reader.execute("select count(*) from filling").fetchall() == held
        again = reader.execute(question).fetchall()
        with open_snapshot(path) as other:
            assert other.execute(question).fetchall() != again
    assert None in replaced  # it read what would have been brought up to date


def test_a_reader_in_another_process_too(path: Path, replaced: list[int | None]) -> None:
    program = (
        "import duckdb, sys\n"
        "connection = duckdb.connect(sys.argv[1], read_only=True)\n"
        "print('open', flush=True)\n"
        "input()\n"
        "print(connection.execute('select count(*), sum(i) from filling').fetchall(), flush=True)\n"
    )
    with duckdb.connect(str(snapshot_path(path)), read_only=True) as connection:
        expected = connection.execute("select count(*), sum(i) from filling").fetchall()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(snapshot_path(path))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        for number in range(3):
            change(path, f"delete from filling where i % 7 = {number}")
            publish(path)
        told, _ = reader.communicate("\n")
    assert told.strip() == str(expected)
    assert replaced.count(None) == 1


def test_a_damaged_block_is_not_copied(path: Path, replaced: list[int | None]) -> None:
    change(path, "insert into filling select i, md5(i::varchar) from range(5000) as t (i)")
    with open_record(path) as connection:
        connection.execute("checkpoint").fetchall()
    held = path.read_bytes()
    spare = spare_path(path)
    new = next(
        start
        for start in range(3 * 4096, len(held), BLOCK_BYTES)
        if held[start : start + 8] != spare.read_bytes()[start : start + 8]
    )
    with path.open("r+b") as file:
        file.seek(new + 100)
        file.write(bytes([held[new + 100] ^ 1]))
    assert bring_up_to_date(path, spare) is None


@pytest.mark.parametrize("step", ["rename", "link"])
def test_a_publisher_that_was_killed_leaves_nothing_that_is_taken_for_whole(
    path: Path, step: str, replaced: list[int | None]
) -> None:
    if step == "rename":  # it was at work on the blocks
        left = spare_path(path).rename(path.parent / ".record.snapshot.duckdb.0123.part")
        left.write_bytes(left.read_bytes()[:BLOCK_BYTES])
    else:  # the snapshot bore both names
        spare_path(path).unlink()
        os.link(snapshot_path(path), spare_path(path))
    change(path, "insert into filling values (-4, 'four')")
    publish(path)
    assert snapshot_path(path).read_bytes() == path.read_bytes()
    assert replaced == []
    assert sorted(file.name for file in path.parent.iterdir()) == [
        ".record.snapshot.duckdb.spare",
        "record.duckdb",
        "record.snapshot.duckdb",
    ]


def test_a_file_of_another_layout_is_copied_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 16_384)
    change(path, "insert into filling values (-4, 'four')")
    publish(path)
    assert snapshot_path(path).read_bytes() == path.read_bytes()
