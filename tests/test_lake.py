"""A record that several machines write to. Each machine is a folder here."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow as pa
import pytest

from tests.commandline import Greffier
from tests.lake_writers import made
from tests.postgres import MISSING, ask, cut, serving
from tests.warehouse_processes import ROOT, article, claims
from tests.warehouse_samples import store
from warehouse import lake
from warehouse.connection import open_record, open_snapshot
from warehouse.errors import LakeUnreachable, RecordLocked, RecordNotWritten, RecordUnreadable, StaleRecord
from warehouse.sharing import differences, share, tidy
from warehouse.snapshot import publish
from warehouse.statements import LAYOUT
from warehouse.transactions import add, transaction
from warehouse.upkeep import back_up, examine, restore

Share = Callable[[str], Path]
needs_a_lake = pytest.mark.skipif(bool(MISSING), reason=f"not here: {MISSING}")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as found:
        yield found


@pytest.fixture
def machine(server: str, tmp_path: Path) -> Iterator[Share]:
    """A name to the record of a machine of that name; all share one lake."""
    database = f"lake_{uuid4().hex}"
    ask(server, f"create database {database}")

    def joined(name: str) -> Path:
        path = tmp_path / name / "record.duckdb"
        share(path, f"{server} dbname={database}", str(tmp_path / "data"))
        return path

    yield joined
    for connected in list(lake._connected.values()):
        connected.close()


def put(path: Path, number: int, *, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Store an article in a session in which something happens before it is stored."""
    with open_record(path) as connection:
        meanwhile()
        told = article(number)
        store(connection, told, claims(told, number))


def held(path: Path) -> list[Any]:
    """The articles that a reader sees."""
    with open_snapshot(path) as connection:
        return [origin for (origin,) in connection.execute("select origin from article order by all").fetchall()]


def numbers(path: Path) -> list[int]:
    """The numbers of the decisions."""
    with open_record(path, reads=True) as connection:
        rows = connection.execute("select decision_number from match_decision order by all").fetchall()
    return [number for (number,) in rows]


def said(*which: int) -> list[str]:
    return [article(number).origin for number in sorted(which)]


@needs_a_lake
def test_what_one_machine_stores_the_other_reads(machine: Share) -> None:
    one, other = machine("one"), machine("other")
    put(one, 1)
    assert held(other) == said(1)
    put(other, 2)
    assert held(one) == held(other) == said(1, 2)
    assert differences(one) == differences(other) == ()
    assert examine(one).sound


@needs_a_lake
def test_a_record_that_is_there_already_goes_into_the_lake(machine: Share, tmp_path: Path) -> None:
    put(tmp_path / "one" / "record.duckdb", 1)
    one, other = machine("one"), machine("other")
    put(other, 2)
    assert held(one) == held(other) == said(1, 2)
    assert differences(one) == differences(other) == ()
    put(tmp_path / "third" / "record.duckdb", 3)
    with pytest.raises(RecordNotWritten, match="two cannot be made one"):
        machine("third")


@needs_a_lake
def test_an_article_that_both_store_is_stored_once(machine: Share) -> None:
    one, other = machine("one"), machine("other")
    put(one, 1)
    put(other, 1)
    put(one, 1)
    assert held(one) == held(other) == said(1)
    assert numbers(one) == numbers(other) == list(range(1, 21))


@needs_a_lake
def test_a_writer_whose_connection_is_cut_stores_nothing_and_may_try_again(machine: Share, server: str) -> None:
    one = machine("one")
    with pytest.raises(StaleRecord):
        put(one, 1, meanwhile=lambda: cut(server))
    assert numbers(one) == []
    put(one, 1)
    assert held(one) == said(1)
    assert differences(one) == ()


