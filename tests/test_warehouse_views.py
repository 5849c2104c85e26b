"""Each view answers its question on a small real record: the story of the dam at Valmont."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claims.models import Article, Language, Modality, Status
from tests.warehouse_samples import (
    BRAC,
    CARMIN,
    COURIER,
    ECHO,
    GAZETTE,
    NOW,
    PREFECTURE,
    Book,
    Made,
    claim,
    outlet,
    person,
    tell,
)
from warehouse.connection import open_record
from warehouse.ids import mention_id, revision_id
from warehouse.records import Outcome


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_record(tmp_path / "record.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam at Valmont, told once."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        return path, tell(connection)


@pytest.fixture
def book(told: tuple[Path, Book], tmp_path: Path) -> Iterator[Book]:
    """A copy of the story, to go on with."""
    path, book = told
    shutil.copyfile(path, tmp_path / "told.duckdb")
    with open_record(tmp_path / "told.duckdb") as connection:
        yield Book(connection, now=book.now, claim_ids=dict(book.claim_ids))


def ask(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return book.connection.execute(sql, list(values)).fetchall()


def hour(number: int) -> datetime:
    """When the record took in the nth article, from 0."""
    return NOW + timedelta(hours=number)


def decide(
    book: Book,
    mention: str,
    claim_id: str,
    outcome: Outcome,
    *,
    person: str | None = "Ada",
) -> None:
    """Add a decision, a person's unless ``person`` is None."""
    ask(
        book,
        "insert into match_decision select max(decision_number) + 1, ?, ?, ?, 0.5, 'said', [], ?, ?, ?, null"
        " from match_decision",
        mention,
        claim_id,
        outcome.value,
        "person" if person else "software",
        person or "matcher 5",
        book.now,
    )


def mention_of(article: Article, made: Made) -> str:
    return mention_id(revision_id(article), made.claim)


# ------------------------------------------------------------------------------------------- claim_status


def test_a_claim_shows_who_asserts_denies_and_reports_it(book: Book) -> None:
    rows = ask(book, "select text, standing, asserted_by, denied_by, reported_by from claim_status order by text")
    assert rows == [
        ("40 habitants de Valmont ont été évacués lundi.", "contested", ["la préfecture"], [], []),
        (
            "Le barrage de Valmont tient bon.",
            "contested",
            ["Inès Carmin", "L'Écho"],
            ["Inès Carmin", "Tom Brac"],
            [],
        ),
        ("Le barrage tient bon.", "asserted", ["unknown outlet"], [], []),
        ("Le pont de Valmont est coupé.", "reported", [], [], ["un riverain", "une rumeur"]),
        ("Sixty-five people were moved out of Valmont on Monday.", "contested", ["The Courier"], [], []),
    ]


def test_a_claim_shows_its_times(book: Book) -> None:
    [times] = ask(
        book,
        "select first_seen_at, last_seen_at, last_change_at, denied_since, contested_since from claim_status"
        " where claim_id = ?",
        book.claim_ids["holds"],
    )
    assert times == (GAZETTE.published, ECHO.published, hour(2), hour(1), hour(1))


def test_repeating_a_stance_is_no_change(book: Book) -> None:
    holds = book.claim_ids["holds"]
    again = ECHO.model_copy(update={"origin": "https://echo.example/2", "text": ECHO.text + " Encore."})
    book.store(again, Made(claim(again, "Le barrage de Valmont tient bon."), joins=holds))
    [row] = ask(
        book,
        "select last_change_at, mention_count, corroborated_by from claim_status where claim_id = ?",
        holds,
    )
    assert row == (hour(2), 5, 2)


def test_outlets_that_print_the_same_text_are_not_independent(book: Book) -> None:
    holds = book.claim_ids["holds"]
    copy = ECHO.model_copy(update={"origin": "https://mirror.example/1", "outlet": "Le Miroir"})
    book.store(copy, Made(claim(copy, "Le barrage de Valmont tient bon."), joins=holds))
    [row] = ask(book, "select outlets, corroborated_by from claim_status where claim_id = ?", holds)
    assert row == (["L'Écho", "La Gazette", "Le Miroir", "The Courier"], 2)


