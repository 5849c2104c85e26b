"""The command that asks in SQL: one query, a file of them, or a prompt."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.common import Csv, Db, Json, stop, write

if TYPE_CHECKING:
    from warehouse.records import Answer


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="SELECT",
            help="One query. The view data_dictionary says what there is. Without one: a prompt, or what comes in by a pipe.",
            show_default=False,
        ),
    ] = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", metavar="FILE", help="Queries from a file, each ended by a semicolon."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most this many rows of each.")] = 1000,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """Ask the record in SQL. It is read-only: nothing that you ask can change it.

    A query may take 30 seconds and 1 GB of memory. (On Windows and macOS a single huge value can take more.)

    Without a query a prompt opens, with completion of the record's names (Tab) and a history (arrow keys); with
    -f FILE the queries of a file are answered one after the other.

    \b
    Examples:
      greffier sql "select text from claim limit 5"
      greffier sql "select * from contested" --json
      greffier sql "from denial" --csv
    """
    from flows.settings import Settings
    from warehouse.asking import run_script

    record = Settings.load(db=db).db
    if query is not None and file is not None:
        raise typer.BadParameter("a query or a file, not both", param_hint="SELECT")
    if query is None and file is None and sys.stdin.isatty():
        from flows.prompt import ask_on

        ask_on(record, lambda words: _put_all(run_script(record, words, limit=limit), json=json, csv=csv))
        return
    words = query if query is not None else _read(file)
    if not words.strip():
        stop("nothing to ask: give a query, a file of them, or none for a prompt")
    _put_all(run_script(record, words, limit=limit), json=json, csv=csv)


def _read(file: Path | None) -> str:
    try:
        return sys.stdin.read() if file is None else file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{file or 'standard input'}: not UTF-8 text (byte {error.start})")


def _put_all(answers: Iterable[Answer], *, json: bool, csv: bool) -> None:
    for answer in answers:
        _put(answer, json=json, csv=csv)


def _put(found: Answer, *, json: bool, csv: bool) -> None:
    from flows import rows_out
    from flows.console import results
    from flows.console import show as show_result
    from flows.tables import answer

    if json:
        write(rows_out.json_lines(dict(zip(found.columns, row, strict=True)) for row in found.rows))
    elif csv:
        write(rows_out.csv_lines(found.columns, found.rows))
    else:
        show_result(answer(found, width=results().width))
