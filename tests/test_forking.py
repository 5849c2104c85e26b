"""When the process that workers are forked from is started before the run itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import forking
from flows.settings import Runner, Settings


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What was started, without starting it."""
    begun: list[bool] = []
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", lambda: begun.append(True))
    return begun


def settings(**named: object) -> Settings:
    return Settings.model_validate({"workers": 2, **named})


@pytest.mark.parametrize(("number", "begins"), [(79, False), (80, True)])
def test_a_folder_with_work_for_two_workers_starts_their_source(
    tmp_path: Path, started: list[bool], number: int, *, begins: bool
) -> None:
    for each in range(number):
        inner = tmp_path / str(each % 3)
        inner.mkdir(exist_ok=True)
        (inner / f"{each}.txt").write_text("Le préfet a signé l'arrêté.", encoding="utf-8")
    assert forking.begin([str(tmp_path)], settings()) is begins
    assert started == [True] * begins


@pytest.mark.parametrize(("size", "begins"), [(10_000, False), (500_000, True)])
def test_an_archive_counts_by_its_size(tmp_path: Path, started: list[bool], size: int, *, begins: bool) -> None:
    archive = tmp_path / "press.jsonl"
    archive.write_bytes(b" " * size)
    assert forking.begin([str(archive)], settings()) is begins
    assert started == [True] * begins


@pytest.mark.parametrize("named", [{"workers": 1}, {"runner": Runner.DASK}])
def test_nothing_is_started_where_nothing_is_forked(
    tmp_path: Path, started: list[bool], named: dict[str, object]
) -> None:
    archive = tmp_path / "press.jsonl"
    archive.write_bytes(b" " * 500_000)
    assert not forking.begin([str(archive)], settings(**named))
    assert started == []


def test_what_is_no_file_starts_nothing(started: list[bool]) -> None:
    assert not forking.begin(["https://example.org/feed", "-", "/no/such/place"] * 40, settings())
    assert started == []
