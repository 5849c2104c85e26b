"""The schema explains itself, and says the same as the Python types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from claims.models import Language, Modality, Polarity, Quotation, SourceKind, Status
from tests.warehouse_samples import GAZETTE, tell, tell_edit, tell_feed
from warehouse.connection import open_record
from warehouse.namesakes import say_another
from warehouse.records import (
    ActKind,
    Decider,
    EntryOutcome,
    FeedOutcome,
    Identity,
    Opposition,
    Outcome,
    Standing,
    Verdict,
)
from warehouse.rows import COLUMNS
from warehouse.statements import MACROS, VIEWS


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A record with a story in it, which no test here changes."""
    with open_record(tmp_path_factory.mktemp("schema") / "record.duckdb") as opened:
        book = tell(opened)
        tell_edit(book)
        book.store(GAZETTE)  # the edit is taken back
        tell_feed(opened)
        [(article_id, source_id)] = opened.execute(
            "select article.article_id, source_id from article, source "
            "where origin like '%courier%' and name = 'la préfecture' limit 1"
        ).fetchall()
        say_another(opened, source_id, [article_id], label="de Sorville", person="Ada", note=None, now=book.now)
        yield opened


VOCABULARIES = {
    ("act", "kind"): ActKind,
    ("article_revision", "language"): Language,
    ("claim", "language"): Language,
    ("feed_check", "outcome"): FeedOutcome,
    ("feed_entry", "outcome"): EntryOutcome,
    ("match_decision", "decider"): Decider,
    ("match_decision", "outcome"): Outcome,
    ("mention", "language"): Language,
    ("mention", "modality"): Modality,
    ("mention", "polarity"): Polarity,
    ("mention", "quotation"): Quotation,
    ("mention", "status"): Status,
    ("mention_source", "kind"): SourceKind,
    ("source", "kind"): SourceKind,
    ("verdict", "verdict"): Verdict,
    ("namesake_decision", "decider"): Decider,
    ("source_decision", "decider"): Decider,
    ("source_decision", "outcome"): Identity,
}


def test_every_closed_vocabulary_is_the_same_in_python_and_in_sql(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    checks = connection.execute(
        "select table_name, constraint_column_names[1], constraint_text from duckdb_constraints()"
        " where constraint_type = 'CHECK' and contains(constraint_text, ' IN (')"
    ).fetchall()
    held = {(table, column): set(re.findall(r"'([^']*)'", check)) for table, column, check in checks}
    assert held == {place: {str(word) for word in words} for place, words in VOCABULARIES.items()}


@pytest.mark.parametrize(
    ("view", "column", "vocabulary"),
    [("claim_status", "standing", Standing), ("contested", "opposition", Opposition)],
)
def test_the_words_that_views_make_are_those_of_python(view: str, column: str, vocabulary: type[StrEnum]) -> None:
    text = Path(__file__).parent.parent.joinpath("warehouse", "macros", f"{view}_at.sql").read_text("utf-8")
    made = re.findall(r"(?:then|else) '(\w+)'|'(\w+)' as opposition|^ +'(rival)',$", text, re.MULTILINE)
    words = {word for groups in made for word in groups if word}
    assert words == {str(word) for word in vocabulary}, column


def test_every_table_view_and_column_says_what_it_means(connection: duckdb.DuckDBPyConnection) -> None:
    silent = connection.execute(
        "select name, column_name from data_dictionary where coalesce(trim(meaning), '') = ''"
    ).fetchall()
    assert silent == []


def test_every_table_and_view_says_what_one_row_is(connection: duckdb.DuckDBPyConnection) -> None:
    meanings = connection.execute(
        "select name, meaning from data_dictionary where column_name is null and kind <> 'macro'"
    ).fetchall()
    assert len(meanings) > 20
    assert [name for name, meaning in meanings if "one row" not in meaning.lower()] == []


def test_the_dictionary_knows_every_table_view_and_macro(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = dict(connection.execute("select name, kind from data_dictionary where column_name is null").fetchall())
    assert {name for name, kind in kinds.items() if kind == "view"} == set(VIEWS)
    assert {name for name, kind in kinds.items() if kind == "macro"} == set(MACROS)
    assert {name for name, kind in kinds.items() if kind == "table"} == {*COLUMNS, "schema_version"}


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_with_the_sentence_that_is_its_comment(
    connection: duckdb.DuckDBPyConnection, view: str
) -> None:
    text = Path(__file__).parent.parent.joinpath("warehouse", "views", f"{view}.sql").read_text("utf-8")
    opening = " ".join(line[3:] for line in re.match(r"(?:-- .*\n)+", text)[0].splitlines())  # type: ignore[index]
    found = connection.execute(
        "select meaning from data_dictionary where name = ? and column_name is null", [view]
    ).fetchall()
    assert opening.startswith(found[0][0])


@pytest.mark.parametrize("name", COLUMNS)
def test_what_is_stored_has_the_columns_and_types_of_the_table(
    connection: duckdb.DuckDBPyConnection, name: str
) -> None:
    table = connection.table(name).limit(0).to_arrow_table().schema
    assert {column.name: column.type for column in COLUMNS[name]} == {column.name: column.type for column in table}
    assert isinstance(table, pa.Schema)


def test_nothing_but_keys_and_checks_binds_the_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Foreign keys and indexes make DuckDB refuse what is right, or rewrite what is stored."""
    kinds = connection.execute("select distinct constraint_type from duckdb_constraints()").fetchall()
    assert {kind for (kind,) in kinds} <= {"PRIMARY KEY", "UNIQUE", "CHECK", "NOT NULL"}
    assert connection.execute("select count(*) from duckdb_indexes()").fetchall() == [(0,)]


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_gives_the_same_rows_every_time(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    once = connection.execute(f"select * from {view} order by all").fetchall()
    assert once
    assert connection.execute(f"select * from {view} order by all").fetchall() == once


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("L’Élysée, à Œuvre", "l'elysee, a oeuvre"),
        ("ÆTHER Straße", "aether straße"),
        ("", ""),
    ],
)
def test_searching_overlooks_case_accents_and_ligatures(
    connection: duckdb.DuckDBPyConnection, words: str, folded: str
) -> None:
    assert connection.execute("select folded(?)", [words]).fetchall() == [(folded,)]
