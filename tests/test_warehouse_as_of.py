"""The record at any earlier moment is what its views gave then: nothing is ever updated away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claims.models import Status
from tests.warehouse_samples import (
    ECHO,
    GAZETTE,
    NOW,
    Book,
    Made,
    claim,
    person,
    tell_courier,
    tell_echo,
    tell_gazette,
    tell_unsigned,
)
from warehouse.connection import open_record
from warehouse.ids import mention_id, revision_id
from warehouse.statements import MACROS, VIEWS

# The views that can be asked for a moment, and what gives them then.
AT = tuple(name.removesuffix("_at") for name in MACROS if name.removesuffix("_at") in VIEWS)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield Book(connection)


def rows(book: Book, relation: str, *values: object) -> list[tuple[Any, ...]]:
    return book.connection.execute(f"select * from {relation} order by all", list(values)).fetchall()


def state(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """What every view gives now."""
    return {view: rows(book, view) for view in AT}


def state_at(book: Book, moment: object) -> dict[str, list[tuple[Any, ...]]]:
    """What every view gave at a moment."""
    return {view: rows(book, f"{view}_at(?)", moment) for view in AT}


def revise(book: Book) -> None:
    """The Gazette takes its first sentence back."""
    told = GAZETTE.model_copy(update={"text": "Le barrage de Valmont inquiète. Le pont serait coupé."})
    book.store(
        told,
        Made(claim(told, "Le barrage de Valmont inquiète.", evidence="Le barrage de Valmont inquiète.")),
        Made(
            claim(told, "Le pont de Valmont est coupé.", status=Status.REPORTED, evidence="Le pont serait coupé."),
            joins=book.claim_ids["bridge"],
        ),
    )


def go_back(book: Book) -> None:
    """… and the Gazette takes that back."""
    book.store(GAZETTE, Made(claim(GAZETTE, "Le barrage de Valmont tient bon.")))


def act(book: Book, kind: str, *, undoes: int | None = None) -> int:
    """A person's act, an hour later."""
    [(number,)] = book.connection.execute("select coalesce(max(act_number), 0) + 1 from act").fetchall()
    book.connection.execute("insert into act values (?, ?, 'Ada', null, ?, ?)", [number, kind, undoes, book.now])
    book.now += timedelta(hours=1)
    return int(number)


def split_off(book: Book) -> None:
    """A person says that L'Écho's sentence is a claim of its own, and of which it contradicts the other."""
    echo = mention_id(revision_id(ECHO), claim(ECHO, "Le barrage de Valmont tient bon."))
    number = act(book, "split")
    for outcome, target in (("same", "sixty-five"), ("contradict", "forty")):
        book.connection.execute(
            "insert into match_decision select max(decision_number) + 1, ?, ?, ?, 1, 'said', ['by hand'], 'person',"
            " 'Ada', ?, ? from match_decision",
            [echo, book.claim_ids[target], outcome, book.now - timedelta(hours=1), number],
        )


def take_back(book: Book) -> None:
    act(book, "undo", undoes=1)


def take_back_the_taking_back(book: Book) -> None:
    act(book, "undo", undoes=2)


STORY: tuple[Callable[[Book], object], ...] = (
    tell_gazette,
    tell_courier,
    tell_echo,
    tell_unsigned,
    revise,
    go_back,
    split_off,
    take_back,
    take_back_the_taking_back,
)


def test_every_step_of_a_growing_record_can_be_seen_again(book: Book) -> None:
    """Articles, a changed text, a change taken back, a person's act, its undoing and the undoing of that."""
    seen: list[tuple[datetime, dict[str, list[tuple[Any, ...]]]]] = []
    for step in STORY:
        step(book)
        seen.append((book.now - timedelta(seconds=1), state(book)))
    states = [then for _, then in seen]
    assert all(one != other for one, other in pairwise(states))  # each step shows
    for moment, then in seen:
        assert state_at(book, moment) == then


def test_a_step_counts_from_its_own_moment_on(book: Book) -> None:
    tell_gazette(book)
    before = state(book)
    tell_courier(book)
    after = state(book)
    assert state_at(book, NOW + timedelta(hours=1)) == after
    assert state_at(book, NOW + timedelta(hours=1) - timedelta(microseconds=1)) == before


def test_before_the_first_article_there_is_nothing(book: Book) -> None:
    tell_gazette(book)
    assert all(then == [] for then in state_at(book, "2000-01-01").values())


@pytest.mark.parametrize("moment", ["2031-05-04 10:30", "2031-05-04T10:30:00", datetime(2031, 5, 4, 10, 30)])  # noqa: DTZ001
def test_a_moment_is_a_text_or_a_time(book: Book, moment: object) -> None:
    tell_gazette(book)
    tell_courier(book)
    tell_echo(book)
    [(asserted_by,)] = book.connection.execute(
        "select asserted_by from as_of(?) where claim_id = ?", [moment, book.claim_ids["holds"]]
    ).fetchall()
    assert asserted_by == ["Inès Carmin"]


def test_a_day_is_its_first_moment(book: Book) -> None:
    tell_gazette(book)
    assert rows(book, "as_of(date '2031-05-04')") == []
    assert len(rows(book, "as_of(date '2031-05-05')")) == 3


def test_what_is_asked_for_a_moment_has_the_columns_of_the_view(book: Book) -> None:
    for view in AT:
        shape = [
            book.connection.execute(f"describe from {each}").fetchall() for each in (view, f"{view}_at('2031-05-04')")
        ]
        assert shape[0] == shape[1], view


def test_who_speaks_for_the_first_time_shows_from_then_on(book: Book) -> None:
    tell_gazette(book)
    later = ECHO.model_copy(update={"origin": "https://echo.example/9"})
    said = claim(later, "Le barrage de Valmont tient bon.", person("Noé Vasseur"))
    book.store(later, Made(said, joins=book.claim_ids["holds"]))
    spoke = "select count(*) from stance_at(?) where source_name = 'Noé Vasseur'"
    assert book.connection.execute(spoke, [NOW]).fetchall() == [(0,)]
    assert book.connection.execute(spoke, [NOW + timedelta(hours=1)]).fetchall() == [(1,)]