@pytest.mark.parametrize(
    ("voices", "standing"),
    [
        ([("A", Status.ASSERTED)], "asserted"),
        ([("A", Status.REPORTED)], "reported"),
        ([("A", Status.DENIED)], "denied"),
        ([("A", Status.DENIED), ("B", Status.REPORTED)], "denied"),
        ([("A", Status.ASSERTED), ("B", Status.REPORTED)], "asserted"),
        ([("A", Status.ASSERTED), ("B", Status.DENIED)], "contested"),
        ([("A", Status.ASSERTED), ("A", Status.DENIED)], "turned"),
        ([("A", Status.ASSERTED), ("A", Status.DENIED), ("B", Status.DENIED)], "contested"),
        ([("A", Status.ASSERTED), ("B", Status.ASSERTED), ("A", Status.DENIED)], "contested"),
    ],
)
def test_a_claim_stands_where_its_sources_put_it(
    connection: duckdb.DuckDBPyConnection, voices: Sequence[tuple[str, Status]], standing: str
) -> None:
    book = Book(connection)
    joins = None
    for number, (name, status) in enumerate(voices):
        told = GAZETTE.model_copy(update={"origin": f"/{number}", "outlet": f"Journal {number}"})
        made = Made(claim(told, "Le barrage tient.", person(name), status=status), joins=joins)
        book.store(told, made, names=["it"])
        joins = book.claim_ids["it"]
    assert ask(book, "select standing, contested from claim_status") == [(standing, standing == "contested")]


# ---------------------------------------------------------------------------------------------- contested


def test_both_sides_stand_side_by_side(book: Book) -> None:
    rows = ask(
        book,
        "select text, asserted_by, opposition, against_text, against_by, reason_kind, reasons,"
        " contested_since from contested order by opposition",
    )
    assert rows == [
        (
            "Le barrage de Valmont tient bon.",
            ["Inès Carmin", "L'Écho"],
            "denial",
            "Le barrage de Valmont tient bon.",
            ["Inès Carmin", "Tom Brac"],
            "denial",
            [],
            hour(1),
        ),
        (
            "40 habitants de Valmont ont été évacués lundi.",
            ["la préfecture"],
            "rival",
            "Sixty-five people were moved out of Valmont on Monday.",
            ["The Courier"],
            "amount",
            ["amount: 65 against 40"],
            hour(1),
        ),
    ]


@pytest.mark.parametrize(
    ("rival", "contested"),
    [
        (Made(claim(COURIER, "41 were moved.", PREFECTURE)), False),  # the same source corrects itself
        (Made(claim(COURIER, "41 were moved.", BRAC)), True),
        (Made(claim(COURIER, "41 were moved.", BRAC, status=Status.REPORTED)), True),  # an unnamed source's word
        (Made(claim(COURIER, "41 were moved.", PREFECTURE, status=Status.REPORTED)), False),
        (Made(claim(COURIER, "41 were moved.", BRAC, status=Status.REPORTED, modality=Modality.HEDGED)), False),
        (Made(claim(COURIER, "41 were moved.", BRAC, status=Status.REPORTED, modality=Modality.FUTURE)), False),
        (Made(claim(COURIER, "41 were moved.", BRAC, status=Status.DENIED)), False),
    ],
)
def test_only_another_source_that_tells_a_rival_as_a_fact_contests(
    connection: duckdb.DuckDBPyConnection, rival: Made, *, contested: bool
) -> None:
    book = Book(connection)
    book.store(GAZETTE, Made(claim(GAZETTE, "40 ont été évacués.", PREFECTURE)), names=["forty"])
    book.store(COURIER, Made(rival.claim, contradicts=(book.claim_ids["forty"],)))
    assert ask(book, "select count(*) from contradiction") == [(1,)]
    assert ask(book, "select distinct contested from claim_status") == [(contested,)]
    assert ask(book, "select distinct kind from change where kind = 'contested'") == [("contested",)] * contested


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_a_claim_asserted_and_one_passed_on_the_asserted_one_is_contested(
    connection: duckdb.DuckDBPyConnection, order: tuple[int, int]
) -> None:
    """Whichever the record learnt first."""
    book = Book(connection)
    made = [
        claim(GAZETTE, "40 ont été évacués.", PREFECTURE),
        claim(COURIER, "41 were moved.", BRAC, status=Status.REPORTED),
    ]
    articles = [GAZETTE, COURIER]
    first, second = order
    book.store(articles[first], Made(made[first]), names=["first"])
    book.store(articles[second], Made(made[second], contradicts=(book.claim_ids["first"],)))
    sides = ("40 ont été évacués.", [PREFECTURE.name], "rival", "41 were moved.", [BRAC.name])
    assert ask(book, "select text, asserted_by, opposition, against_text, against_by from contested") == [sides]
    assert ask(book, "select text, who, against_text, against_who from change where kind = 'contested'") == [
        (sides[0], sides[1], sides[3], sides[4])
    ]


