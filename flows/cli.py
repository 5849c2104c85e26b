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


class Stance(StrEnum):
    """The stances that `--status` takes."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"


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
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show what Prefect says of itself as well.")]


@app.command()
def ingest(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH_OR_URL", help="Files, folders and addresses.", show_default=False),
    ] = None,
    *,
    seeds: Annotated[bool, typer.Option("--seeds", help="Read the sample articles that come with greffier.")] = False,
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
      greffier ingest seeds/quotidien-de-demonstration.txt --outlet "Le Quotidien de démonstration"
    """
    from flows import quiet

    quiet.settle(terminal=not verbose)
    from flows.console import log_to_stderr, results
    from flows.ingest import run, summary
    from flows.settings import Settings, seeds_folder

    log_to_stderr(verbose=verbose)
    read = [*(places or []), *([str(seeds_folder())] if seeds else [])]
    if not read:
        _stop("nothing to read: name files, folders or addresses, or use --seeds for the sample articles")
    settings = Settings.load(db=db)
    try:
        counts = run(read, settings=settings, overrides=_overrides(outlet, title, published, language))
    except KeyboardInterrupt:
        _complain("interrupted: what is stored stays; run it again for the rest")
        raise typer.Exit(INTERRUPTED) from None
    for failure in counts.failures:
        _complain(str(failure))
    results().print(summary(counts, settings), soft_wrap=True)
    if counts.failures:
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
    explain: Annotated[bool, typer.Option("--explain", help="Say under each claim why it reads as it does.")] = False,
    outlet: Outlet = None,
    published: Published = None,
    language: LanguageOption = None,
    title: Title = None,
) -> None:
    """Print the claims of articles, without a record.

    \b
    Examples:
      greffier split seeds/quotidien-de-demonstration.txt
      greffier split seeds/the-demonstration-post.txt --json
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


@app.command()
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
        _write("".join(line(row.model_dump(mode="json")) + "\n" for row in rows))
    elif not rows:
        _complain("no claim is like that" if total else "the record holds no claims yet: greffier ingest PATH")
    else:
        results().print(claim_rows(rows, total=total))


@app.command()
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
        _write(line(shown.model_dump(mode="json")) + "\n")
    else:
        results().print(claim_shown(shown))


@app.command()
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
        _write("".join(line(row) + "\n" for row in rows))
    else:
        console = results()
        console.print(answer(found, width=console.width))


@app.command()
def dashboard(
    *,
    raw: Annotated[bool, typer.Option("--markdown", help="The Markdown itself, for another program.")] = False,
    db: Db = None,
) -> None:
    """Print the page of claims: the contested ones with both sides, then every claim by its standing.

    The same page stands in Prefect at http://127.0.0.1:4200/v2/artifacts/key/claim-status, once its server
    runs: PREFECT_SERVER_ANALYTICS_ENABLED=false prefect server start

    \b
    Example:
      greffier dashboard
    """
    from datetime import UTC

    from rich.markdown import Markdown

    from flows.console import messages, results
    from flows.dashboard import KEY, markdown, read_page
    from flows.quiet import START_SERVER
    from flows.settings import Settings
    from warehouse.connection import open_snapshot

    with open_snapshot(Settings.load(db=db).db) as connection:
        page = markdown(read_page(connection, as_of=datetime.now(UTC)))
    if raw:
        _write(page)
        return
    results().print(Markdown(page, hyperlinks=False))
    messages().print(
        f"In a browser: http://127.0.0.1:4200/v2/artifacts/key/{KEY}, once the server runs: {START_SERVER}",
        soft_wrap=True,
    )


@app.command()
def version() -> None:
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
    _write("".join(f"{name:<10}{number}\n" for name, number in parts.items()))


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
        sys.exit(INTERRUPTED)
    sys.exit(1)


def _overrides(outlet: str | None, title: str | None, published: datetime | None, language: Known | None) -> Metadata:
    from claims.models import Language
    from claims.reading import Metadata

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
