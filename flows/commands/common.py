"""What the commands share: their options, and how they print and complain."""

# ruff: noqa: PLC0415  # what is slow to import is imported where it is used

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never

import typer

if TYPE_CHECKING:
    from claims.reading import Metadata


class Known(StrEnum):
    """The languages that `--language` takes."""

    FRENCH = "fr"
    ENGLISH = "en"


class Stance(StrEnum):
    """The stances that `--status` takes."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"


class Order(StrEnum):
    """What `--sort` takes: warehouse.records.ClaimOrder, which is slow to import."""

    CHANGE = "change"
    SEEN = "seen"
    FIRST = "first"
    MENTIONS = "mentions"
    OUTLETS = "outlets"


INTERRUPTED = 130  # what a shell expects after Ctrl-C
DAYS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]

Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="FILE",
        envvar="GREFFIER_DB",
        help="The record; greffier/record.duckdb in this folder where nothing is said.",
        show_default=False,
    ),
]
Outlet = Annotated[str | None, typer.Option(help="Who published the articles.")]
Title = Annotated[str | None, typer.Option(help="Their title.")]
Published = Annotated[
    datetime | None,
    typer.Option(metavar="DAY", formats=DAYS, help="The day they were published: 2024-06-18."),
]
LanguageOption = Annotated[Known | None, typer.Option("--language", help="Their language.")]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--article",
        metavar="WORDS",
        help="Only in articles with this in their address, file or title; may be repeated.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values with a heading, for a spreadsheet.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show what Prefect says of itself as well.")]


def overrides(outlet: str | None, title: str | None, published: datetime | None, language: Known | None) -> Metadata:
    """What the options say of the articles."""
    from claims.models import Language
    from claims.reading import Metadata

    return Metadata(
        outlet=outlet,
        title=title,
        published=published,
        language=None if language is None else Language(language.value),
    )


def complain(message: str) -> None:
    """One line on the error stream."""
    from flows.console import clean

    print(f"greffier: {clean(message)}", file=sys.stderr)  # noqa: T201


def stop(message: str) -> Never:
    """End the command with one line."""
    complain(message)
    raise typer.Exit(1)


def write(text: str) -> None:
    """Text for another program, as UTF-8 whatever the terminal."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
