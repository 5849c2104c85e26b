"""Commands that ask the record: claims, show, search, stats."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.common import DAYS, Articles, Csv, Db, Json, Known, Order, Stance, complain, write

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.records import ClaimRow

Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page of these claims that stands alone, for passing on."),
]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="The heading of that page.", show_default=False)]
AT_ONCE = 200  # claims that are printed where nobody says how many; the other forms give all


def claims(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Words that the claim contains.", show_default=False),
    ] = None,
    *,
    contested: Annotated[
        bool,
        typer.Option(
            "--contested", help="Only those that one source asserts and another denies or, as a fact, contradicts."
        ),
    ] = False,
    status: Annotated[Stance | None, typer.Option(help="Only those that some source takes this stance on.")] = None,
    source: Annotated[str | None, typer.Option(help="Only those of a source one of whose names contains this.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only those that an outlet of this name carried.")] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only those that a person, body or place of this name makes or is named in."),
    ] = None,
    articles: Articles = None,
    language: Annotated[Known | None, typer.Option(help="Only those in this language.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=DAYS, help="Only those seen on this day or later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=DAYS, help="Only those first seen on this day or earlier."),
    ] = None,
    sort: Annotated[Order, typer.Option(help="What comes first.")] = Order.CHANGE,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many.")] = None,
    html: Html = None,
    title: Title = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """List the record's claims, with who stands behind each.

    With --html they become one page that stands alone, for passing on: the page of an event.

    \b
    Examples:
      greffier claims
      greffier claims défilé --contested
      greffier claims --source Washington --since 2024-06-01 --sort seen
      greffier claims --about Pyongyang --html visit.html --title "The visit to Pyongyang"
    """
    from claims.models import Language, Status
    from flows import rows_out
    from flows.claim_tables import ClaimList
    from flows.console import show as show_result
    from flows.settings import Settings
    from warehouse.connection import open_snapshot
    from warehouse.queries import claim_count, list_claims
    from warehouse.records import ClaimFilter, ClaimOrder, ClaimRow

    printed = not (json or csv or html)
    wanted = ClaimFilter(
        text=" ".join(words) if words else None,
        contested=True if contested else None,
        status=None if status is None else Status(status.value),
        source=source,
        outlet=outlet,
        about=about,
        articles=tuple(articles or ()),
        language=None if language is None else Language(language.value),
        since=since,
        until=until,
        order=ClaimOrder(sort.value),
        limit=AT_ONCE + 1 if limit is None and printed else limit,
    )
    with open_snapshot(Settings.load(db=db).db) as connection:
        rows = list_claims(connection, wanted)
        total = claim_count(connection) if printed or not rows else 0
        if html is not None and rows:
            told = title or _heading(*(words or ()), *filter(None, (about, source, outlet)), *(articles or ()))
            _write_page(connection, rows, html, title=told)
            return
    if json:
        write(rows_out.json_lines(rows))
    elif csv:
        write(rows_out.csv_of(ClaimRow, rows))
    elif not rows:
        complain("no claim is like that" if total else "the record holds no claims yet: greffier ingest PATH")
    else:
        more = limit is None and len(rows) > AT_ONCE
        show_result(ClaimList(rows[:AT_ONCE] if more else rows, total=total, more=more))


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or how it begins.")],
    *,
    json: Json = False,
    csv: Csv = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page of the claim that stands alone, for passing on."),
    ] = None,
    db: Db = None,
) -> None:
    """Show one claim whole: who said it, and what contradicts it. Both sides, where and when, in which words.

    \b
    Examples:
      greffier show 3f2a
      greffier show 3f2a --html claim.html
    """
    from flows import rows_out
    from flows.claim_tables import claim_shown
    from flows.console import show as show_result
    from flows.settings import Settings
    from flows.wire import line
    from warehouse.connection import open_snapshot
    from warehouse.queries import show_claim
    from warehouse.records import MentionShown

    with open_snapshot(Settings.load(db=db).db) as connection:
        if html is not None:
            from flows.console import clean, results
            from flows.pages.html import one_claim

            html.write_text(one_claim(connection, claim), encoding="utf-8")
            results().print(clean(f"wrote {html}"), soft_wrap=True)
            return
        shown = show_claim(connection, claim)
    if json:
        write(line(shown.model_dump(mode="json")) + "\n")
    elif csv:
        write(rows_out.csv_of(MentionShown, shown.mentions))
    else:
        show_result(claim_shown(shown))


def search(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What the claims should be about, in free text.")],
    *,
    words_only: Annotated[
        bool, typer.Option("--words", help="Only by words: every word occurs, accents and capitals aside.")
    ] = False,
    language: Annotated[Known | None, typer.Option(help="Only claims in this language.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="At most this many, the best first.")] = 10,
    html: Html = None,
    title: Title = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """Find claims by their words and by what they mean. It works across both languages.

    \b
    Examples:
      greffier search "livraisons d'armes à la Russie"
      greffier search défilé --words
    """
    from claims.models import Language
    from flows import rows_out
    from flows.claim_tables import found_rows
    from flows.console import show as show_result
    from flows.searching import search as find
    from flows.settings import Settings
    from warehouse.connection import open_snapshot
    from warehouse.records import ClaimRow

    settings = Settings.load(db=db)
    wanted = " ".join(text)
    vector, key = None, ""
    with open_snapshot(settings.db) as connection:
        if not words_only:
            from claims.embed import load_encoder

            encoder = load_encoder(settings.encoder)
            vector, key = encoder.encode([wanted])[0], encoder.key
        found = find(
            connection,
            wanted,
            vector=vector,
            encoder_key=key,
            language=None if language is None else Language(language.value),
            limit=limit,
        )
        if html is not None and found:
            _write_page(connection, [each.claim for each in found], html, title=title or _heading(wanted))
            return
    if json:
        write(
            rows_out.json_lines(
                {**each.claim.model_dump(mode="json"), "has_words": each.has_words, "similarity": each.similarity}
                for each in found
            )
        )
    elif csv:
        names = list(ClaimRow.model_fields)
        rows = ([*(getattr(each.claim, name) for name in names), each.has_words, each.similarity] for each in found)
        write(rows_out.csv_lines([*names, "has_words", "similarity"], rows))
    elif not found:
        complain("no claim is like that")
    else:
        show_result(found_rows(found))


def _heading(*words: str) -> str:
    """What a page is called where nobody says."""
    return f"Who said what: {', '.join(words)}" if words else "Who said what"


def _write_page(connection: DuckDBPyConnection, rows: Sequence[ClaimRow], file: Path, *, title: str) -> None:
    from flows.console import clean, results
    from flows.pages.html import one_event
    from flows.tables import counted

    file.write_text(one_event(connection, rows, title=title), encoding="utf-8")
    results().print(clean(f"wrote {file}: {counted(len(rows), 'claim')}"), soft_wrap=True)


def stats(*, json: Json = False, csv: Csv = False, db: Db = None) -> None:
    """Count what the record holds by status, standing and outlet.

    \b
    Example:
      greffier stats
    """
    from flows import rows_out
    from flows.claim_tables import counts_shown
    from flows.console import show as show_result
    from flows.settings import Settings
    from flows.wire import line
    from warehouse import vector_index
    from warehouse.connection import open_snapshot
    from warehouse.queries import list_outlets, totals, unsaid
    from warehouse.records import OutletRow

    with open_snapshot(Settings.load(db=db).db) as connection:
        held = totals(connection)
        outlets = list_outlets(connection)
        missing = unsaid(connection)
        nearness = vector_index.told(connection)
    if json:
        told = {
            **held.model_dump(mode="json"),
            **missing.model_dump(mode="json"),
            "nearest": nearness,
            "by_outlet": [each.model_dump(mode="json") for each in outlets],
        }
        write(line(told) + "\n")
    elif csv:
        write(rows_out.csv_of(OutletRow, outlets))
    else:
        show_result(counts_shown(held, outlets, missing, nearness))