def test_what_nobody_asserts_is_not_contested(connection: duckdb.DuckDBPyConnection) -> None:
    book = Book(connection)
    book.store(
        GAZETTE, Made(claim(GAZETTE, "40 ont été évacués.", PREFECTURE, status=Status.REPORTED)), names=["forty"]
    )
    book.store(
        COURIER,
        Made(claim(COURIER, "41 were moved.", BRAC, status=Status.REPORTED), contradicts=(book.claim_ids["forty"],)),
    )
    assert ask(book, "from contested") == []
    assert ask(book, "select distinct standing from claim_status") == [("reported",)]


def test_what_an_article_no_longer_says_contests_nothing(book: Book) -> None:
    """The Courier takes its article back; only Carmin's own denial is left against L'Écho."""
    retracted = COURIER.model_copy(update={"text": "This article was withdrawn."})
    book.store(retracted)
    assert ask(book, "select text, against_by from contested") == [
        ("Le barrage de Valmont tient bon.", ["Inès Carmin"])
    ]
    assert ask(
        book,
        "select standing, mention_count from claim_status where claim_id = ?",
        book.claim_ids["sixty-five"],
    ) == [("withdrawn", 0)]


# ------------------------------------------------------------------------------------------ contradiction


def test_a_contradiction_names_its_reason(book: Book) -> None:
    pair = sorted([book.claim_ids["forty"], book.claim_ids["sixty-five"]])
    assert ask(book, "select claim_id, other_claim_id, reason_kind, reasons, decided_by from contradiction") == [
        (*pair, "amount", ["amount: 65 against 40"], "matcher 4.5.6")
    ]


def test_a_person_may_lift_a_contradiction_and_put_it_back(book: Book) -> None:
    mention = mention_id(
        revision_id(COURIER),
        claim(
            COURIER,
            "Sixty-five people were moved out of Valmont on Monday.",
            evidence="Sixty-five people were moved out on Monday, the Courier has counted.",
        ),
    )
    forty = book.claim_ids["forty"]
    decide(book, mention, forty, Outcome.DIFFERENT)
    assert ask(book, "select * from contradiction") == []
    decide(book, mention, forty, Outcome.CONTRADICT, person=None)  # the software never overrules a person
    assert ask(book, "select * from contradiction") == []
    decide(book, mention, forty, Outcome.CONTRADICT)
    assert ask(book, "select decided_by from contradiction") == [("Ada",)]


# --------------------------------------------------------------------------------- merging and taking back


def test_a_merge_a_software_decision_and_an_undo_are_only_decisions(book: Book) -> None:
    """Ada merges a claim into the one about Valmont; a rematch does not undo that, she does."""
    apart = ask(book, "select * from claim_status order by all")
    [(mention,)] = ask(book, "select opening_mention_id from claim where claim_id = ?", book.claim_ids["a dam holds"])
    holds = book.claim_ids["holds"]
    decide(book, mention, holds, Outcome.SAME)
    decide(book, mention, book.claim_ids["a dam holds"], Outcome.NEW, person=None)
    assert ask(book, "select mention_count from claim_status where claim_id = ?", holds) == [(5,)]
    assert ask(book, "select * from claim_status where claim_id = ?", book.claim_ids["a dam holds"]) == []
    assert ask(book, "select * from review_queue") == []
    decide(book, mention, book.claim_ids["a dam holds"], Outcome.NEW)
    again = ask(book, "select * exclude (last_change_at) from claim_status order by all")
    assert again == [row[:13] + row[14:] for row in apart]


def test_a_merged_claim_takes_its_contradictions_along(book: Book) -> None:
    """What contradicted "forty" contradicts the claim that "forty" became."""
    [(mention,)] = ask(book, "select opening_mention_id from claim where claim_id = ?", book.claim_ids["forty"])
    decide(book, mention, book.claim_ids["bridge"], Outcome.SAME)
    pair = sorted([book.claim_ids["bridge"], book.claim_ids["sixty-five"]])
    assert ask(book, "select claim_id, other_claim_id from contradiction") == [tuple(pair)]


