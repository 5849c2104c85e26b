"""What the record shows of articles that were changed: the views `article_change` and `silent_edit`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.models import Status
from tests.warehouse_samples import CARMIN, COURIER, GAZETTE, Book, Made, claim, tell, tell_edit
from warehouse.connection import open_record


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield tell(connection)


def rows(book: Book, query: str) -> list[tuple[Any, ...]]:
    return book.connection.execute(query).fetchall()


EDITS = "select claim_text, what, status_before, status_after from silent_edit order by history_number, claim_text"


def test_articles_that_never_changed_show_no_edit(book: Book) -> None:
    assert rows(book, "select * from silent_edit") == []
    assert rows(book, "select * from article_change") == []


def test_claims_that_vanished_appeared_or_changed_status_are_told_and_no_others(book: Book) -> None:
    tell_edit(book)
    assert rows(book, EDITS) == [
        ("Le barrage de Valmont tient bon.", "changed", ["asserted"], ["denied"]),
        ("Le maire est venu à Valmont.", "appeared", None, ["asserted"]),
        ("Le pont de Valmont est coupé.", "vanished", ["reported"], None),
    ]


def test_a_change_is_told_with_what_it_changed(book: Book) -> None:
    edited = tell_edit(book)
    assert rows(
        book,
        "select history_number, title_before, title_after, text_changed, title_changed, author_changed, date_changed,"
        " characters_before, characters_after, claims_appeared, claims_vanished, claims_changed from article_change",
    ) == [(2, GAZETTE.title, edited.title, True, True, False, False, len(GAZETTE.text), len(edited.text), 1, 1, 1)]


def test_a_claim_said_in_other_words_is_the_same_claim(book: Book) -> None:
    edited = COURIER.model_copy(update={"text": COURIER.text.replace("dam", "barrage"), "title": "Changed"})
    book.store(
        edited,
        Made(claim(edited, "The Valmont barrage holds.", CARMIN, status=Status.DENIED), joins=book.claim_ids["holds"]),
        Made(claim(edited, "Sixty-five were moved."), joins=book.claim_ids["sixty-five"]),
    )
    assert rows(book, EDITS) == []
    assert rows(book, "select title_changed, claims_changed from article_change") == [(True, 0)]


def test_a_change_that_was_taken_back_shows_both_ways(book: Book) -> None:
    tell_edit(book)
    assert book.store(GAZETTE).stored
    assert [(what, before, after) for _, what, before, after in rows(book, EDITS)] == [
        ("changed", ["asserted"], ["denied"]),
        ("appeared", None, ["asserted"]),
        ("vanished", ["reported"], None),
        ("changed", ["denied"], ["asserted"]),
        ("vanished", ["asserted"], None),
        ("appeared", None, ["reported"]),
    ]
    assert rows(book, "select history_number, claims_appeared, claims_vanished from article_change order by 1") == [
        (2, 1, 1),
        (3, 1, 1),
    ]


def test_an_article_emptied_of_its_claims_shows_them_all_vanished(book: Book) -> None:
    book.store(COURIER.model_copy(update={"text": "This article was withdrawn."}))
    assert {what for _, what, _, _ in rows(book, EDITS)} == {"vanished"}
    assert rows(book, "select claims_vanished from article_change") == [(2,)]
