"""A backup is whole, and the way back never loses what is there."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from tests.commandline import Greffier
from tests.warehouse_samples import GAZETTE, Made, claim, store, tell
from warehouse.backups import back_up, restore
from warehouse.connection import open_record, open_snapshot, wal_path
from warehouse.errors import BackupOlder, RecordMissing, RecordNotWritten, RecordUnreadable
from warehouse.snapshot import is_fresh

START = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a record that tells the story of the dam at Valmont."""
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        tell(connection)
    return path


def tell_more(path: Path) -> None:
    told = GAZETTE.model_copy(update={"origin": "https://gazette.example/new"})
    with open_record(path) as connection:
        store(connection, told, [Made(claim(told, "Le barrage de Valmont tient bon."))])


def articles(path: Path) -> int:
    with open_snapshot(path) as connection:
        [(count,)] = connection.execute("select count(*) from article").fetchall()
    return int(count)


def test_a_backup_is_named_by_its_time_and_the_newest_stay(path: Path) -> None:
    made = [back_up(path, keep=3, now=START + timedelta(days=day)) for day in range(5)]
    assert made[0] == path.parent / "backups" / "record-20310504T090000Z.duckdb"
    assert sorted(made[0].parent.iterdir()) == made[2:]
    assert made[-1].read_bytes() == path.read_bytes()


def test_two_backups_in_a_second_are_two_files(path: Path) -> None:
    one, two = back_up(path, now=START), back_up(path, now=START)
    assert one != two
    assert one.exists()


def test_a_backup_just_made_stays_whatever_the_clock_says(path: Path) -> None:
    first = back_up(path, keep=1, now=START)
    again = back_up(path, keep=1, now=START - timedelta(days=400))
    assert again.exists()
    assert not first.exists()


