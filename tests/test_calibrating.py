"""Thresholds belong to an encoder: fitted on labelled pairs, kept for it alone, and missed aloud where there are none."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.comparison.judge import MERGE_FROM, MERGE_FROM_UNCALIBRATED, calibration_of
from claims.comparison.stored import file_of
from claims.errors import ModelMismatch
from flows.calibrating import BadLabels, read_pairs, run
from tests.commandline import Greffier
from tests.fakes import FakeEncoder

PAIRS = Path(__file__).parent / "data" / "pairs_first.jsonl"


@pytest.fixture(autouse=True)
def calibrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of this test's own."""
    monkeypatch.setenv("GREFFIER_CALIBRATIONS", str(tmp_path / "calibrations"))
    calibration_of.cache_clear()
    yield tmp_path / "calibrations"
    calibration_of.cache_clear()


def test_what_is_fitted_is_found_under_the_encoders_name(calibrations: Path) -> None:
    encoder = FakeEncoder(name="some/model v2")
    found = run([PAIRS], encoder, anyway=True)
    assert (found.written, found.before_by, found.folds) == (True, "encoders without a calibration", 5)
    assert found.file.parent == calibrations
    held = calibration_of("some/model v2")
    assert (held.encoder, held.merge_from) == ("some/model v2", MERGE_FROM)
    assert calibration_of("some/model").encoder == "any"
    assert run([PAIRS], encoder, anyway=True).before_by == "some/model v2"


def test_an_encoder_without_calibration_says_so_once_and_leaves_more_to_people(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, logger="claims"):
        for _ in range(3):
            assert calibration_of("nobody's").merge_from == MERGE_FROM_UNCALIBRATED
    assert [record.message.count("has no calibration") for record in caplog.records] == [1]


def test_ours_are_there_without_any_file(caplog: pytest.LogCaptureFixture) -> None:
    assert (calibration_of("usem3").encoder, calibration_of("usem3").merge_from) == ("usem3", MERGE_FROM)
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"encoders": {"usem3": 3}}'])
def test_a_damaged_calibration_is_left_out_of_account(
    calibrations: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    calibrations.mkdir()
    file_of("usem3").write_text(text, "utf-8")
    assert calibration_of("usem3").merge_from == MERGE_FROM
    assert str(file_of("usem3")) in caplog.text or text == '{"encoders": {"usem3": 3}}'


def test_a_calibration_of_an_earlier_version_is_named(calibrations: Path) -> None:
    calibrations.mkdir()
    models = {name: {"weights": {"cosine": 1.0}, "bias": 0.0} for name in ("merge", "conflict")}
    file_of("usem3").write_text(json.dumps({"encoders": {"usem3": models}}), "utf-8")
    with pytest.raises(ModelMismatch, match="Run greffier calibrate again") as refused:
        calibration_of("usem3")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"id": "1"}', "line 1: a: Field required"),
        (
            '{"id": "1", "a": {"claim": "A.", "lang": "fr"}, "b": {"claim": "B.", "lang": "fr"}, "label": "alike"}',
            "alike",
        ),
        ("", "0 pairs are labelled same; 15 of each label are the least"),
    ],
)
def test_pairs_that_fit_nothing_are_named(tmp_path: Path, row: str, words: str) -> None:
    (tmp_path / "pairs.jsonl").write_text(row, "utf-8")
    with pytest.raises(BadLabels, match=words):
        read_pairs([tmp_path / "pairs.jsonl"])


def test_the_command_says_how_well_pairs_are_decided_before_and_after(greffier: Greffier, calibrations: Path) -> None:
    ran = greffier("calibrate", PAIRS, "--anyway")
    assert ran.code == 0, ran.err
    for words in ("the same: precision", "contradicting: recall", "left to people", "cross-validated over 5 folds"):
        assert words in ran.out
    assert file_of("usem3").exists()
    assert json.loads(file_of("usem3").read_text("utf-8"))["about"].endswith("from 86 labelled pairs.")
    assert greffier("calibrate", calibrations / "none.jsonl").code == 1
