"""Who shares a name with somebody else is another party in every view, until a person says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from claims.models import Article, Language, Source, SourceKind, Status
from flows.parties import settle
from tests.commandline import Greffier
from tests.warehouse_samples import NOW, Book, Made, claim, person
from warehouse.connection import open_record
from warehouse.namesakes import namesakes, say_another, say_one
from warehouse.queries import list_sources
from warehouse.snapshot import publish
from warehouse.upkeep import examine

MARTIN, KEEPER = "Jean Martin", "Jean Martin (gardien de but)"


def article(number: int) -> Article:
    return Article(
        text=f"Jean Martin parle. La police aussi. {number}",
        language=Language.FRENCH,
        origin=f"https://news.example/{number}",
        outlet="L'Écho",
        title=f"Titre {number}",
        published=datetime(2031, 5, number),  # noqa: DTZ001
    )


def written(path: Path) -> Iterator[Book]:
    """A minister asserts, a goalkeeper of the same name denies; the police of two towns."""
    with open_record(path) as connection:
        book = Book(connection)
        police = Source(name="police", kind=SourceKind.ORGANISATION)
        for number, role, status in ((1, "ministre", Status.ASSERTED), (2, "gardien de but", Status.DENIED)):
            told = article(number)
            made = claim(told, "Le match aura lieu.", person(MARTIN, role=role), status=status)
            other = claim(told, f"La rue est fermée {number}.", police, evidence="La police aussi.")
            joins = book.claim_ids.get("match")
            book.store(told, Made(made, joins=joins), Made(other), names=["match"] if joins is None else [])
        yield book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    yield from written(tmp_path / "record.duckdb")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The same on disk, with its snapshot."""
    path = tmp_path / "record.duckdb"
    for book in written(path):
        settle(book.connection, now=book.now)
    publish(path)
    return path


def ask(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return book.connection.execute(sql, list(values)).fetchall()


def standing(book: Book) -> tuple[Any, ...]:
    [found] = ask(book, "select standing, asserted_by, denied_by from claim_status where text = 'Le match aura lieu.'")
    return found


def test_two_of_one_name_are_two_in_every_view(book: Book) -> None:
    assert standing(book) == ("turned", [MARTIN], [MARTIN])
    assert settle(book.connection, now=book.now) == 3  # the goalkeeper, and the police of either article
    assert settle(book.connection, now=book.now) == 0
    assert standing(book) == ("contested", [MARTIN], [KEEPER])
    assert [(row.name, row.roles, row.aliases) for row in list_sources(book.connection, name="martin")] == [
        (MARTIN, ("ministre",), (MARTIN,)),
        (KEEPER, ("gardien de but",), (MARTIN, KEEPER)),
    ]
    assert ask(book, "select source_name, name_in_article from said_by('Jean Martin') order by 1") == [
        (MARTIN, MARTIN),
        (KEEPER, MARTIN),
    ]
    assert [row.name for row in list_sources(book.connection, name="police")] == ["police", "police"]


def test_who_shares_a_name_is_told_with_the_rule(book: Book) -> None:
    settle(book.connection, now=book.now)
    told = {(row.name, row.person_name, row.rule, row.articles) for row in namesakes(book.connection)}
    assert told == {
        (MARTIN, KEEPER, "field", ("Titre 2",)),
        ("police", "police", "word", ("Titre 1",)),
        ("police", "police", "word", ("Titre 2",)),
    }


def test_earlier_states_stay_as_they_were(book: Book) -> None:
    before = book.now
    settle(book.connection, now=book.now + timedelta(hours=1))
    [(then,)] = ask(book, "select standing from as_of(?) where text = 'Le match aura lieu.'", before)
    assert then == "turned"


def test_a_person_says_that_a_name_means_one_party_and_takes_it_back(book: Book) -> None:
    settle(book.connection, now=book.now)
    number = say_one(book.connection, MARTIN, person="Ada", note=None, now=book.now)
    assert standing(book)[0] == "turned"
    assert settle(book.connection, now=book.now) == 0
    assert standing(book)[0] == "turned"
    undo = "insert into act values (?, 'undo', 'Ada', null, ?, ?)"
    ask(book, undo, number + 1, number, book.now + timedelta(hours=1))
    assert standing(book) == ("contested", [MARTIN], [KEEPER])


def test_a_person_tells_two_apart_and_the_rules_do_not_mind(book: Book) -> None:
    ids = [each for (each,) in ask(book, "select article_id from article where origin like '%/2'")]
    say_another(book.connection, MARTIN, ids, label="le frère", person="Ada", note="asked", now=book.now)
    assert standing(book) == ("contested", [MARTIN], ["Jean Martin (le frère)"])
    settle(book.connection, now=book.now)
    assert standing(book) == ("contested", [MARTIN], ["Jean Martin (le frère)"])


def test_what_the_rules_say_no_more_is_taken_back(book: Book) -> None:
    """An article comes in that gives both roles: he is one man after all."""
    settle(book.connection, now=book.now)
    both = article(3)
    roles = [claim(both, f"Il le dit {role}.", person(MARTIN, role=role)) for role in ("ministre", "gardien de but")]
    book.store(both, *map(Made, roles))
    assert settle(book.connection, now=book.now) == 1
    assert standing(book)[0] == "turned"
    assert ask(
        book,
        "select rule from namesake_decision where source_id in (select source_id from source where name = ?)"
        " order by decision_number",
        MARTIN,
    ) == [("field",), ("again",)]


def test_a_surname_that_two_of_one_name_bear_is_neither(book: Book) -> None:
    told = article(4).model_copy(update={"text": "M. Martin parle. Jean Martin."})
    book.store(told, Made(claim(told, "Rien.", person("M. Martin"))))
    settle(book.connection, now=book.now)
    assert [row.aliases for row in list_sources(book.connection, name="m. martin")] == [("M. Martin",)]


def test_the_record_stays_sound(record: Path) -> None:
    assert [str(finding) for finding in examine(record, now=NOW + timedelta(days=400)).findings] == []


def test_names_are_told_apart_on_the_command_line(record: Path, greffier: Greffier) -> None:
    assert greffier("sources", "--doubts", "--db", record).err == "greffier: no name may be two people's\n"
    told = " ".join(greffier("sources", "--apart", "--db", record).out.split())
    assert "Jean Martin (gardie" in told
    assert "another in each of 2" in told
    assert greffier("unite", MARTIN, "--as", "Ada", "--db", record).out == (
        f"{MARTIN}: one party in every article\ngreffier undo 1 takes it back\n"
    )
    assert [
        row for row in greffier("sources", "--apart", "--csv", "--db", record).out.splitlines() if MARTIN in row
    ] == []
    ran = greffier("part", MARTIN, "--role", "gardien", "--as", "Ada", "--db", record)
    assert ran.out == f"{MARTIN}: another there, {KEEPER}\ngreffier undo 2 takes it back\n"
    assert KEEPER in greffier("sources", "--apart", "--db", record, "--json").out
    assert greffier("part", MARTIN, "--role", "pompier", "--db", record).code == 1


def test_acts_on_sources_are_told_by_name(record: Path, greffier: Greffier) -> None:
    for command in (["unite", MARTIN, KEEPER], ["part", MARTIN, "--role", "ministre"], ["unite", MARTIN]):
        assert greffier(*command, "--as", "Ada", "--db", record).code == 0
    told = greffier("acts", "--csv", "--db", record).out
    assert f"{MARTIN}: one party in every article" in told
    assert f"{MARTIN}: another party than {MARTIN} (ministre)" in told
    assert f"{KEEPER}: the same party as {MARTIN}" in told
