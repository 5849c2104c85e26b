"""The command line: `greffier`.

Every command is thin: it reads its options, calls the part that does the work and prints what comes back.
What is slow to import is imported inside the command that needs it, so that `greffier --help` answers
at once. The commands are in `flows.commands`.
"""

# ruff: noqa: PLC0415  # see above; and \b keeps an example's lines apart in the help

from __future__ import annotations

import os
import sys
from typing import Annotated, Final, Never

import typer

from flows.commands import asking, deciding, desk, exporting, feeding, parties, reading, serving, sql, upkeep
from flows.commands.common import INTERRUPTED, complain

app = typer.Typer(
    name="greffier",
    no_args_is_help=True,
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


def _version(asked: bool) -> None:  # noqa: FBT001  # called by typer
    if asked:
        upkeep.version()
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is, and exit.")
    ] = False,
) -> None:
    """What stands before every command."""


# In the order of the help.
COMMANDS: Final = (
    reading.ingest,
    reading.split,
    asking.claims,
    asking.show,
    asking.search,
    asking.stats,
    sql.sql,
    parties.sources,
    parties.unite,
    parties.part,
    exporting.export,
    deciding.review,
    deciding.merge,
    deciding.unmerge,
    deciding.confirm,
    deciding.contradict,
    deciding.separate,
    deciding.reject,
    deciding.accept,
    deciding.undo,
    deciding.acts,
    deciding.rematch,
    desk.dashboard,
    serving.serve,
    serving.deploy,
    reading.match,
    deciding.calibrate,
    upkeep.doctor,
    upkeep.backup,
    upkeep.restore,
    upkeep.share,
    upkeep.version,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(feeding.feeds)


def main() -> Never:
    """Run the command line and end the process: 0 done, 1 the user's error in one line, 2 wrong usage."""
    from claims.errors import GreffierError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal without é must not end the run
    try:
        app()
    except GreffierError as error:
        complain(str(error))
    except BrokenPipeError:  # `greffier claims | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    sys.exit(1)
