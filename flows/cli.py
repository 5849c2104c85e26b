"""The command line: `greffier`.

Every command is thin: it reads its options, calls the part that does the work and prints what comes back.
What is slow to import is imported inside the command that needs it, so that `greffier --help` answers
at once.
"""

# ruff: noqa: PLC0415, D301  # see above; and \b keeps an example's lines apart in the help

from __future__ import annotations

import os
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never

import typer

if TYPE_CHECKING:
    from claims.reading import Metadata

app = typer.Typer(
    name="greffier",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""The record of who said what.

    Reads news articles in French and English, splits them into atomic claims, notes who stands behind each
    and how (asserted, denied, reported), recognises a claim made before, and keeps it all in one DuckDB file.

    \b
    Start with:
      greffier split ARTICLE      the claims of one article, nothing stored
      greffier ingest --seeds     three sample articles into ./greffier/record.duckdb
      greffier claims             what the record holds
    """,
)


class Known(StrEnum):
    """The languages that `--language` takes."""

    FRENCH = "fr"
    ENGLISH = "en"


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
Published = Annotated[datetime | None, typer.Option(metavar="DAY", formats=DAYS, help="The day they were published: 2024-06-18.")]
LanguageOption = Annotated[Known | None, typer.Option("--language", help="Their language.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show what Prefect says of itself as well.")]


@app.command()
def ingest(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH_OR_URL", help="Files, folders and addresses.", show_default=False),
    ] = None,
    *,
    seeds: Annotated[
        bool, typer.Option("--seeds", help="Read the sample articles that come with greffier.")
    ] = False,
    outlet: Outlet = None,
    published: Published = None,
    language: LanguageOption = None,
    title: Title = None,
    db: Db = None,
    verbose: Verbose = False,
) -> None:
    """Read articles into the record.

    Text files (.txt), saved pages (.html), folders of them, and addresses (http, https). A file NAME.toml or
    NAME.json beside an article says outlet, title, author, published, language; the options here win over it.
    What the record holds already is passed over, so running it again costs little and changes nothing.

    \b
    Examples:
      greffier ingest --seeds
      greffier ingest seeds/fr-01-demonstration.txt --outlet "Le Quotidien de démonstration"
    """
    from flows import quiet

    quiet.settle(terminal=not verbose)
    from flows.console import log_to_stderr, results
    from flows.ingest import run
    from flows.settings import Settings, seeds_folder
    from flows.tables import ingested

    log_to_stderr(verbose=verbose)
    read = [*(places or []), *([str(seeds_folder())] if seeds else [])]
    if not read:
        _stop("nothing to read: name files, folders or addresses, or use --seeds for the sample articles")
    settings = Settings.load(db=db)
    report = run(read, settings=settings, overrides=_overrides(outlet, title, published, language))
    for failure in report.failures:
        _complain(str(failure))
    results().print(ingested(report, settings.db))
    if report.failures:
        raise typer.Exit(1)


@app.command()
def split(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Files or folders; the sample articles where none is named.",
            show_default=False,
        ),
    ] = None,
    *,
    json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write DIR/NAME.jsonl for each article instead of printing."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say under each claim why it reads as it does.")
    ] = False,
    outlet: Outlet = None,
    published: Published = None,
    language: LanguageOption = None,
    title: Title = None,
) -> None:
    """Print the claims of articles, without a record.

    \b
    Examples:
      greffier split seeds/fr-01-demonstration.txt
      greffier split seeds/en-02-demonstration.txt --json
    """
    from flows.console import log_to_stderr, results
    from flows.settings import seeds_folder
    from flows.splitting import Splitting, json_lines, write_lines
    from flows.tables import split_article

    log_to_stderr(verbose=False)
    splitting = Splitting(paths or [seeds_folder()], _overrides(outlet, title, published, language), out=out)
    for path, article, claims in splitting:
        if out is not None:
            write_lines(out / f"{path.stem}.jsonl", article, claims)
        elif json:
            _write(json_lines(article, claims))
        else:
            results().print(split_article(article, claims, explain=explain))
    for failure in splitting.failures:
        _complain(str(failure))
    if splitting.failures:
        raise typer.Exit(1)


@app.command()
def match(
    pairs: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help='Lines of {"id", "a": {"claim", "date", "lang"}, "b": {…}}; the date may be missing.',
        ),
    ],
    *,
    json: Json = False,
) -> None:
    """Say of pairs of claims whether they are the same, contradict each other or differ, and why.

    \b
    Example:
      greffier match --pairs pairs.jsonl --json
    """
    from flows.comparing import compare_pairs, decision_object
    from flows.console import log_to_stderr, results
    from flows.settings import Settings
    from flows.tables import decisions
    from flows.wire import BadPairs, line, read_pairs

    log_to_stderr(verbose=False)
    read = list(read_pairs(pairs))
    bad = [pair for pair in read if isinstance(pair, BadPairs)]
    good = [pair for pair in read if not isinstance(pair, BadPairs)]
    decided = compare_pairs(good, encoder=Settings.load().encoder)
    if json:
        _write("".join(line(decision_object(pair, decision)) + "\n" for pair, decision in decided))
    else:
        results().print(decisions(decided))
    for error in bad:
        _complain(str(error))
    if bad:
        raise typer.Exit(1)


def main() -> Never:
    """Run the command line and end the process: 0 done, 1 the user's error in one line, 2 wrong usage."""
    from claims.errors import GreffierError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal without é must not end the run
    try:
        app()
    except GreffierError as error:
        _complain(str(error))
    except BrokenPipeError:  # `greffier claims | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}")
    except KeyboardInterrupt:
        _complain("interrupted; what was stored stays, run it again for the rest")
        sys.exit(130)
    sys.exit(1)


def _overrides(
    outlet: str | None, title: str | None, published: datetime | None, language: Known | None
) -> Metadata:
    from claims.reading import Metadata

    from claims.models import Language

    return Metadata(
        outlet=outlet,
        title=title,
        published=published,
        language=None if language is None else Language(language.value),
    )


def _complain(message: str) -> None:
    from flows.console import clean

    print(f"greffier: {clean(message)}", file=sys.stderr)  # noqa: T201


def _stop(message: str) -> Never:
    _complain(message)
    raise typer.Exit(1)


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
