"""The record opens for one, waits for others, and says in one line why it does not open."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_processes import running
from tests.warehouse_samples import tell
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.errors import (
    RecordError,
    RecordLocked,
    RecordMissing,
    RecordNotWritten,
    RecordUnreadable,
    RecordVersionMismatch,
)
from warehouse.snapshot import publish
from warehouse.statements import LAYOUT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.duckdb"


def test_a_record_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "record.duckdb"
    with open_record(path) as connection:
        assert connection.execute("select max(version) from schema_version").fetchall() == [(LAYOUT,)]
    assert [file.name for file in path.parent.iterdir()] == ["record.duckdb"]


def test_an_older_duckdb_can_read_the_file(path: Path) -> None:
    with open_record(path) as connection:
        [(tags,)] = connection.execute(
            "select tags from duckdb_databases() where database_name = current_database()"
        ).fetchall()
    assert tags["storage_version"].startswith("v1.5")


def test_a_record_that_another_process_is_making_is_never_seen_half_made(path: Path) -> None:
    """Eight threads open a record that is not there: one makes it, all get it."""
    seen: list[int] = []

    def use() -> None:
        with open_record(path) as connection:
            seen.append(connection.execute("select count(*) from schema_version").fetchall()[0][0])

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [LAYOUT] * 8


def test_what_a_killed_maker_left_is_removed(path: Path) -> None:
    left = path.with_name(f".{path.name}.new-0123")
    left.write_bytes(b"half a record")
    with open_record(path):
        assert left.exists()  # it may still be at work
    path.unlink()
    os.utime(left, (time.time() - 3600, time.time() - 3600))
    with open_record(path):
        assert not left.exists()


def test_a_record_held_by_another_process_is_waited_for_then_refused(path: Path) -> None:
    with open_record(path):
        pass
    with running("hold", path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        with pytest.raises(RecordLocked) as refused, open_record(path, timeout_s=0.4):
            pass
        assert 0.4 <= time.monotonic() - started < 5
        _assert_one_clear_line(refused.value, path)
        assert f"PID {holder.pid}" in str(refused.value)


def test_a_record_that_is_let_go_in_time_opens(path: Path) -> None:
    with open_record(path):
        pass
    with running("hold", path) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        threading.Timer(0.3, holder.kill).start()
        with open_record(path, timeout_s=20) as connection:
            assert connection.execute("select count(*) from article").fetchall() == [(0,)]


def test_threads_of_one_process_take_turns(path: Path) -> None:
    with open_record(path), pytest.raises(RecordLocked) as refused, open_record(path, timeout_s=0.05):
        pass
    _assert_one_clear_line(refused.value, path)


def test_the_record_is_free_again_after_an_error(path: Path) -> None:
    with pytest.raises(KeyError), open_record(path):
        raise KeyError
    with open_record(path, timeout_s=0):
        pass


@pytest.mark.parametrize("content", [b"", b"hello", b"<html>" * 5000, os.urandom(100_000)])
def test_a_file_that_is_not_duckdb_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordUnreadable) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)
    assert path.read_bytes() == content


def test_a_damaged_record_is_refused(path: Path) -> None:
    with open_record(path) as connection:
        tell(connection)
    path.write_bytes(path.read_bytes()[:10_000])
    with pytest.raises(RecordError) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)


def test_damage_that_shows_while_reading_is_told_in_one_line(path: Path) -> None:
    with open_record(path) as connection:
        tell(connection)
    content = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(content), 4096):
        content[start + 100 : start + 200] = b"\xff" * 100
    path.write_bytes(content)
    with pytest.raises(RecordUnreadable) as refused, open_record(path) as connection:
        connection.execute("select * from article_revision").fetchall()
    _assert_one_clear_line(refused.value, path)


def test_a_log_without_its_record_is_not_poured_into_a_new_one(path: Path) -> None:
    log = path.with_name("record.duckdb.wal")
    log.write_bytes(b"what was committed last")
    with pytest.raises(RecordUnreadable) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)
    assert list(path.parent.iterdir()) == [log]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadable) as refused, open_record(tmp_path):
        pass
    _assert_one_clear_line(refused.value, tmp_path)


def test_a_record_under_a_file_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("x")
    path = tmp_path / "file" / "record.duckdb"
    with pytest.raises(RecordNotWritten) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_leave_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    path = tmp_path / "record.duckdb"
    try:
        with pytest.raises(RecordError) as refused, open_record(path):
            pass
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    _assert_one_clear_line(refused.value, path)


def test_another_duckdb_database_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table mine as select 1 as x")
    with pytest.raises(RecordUnreadable) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)


@pytest.mark.parametrize("version", [LAYOUT + 1, 0])
def test_a_record_of_an_unknown_version_is_refused_untouched(path: Path, version: int) -> None:
    with open_record(path) as connection:
        connection.execute("delete from schema_version").fetchall()
        connection.execute("insert into schema_version values (?, now(), null)", [version]).fetchall()
    before = path.read_bytes()
    with pytest.raises(RecordVersionMismatch) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)
    assert str(version) in str(refused.value)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_duckdb_is_refused(path: Path) -> None:
    with open_record(path):
        pass
    content = bytearray(path.read_bytes())
    content[12:20] = (9999).to_bytes(8, "little")  # the storage version, after checksum and magic bytes
    path.write_bytes(content)
    with pytest.raises(RecordError) as refused, open_record(path):
        pass
    _assert_one_clear_line(refused.value, path)


def test_reading_before_anything_was_stored_says_so(path: Path) -> None:
    with pytest.raises(RecordMissing) as refused, open_snapshot(path):
        pass
    _assert_one_clear_line(refused.value, path)


def test_reading_before_anything_was_published_says_so(path: Path) -> None:
    with open_record(path):
        pass
    with pytest.raises(RecordMissing) as refused, open_snapshot(path):
        pass
    _assert_one_clear_line(refused.value, path)


def test_a_snapshot_of_another_version_is_refused(path: Path) -> None:
    with open_record(path):
        pass
    publish(path)
    with duckdb.connect(str(snapshot_path(path))) as connection:
        connection.execute("insert into schema_version values (99, now(), null)")
    with pytest.raises(RecordVersionMismatch), open_snapshot(path):
        pass


def test_a_path_with_quotes_opens(tmp_path: Path) -> None:
    path = tmp_path / "l'été [*]" / 'd"août [?].duckdb'
    path.parent.mkdir()
    left = path.with_name('.d"août [?].snapshot.duckdb.0123.part')
    left.touch()
    with open_record(path):
        pass
    publish(path)
    assert not left.exists()
    with open_snapshot(path) as connection:
        assert connection.execute("select count(*) from article").fetchall() == [(0,)]


def test_a_wrong_query_stays_a_bug_of_ours(path: Path) -> None:
    with pytest.raises(duckdb.CatalogException), open_record(path) as connection:
        connection.execute("select * from nothing")
    with pytest.raises(duckdb.InvalidInputException), open_record(path) as connection:
        connection.execute("select error('not a valid checksum, corrupt')").fetchall()


def _assert_one_clear_line(error: RecordError, path: Path) -> None:
    assert str(path) in str(error)
    assert "\n" not in str(error)
