"""What is kept beside the snapshot is what the views say, whatever the record has learnt since; and is never needed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
import pytest

from claims.models import Article, Status
from tests.warehouse_samples import (
    DIMENSION,
    ECHO,
    ENCODER,
    Book,
    Made,
    claim,
    person,
    tell_courier,
    tell_echo,
    tell_edit,
    tell_gazette,
    tell_unsigned,
    vectors_for,
)
from warehouse import kept
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.decisions import Accept, Contradict, Merge, Reject, Request, Separate, Split, Undo, act
from warehouse.errors import ActRefused
from warehouse.parties import part, unite
from warehouse.queries import list_claims, totals
from warehouse.snapshot import publish


class Encoder:
    key = ENCODER

    def encode(self, texts: Any) -> Any:
        return vectors_for(texts, DIMENSION)


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 0)
    monkeypatch.setattr(kept, "MOST_TOUCHED", 1.0)


def rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"from {name} order by all").fetchall()


def check(path: Path) -> None:
    """The kept rows are those of the views."""
    with open_snapshot(path) as connection:
        assert connection.execute(
            "select database_name from duckdb_databases() where database_name = 'kept'"
        ).fetchall()
        for name in kept.VIEWS:
            assert rows(connection, name) == rows(connection, f"record.{name}"), name


def chapters(book: Book) -> list[Callable[[], object]]:
    return [
        lambda: tell_gazette(book),
        lambda: tell_courier(book),
        lambda: tell_echo(book),
        lambda: tell_unsigned(book),
        lambda: tell_edit(book),
    ]


def test_each_chapter_brings_the_kept_rows_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    book = Book(None)  # type: ignore[arg-type]
    for chapter in chapters(book):
        with open_record(path) as connection:
            book.connection = connection
            chapter()
        publish(path)
        check(path)


def other(number: int, book: Book, chance: random.Random) -> tuple[Article, list[Made]]:
    """An article of one to three claims, some of which join, contradict or doubt others."""
    text = f"Numéro {number}. Le barrage de Valmont compte {number} vannes. Elles tiennent. La digue aussi."
    article = Article(
        text=text,
        language=ECHO.language,
        origin=f"https://other.example/{number}",
        outlet=chance.choice(["Le Phare", "La Vigie", None]),
        published=ECHO.published,
    )
    ids = sorted(book.claim_ids.values())
    made = []
    for words in chance.sample(["Elles tiennent.", "La digue aussi.", f"Numéro {number}."], chance.randint(1, 3)):
        source = person(chance.choice(["Inès Carmin", "Odile Brun", "Marc Fer"]))
        told = claim(
            article, f"{words} {number}", source, evidence=words, status=chance.choice([Status.ASSERTED, Status.DENIED])
        )
        link = chance.choice(["joins", "contradicts", "doubts", "none"]) if ids else "none"
        if link == "joins":
            made.append(Made(told, joins=chance.choice(ids)))
        elif link == "none":
            made.append(Made(told))
        else:
            made.append(Made(told, **{link: (chance.choice(ids),)}))  # type: ignore[arg-type]
    return article, made


def deed(book: Book, chance: random.Random) -> Request:
    mentions = [m for (m,) in book.connection.execute("select mention_id from mention order by all").fetchall()]
    ids = sorted(book.claim_ids.values())
    mention, one, two = chance.choice(mentions), *chance.sample(ids, 2)
    deeds: list[Request] = [
        Merge(claim=one, into=two),
        Split(mentions=(mention,)),
        Split(mentions=(mention,), into=one),
        Reject(mention=mention),
        Accept(mention=mention),
        Contradict(claim=one, other=two),
        Separate(claim=one, other=two),
        Undo(act=chance.randint(1, 9)),
    ]
    return chance.choice(deeds)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_the_kept_rows_are_those_of_the_views(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        book = Book(connection)
        for chapter in chapters(book):
            chapter()
    publish(path)
    for number in range(8):
        with open_record(path) as connection:
            book.connection = connection
            if number % 2:
                article, made = other(number, book, chance)
                book.store(article, *made, names=[f"{number} {n}" for n in range(3)])
            elif number % 6 == 0:
                found = connection.execute("select distinct name from source where kind = 'person' order by name")
                names = [name for (name,) in found.fetchall()]
                if len(names) > 1 and chance.random() < 0.7:
                    unite(connection, chance.sample(names, 2), person="Ada", note=None, now=book.now)
                else:
                    part(connection, names[0], person="Ada", note=None, now=book.now)
            else:
                book.now += timedelta(hours=1)
                try:
                    act(connection, deed(book, chance), person="Ada", note=None, now=book.now, encoder=Encoder())
                except ActRefused:
                    continue
        publish(path)
        check(path)


def test_only_what_an_article_touched_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    chance = random.Random(7)
    with open_record(path) as connection:
        book = Book(connection)
        for number in range(40):
            article, made = other(number, Book(connection), chance)  # no links
            book.store(article, *made, names=[f"{number} {n}" for n in range(3)])
    publish(path)
    with open_record(path) as connection:
        book.connection = connection
        article, _ = other(99, Book(connection), chance)
        book.store(
            article, Made(claim(article, "Elles tiennent. 99", evidence="Elles tiennent."), joins=book.claim_ids["3 0"])
        )
    with mock.patch.object(kept, "keep"):
        publish(path)
    assert kept.keep(path, snapshot_path(path)) == 1
    check(path)


def test_without_the_file_or_with_a_bad_one_the_views_are_asked(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        book = Book(connection)
        tell_gazette(book)
        tell_courier(book)
    publish(path)
    file = kept.kept_path(path)
    with open_snapshot(path) as connection:
        before = list_claims(connection), totals(connection)
    old = shutil.copyfile(file, tmp_path / "old")
    with open_record(path) as connection:
        book.connection = connection
        tell_echo(book)
    publish(path)
    with open_snapshot(path) as connection:
        after = list_claims(connection), totals(connection)
    assert after != before
    file.unlink()
    with open_snapshot(path) as connection:
        assert (list_claims(connection), totals(connection)) == after
    for bad in (old.read_bytes(), b"no database", old.read_bytes()[:5000]):
        file.write_bytes(bad)
        with open_snapshot(path) as connection:
            assert (list_claims(connection), totals(connection)) == after
    kept.keep(path, snapshot_path(path))  # over a bad one
    publish(path)
    check(path)


def test_a_record_that_was_put_back_is_looked_at_whole(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        book = Book(connection)
        tell_gazette(book)
    earlier = shutil.copyfile(path, tmp_path / "earlier")
    with open_record(path) as connection:
        book.connection = connection
        tell_courier(book)
    publish(path)
    shutil.copyfile(earlier, path)
    with open_record(path) as connection:
        book.connection = connection
        tell_unsigned(book)
        article, made = other(1, Book(connection), random.Random(1))
        book.store(article, *made)
    publish(path)
    check(path)


def test_of_a_small_record_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        tell_gazette(Book(connection))
    publish(path)
    assert kept.kept_path(path).exists()
    monkeypatch.setattr(kept, "KEPT_FROM", 1000)
    publish(path)
    assert not kept.kept_path(path).exists()


def test_what_many_questions_rest_on_is_asked_once_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is kept, what is kept is left alone."""
    monkeypatch.setattr(kept, "KEPT_FROM", 100_000)
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        tell_gazette(Book(connection))
        for name in ("claim_status", "source_record"):
            expected = rows(connection, name)
            with kept.asked_once(connection):
                assert connection.execute("select count(*) from duckdb_tables() where temporary").fetchall() == [(4,)]
                assert rows(connection, name) == expected
            assert connection.execute("select count(*) from duckdb_tables() where temporary").fetchall() == [(0,)]
    monkeypatch.setattr(kept, "KEPT_FROM", 0)
    publish(path)
    with open_snapshot(path) as connection, kept.asked_once(connection):
        assert connection.execute("select count(*) from duckdb_tables() where temporary").fetchall() == [(0,)]
    check(path)
