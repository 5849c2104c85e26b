"""Commands that follow feeds: feeds add, list, remove, pause, resume, check."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.common import INTERRUPTED, Csv, Db, Json, LanguageOption, Outlet, Verbose, complain, write

feeds = typer.Typer(
    name="feeds",
    no_args_is_help=True,
    help="""Follow feeds: RSS, RDF and Atom.

    They stand in feeds.toml beside the record, which you may change by hand as well. `greffier serve` looks at
    each as often as it says; `greffier feeds check` looks at once.

    \b
    Example:
      greffier feeds add https://www.example.org/rss.xml --outlet "The Example" --every 30m
    """,
)

Which = Annotated[str, typer.Argument(metavar="NAME_OR_URL", help="The feed, by its name or address.")]


@feeds.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")],
    *,
    name: Annotated[str | None, typer.Option(help="What to call it; its host where nothing is said.")] = None,
    outlet: Outlet = None,
    every: Annotated[str, typer.Option(metavar="TIME", help="How often to look: 15m, 1h, 1d.")] = "1h",
    language: LanguageOption = None,
    db: Db = None,
) -> None:
    """Follow a feed. Nothing is fetched yet.

    \b
    Example:
      greffier feeds add https://www.example.org/rss.xml --outlet "The Example" --every 30m
    """
    from flows.followed import add as write_down
    from flows.followed import every_words, feeds_path, followed
    from flows.settings import Settings

    path = feeds_path(Settings.load(db=db).db)
    feed = followed(url=url, name=name, outlet=outlet, every=every, language=language and language.value)
    write_down(path, feed)
    write(f"{feed.shown} will be looked at every {every_words(feed.every)}; see {path}\n")


@feeds.command("list")
def list_(*, json: Json = False, csv: Csv = False, db: Db = None) -> None:
    """The feeds that are followed, and how they are.

    \b
    Example:
      greffier feeds list
    """
    from flows import rows_out
    from flows.console import show
    from flows.feed_table import COLUMNS, cells, feed_table
    from flows.feeds import healths
    from flows.settings import Settings

    found = healths(Settings.load(db=db))
    if json:
        write(rows_out.json_lines(found))
    elif csv:
        write(rows_out.csv_lines(COLUMNS, map(cells, found)))
    elif found:
        show(feed_table(found))
    else:
        write("No feed is followed yet: greffier feeds add URL\n")


@feeds.command()
def remove(which: Which, *, db: Db = None) -> None:
    """Follow a feed no longer. What was read from it stays in the record.

    \b
    Example:
      greffier feeds remove example.org
    """
    from flows.followed import feeds_path
    from flows.followed import remove as strike_out
    from flows.settings import Settings

    feed = strike_out(feeds_path(Settings.load(db=db).db), which)
    write(f"{feed.shown} is followed no longer; what was read from it stays\n")


@feeds.command()
def pause(which: Which, *, db: Db = None) -> None:
    """Leave a feed alone until `resume`.

    \b
    Example:
      greffier feeds pause example.org
    """
    _set_paused(which, db, paused=True)


@feeds.command()
def resume(which: Which, *, db: Db = None) -> None:
    """Go on with a feed that was paused.

    \b
    Example:
      greffier feeds resume example.org
    """
    _set_paused(which, db, paused=False)


def _set_paused(which: str, db: Db, *, paused: bool) -> None:
    from flows.followed import feeds_path, set_paused
    from flows.settings import Settings

    feed = set_paused(feeds_path(Settings.load(db=db).db), which, paused=paused)
    write(f"{feed.shown} is {'paused' if paused else 'followed again'}\n")


@feeds.command()
def check(
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME_OR_URL", help="Only these feeds; all that are not paused where none is named."),
    ] = None,
    *,
    db: Db = None,
    verbose: Verbose = False,
) -> None:
    """Look at feeds now, whether or not they are due. What is new is read into the record.

    \b
    Example:
      greffier feeds check
    """
    from flows import quiet

    quiet.settle(terminal=not verbose)
    from flows.console import log_to_stderr, results
    from flows.feeds import chosen
    from flows.ingest import summary
    from flows.settings import Settings
    from flows.watch import run

    log_to_stderr(verbose=verbose)
    settings = Settings.load(db=db)
    wanted = chosen(settings, which or [])
    if not wanted:
        write("No feed is followed yet: greffier feeds add URL\n")
        return
    try:
        counts = run([feed.url for feed in wanted], settings=settings)
    except KeyboardInterrupt:
        complain("interrupted: what is stored stays; run it again for the rest")
        raise typer.Exit(INTERRUPTED) from None
    for failure in counts.failures:
        complain(str(failure))
    results().print(summary(counts, settings), soft_wrap=True)
    if counts.failures:
        raise typer.Exit(1)
