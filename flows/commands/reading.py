"""Commands that read articles: ingest, split, match."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.common import (
    INTERRUPTED,
    Csv,
    Db,
    Json,
    LanguageOption,
    Outlet,
    Published,
    Title,
    Verbose,
    complain,
    overrides,
    stop,
    write,
)

if TYPE_CHECKING:
    from flows.settings import Settings


def ingest(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH_OR_URL", help="Files, folders, patterns, addresses; - for standard input.", show_default=False
        ),
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

    Text (.txt, .md), saved pages (.html), archives (.jsonl, .jsonl.gz, .json), feeds, folders of these, and addresses
    (http, https) of pages and feeds. A file NAME.toml beside an article, or the head of a text between lines of ---,
    says outlet, title, author, published, language, url; the options here win over it.
    What the record holds already is passed over, so running it again costs little and changes nothing.

    \b
    Examples:
      greffier ingest --seeds
      greffier ingest seeds/quotidien-de-demonstration.txt --outlet "Le Quotidien de démonstration"
    """
    from flows import quiet

    quiet.settle(terminal=not verbose)
    from flows import forking
    from flows.settings import Settings, seeds_folder

    read = [*(places or []), *([str(seeds_folder())] if seeds else [])]
    if not read:
        stop("nothing to read: name files, folders or addresses, or use --seeds for the sample articles")
    settings = Settings.load(db=db)
    forking.begin(read, settings)  # before the imports below, which take seconds
    from flows.console import log_to_stderr, results
    from flows.ingest import run, summary

    log_to_stderr(verbose=verbose)
    try:
        counts = run(read, settings=settings, overrides=overrides(outlet, title, published, language))
    except KeyboardInterrupt:
        complain("interrupted: what is stored stays; run it again for the rest")
        raise typer.Exit(INTERRUPTED) from None
    for failure in counts.failures:
        complain(str(failure))
    results().print(summary(counts, settings), soft_wrap=True)
    if places and counts.articles and (missing := _unsaid(settings)):
        complain(f"{missing}; --outlet and --published say them, or a file NAME.toml beside each")
    if counts.failures:
        raise typer.Exit(1)


def _unsaid(settings: Settings) -> str | None:
    from flows.claim_tables import unsaid_words
    from warehouse.connection import open_snapshot
    from warehouse.queries import unsaid

    with open_snapshot(settings.db) as connection:
        return unsaid_words(unsaid(connection))


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
    csv: Csv = False,
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
      greffier split seeds --csv
    """
    from flows import rows_out
    from flows.console import log_to_stderr, results
    from flows.settings import seeds_folder
    from flows.splitting import COLUMNS, Splitting, csv_rows, json_lines, write_lines
    from flows.tables import split_article

    log_to_stderr(verbose=False)
    splitting = Splitting(paths or [seeds_folder()], overrides(outlet, title, published, language), out=out)
    if csv and out is None:
        write(rows_out.csv_lines(COLUMNS, ()))
    for name, article, claims in splitting:
        if out is not None:
            write_lines(out / f"{name}.jsonl", article, claims)
        elif json:
            write(json_lines(article, claims))
        elif csv:
            write(rows_out.csv_rows(csv_rows(article, claims)))
        else:
            results().print(split_article(article, claims, explain=explain))
    for failure in splitting.failures:
        complain(str(failure))
    if splitting.failures:
        raise typer.Exit(1)


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
    csv: Csv = False,
) -> None:
    """Say of pairs of claims whether they are the same, and why. The same, contradicting each other, or different.

    \b
    Example:
      greffier match --pairs pairs.jsonl --json
    """
    from flows import rows_out
    from flows.comparing import compare_pairs, decision_object
    from flows.console import log_to_stderr, results
    from flows.settings import Settings
    from flows.tables import decisions
    from flows.wire import BadPairs, read_pairs

    log_to_stderr(verbose=False)
    read = list(read_pairs(pairs))
    bad = [pair for pair in read if isinstance(pair, BadPairs)]
    good = [pair for pair in read if not isinstance(pair, BadPairs)]
    decided = compare_pairs(good, encoder=Settings.load().encoder)
    if json:
        write(rows_out.json_lines(decision_object(pair, decision) for pair, decision in decided))
    elif csv:
        names = ("id", "decision", "score", "reasons", "a", "b")
        told = ((*decision_object(pair, decision).values(), pair.a.claim, pair.b.claim) for pair, decision in decided)
        write(rows_out.csv_lines(names, told))
    else:
        results().print(decisions(decided))
    for error in bad:
        complain(str(error))
    if bad:
        raise typer.Exit(1)
