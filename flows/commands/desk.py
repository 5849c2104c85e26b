"""Commands of the newsroom's desk: dashboard."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import Db, write


def dashboard(
    *,
    html: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write all pages as HTML files into this folder instead.", show_default=False),
    ] = None,
    seen: Annotated[
        bool, typer.Option("--seen", help="Note that you have seen it: the next pages show what is new after this one.")
    ] = False,
    raw: Annotated[bool, typer.Option("--markdown", help="The Markdown itself, for another program.")] = False,
    db: Db = None,
) -> None:
    """Print the page of claims: new, contested, waiting for you. Or write all pages as files.

    The same page stands in Prefect at http://127.0.0.1:4200/v2/artifacts/key/claim-status, once its server
    runs: PREFECT_SERVER_ANALYTICS_ENABLED=false prefect server start

    \b
    Examples:
      greffier dashboard
      greffier dashboard --html pages
    """
    from rich.markdown import Markdown

    from flows.console import messages, results
    from flows.pages import html as files
    from flows.pages import overview
    from flows.pages.contents import load
    from flows.pages.phrases import OVERVIEW, Links
    from flows.pages.seen import note
    from flows.quiet import START_SERVER
    from flows.settings import Settings

    settings = Settings.load(db=db)
    contents = load(settings, most_pages=files.MOST_PAGES) if html else load(settings)
    if html:
        write(f"{files.write(contents, html)}\n")
    elif raw:
        write(overview.markdown(contents, Links(), with_picture=False))
    else:
        results().print(Markdown(overview.markdown(contents, Links(), with_picture=False), hyperlinks=False))
        messages().print(
            f"In a browser: http://127.0.0.1:4200/v2/artifacts/key/{OVERVIEW}, once the server runs: {START_SERVER}",
            soft_wrap=True,
        )
    if seen:
        messages().print(f"noted: {note(settings, contents)} has seen this", markup=False)
