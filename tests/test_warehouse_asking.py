"""SQL of the user's own reads the record and can do nothing else."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from tests.warehouse_samples import tell
from warehouse.answering import Rows, answers
from warehouse.asking import run_script, run_sql
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.errors import QueryRefused, RecordMissing
from warehouse.snapshot import publish


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a record that tells the story of the dam at Valmont, and is published."""
    path = tmp_path_factory.mktemp("asking") / "record.duckdb"
    with open_record(path) as connection:
        tell(connection)
    publish(path)
    path.with_name("secret.csv").write_text("word\nsesame\n")
    return path


def here(path: Path, sql: str) -> Rows:
    """The one answer, in this process: what does not try the limits of a process need not start one."""
    with open_snapshot(path, memory="1GB") as connection:
        [rows] = answers(connection, sql, limit=1000, timeout_s=30, memory_mb=1000, only_one=True)
        return rows


def test_a_query_gives_columns_types_and_rows(path: Path) -> None:
    answer = run_sql(path, "select text, mention_count from claim_status order by text limit 1")
    assert answer.columns == ("text", "mention_count")
    assert answer.types == ("VARCHAR", "BIGINT")
    assert answer.rows == (("40 habitants de Valmont ont été évacués lundi.", 1),)
    assert not answer.truncated


@pytest.mark.parametrize(
    "sql",
    [
        "from claim_status",
        "with c as (select 1 as x) select * from c",
        "show tables",
        "describe claim",
        "summarize claim",
        "explain select * from claim",
        "values (1), (2);",
        "-- only a remark\nselect 1",
        "select count(*) from claim where folded(text) like '%evacues%'",
        "from data_dictionary",
    ],
)
def test_everything_that_reads_is_answered(path: Path, sql: str) -> None:
    assert here(path, sql).rows


def test_more_rows_than_wanted_are_cut_and_that_is_said(path: Path) -> None:
    answer = run_sql(path, "from range(1000000000)", limit=3)
    assert (answer.rows, answer.truncated) == (((0,), (1,), (2,)), True)
    assert not run_sql(path, "from range(3)", limit=3).truncated


