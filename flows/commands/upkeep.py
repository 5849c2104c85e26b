"""Commands that look after the installation and the record: doctor, backup, restore, version."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import Csv, Db, Json, write


def doctor(
    *,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair", help="Mend what is safe to mend: vectors, the snapshot, what killed runs left unfinished."
        ),
    ] = False,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """Examine whether all that the record holds fits together.

    Reads every value, and checks that evidence stands at its offsets, that nothing names what is not there, that
    no mention is without a claim and no claim without a vector, that ids are the hashes they should be, and that
    readers see what the record holds. Nothing is changed without --repair. Ends with 1 where something is wrong.
    With --csv a line for each finding.

    \b
    Examples:
      greffier doctor
      greffier doctor --repair
    """
    from flows import rows_out
    from flows.console import log_to_stderr, results
    from flows.health import health_shown
    from flows.settings import Settings
    from flows.wire import line
    from warehouse import upkeep

    log_to_stderr(verbose=False)
    settings = Settings.load(db=db)
    health = upkeep.examine(settings.db, encoder=settings.encoder, timeout_s=settings.lock_timeout_s)
    mended: tuple[str, ...] = ()
    if repair and any(finding.repair for finding in health.findings):
        from claims.embed import load_encoder

        mended = upkeep.repair(
            settings.db,
            health,
            encoder=lambda: load_encoder(settings.encoder),
            timeout_s=settings.lock_timeout_s,
        )
        health = upkeep.examine(settings.db, encoder=settings.encoder, timeout_s=settings.lock_timeout_s)
    if json:
        write(line({**health.model_dump(mode="json"), "sound": health.sound, "mended": mended}) + "\n")
    elif csv:
        write(rows_out.csv_of(upkeep.Finding, health.findings))
    else:
        results().print(health_shown(health, mended), soft_wrap=True)
    if not health.sound:
        raise typer.Exit(1)


def backup(
    destination: Annotated[
        Path | None,
        typer.Argument(
            metavar="DEST",
            help="A folder, or a file ending in .duckdb; the folder backups beside the record where nothing is said.",
            show_default=False,
        ),
    ] = None,
    *,
    keep: Annotated[int, typer.Option(min=1, help="How many copies stay in the folder, the newest.")] = 7,
    db: Db = None,
) -> None:
    """Copy the record in one state, and read the copy through.

    \b
    Examples:
      greffier backup
      greffier backup copies --keep 30
    """
    from flows.settings import Settings
    from warehouse.upkeep import back_up

    settings = Settings.load(db=db)
    made = back_up(settings.db, destination, keep=keep, timeout_s=settings.lock_timeout_s)
    write(f"{made}\n")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `greffier backup` made.")],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help="Go back even if the record holds what the copy does not.")
    ] = False,
    db: Db = None,
) -> None:
    """Put a backup in the record's place. The record that was there is kept beside it.

    \b
    Example:
      greffier restore greffier/backups/record-20310504T090000Z.duckdb
    """
    from flows.console import results
    from flows.settings import Settings
    from flows.tables import counted
    from warehouse.upkeep import restore as put_back

    settings = Settings.load(db=db)
    done = put_back(settings.db, file, force=yes, timeout_s=settings.lock_timeout_s)
    told = (
        f"{done.record} is as the backup has it: {counted(done.articles, 'article')}, {counted(done.claims, 'claim')}."
    )
    kept = f"The record that was there is {done.replaced}." if done.replaced else "There was no record before."
    results().print(f"{told}\n{kept}", soft_wrap=True)


def share(
    catalog: Annotated[
        str,
        typer.Argument(metavar="CATALOG", help="A database of PostgreSQL, in libpq's words: 'dbname=press host=db'."),
    ],
    *,
    data: Annotated[str, typer.Option("--data", help="A folder that all the machines reach, for what is large.")],
    db: Db = None,
) -> None:
    """Share the record with other machines, so that all of them write to it.

    Makes a lake (DuckLake) in the database and the folder, or joins the one that is there: the record becomes this
    machine's copy of it. Each machine runs this once, with the same database and folder; after that all commands
    are as before. What the record holds goes into a new lake; to join one, start with no record. Passwords belong
    into ~/.pgpass or PGPASSWORD. Needs: pip install 'greffier[lake]'.

    \b
    Example:
      greffier share 'dbname=press host=db.example user=greffier' --data /mnt/press
    """
    from flows.console import results
    from flows.settings import Settings
    from flows.tables import counted
    from warehouse.sharing import share as share_record

    settings = Settings.load(db=db)
    shared = share_record(settings.db, catalog, data, timeout_s=settings.lock_timeout_s)
    what = "The lake is made" if shared.made else "The lake is joined"
    results().print(
        f"{what}: {shared.record} is a copy of it, with {counted(shared.articles, 'article')}.", soft_wrap=True
    )


def version(*, json: Json = False) -> None:
    """Say which versions decide what the record holds.

    \b
    Example:
      greffier version
    """
    from importlib.metadata import version as installed

    from claims.extract import EXTRACTOR_VERSION
    from claims.match import MATCHER_VERSION
    from flows.settings import Settings

    parts = {
        "greffier": installed("greffier"),
        "extractor": EXTRACTOR_VERSION,
        "matcher": MATCHER_VERSION,
        "encoder": Settings.load().encoder,
        "duckdb": installed("duckdb"),
        "prefect": installed("prefect"),
        "python": ".".join(str(part) for part in sys.version_info[:3]),
    }
    if json:
        from flows.wire import line

        write(line(parts) + "\n")
        return
    write("".join(f"{name:<10}{number}\n" for name, number in parts.items()))
