"""Readings on a shelf beside the record: made once, the same for the next process, and never trusted."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from claims.comparison import vocabulary
from claims.comparison.reading import Key, Reading, beside, kept, read_statements, reader
from claims.models import Language
from warehouse.shelf import FileShelf, shelf_path

DAY = date(2031, 5, 4)
TEXTS = (
    "Le maire de Brumeville a fermé la piscine mardi.",
    "Au moins 1 200 nageurs ont quitté la piscine de Brumeville avant 18 h 30.",
    "Entre 3 et 5 millions d'euros auraient été versés au club, plus que l'an dernier.",
    "Ce n'est pas la préfète, mais son adjoint, qui a signé l'arrêté du 3 mai 2031.",
    "Nothing proves that the mayor of Brumeville closed two of the three pools on Tuesday.",
    "The club could sell fewer than 40 per cent of its tickets before May 9.",
)
KEYS: list[Key] = [(text, Language.FRENCH if n < 4 else Language.ENGLISH, DAY) for n, text in enumerate(TEXTS)]


@pytest.fixture(autouse=True)
def nothing_read() -> Iterator[None]:
    """As in a process that has read nothing."""
    forget()
    yield
    forget()


def forget() -> None:
    kept._at_hand.clear()
    kept._packed.clear()
    vocabulary._vectors.clear()


def never(*_: object) -> None:
    raise AssertionError("read again")


def told(readings: Sequence[Reading]) -> list[tuple[object, ...]]:
    """Everything that readings say, for comparing: they are equal only to themselves."""
    return [tuple(getattr(reading, field.name) for field in dataclasses.fields(reading)) for reading in readings]


def test_the_next_process_reads_nothing_and_knows_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = FileShelf(tmp_path / "record.duckdb", reader())
    with beside(shelf):
        first = read_statements(KEYS)
    vectors = [reading.vectors.tolist() for reading in first]
    forget()
    monkeypatch.setattr(kept, "pipeline", never)
    monkeypatch.setattr(vocabulary, "usem3_engine", never)
    with beside(shelf):
        again = read_statements(KEYS)
    assert told(again) == told(first)
    assert [reading.vectors.tolist() for reading in again] == vectors
    assert any(quantity.high == float("inf") for reading in again for quantity in reading.quantities)


def test_without_a_shelf_nothing_is_kept(tmp_path: Path) -> None:
    with beside(None):
        read_statements(KEYS)
    assert list(tmp_path.iterdir()) == []


def test_what_another_reader_made_is_not_taken(tmp_path: Path) -> None:
    record = tmp_path / "record.duckdb"
    FileShelf(record, "of yesterday").put({"a": b"1"})
    assert FileShelf(record, "of yesterday").find(["a", "b"]) == {"a": b"1"}
    assert FileShelf(record, "of today").find(["a"]) == {}
    assert FileShelf(record, "of yesterday").find(["a"]) == {}


class Spoilt:
    """A shelf that gives other bytes than were put there: without the last, and with others instead."""

    def __init__(self, instead: bytes) -> None:
        self.instead = instead
        self.held: dict[str, bytes] = {}

    def find(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is kept, spoilt."""
        return {name: self.held[name][:-1] + self.instead for name in names if name in self.held}

    def put(self, kept: Mapping[str, bytes]) -> None:
        """Keep it as it is."""
        self.held |= kept


@pytest.mark.parametrize("instead", [b"", b"x", b"x" * 40])
def test_what_is_damaged_is_read_anew(instead: bytes) -> None:
    shelf = Spoilt(instead)
    with beside(shelf):
        first = read_statements(KEYS)
    forget()
    with beside(shelf):
        assert told(read_statements(KEYS)) == told(first)


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to have a header of its own" * 40, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_shelf_costs_only_time(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    record = tmp_path / "record.duckdb"
    shelf_path(record).write_bytes(content)
    shelf = FileShelf(record, reader())
    with beside(shelf):
        first = read_statements(KEYS)
    assert "claims are read again" in caplog.text
    forget()
    with beside(shelf):
        assert told(read_statements(KEYS)) == told(first)
    with sqlite3.connect(shelf_path(record)) as connection:
        [(rows,)] = connection.execute("select count(*) from kept").fetchall()
    connection.close()
    assert rows > len(KEYS)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with beside(FileShelf(tmp_path / "nowhere" / "record.duckdb", reader())):
        assert len(read_statements(KEYS)) == len(KEYS)
    assert "could not be written" in caplog.text