def test_other_files_in_the_folder_are_nobody_s_business(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    others = [folder / name for name in ("record.duckdb", "other-20310504T090000Z.duckdb", "notes.txt")]
    for other in others:
        other.write_text("x")
    for day in range(3):
        back_up(path, folder, keep=1, now=START + timedelta(days=day))
    assert len(list(folder.iterdir())) == 4
    assert all(other.read_text() == "x" for other in others)


def test_a_file_that_is_there_is_not_written_over(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.duckdb"
    assert back_up(path, target) == target
    before = target.read_bytes()
    tell_more(path)
    with pytest.raises(RecordNotWritten, match=r"copy\.duckdb is there already"):
        back_up(path, target)
    assert target.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


def test_a_damaged_record_gives_no_backup(path: Path, tmp_path: Path) -> None:
    with open_record(path) as connection:
        connection.execute(
            "insert into act select range + 1, 'accept', md5(range::varchar) || md5((range + 7)::varchar), null, null,"
            " now() from range(200000)"
        ).fetchall()
        connection.execute("checkpoint").fetchall()
    content = bytearray(path.read_bytes())
    for start in range(3 * 4096 + 5000, len(content), 262144):
        if start > len(content) // 3:
            content[start : start + 10] = bytes(255 - byte for byte in content[start : start + 10])
    path.write_bytes(content)
    with pytest.raises(RecordUnreadable):
        back_up(path, tmp_path / "copy.duckdb")
    assert not (tmp_path / "copy.duckdb").exists()
    assert list(tmp_path.glob(".*")) == []


def test_the_way_back_gives_the_record_and_its_snapshot(path: Path) -> None:
    backup = back_up(path, now=START)
    with open_record(path) as connection:
        stored = connection.execute("from claim_status order by all").fetchall()
    path.unlink()
    done = restore(path, backup)
    assert (done.articles, done.replaced) == (4, None)
    assert is_fresh(path)
    with open_snapshot(path) as connection:
        assert connection.execute("from claim_status order by all").fetchall() == stored


def test_a_record_that_holds_more_is_not_lost(path: Path) -> None:
    backup = back_up(path, now=START)
    tell_more(path)
    with pytest.raises(BackupOlder, match="1 states of articles and 1 decisions"):
        restore(path, backup, now=START)
    with open_record(path) as connection:
        assert connection.execute("select count(*) from article").fetchall() == [(5,)]
    done = restore(path, backup, force=True, now=START)
    assert articles(path) == 4
    assert done.replaced is not None
    with duckdb.connect(done.replaced, read_only=True) as kept:
        assert kept.execute("select count(*) from article").fetchall() == [(5,)]
    assert list(path.parent.glob(".*")) == []


def test_a_record_that_is_what_the_backup_is_goes_back_without_asking(path: Path) -> None:
    backup = back_up(path, now=START)
    assert restore(path, backup).replaced is not None
    assert articles(path) == 4


@pytest.mark.parametrize("log", [False, True])
def test_a_record_that_cannot_be_read_is_replaced_and_kept(path: Path, *, log: bool) -> None:
    backup = back_up(path, now=START)
    path.write_bytes(b"ruins" * 1000)
    if log:
        wal_path(path).write_bytes(b"the log of the ruins")
    done = restore(path, backup, now=START)
    assert done.replaced is not None
    assert Path(done.replaced).read_bytes() == b"ruins" * 1000
    assert wal_path(Path(done.replaced)).exists() == log
    assert not wal_path(path).exists()
    assert articles(path) == 4


@pytest.mark.parametrize("content", [b"", b"hello", b"\0" * 100_000])
def test_what_is_no_backup_is_refused_and_the_record_stays(path: Path, tmp_path: Path, content: bytes) -> None:
    before = path.read_bytes()
    backup = tmp_path / "no-backup.duckdb"
    backup.write_bytes(content)
    with pytest.raises(RecordUnreadable, match=r"no-backup\.duckdb"):
        restore(path, backup, force=True)
    with pytest.raises(RecordMissing):
        restore(path, tmp_path / "nothing.duckdb", force=True)
    with pytest.raises(RecordNotWritten):
        restore(path, path, force=True)
    assert path.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


def test_half_a_backup_is_refused(path: Path, tmp_path: Path) -> None:
    backup = back_up(path, tmp_path / "whole.duckdb")
    half = tmp_path / "half.duckdb"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    before = path.read_bytes()
    with pytest.raises(RecordUnreadable, match=r"half\.duckdb"):
        restore(path, half, force=True)
    assert path.read_bytes() == before


def test_the_commands_say_what_they_did(path: Path, greffier: Greffier) -> None:
    ran = greffier("backup", "--db", path)
    backup = Path(ran.out.strip())
    assert (ran.code, backup.exists()) == (0, True)
    tell_more(path)
    ran = greffier("restore", backup, "--db", path)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "--yes" in ran.err
    ran = greffier("restore", backup, "--yes", "--db", path)
    assert ran.code == 0
    assert "4 articles" in ran.out
    assert "record.replaced-" in ran.out
    ran = greffier("restore", backup.with_name("none.duckdb"), "--db", path)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_the_doctor_ends_with_one_where_something_is_wrong_and_mends_it(path: Path, greffier: Greffier) -> None:
    ran = greffier("doctor", "--db", path)
    assert ran.code == 1
    assert "nobody can read the record" in ran.out
    assert "mend it with `greffier doctor --repair`" in ran.out
    ran = greffier("doctor", "--csv", "--db", path)
    assert ran.code == 1
    assert {row["name"]: row["repair"] for row in csv.DictReader(io.StringIO(ran.out))}["snapshot"] == "snapshot"
    ran = greffier("doctor", "--repair", "--json", "--db", path)
    told = json.loads(ran.out)
    assert told["mended"] == [f"published {path.with_suffix('.snapshot.duckdb')}"]
    named = {finding["name"] for finding in told["findings"]}
    assert named - {"times"} == {"encoder"}  # the samples are of 2031, and their encoder is no real one
    ran = greffier("doctor", "--db", path.parent / "nothing" / "record.duckdb")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
