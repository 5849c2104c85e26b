"""The view `change` tells each piece of news once, with who, what and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from claims.models import Status
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

HOLDS = "Le barrage de Valmont tient bon."


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield Book(connection)


def hour(number: int) -> datetime:
    """When the record took in the nth article, from 0."""
    return NOW + timedelta(hours=number)


def news(book: Book, columns: str, kind: str) -> list[tuple[Any, ...]]:
    return book.connection.execute(
        f"select {columns} from change where kind = ? order by happened_at, text", [kind]
    ).fetchall()


def ids(book: Book) -> dict[str, datetime]:
    """Every change with its time."""
    return dict(book.connection.execute("select change_id, happened_at from change").fetchall())


def test_a_contested_claim_names_both_sides(book: Book) -> None:
    tell(book.connection)
    assert news(book, "text, who, against_text, against_who, reason_kind, reasons, happened_at", "contested") == [
        (
            "40 habitants de Valmont ont été évacués lundi.",
            ["la préfecture"],
            "Sixty-five people were moved out of Valmont on Monday.",
            ["The Courier"],
            "amount",
            ["amount: 65 against 40"],
            hour(1),
        ),
        (HOLDS, ["Inès Carmin", "L'Écho"], HOLDS, ["Inès Carmin", "Tom Brac"], "denial", [], hour(1)),
    ]


def test_a_contested_claim_is_the_same_to_the_view_contested(book: Book) -> None:
    tell(book.connection)
    assert (
        book.connection.execute(
            "select claim_id, against_claim_id, contested_since from contested"
            " except select claim_id, against_claim_id, happened_at from change where kind = 'contested'"
        ).fetchall()
        == []
    )


def test_each_denial_is_told_once_with_all_who_deny_it_together(book: Book) -> None:
    told = tell(book.connection)
    book.now, book.claim_ids = told.now, told.claim_ids
    later = ECHO.model_copy(update={"origin": "/3", "outlet": None})
    for number in (1, 2):  # the second time is no news
        again = later.model_copy(update={"origin": f"/{number}"})
        made = claim(again, HOLDS, person("Noé Roc"), PREFECTURE, status=Status.DENIED)
        book.store(again, Made(made, joins=book.claim_ids["holds"]))
    assert news(book, "who, happened_at, source_id is null, status", "denied") == [
        (["Tom Brac"], hour(1), False, "denied"),
        (["Inès Carmin"], hour(2), False, "denied"),
        (["Noé Roc", "la préfecture"], hour(4), True, "denied"),
    ]


def test_a_source_that_turned_round_is_told_with_its_later_word(book: Book) -> None:
    tell(book.connection)
    assert news(book, "text, who, status, happened_at", "turned") == [(HOLDS, ["Inès Carmin"], "denied", hour(2))]


def test_a_rumour_that_somebody_vouches_for_is_news(book: Book) -> None:
    told = tell(book.connection)
    book.now = told.now
    vouching = COURIER.model_copy(update={"origin": "/4"})
    book.store(vouching, Made(claim(vouching, "The Valmont bridge is closed.", BRAC), joins=told.claim_ids["bridge"]))
    assert news(book, "text, who, status, happened_at", "vouched") == [
        ("Le pont de Valmont est coupé.", ["Tom Brac"], "asserted", hour(4))
    ]


def test_a_claim_is_corroborated_when_the_second_text_of_another_outlet_carries_it(book: Book) -> None:
    told = tell(book.connection)
    book.now = told.now
    assert news(book, "who, happened_at", "corroborated") == [(["L'Écho", "La Gazette"], hour(2))]
    copies = (
        GAZETTE.model_copy(update={"origin": "/5", "outlet": "Le Miroir"}),
        ECHO.model_copy(update={"origin": "/6", "outlet": "Le Matin"}),
    )
    for copy in copies:
        opened = claim(copy, "Inès Carmin a parlé.", CARMIN)
        book.store(copy, Made(opened, joins=book.claim_ids.get("spoke")), names=["spoke"])
        book.claim_ids.setdefault("spoke", "")
    told_twice = news(book, "text, who, happened_at", "corroborated")
    assert told_twice[1:] == [("Inès Carmin a parlé.", ["Le Matin", "Le Miroir"], hour(5))]


def test_what_an_article_takes_back_is_told_with_the_article(book: Book) -> None:
    told = tell(book.connection)
    book.now = told.now
    book.store(COURIER.model_copy(update={"text": "This article was withdrawn."}))
    assert news(book, "text, who, happened_at", "withdrawn") == [
        ("Sixty-five people were moved out of Valmont on Monday.", ["The Courier"], hour(4))
    ]
    assert news(book, "text, who, claim_id, happened_at", "edited") == [
        ("Doubts over dam", ["The Courier"], None, hour(4))
    ]


def test_a_new_headline_is_no_edit_of_the_text(book: Book) -> None:
    book.store(GAZETTE)
    book.store(GAZETTE.model_copy(update={"title": "L'eau monte"}))
    assert news(book, "text", "edited") == []


def test_a_source_that_contradicts_itself_is_told_with_both_claims(book: Book) -> None:
    told = tell(book.connection)
    book.now = told.now
    later = COURIER.model_copy(update={"origin": "/7", "published": datetime(2031, 5, 9)})  # noqa: DTZ001
    seventy = claim(later, "Seventy people were moved out of Valmont on Monday.", outlet("The Courier"))
    book.store(later, Made(seventy, contradicts=(told.claim_ids["sixty-five"],), reason_kind="amount"))
    assert news(book, "text, against_text, who, reason_kind, happened_at", "source_contradicted") == [
        (
            "Seventy people were moved out of Valmont on Monday.",
            "Sixty-five people were moved out of Valmont on Monday.",
            ["The Courier"],
            "amount",
            hour(4),
        )
    ]


def test_a_change_keeps_its_id_and_its_time_when_more_articles_say_the_same(book: Book) -> None:
    """Later ones, an earlier one, and an edit that leaves the claims as they were."""
    told = tell(book.connection)
    book.now = told.now
    before = ids(book)
    for published in (datetime(2031, 6, 1), datetime(2030, 1, 1)):  # noqa: DTZ001
        again = ECHO.model_copy(update={"origin": f"/{published:%Y}", "published": published})
        book.store(
            again,
            Made(claim(again, HOLDS), joins=told.claim_ids["holds"]),
            Made(claim(again, HOLDS, BRAC, status=Status.DENIED), joins=told.claim_ids["holds"]),
        )
    edited = COURIER.model_copy(update={"text": COURIER.text + " More soon."})
    book.store(
        edited,
        Made(claim(edited, HOLDS, BRAC, status=Status.DENIED), joins=told.claim_ids["holds"]),
        Made(
            claim(edited, "Sixty-five people were moved out of Valmont on Monday."),
            joins=told.claim_ids["sixty-five"],
        ),
    )
    after = ids(book)
    assert before.items() <= after.items()
    assert [
        kind
        for (kind,) in book.connection.execute(
            "select kind from change where not list_contains(?, change_id)", [list(before)]
        ).fetchall()
    ] == ["edited"]


def test_a_change_happens_once(book: Book) -> None:
    tell(book.connection)
    rows = book.connection.execute("select change_id from change").fetchall()
    assert len(set(rows)) == len(rows) == 6