# ------------------------------------------------------------------------------------------- the other views


def test_a_timeline_is_in_the_order_of_publication_and_shows_what_was_new(book: Book) -> None:
    rows = ask(
        book,
        "select timeline_number, seen_at, status, sources, is_new_stance, outlet from claim_timeline"
        " where claim_id = ? order by timeline_number",
        book.claim_ids["holds"],
    )
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert rows[:2] == [
        (1, GAZETTE.published, "asserted", ["Inès Carmin"], True, "La Gazette"),
        (2, COURIER.published, "denied", ["Tom Brac"], True, "The Courier"),
    ]
    assert sorted(row[1:] for row in rows[2:]) == [
        (ECHO.published, "asserted", ["L'Écho"], True, "L'Écho"),
        (ECHO.published, "denied", ["Inès Carmin"], True, "L'Écho"),
    ]


def test_a_source_shows_what_it_stands_behind_and_where_it_turned(book: Book) -> None:
    rows = ask(
        book,
        "select text, latest_status, asserted_count, denied_count, turned from source_record"
        " where source_name = 'Inès Carmin'",
    )
    assert rows == [("Le barrage de Valmont tient bon.", "denied", 1, 1, True)]


def test_a_source_that_contradicts_itself_shows(book: Book) -> None:
    later = COURIER.model_copy(update={"origin": "https://courier.example/2"})
    rival = claim(later, "Seventy people were moved out of Valmont on Monday.", outlet("The Courier"))
    book.store(later, Made(rival, contradicts=(book.claim_ids["sixty-five"],)), names=["seventy"])
    rows = ask(
        book,
        "select claim_id, contradicts_own from source_record where len(contradicts_own) > 0 order by text",
    )
    assert rows == [
        (book.claim_ids["seventy"], [book.claim_ids["sixty-five"]]),
        (book.claim_ids["sixty-five"], [book.claim_ids["seventy"]]),
    ]


def test_a_doubt_waits_until_it_is_settled(book: Book) -> None:
    waiting = "select mention_text, claim_text, reasons from review_queue"
    assert ask(book, waiting) == [
        ("Le barrage tient bon.", "Le barrage de Valmont tient bon.", ["place: none against Valmont"])
    ]
    [(mention, claim_id)] = ask(book, "select mention_id, claim_id from review_queue")
    decide(book, mention, claim_id, Outcome.DIFFERENT)
    assert ask(book, waiting) == []


def test_a_person_who_places_the_mention_settles_its_doubts(book: Book) -> None:
    [(mention, own)] = ask(book, "select mention_id, mention_claim_id from review_queue")
    decide(book, mention, own, Outcome.NEW)
    assert ask(book, "select * from review_queue") == []


def test_an_article_shows_what_it_says_now(book: Book) -> None:
    edited = GAZETTE.model_copy(update={"title": "À Valmont, l'eau baisse"})
    book.store(edited)
    assert ask(book, "select title, state_count, changed_at from current_article where outlet = 'La Gazette'") == [
        ("À Valmont, l'eau baisse", 2, hour(4))
    ]


def test_stances_keep_what_articles_used_to_say(book: Book) -> None:
    book.store(GAZETTE.model_copy(update={"text": "Rien."}))
    assert ask(
        book, "select is_current, count(*) from stance where outlet = 'La Gazette' group by all order by all"
    ) == [(False, 3)]


def test_words_came_through_others(book: Book) -> None:
    rows = ask(book, "select name_in_article, role, through from stance where source_name = 'Tom Brac'")
    assert rows == [("Tom Brac", "mayor", ["The Courier"])]


def test_a_source_has_one_name_and_keeps_every_form(book: Book) -> None:
    told = GAZETTE.model_copy(update={"origin": "/3", "language": Language.FRENCH})
    prefecture = PREFECTURE.model_copy(update={"name": "Préfecture"})
    book.store(told, Made(claim(told, "L'eau baisse.", prefecture, CARMIN)))
    assert ask(
        book,
        "select distinct source_name, name_in_article from stance where source_kind = 'organisation' order by all",
    ) == [("la préfecture", "Préfecture"), ("la préfecture", "la préfecture")]
    assert ask(book, "select alias from source_alias where contains(alias, 'réfecture') order by 1") == [
        ("Préfecture",),
        ("la préfecture",),
    ]