@pytest.mark.parametrize(
    "sql",
    [
        "insert into article values ('a', 'b', now())",
        "update claim set text = 'x'",
        "delete from claim",
        "drop table claim",
        "create table mine as select 1",
        "create temp table mine as select 1",
        "create table memory.mine as select 1",
        "alter table claim add column x integer",
        "with gone as (delete from claim returning *) select * from gone",
        "truncate claim",
        "copy claim to '{folder}/out.csv'",
        "copy (select 1) to '{snapshot}'",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "attach '{snapshot}' as again",
        "detach record",
        "use memory",
        "select * from '{folder}/secret.csv'",
        "select * from read_csv('{folder}/secret.csv')",
        "select * from read_text('{folder}/secret.csv')",
        "select * from read_blob('{folder}/secret.csv')",
        "select * from glob('{folder}/*')",
        "select * from read_json('http://127.0.0.1:1/x.json')",
        "select * from sniff_csv('{folder}/secret.csv')",
        "select * from query('select * from read_text(''{folder}/secret.csv'')')",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '10GB'",
        "set enable_external_access = true",
        "reset enable_external_access",
        "set global lock_configuration = false",
        "pragma enable_profiling",
        "call checkpoint()",
        "checkpoint",
        "begin",
        "prepare p as select 1",
        "create secret s (type s3)",
        "select getenv('HOME')",
        "from 'secret.csv'",
        "summarize '{folder}/secret.csv'",
        "from read_csv_auto(['{folder}/secret.csv'])",
        "select * from (values ('{folder}/secret.csv')) as t (f), read_text(f)",
        "select * from read_duckdb('{snapshot}')",
        "select * from arrow_scan(1, 2, 3)",
        "select * from pandas_scan(140000000000)",
        "select * from sqlite_scan('{folder}/a', 'b')",
        "with gone as (copy claim to '{folder}/x.csv') select * from gone",
        "explain analyze copy claim to '{folder}/x.csv'",
        "explain analyze insert into claim select * from claim",
        "explain analyze attach '{folder}/x.duckdb'",
        "set variable x = 1",
        "set session timezone = 'UTC'",
        "import database '{folder}/out'",
        "force install httpfs",
        "update extensions",
        "create or replace temp macro m() as 1",
        "alter database record rename to x",
        "comment on table claim is 'x'",
        "vacuum",
        "attach ':memory:' as m",
        "call enable_logging()",
        "select * from force_checkpoint()",
        "execute p",
        "explain analyze create table memory.mine as select * from read_text('{folder}/secret.csv')",
    ],
)
def test_everything_else_is_refused_in_one_line(path: Path, sql: str) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(QueryRefused) as refused:
        here(path, sql.format(folder=path.parent, snapshot=snapshot_path(path)))
    assert "\n" not in str(refused.value)
    assert "sesame" not in str(refused.value)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selct 1", 'syntax error at or near "selct"'),
        ("select nothing from claim", 'Referenced column "nothing" not found'),
        ("select * from nothing", "Table with name nothing does not exist!"),
        ("", "One query at a time: this is 0."),
        ("select 1; select 2", "One query at a time: this is 2."),
        ("select 'a'::integer", "Could not convert string 'a' to INT32"),
        ("delete from claim", "Only queries: delete does more than read."),
    ],
)
def test_a_wrong_query_says_what_is_wrong(path: Path, sql: str, message: str) -> None:
    with pytest.raises(QueryRefused, match=re.escape(message)):
        here(path, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) from range(1000000) as a, range(1000000) as b where a.range + b.range = 3",
        "with recursive r as (select 1 as x union all select x + 1 from r) select max(x) from r",
    ],
)
def test_a_query_without_end_is_stopped(path: Path, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryRefused, match=r"longer than 0\.3 s"):
        run_sql(path, sql, timeout_s=0.3)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "sql",
    [
        "select list(range order by range desc) from range(100000000)",
        "select repeat('x', 1000000000)",  # DuckDB does not count it against its own limit
        "select length(repeat('x', 100000000 + range)) from range(4)",
        "from range(100000000)",  # as Python's values
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="no other system bounds the memory of a process")
def test_a_query_that_wants_all_memory_is_stopped(path: Path, sql: str) -> None:
    with pytest.raises(QueryRefused, match=r"needs more than 50 MB of memory") as refused:
        run_sql(path, sql, memory_mb=50, limit=None)
    assert "\n" not in str(refused.value)
    assert not (Path.cwd() / ".tmp").exists()


def test_an_answer_too_large_to_hand_over_is_refused(path: Path) -> None:
    with pytest.raises(QueryRefused, match="larger than 100 MB"):
        run_sql(path, "select repeat('x', 150000000)")


def test_what_cannot_be_interrupted_is_ended(path: Path) -> None:
    """One call of one function over one value: DuckDB looks up only after it."""
    started = time.monotonic()
    with pytest.raises(QueryRefused, match=r"longer than 0\.3 s"):
        run_sql(path, "select levenshtein(repeat('a', 60000), repeat('b', 60000))", timeout_s=0.3)
    assert time.monotonic() - started < 15


def test_the_queries_of_a_script_are_answered_on_one_state(path: Path) -> None:
    script = run_script(path, "select count(*) from claim; select 2; select repeat('x', 150000000); select 4")
    assert [next(script).rows, next(script).rows] == [((5,),), ((2,),)]
    with pytest.raises(QueryRefused):
        next(script)


def test_a_name_that_is_not_there_is_told_with_the_one_that_may_be_meant(path: Path) -> None:
    with pytest.raises(QueryRefused, match=r'Did you mean "claim"\?$'):
        run_sql(path, "from claims")


def test_a_query_that_is_no_text_is_refused(path: Path) -> None:
    with pytest.raises(QueryRefused, match="not text"):
        here(path, "select '\udcff'")


def test_python_variables_are_no_tables(path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415

    secret = pa.table({"word": ["sesame"]})
    assert secret.num_rows == 1
    with pytest.raises(QueryRefused, match="secret does not exist"):
        here(path, "select * from secret")


def test_asking_an_unpublished_record_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        run_sql(tmp_path / "record.duckdb", "select 1")
