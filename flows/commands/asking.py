"""Commands that ask the record: claims, show, sql."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from flows.commands.common import DAYS, Db, Json, Known, Stance, complain, write


def claims(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Words that the claim contains.", show_default=False),
    ] = None,
    *,
    contested: Annotated[
        bool,
        typer.Option("--contested", help="Only those that one source asserts and another denies or contradicts."),
    ] = False,
    status: Annotated[Stance | None, typer.Option(help="Only those that some source takes this stance on.")] = None,
    source: Annotated[str | None, typer.Option(help="Only those of a source whose name contains this.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only those that an outlet of this name carried.")] = None,
    language: Annotated[Known | None, typer.Option(help="Only those in this language.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=DAYS, help="Only those seen on this day or later."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many, the latest change first.")] = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List the record's claims, with who stands behind each.

    \b
    Examples:
      greffier claims
      greffier claims défilé --contested
    """
    from claims.models import Language, Status
    from flows.console import results
    from flows.settings import Settings
    from flows.tables import claim_rows
    from flows.wire import line
    from warehouse.connection import open_snapshot
    from warehouse.queries import list_claims, totals
    from warehouse.records import ClaimFilter

    wanted = ClaimFilter(
        text=" ".join(words) if words else None,
        contested=True if contested else None,
        status=None if status is None else Status(status.value),
        source=source,
        outlet=outlet,
        language=None if language is None else Language(language.value),
        since=since,
        limit=limit,
    )
    with open_snapshot(Settings.load(db=db).db) as connection:
        rows = list_claims(connection, wanted)
        total = totals(connection).claims
    if json:
        write("".join(line(row.model_dump(mode="json")) + "\n" for row in rows))
    elif not rows:
        complain("no claim is like that" if total else "the record holds no claims yet: greffier ingest PATH")
    else:
        results().print(claim_rows(rows, total=total))


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or how it begins.")],
    *,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show one claim: who said it where, in which words, and what contradicts it.

    \b
    Example:
      greffier show 3f2a
    """
    from flows.console import results
    from flows.settings import Settings
    from flows.tables import claim_shown
    from flows.wire import line
    from warehouse.connection import open_snapshot
    from warehouse.queries import show_claim

    with open_snapshot(Settings.load(db=db).db) as connection:
        shown = show_claim(connection, claim)
    if json:
        write(line(shown.model_dump(mode="json")) + "\n")
    else:
        results().print(claim_shown(shown))


def sql(
    query: Annotated[
        str, typer.Argument(metavar="SELECT", help="One select. The view data_dictionary says what there is.")
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most this many rows.")] = 1000,
    json: Json = False,
    db: Db = None,
) -> None:
    """Ask the record in SQL. It is read-only: nothing that you ask can change it.

    \b
    Examples:
      greffier sql "select text from claim limit 5"
      greffier sql "select * from contested" --json
    """
    from flows.console import results
    from flows.settings import Settings
    from flows.tables import answer
    from flows.wire import line
    from warehouse.queries import run_sql

    found = run_sql(Settings.load(db=db).db, query, limit=limit)
    if json:
        rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
        write("".join(line(row) + "\n" for row in rows))
    else:
        console = results()
        console.print(answer(found, width=console.width))
