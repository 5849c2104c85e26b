"""Commands about who answers: sources, unite, part."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.common import Csv, Db, Json, complain, write

AT_ONCE = 50  # sources that are printed where nobody says how many
Person = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", envvar="GREFFIER_PERSON", help="Who decides; your name on this machine."),
]
Note = Annotated[str | None, typer.Option("--note", help="Why, for whoever reads the record later.")]


def sources(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Words of one of its names.", show_default=False)
    ] = None,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Which names were said to be one party, by which rule or person.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many, the busiest first.")] = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """List who answers for claims, under which names, and for how many.

    Names of one party stand together where a rule or a person says so: --why tells which. `greffier unite` and
    `greffier part` say otherwise, and `greffier undo` takes that back.

    \b
    Examples:
      greffier sources
      greffier sources Russie
      greffier sources --why
    """
    from flows import rows_out
    from flows.claim_tables import source_rows, union_rows
    from flows.console import show as show_result
    from flows.settings import Settings
    from warehouse.connection import open_snapshot
    from warehouse.queries import list_sources, source_unions
    from warehouse.records import SourceRow, UnionRow

    wanted = " ".join(name) if name else None
    most = AT_ONCE + 1 if limit is None and not (json or csv) else limit
    with open_snapshot(Settings.load(db=db).db) as connection:
        unions = source_unions(connection) if why else []
        rows = [] if why else list_sources(connection, name=wanted, limit=most)
    if why and wanted is not None:
        unions = [each for each in unions if wanted.casefold() in f"{each.name} {each.other_name}".casefold()]
    if json:
        write(rows_out.json_lines(unions if why else rows))
    elif csv:
        write(rows_out.csv_of(UnionRow, unions) if why else rows_out.csv_of(SourceRow, rows))
    elif why:
        show_result(union_rows(unions)) if unions else complain("no source has two names that were said to be one")
    elif not rows:
        complain("no source is called that" if wanted else "the record holds no sources yet: greffier ingest PATH")
    else:
        more = limit is None and len(rows) > AT_ONCE
        show_result(source_rows(rows[:AT_ONCE] if more else rows, more=more))


def unite(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME NAME…", help="Names or ids; the first is the one to go by.")
    ],
    *,
    note: Note = None,
    person: Person = None,
    db: Db = None,
) -> None:
    """Say that several sources are one party. Nothing is lost: `greffier undo` takes it back.

    \b
    Example:
      greffier unite "Corée du Nord" "North Korea"
    """
    from flows.deciding import person_of
    from flows.parties import by_person
    from flows.settings import Settings
    from warehouse.parties import unite as decide

    if len(names) < 2:
        raise typer.BadParameter("name two sources at least", param_hint="NAME NAME…")
    number = by_person(
        Settings.load(db=db),
        lambda connection, now: decide(connection, names, person=person_of(person), note=note, now=now),
    )
    _told(f"{', '.join(names[1:])}: the same party as {names[0]}", number)


def part(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or the id, of the one that is nobody else.")],
    *,
    note: Note = None,
    person: Person = None,
    db: Db = None,
) -> None:
    """Say that a source is not one party with those it was united with. `greffier undo` takes it back.

    \b
    Example:
      greffier part "North Korea"
    """
    from flows.deciding import person_of
    from flows.parties import by_person
    from flows.settings import Settings
    from warehouse.parties import part as decide

    number = by_person(
        Settings.load(db=db),
        lambda connection, now: decide(connection, name, person=person_of(person), note=note, now=now),
    )
    _told(f"{name}: a party of its own", number)


def _told(words: str, act_number: int) -> None:
    from flows.console import clean, results

    results().print(f"{clean(words)}\ngreffier undo {act_number} takes it back", soft_wrap=True)