@needs_a_lake
def test_a_writer_whose_lock_was_lost_to_another_commits_nothing(
    machine: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fence alone: here nobody holds a lock."""
    one, other = machine("one"), machine("other")
    monkeypatch.setattr(lake.Connected, "locked", lambda *_: contextlib.nullcontext())
    with pytest.raises(StaleRecord, match="Somebody else"):
        put(one, 1, meanwhile=lambda: put(other, 2))
    assert held(one) == held(other) == said(2)
    assert differences(one) == differences(other) == ()


@needs_a_lake
@pytest.mark.parametrize("where", ["the catalog", "a file"])
def test_of_two_transactions_that_overlap_one_commits(
    machine: Share, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """The other commits when the first has written everything; the epoch lies in ``where``."""
    one = machine("one")
    if where == "a file":
        tidy(one)
    place = lake.place_of(one)
    assert place is not None
    rows = pa.table({"encoder_key": ["some@1"], "dimension": [3]})
    with open_record(one, reads=True) as connection:
        mark = lake.mark_of(connection)
    assert mark is not None
    with contextlib.closing(lake.reached(place)) as first, contextlib.closing(lake.reached(place)) as other:
        asked = first._asked
        times = iter(("before it begins", "before it commits"))

        def overtaken(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
            if next(times) == "before it commits":
                other.append({"encoder": rows}, mark, {})
            return asked(cursor, sql)

        monkeypatch.setattr(first, "_asked", overtaken)
        with pytest.raises(duckdb.TransactionException, match="conflict"):
            first.append({"encoder": rows}, mark, {})
        assert next(times, None) is None
        assert other.sql.execute("select count(*) from lake.encoder").fetchall() == [(1,)]


@needs_a_lake
def test_who_waits_too_long_for_the_others_is_told(machine: Share) -> None:
    one, other = machine("one"), machine("other")
    with open_record(one), pytest.raises(RecordLocked, match="Others wrote"), open_record(other, timeout_s=0.2):
        pass
    with open_record(one), open_record(other, reads=True, timeout_s=5) as connection:
        assert connection.execute("select count(*) from article").fetchall() == [(0,)]


@needs_a_lake
def test_rows_that_do_not_go_through_the_lake_are_found_at_once(machine: Share) -> None:
    one = machine("one")
    with pytest.raises(RuntimeError, match="beside the lake"), open_record(one) as connection:
        connection.execute("insert into encoder values ('some@1', 3, '2031-01-01')").fetchall()
    with pytest.raises(RecordUnreadable, match="another lake"):
        put(one, 1)


@needs_a_lake
def test_rows_that_were_written_to_the_lake_by_itself_are_found(machine: Share) -> None:
    one = machine("one")
    put(one, 1)
    place = lake.place_of(one)
    assert place is not None
    with contextlib.closing(lake.reached(place)) as stranger:
        stranger.sql.execute("insert into lake.source select * from lake.source limit 1").fetchall()
    with pytest.raises(RecordUnreadable, match="Nobody but greffier"):
        put(one, 2)
    assert not examine(one).sound


@needs_a_lake
def test_vectors_that_are_made_anew_reach_the_others(machine: Share) -> None:
    one, other = machine("one"), machine("other")
    put(one, 1)
    assert held(other) == said(1)
    with open_record(one) as connection, transaction(connection):
        add(
            connection,
            "claim_embedding",
            "insert or replace into claim_embedding select claim_id, encoder_key, list_reverse(vector) from claim_embedding",
            replacing=True,
        )
    vectors = []
    for path in (one, other):
        with open_record(path) as connection:
            vectors.append(connection.execute("select * from claim_embedding order by all").fetchall())
    assert vectors[0] == vectors[1]
    assert differences(one) == differences(other) == ()


@needs_a_lake
def test_small_files_are_put_together_and_nothing_changes(machine: Share) -> None:
    one, other = machine("one"), machine("other")
    for number in range(1, 5):
        put((one, other)[number % 2], number)
    tidy(one)
    put(other, 5)
    assert held(one) == held(other) == said(1, 2, 3, 4, 5)
    assert held(machine("third")) == said(1, 2, 3, 4, 5)
    assert differences(one) == differences(other) == ()


@needs_a_lake
def test_a_lake_of_an_earlier_layout_gets_what_it_lacks(machine: Share) -> None:
    one = machine("one")
    place = lake.place_of(one)
    assert place is not None
    with contextlib.closing(lake.reached(place)) as past:
        past.sql.execute("drop table lake.namesake_decision").fetchall()
        past.sql.execute("alter table lake.match_decision drop column act_number").fetchall()
        past.sql.execute("update lake.writer set layout = ?", [LAYOUT - 1]).fetchall()
    put(one, 1)
    assert differences(one) == ()
    assert held(machine("other")) == said(1)


@needs_a_lake
def test_readers_go_on_while_the_server_is_gone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    one = tmp_path / "one" / "record.duckdb"
    with serving() as server:
        share(one, f"{server} dbname=postgres", str(tmp_path / "data"))
        put(one, 1)
        assert held(one) == said(1)
    assert held(one) == said(1)
    assert "may be older" in caplog.text
    with pytest.raises(LakeUnreachable):
        put(one, 2)


@needs_a_lake
def test_a_copy_is_not_written_to_alone_and_its_backup_is_a_record_by_itself(machine: Share, tmp_path: Path) -> None:
    one = machine("one")
    put(one, 1)
    copy = back_up(one)
    with pytest.raises(RecordNotWritten, match="cannot go back alone"):
        restore(one, copy)
    lake.place_file(one).unlink()
    with pytest.raises(RecordUnreadable, match="put it back"):
        put(one, 2)
    alone = tmp_path / "alone" / "record.duckdb"
    restore(alone, copy)
    put(alone, 2)
    publish(alone)
    assert held(alone) == said(1, 2)


@needs_a_lake
@pytest.mark.parametrize("fate", ["left alone", "killed", "cut"])
def test_several_writers_at_once_make_one_record(machine: Share, server: str, fate: str) -> None:
    """As one process would have made it, but for the order: nothing twice, nothing left out, numbers without a gap."""
    records = [machine(name) for name in ("one", "two", "three")]
    shares = [range(8), range(4, 12), [*range(8, 12), *range(4)]]  # each article has two writers
    chance = random.Random(fate)

    with contextlib.ExitStack() as running:

        def writer(which: int) -> subprocess.Popen[str]:
            words = [
                sys.executable,
                "-m",
                "tests.lake_writers",
                str(records[which]),
                str(which),
                *map(str, shares[which]),
            ]
            return running.enter_context(subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True))

        writers = [writer(which) for which in range(3)]
        kills = cuts = 0
        while any(each.poll() != 0 for each in writers):
            assert all(each.poll() in {None, 0, -9} for each in writers)
            time.sleep(chance.uniform(0.1, 0.4))
            if fate == "cut" and cuts < 10:
                cuts += cut(server)
            which = chance.randrange(3)
            if fate == "killed" and kills < 6 and writers[which].poll() is None:
                out = writers[which].stdout
                assert out is not None
                out.readline()  # it has begun
                time.sleep(chance.uniform(0, 0.3))
                writers[which].kill()
                writers[which].wait()
                kills += 1
            for number, each in enumerate(writers):
                if each.poll() == -9:
                    writers[number] = writer(number)
    for path in records:
        assert differences(path) == ()
    with open_record(records[0]) as connection:
        stored = connection.execute("select origin from article order by all").fetchall()
        contradicted = connection.execute("select count(*) from match_decision where outcome = 'contradict'").fetchall()
        mentions = connection.execute("select count(*) from mention").fetchall()
    assert [origin for (origin,) in stored] == sorted(article(number).origin for number in range(12))
    assert mentions == [(12 * 20,)]
    assert numbers(records[0]) == list(range(1, 12 * 20 + contradicted[0][0] + 1))
    publish(records[0])
    assert examine(records[0]).sound
    assert made(article(1), 1, article(0))[0].contradicts


@pytest.mark.skipif(not MISSING, reason="everything that a lake needs is here")
def test_without_the_extensions_one_line_says_what_to_install(greffier: Greffier, tmp_path: Path) -> None:
    ran = greffier("share", "dbname=nowhere host=/nowhere", "--data", tmp_path, "--db", tmp_path / "record.duckdb")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "greffier[lake]" in ran.err or "cannot be reached" in ran.err
