"""The command that gives the record to other programs: export."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import Db, complain


class Form(StrEnum):
    """What `--format` takes: warehouse.export.FileFormat, and JSON-LD."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    JSONLD = "jsonld"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write to; files there are replaced.")],
    *,
    form: Annotated[
        Form,
        typer.Option(
            "--format", help="parquet, csv and jsonl: a file a table; jsonld: schema.org, one file of claims."
        ),
    ] = Form.PARQUET,
    tables: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="NAME", help="Only this table or view; may be repeated.", show_default=False),
    ] = None,
    claims: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="ID", help="jsonld: only this claim; may be repeated.", show_default=False),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="jsonld: a ClaimReview by this newsroom for each claim, with where it stands."
        ),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="jsonld: where the newsroom puts the pages of `dashboard --html`; search engines want the address of one.",
        ),
    ] = None,
    db: Db = None,
) -> None:
    """Write the record to files: Parquet, CSV, JSON, schema.org. Its tables and views, or its claims as JSON-LD.

    \b
    Examples:
      greffier export out
      greffier export out --format csv --table claim_status
      greffier export out --format jsonld --reviewer "La Rédaction" --site https://www.example.org/claims
    """
    from flows.console import clean, results
    from flows.settings import Settings
    from flows.tables import counted
    from flows.wire import line
    from warehouse.connection import open_snapshot
    from warehouse.export import MAIN, FileFormat, export_table, whole_file
    from warehouse.linked_data import Reviewer, claim_documents
    from warehouse.queries import claim_id_of

    console = results()
    if site is not None and (reviewer is None or not site.startswith(("https://", "http://"))):
        raise typer.BadParameter("an address of the web, together with --reviewer", param_hint="--site")
    by = Reviewer(name=reviewer, site=site) if reviewer else None
    with open_snapshot(Settings.load(db=db).db) as connection:
        if form is Form.JSONLD:
            wanted = [claim_id_of(connection, prefix) for prefix in claims] if claims else None
            documents = [line(each) for each in claim_documents(connection, wanted, reviewer=by)]
            with whole_file(folder / "claims.jsonld") as file:
                file.write(("[\n" + ",\n".join(documents) + "\n]\n").encode())
            console.print(clean(f"{folder / 'claims.jsonld'}: {counted(len(documents), 'claim')}"), soft_wrap=True)
            if by and not site:
                complain("search engines show a ClaimReview only with the address of its page: --site")
            return
        for name in tables or MAIN:
            path, rows = export_table(connection, name, folder, FileFormat(form.value))
            console.print(clean(f"{path}: {counted(rows, 'row')}"), soft_wrap=True)
