"""Commands of the newsroom's desk: dashboard."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from flows.commands.common import Db, write


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
        write(page)
        return
    results().print(Markdown(page, hyperlinks=False))
    messages().print(
        f"In a browser: http://127.0.0.1:4200/v2/artifacts/key/{KEY}, once the server runs: {START_SERVER}",
        soft_wrap=True,
    )
