"""Labelled pairs to the calibration of an encoder: how well it decides before and after, and the file that keeps it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from claims.calibrate import Compared, LabelledPair, as_json, calibrate, compare_pairs
from claims.comparison.judge import Calibration, calibration_of, judge
from claims.comparison.stored import WITHOUT_COSINE, file_of
from claims.embed import Encoder
from claims.errors import GreffierError
from claims.match import Outcome
from claims.models import Frozen

LABELS: Final = (Outcome.SAME, Outcome.CONTRADICT, Outcome.DIFFERENT)
LEAST: Final = 15  # pairs of each label; fewer fit nothing
FOLDS: Final = 5


class BadLabels(GreffierError):  # noqa: N818
    """Labelled pairs that cannot be read, or are too few to fit anything."""


class Scores(Frozen):
    """How pairs were decided. Shares, 0 to 1; a pair left to a person counts as not decided."""

    merge_precision: float  # of the pairs decided the same, how many are
    merge_recall: float
    merge_f1: float
    false_merges: float  # of the pairs that are not the same, how many were decided so
    contradict_precision: float
    contradict_recall: float
    contradict_f1: float
    macro_f1: float  # over same, contradict, different
    review: float  # left to a person


class Calibrated(Frozen):
    """What calibrating came to."""

    encoder: str
    pairs: int
    folds: int  # each pair was decided by weights fitted on the other folds: all pairs of an event are in one
    before: Scores  # by what was in force: this encoder's calibration, or the one for encoders that have none
    before_by: str  # its name
    after: Scores
    file: Path
    written: bool


def read_pairs(paths: Sequence[Path]) -> list[LabelledPair]:
    """The pairs of these files, in order; BadLabels names the line that is none."""
    pairs = []
    for path in paths:
        try:
            rows = path.read_text("utf-8-sig").split("\n")
        except UnicodeDecodeError as error:
            raise BadLabels(f"{path}: not UTF-8 text (byte {error.start})") from error
        for number, row in enumerate(rows, start=1):
            if not row.strip():
                continue
            try:
                pair = LabelledPair.model_validate_json(row)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                raise BadLabels(f"{path}, line {number}: {where + ': ' if where else ''}{first['msg']}") from error
            if pair.label not in LABELS:
                raise BadLabels(f"{path}, line {number}: label: {pair.label} is none of {', '.join(LABELS)}")
            pairs.append(pair)
    counts = Counter(pair.label for pair in pairs)
    for label in LABELS:
        if counts[label] < LEAST:
            raise BadLabels(f"{counts[label]} pairs are labelled {label}; {LEAST} of each label are the least")
    return pairs


def run(paths: Sequence[Path], encoder: Encoder, *, anyway: bool = False) -> Calibrated:
    """Fit the encoder's calibration on labelled pairs, and keep it unless it decides worse than what was in force.

    The scores after are cross-validated. Those before are too good where the weights in force were fitted on pairs
    of the same events.
    """
    pairs = read_pairs(paths)
    compared = compare_pairs(pairs, encoder)
    in_force = calibration_of(encoder.name)
    folds = _folds(pairs)
    before = _scores(compared, dict.fromkeys(set(folds), in_force), folds)
    fitted = {
        number: calibrate([row for row, fold in zip(compared, folds, strict=True) if fold != number], encoder.name)
        for number in sorted(set(folds))
    }
    after = _scores(compared, fitted, folds)
    written = anyway or after.macro_f1 >= before.macro_f1
    file = file_of(encoder.name)
    if written:
        _write(file, calibrate(compared, encoder.name), len(pairs))
        calibration_of.cache_clear()
    return Calibrated(
        encoder=encoder.name,
        pairs=len(pairs),
        folds=len(fitted),
        before=before,
        before_by="encoders without a calibration" if in_force.encoder == WITHOUT_COSINE else in_force.encoder,
        after=after,
        file=file,
        written=written,
    )


def _folds(pairs: Sequence[LabelledPair]) -> list[int]:
    """The fold of each pair, 0 up: events are dealt out, the largest first, each to the smallest fold so far.

    Where there are fewer events than folds, claims are dealt out instead: pairs that share one are in one fold.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    by_event = len({pair.event for pair in pairs}) >= FOLDS
    for number, pair in enumerate(pairs):
        groups[pair.event if by_event else pair.a.claim].append(number)
    sizes = [0] * FOLDS
    folds = [0] * len(pairs)
    for numbers in sorted(groups.values(), key=len, reverse=True):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(numbers)
        for number in numbers:
            folds[number] = fold
    return folds


def _scores(compared: Sequence[Compared], calibrations: dict[int, Calibration], folds: Sequence[int]) -> Scores:
    decided = Counter(
        (pair.label, judge(slots, cosine, calibrations[fold]).outcome)
        for (pair, slots, cosine), fold in zip(compared, folds, strict=True)
    )
    precision, recall, f1 = {}, {}, {}
    for label in LABELS:
        right = decided[label, label]
        said = sum(number for (_, outcome), number in decided.items() if outcome == label)
        true = sum(number for (truth, _), number in decided.items() if truth == label)
        precision[label] = right / said if said else 0.0
        recall[label] = right / true if true else 0.0
        both = precision[label] + recall[label]
        f1[label] = 2 * precision[label] * recall[label] / both if both else 0.0
    wrong = sum(number for (truth, outcome), number in decided.items() if outcome == Outcome.SAME != truth)
    others = sum(number for (truth, _), number in decided.items() if truth != Outcome.SAME)
    review = sum(number for (_, outcome), number in decided.items() if outcome == Outcome.REVIEW)
    return Scores(
        merge_precision=precision[Outcome.SAME],
        merge_recall=recall[Outcome.SAME],
        merge_f1=f1[Outcome.SAME],
        false_merges=wrong / others,
        contradict_precision=precision[Outcome.CONTRADICT],
        contradict_recall=recall[Outcome.CONTRADICT],
        contradict_f1=f1[Outcome.CONTRADICT],
        macro_f1=sum(f1.values()) / len(LABELS),
        review=review / decided.total(),
    )


def _write(file: Path, calibration: Calibration, pairs: int) -> None:
    """Keep the calibration, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = as_json([calibration], pairs) | {"about": f"Written by greffier calibrate from {pairs} labelled pairs."}
    part = file.with_suffix(".part")
    part.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", "utf-8")
    part.replace(file)
