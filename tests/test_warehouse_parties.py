"""Sources that were said to be one party are one in every view, until that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claims.models import Article, Language, Source, SourceKind, Status
from flows.parties import settle
from tests.warehouse_samples import NOW, Book, Made, claim, outlet, person, tell
from warehouse.connection import open_record
from warehouse.errors import AmbiguousSource, SourceNotFound
from warehouse.parties import SourceQuestion, SourceUnion, borne_out, known_sources, part, settle_sources, unite
from warehouse.queries import list_sources


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield tell(connection)


def ask(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return book.connection.execute(sql, list(values)).fetchall()


def by_name(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return {name: source_id for source_id, name in connection.execute("select source_id, name from source").fetchall()}


def union(book: Book, lesser: str, fuller: str, rule: str = "surname") -> SourceUnion:
    ids = by_name(book.connection)
    return SourceUnion(source_id=ids[lesser], other_id=ids[fuller], rule=rule, reason="sample")


def ruled(book: Book, *unions: SourceUnion, now: datetime | None = None) -> int:
    return settle_sources(book.connection, unions, rules_version="parties 0", now=now or book.now)


def parties(book: Book) -> list[list[str]]:
    """The names that go together."""
    return [
        names
        for (names,) in ask(
            book,
            "select list_sort(list(own_name)) from canonical_source group by canonical_source_id having count(*) > 1"
            " order by 1",
        )
    ]


def test_two_that_are_one_party_stand_together_in_every_view(book: Book) -> None:
    """With the mayor and the prefect for one, nobody contests the dam but themselves and L'Écho."""
    assert ruled(book, union(book, "Tom Brac", "Inès Carmin")) == 1
    holds = book.claim_ids["holds"]
    names = ask(book, "select distinct source_name from stance where claim_id = ? order by 1", holds)
    assert names == [("Inès Carmin",), ("L'Écho",)]
    assert ask(book, "select asserted_by, denied_by from claim_status where claim_id = ?", holds) == [
        (["Inès Carmin", "L'Écho"], ["Inès Carmin"])
    ]
    [carmin] = list_sources(book.connection, name="brac")
    assert (carmin.name, carmin.aliases, carmin.roles, carmin.turned) == (
        "Inès Carmin",
        ("Inès Carmin", "Tom Brac"),
        ("mayor", "préfète"),
        1,
    )
    assert ask(book, "select name_in_article from stance where claim_id = ? order by 1", holds)[-1] == ("Tom Brac",)


def test_what_the_rules_say_is_added_once(book: Book) -> None:
    wanted = union(book, "Tom Brac", "Inès Carmin")
    assert [ruled(book, wanted), ruled(book, wanted), ruled(book, wanted)] == [1, 0, 0]


def test_what_the_rules_say_no_more_is_taken_back_and_stays_on_record(book: Book) -> None:
    ruled(book, union(book, "Tom Brac", "Inès Carmin"))
    assert ruled(book) == 1
    assert parties(book) == []
    assert ask(book, "select outcome, rule from source_decision order by decision_number") == [
        ("same", "surname"),
        ("different", "again"),
    ]


def test_a_person_unites_and_parts_and_the_rules_do_not_mind(book: Book) -> None:
    unite(book.connection, ["la préfecture", "Inès Carmin"], person="Ada", note="she speaks for it", now=book.now)
    assert parties(book) == [["Inès Carmin", "la préfecture"]]
    assert ruled(book) == 0
    assert parties(book) == [["Inès Carmin", "la préfecture"]]
    part(book.connection, "Inès Carmin", person="Ada", note=None, now=book.now)
    assert parties(book) == []
    assert ruled(book, union(book, "la préfecture", "Inès Carmin")) == 0
    assert parties(book) == []


def test_nobody_set_apart_comes_back_over_a_third(book: Book) -> None:
    unite(book.connection, ["la préfecture", "Inès Carmin"], person="Ada", note=None, now=book.now)
    part(book.connection, "Inès Carmin", person="Ada", note=None, now=book.now)
    ruled(book, union(book, "la préfecture", "Tom Brac"), union(book, "Inès Carmin", "Tom Brac"))
    assert parties(book) == [["Tom Brac", "la préfecture"]]


def test_those_who_stay_behind_stay_together(book: Book) -> None:
    """The one that leaves was the one to go by."""
    unite(book.connection, ["Inès Carmin", "la préfecture", "Tom Brac"], person="Ada", note=None, now=book.now)
    part(book.connection, "Inès Carmin", person="Ada", note=None, now=book.now)
    assert parties(book) == [["Tom Brac", "la préfecture"]]


def test_an_act_that_is_taken_back_counts_no_more(book: Book) -> None:
    number = unite(book.connection, ["la préfecture", "Inès Carmin"], person="Ada", note=None, now=book.now)
    ask(
        book, "insert into act values (?, 'undo', 'Ada', null, ?, ?)", number + 1, number, book.now + timedelta(hours=1)
    )
    assert parties(book) == []
    [(then,)] = ask(
        book, "select count(*) from canonical_source_at(?) where source_id <> canonical_source_id", book.now
    )
    assert then == 1


