"""Commands about who answers: sources, unite, part."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import Articles, Csv, Db, Json, complain, write

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
    apart: Annotated[
        bool,
        typer.Option(
            "--apart", help="Which names mean several parties in different articles, by which rule or person."
        ),
    ] = False,
    doubts: Annotated[bool, typer.Option("--doubts", help="Which names may be two people's: for you to say.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many, the busiest first.")] = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """List who answers for claims, and under which names.

    Names of one party stand together where a rule or a person says so: --why tells which. A name that several bear is
    kept apart: --apart tells where, --doubts what is left to you. `greffier unite` and `greffier part` say otherwise,
    and `greffier undo` takes that back.

    \b
    Examples:
      greffier sources
      greffier sources Russie
      greffier sources --why
      greffier sources --apart police
    """
    from flows import rows_out
    from flows.claim_tables import source_rows, union_rows
    from flows.console import show as show_result
    from flows.settings import Settings
    from warehouse.connection import open_snapshot
    from warehouse.queries import list_sources, source_unions
    from warehouse.records import SourceRow, UnionRow

    if why + apart + doubts > 1:
        raise typer.BadParameter("one of --why, --apart and --doubts at a time", param_hint="--why")
    wanted = " ".join(name) if name else None
    if apart or doubts:
        _on_names(wanted, doubts=doubts, json=json, csv=csv, db=db)
        return
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


def _on_names(wanted: str | None, *, doubts: bool, json: bool, csv: bool, db: Path | None) -> None:
    """Print which names mean several parties, or may."""
    from flows import rows_out
    from flows.claim_tables import doubt_rows, namesake_rows
    from flows.console import show as show_result
    from flows.parties import doubts as open_doubts
    from flows.settings import Settings
    from warehouse.connection import open_snapshot
    from warehouse.namesakes import namesakes
    from warehouse.records import NamesakeRow, SourceDoubt

    with open_snapshot(Settings.load(db=db).db) as connection:
        open_ = open_doubts(connection) if doubts else []
        apart = [] if doubts else namesakes(connection)
    words = (wanted or "").casefold()
    open_ = [each for each in open_ if words in each.name.casefold()]
    apart = [each for each in apart if words in each.name.casefold()]
    if json:
        write(rows_out.json_lines([*open_, *apart]))
    elif csv:
        write(rows_out.csv_of(SourceDoubt, open_) if doubts else rows_out.csv_of(NamesakeRow, apart))
    elif not open_ and not apart:
        complain("no name may be two people's" if doubts else "no name is kept apart")
    else:
        show_result(doubt_rows(open_) if doubts else namesake_rows(apart))


def unite(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME …",
            help="Names or ids; the first is the one to go by. One alone: it means one party everywhere.",
        ),
    ],
    *,
    note: Note = None,
    person: Person = None,
    db: Db = None,
) -> None:
    """Say that several sources are one party. Of one name: that it means the same party in every article.

    Nothing is lost: `greffier undo` takes it back.

    \b
    Examples:
      greffier unite "Corée du Nord" "North Korea"
      greffier unite "Jean Martin"
    """
    from flows.deciding import person_of
    from flows.parties import by_person
    from flows.settings import Settings
    from warehouse.namesakes import say_one
    from warehouse.parties import unite as decide

    if len(names) == 1:
        number = by_person(
            Settings.load(db=db),
            lambda connection, now: say_one(connection, names[0], person=person_of(person), note=note, now=now),
        )
        _told(f"{names[0]}: one party in every article", number)
        return
    number = by_person(
        Settings.load(db=db),
        lambda connection, now: decide(connection, names, person=person_of(person), note=note, now=now),
    )
    _told(f"{', '.join(names[1:])}: the same party as {names[0]}", number)


def part(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or the id, of the one that is nobody else.")],
    *,
    role: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only where an article gives this role: whoever is meant there is another."),
    ] = None,
    articles: Articles = None,
    note: Note = None,
    person: Person = None,
    db: Db = None,
) -> None:
    """Say that a source is another than those it was united with. Or that a name means another in some articles.

    `greffier undo` takes it back.

    \b
    Examples:
      greffier part "North Korea"
      greffier part "Jean Martin" --role gardien
    """
    from flows.deciding import person_of
    from flows.parties import apart_in, by_person
    from flows.settings import Settings
    from warehouse.parties import part as decide

    if role is not None or articles:
        number, called = apart_in(
            Settings.load(db=db), name, role=role, articles=articles or (), person=person_of(person), note=note
        )
        _told(f"{name}: another there, {called}", number)
        return
    number = by_person(
        Settings.load(db=db),
        lambda connection, now: decide(connection, name, person=person_of(person), note=note, now=now),
    )
    _told(f"{name}: a party of its own", number)


def _told(words: str, act_number: int) -> None:
    from flows.console import clean, results

    results().print(f"{clean(words)}\ngreffier undo {act_number} takes it back", soft_wrap=True)
