"""An index beside the record finds what the scan finds, and where it cannot be used the record is scanned."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from tests.test_warehouse_nearest import Floats, fill, merge, oracle, unit
from tests.warehouse_samples import ENCODER
from warehouse import vector_index
from warehouse.connection import open_record, open_snapshot
from warehouse.nearest import nearest
from warehouse.records import NearClaim
from warehouse.snapshot import publish
from warehouse.vector_index import index_path, keep, load

STORED, DIMENSION, K = 700, 16, 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of 700 claims with its index."""
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        fill(connection, unit(1, STORED, DIMENSION))
    publish(path)
    assert keep(path, pays_from=STORED)
    return path


@pytest.fixture
def everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every group is looked at: the index must then find exactly what the scan finds."""
    monkeypatch.setattr(vector_index, "PROBES", 10_000)


def ask(path: Path, queries: Floats) -> list[list[tuple[str, float]]]:
    with open_record(path) as connection:
        return told(nearest(connection, ENCODER, queries, K))


def told(found: list[list[NearClaim]]) -> list[list[tuple[str, float]]]:
    return [[(near.claim_id, near.similarity) for near in row] for row in found]


def scanned(path: Path, queries: Floats) -> list[list[tuple[str, float]]]:
    """What is found without the index, which stays."""
    aside = index_path(path).rename(path.with_suffix(".aside"))
    found = ask(path, queries)
    aside.rename(index_path(path))
    return found


def add(path: Path, seed: int, claims: int, *, held: int = STORED) -> set[str]:
    """The ids of new claims, which the index does not know."""
    with open_record(path) as connection:
        return set(fill(connection, unit(seed, claims, DIMENSION), held=held))


@pytest.mark.usefixtures("everywhere")
def test_it_finds_what_the_scan_finds_in_the_same_numbers(path: Path) -> None:
    queries = unit(2, 1030, DIMENSION)  # more than go in one pass
    assert ask(path, queries) == scanned(path, queries)


@pytest.mark.usefixtures("everywhere")
def test_what_the_record_learnt_since_is_compared_too(path: Path) -> None:
    new = add(path, 7, 40)
    queries = unit(7, 40, DIMENSION)
    found = ask(path, queries)
    assert found == scanned(path, queries)
    assert sum(row[0][0] in new for row in found) > 20


@pytest.mark.usefixtures("everywhere")
def test_claims_that_the_record_no_longer_holds_are_not_found(path: Path) -> None:
    with open_record(path) as connection:
        connection.execute("delete from claim_embedding where hash(claim_id) % 2 = 0").fetchall()
    queries = unit(2, 50, DIMENSION)
    assert ask(path, queries) == scanned(path, queries)


@pytest.mark.usefixtures("everywhere")
def test_a_claim_that_the_software_took_for_another_since_is_not_found(path: Path) -> None:
    [[(first, _), (second, _), *_]] = ask(path, unit(2, 1, DIMENSION))
    with open_record(path) as connection:
        merge(connection, [first, second], "software")
    [row] = ask(path, unit(2, 1, DIMENSION))
    assert first not in dict(row)
    assert row[0][0] == second


def test_near_duplicates_are_found_by_looking_at_a_part_of_the_groups(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_index, "PROBES", 6)  # of 26
    noise = np.random.default_rng(5).normal(0, 0.01, size=(STORED, DIMENSION))
    near = unit(1, STORED, DIMENSION) + noise
    near = (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)
    hits = [bool(row and row[0] == best[0]) for row, best in zip(ask(path, near), scanned(path, near), strict=True)]
    assert np.mean(hits) > 0.97


@pytest.mark.parametrize("where", ["beginning", "centres", "vectors", "end"])
def test_a_damaged_index_is_told_in_one_line_and_the_record_scanned(
    path: Path, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = index_path(path)
    data = bytearray(file.read_bytes())
    spots = {"beginning": 30, "centres": 4096 + 11, "vectors": len(data) - 1}
    if where == "end":
        data = data[:-1]
    else:
        data[spots[where]] ^= 1
    file.write_bytes(data)
    queries = unit(2, 50, DIMENSION)
    with caplog.at_level(logging.WARNING):
        found = [ask(path, queries) for _ in range(2)]
    [line] = caplog.messages
    assert str(file) in line
    assert found == [oracle_of(path, queries)] * 2
    assert keep(path, pays_from=STORED)
    assert load(path) is not None


def oracle_of(path: Path, queries: Floats) -> list[list[tuple[str, float]]]:
    with open_record(path) as connection:
        found = connection.execute("select claim_id, vector from claim_embedding").fetchall()
    return oracle([name for name, _ in found], np.array([vector for _, vector in found], dtype=np.float32), queries, K)


def test_it_is_made_anew_once_the_record_has_grown_and_not_before(path: Path) -> None:
    before = index_path(path).read_bytes()
    add(path, 7, 40)  # fewer than a sixteenth
    publish(path)
    assert not keep(path, pays_from=STORED)
    add(path, 8, 20, held=STORED + 40)
    publish(path)
    assert keep(path, pays_from=STORED)
    assert index_path(path).read_bytes() != before
    queries = unit(8, 60, DIMENSION)
    with open_record(path) as connection:
        index = load(path)
        assert index is not None
        assert index.compared(connection).first_row is None
    assert len(index.ids) == STORED + 60
    assert ask(path, queries)


def test_a_small_record_has_none(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        fill(connection, unit(1, 30, DIMENSION))
    publish(path)
    assert not keep(path)
    assert not index_path(path).exists()


def test_readers_of_the_snapshot_use_it_too(path: Path, everywhere: None) -> None:
    queries = unit(2, 20, DIMENSION)
    with open_snapshot(path) as connection:
        assert vector_index.index_of(connection, ENCODER) is not None
        assert vector_index.index_of(connection, "other@1") is None
        assert told(nearest(connection, ENCODER, queries, K)) == scanned(path, queries)


def test_vectors_of_more_than_four_decimals_have_no_index(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "record.duckdb"
    with open_record(path) as connection:
        fill(connection, unit(1, 30, DIMENSION) * np.float32(0.99999))
    publish(path)
    assert not keep(path, pays_from=1)
    assert "more than four decimals" in caplog.text
    assert sorted(file.name for file in tmp_path.iterdir()) == ["record.duckdb", "record.snapshot.duckdb"]