def test_parties_are_those_of_the_moment(book: Book) -> None:
    ruled(book, union(book, "Tom Brac", "Inès Carmin"), now=NOW + timedelta(days=1))
    denied = "select denied_by from as_of(?) where claim_id = ?"
    holds = book.claim_ids["holds"]
    assert ask(book, denied, NOW + timedelta(hours=23), holds) == [(["Inès Carmin", "Tom Brac"],)]
    assert ask(book, denied, NOW + timedelta(hours=24), holds) == [(["Inès Carmin"],)]


def test_parties_that_form_a_ring_are_one_party(book: Book) -> None:
    for names in (["Inès Carmin", "Tom Brac"], ["Tom Brac", "la préfecture"], ["la préfecture", "Inès Carmin"]):
        unite(book.connection, names, person="Ada", note=None, now=book.now)
    assert parties(book) == [["Inès Carmin", "Tom Brac", "la préfecture"]]


def test_a_name_that_is_nobodys_or_several_peoples_is_refused(book: Book) -> None:
    with pytest.raises(SourceNotFound, match="'Nobody'"):
        unite(book.connection, ["Inès Carmin", "Nobody"], person="Ada", note=None, now=book.now)
    told = Article(text="Carmin le dit. CARMIN aussi.", language=Language.FRENCH, origin="/x")
    two = [person("Carmin"), outlet("carmin")]
    book.store(told, *(Made(claim(told, f"Fait {each.kind}.", each)) for each in two))
    with pytest.raises(AmbiguousSource, match="'CARMIN' could be"):
        unite(book.connection, ["Inès Carmin", "CARMIN"], person="Ada", note=None, now=book.now)
    assert ask(book, "select count(*) from act") == [(0,)]


def test_what_stands_in_the_articles_is_looked_up_by_whole_words(book: Book) -> None:
    ids = by_name(book.connection)
    asked = [
        SourceQuestion(kind=kind, source_id=ids[source], words=words, other_id=ids.get(other, ""))
        for kind, source, words, other in (
            ("in each", "la préfecture", "ines carmin", ""),
            ("in each", "Inès Carmin", "barrage de valmont", ""),  # La Gazette and L'Écho
            ("in each", "Inès Carmin", "prefecture", ""),  # La Gazette alone
            ("in some", "Inès Carmin", "prefecture", ""),
            ("in some", "Inès Carmin", "fecture", ""),
            ("in some", "Inès Carmin", "sixty-five", "Tom Brac"),
            ("told", "Inès Carmin", "", "Tom Brac"),  # both deny that the dam holds
            ("told", "Inès Carmin", "", "la préfecture"),
        )
    ]
    assert borne_out(book.connection, asked) == [True, True, False, True, False, True, True, False]
    assert borne_out(book.connection, []) == []


def test_what_is_known_of_the_sources_leaves_out_who_is_known_in_one_article_only(book: Book) -> None:
    known = {source.name: source for source in known_sources(book.connection)}
    assert set(known) == {"Inès Carmin", "Tom Brac", "L'Écho", "The Courier", "la préfecture"}
    assert known["Inès Carmin"].mentions == 2


def test_names_across_articles_are_settled_by_the_rules(tmp_path: Path) -> None:
    """« M. Carmin » is who the article names in full, « la Russie » is "Russia", and « le Kremlin » is nobody else."""
    with open_record(tmp_path / "record.duckdb") as connection:
        book = Book(connection)
        place = SourceKind.PLACE
        for number, (text, language, name, kind) in enumerate(
            [
                ("Inès Carmin le dit.", Language.FRENCH, "Inès Carmin", SourceKind.PERSON),
                ("Mme Carmin l'a redit. Inès Carmin est préfète.", Language.FRENCH, "Mme Carmin", SourceKind.PERSON),
                ("La Russie dément.", Language.FRENCH, "la Russie", place),
                ("Russia denies it.", Language.ENGLISH, "Russia", place),
                ("Le Kremlin dément.", Language.FRENCH, "le Kremlin", place),
                ("Moscou dément.", Language.FRENCH, "Moscou", place),
            ]
        ):
            told = Article(text=text, language=language, origin=f"/{number}.txt")
            said = claim(told, f"Fait {number}.", Source(name=name, kind=kind), status=Status.DENIED)
            book.store(told, Made(said))
        assert settle(connection) == 2
        assert settle(connection) == 0
        assert parties(book) == [["Inès Carmin", "Mme Carmin"], ["Russia", "la Russie"]]
        assert ask(book, "select distinct source_name from stance where name_in_article = 'Mme Carmin'") == [
            ("Inès Carmin",)
        ]
