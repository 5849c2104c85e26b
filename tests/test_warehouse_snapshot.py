"""Readers see one whole state of the record, whatever the writer does."""

from __future__ import annotations

import hashlib
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from tests import warehouse_processes as processes
from tests.warehouse_samples import Book, tell, tell_courier, tell_gazette
from warehouse.connection import open_record, open_snapshot
from warehouse.errors import RecordMissing, RecordNotWritten, RecordUnreadable
from warehouse.snapshot import publish, snapshot_path
from warehouse.soundness import sums_hold
from warehouse.statements import VIEWS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.duckdb"


def test_the_snapshot_holds_all_that_was_stored(path: Path) -> None:
    with open_record(path) as connection:
        tell(connection)
        stored = connection.execute("select * from claim_status order by all").fetchall()
    assert publish(path) == path.with_name("record.snapshot.duckdb")
    with open_snapshot(path) as connection:
        assert connection.execute("select * from claim_status order by all").fetchall() == stored
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "record.duckdb",
        "record.snapshot.duckdb",
    ]


def test_a_reader_goes_on_reading_what_it_opened(path: Path) -> None:
    with open_record(path) as connection:
        book = Book(connection)
        tell_gazette(book)
    publish(path)
    count = "select count(*) from article"
    with open_snapshot(path) as old:
        assert old.execute(count).fetchall() == [(1,)]
        with open_record(path) as connection:
            book.connection = connection
            tell_courier(book)
        publish(path)
        assert old.execute(count).fetchall() == [(1,)]
        with open_snapshot(path) as new:
            assert new.execute(count).fetchall() == [(2,)]
        assert old.execute("select count(*) from mention").fetchall() == [(3,)]


def test_readers_never_wait_and_never_see_half_a_snapshot(path: Path) -> None:
    """Five threads read while the record is written and published over and over."""
    processes.write(path)
    publish(path)
    done, trouble = threading.Event(), []

    def read() -> None:
        while not done.is_set():
            try:
                with open_snapshot(path) as connection:
                    counts = connection.execute("select distinct count(*) from mention group by revision_id").fetchall()
                    if counts != [(processes.CLAIMS,)]:
                        trouble.append(str(counts))
            except Exception as error:  # noqa: BLE001  # whatever it is, it is the finding
                trouble.append(repr(error))

    threads = [threading.Thread(target=read) for _ in range(5)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        publish(path)
    done.set()
    for thread in threads:
        thread.join()
    assert trouble == []


def test_what_a_killed_publisher_left_is_removed_by_the_next(path: Path) -> None:
    with open_record(path):
        pass
    left = path.with_name(".record.snapshot.duckdb.0123.part")
    left.write_bytes(b"half a copy")
    publish(path)
    assert not left.exists()


def test_a_snapshot_that_cannot_be_written_leaves_the_one_before(path: Path) -> None:
    with open_record(path):
        pass
    snapshot = publish(path)
    snapshot.unlink()
    snapshot.mkdir()
    (snapshot / "in the way").touch()
    with pytest.raises(RecordNotWritten) as refused:
        publish(path)
    assert str(snapshot) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list(path.parent.glob(".*")) == []


def test_a_damaged_record_never_takes_the_place_of_a_good_snapshot(path: Path) -> None:
    with open_record(path) as connection:
        tell(connection)
    good = publish(path).read_bytes()
    text = path.read_bytes().index(b"Carmin")
    with path.open("r+b") as file:
        file.seek(text)
        file.write(b"\0")
    assert not sums_hold(path)
    with pytest.raises(RecordUnreadable, match=r"the snapshot before it stays") as refused:
        publish(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert snapshot_path(path).read_bytes() == good


def test_a_block_that_nothing_uses_may_be_damaged(path: Path) -> None:
    with open_record(path) as connection:
        connection.execute("pragma force_compression = 'uncompressed'")
        connection.execute("create table gone as select md5(i::varchar) as words from range(40000) as t (i)")
        connection.execute("checkpoint")
        tell(connection)
    with open_record(path) as connection:
        connection.execute("drop table gone")
        connection.execute("checkpoint")
    with path.open("r+b") as file:
        held = file.read()
        words = (hashlib.md5(str(number).encode()).hexdigest().encode() for number in range(40_000))
        file.seek(next(place for each in words if (place := held.find(each)) > 0))
        file.write(b"\0")
    assert not sums_hold(path)
    publish(path)


def test_everybody_who_may_read_the_folder_may_read_the_snapshot(path: Path) -> None:
    with open_record(path):
        pass
    assert stat.S_IMODE(publish(path).stat().st_mode) == stat.S_IMODE(path.stat().st_mode)


def test_publishing_nothing_is_refused(path: Path) -> None:
    with pytest.raises(RecordMissing):
        publish(path)
    assert list(path.parent.iterdir()) == []


def test_nobody_writes_to_a_snapshot(path: Path) -> None:
    with open_record(path):
        pass
    publish(path)
    with open_snapshot(path) as connection, pytest.raises(duckdb.InvalidInputException):
        connection.execute("delete from article")


def _command_line() -> str | None:
    beside = Path(sys.executable).with_name("duckdb")
    return str(beside) if beside.exists() else shutil.which("duckdb")


@pytest.mark.skipif(_command_line() is None, reason="the DuckDB command line is not here: pip install duckdb-cli")
@pytest.mark.parametrize("view", VIEWS)
def test_the_command_line_of_duckdb_answers_from_the_snapshot(path: Path, view: str) -> None:
    """Its version on PyPI is older than the library that wrote the file."""
    with open_record(path) as connection:
        tell(connection)
        stored = connection.execute(f"select count(*) from {view}").fetchall()
    snapshot = publish(path)
    command = _command_line()
    assert command is not None
    said = subprocess.run(
        [command, "-readonly", "-csv", "-noheader", str(snapshot), f"select count(*) from {view}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.split() == [str(stored[0][0])]
