"""Labelled pairs to the weights of the comparison: ``python -m claims.calibrate PAIRS.jsonl… [--out FILE]``.

Each line: ``{"id", "a": {"claim", "date", "lang"}, "b": {…}, "label": "same" | "contradict" | "different",
"event"}``. Writes one set of weights for the default encoder's cosines and one that leaves the cosine
out, for
encoders that nobody has calibrated.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from claims.comparison.judge import (
    CONFLICT_FEATURES,
    MERGE_FEATURES,
    Calibration,
    Model,
    conflict_features,
    excludes,
    judge,
    merge_features,
    never_same,
)
from claims.comparison.reading import read_statements
from claims.comparison.slots import compare_readings
from claims.comparison.slots.findings import Comparison
from claims.comparison.stored import WITHOUT_COSINE
from claims.embed import DEFAULT_ENCODER, Encoder, load_encoder
from claims.models import Language

RIDGE: Final = 10.0  # how strongly the weights are held down; 3 to 30 make no difference over the events
ROUNDS: Final = 60


class Side(BaseModel):
    """One claim of a labelled pair."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    claim: str
    lang: Language
    date: dt.date | None = None


class LabelledPair(BaseModel):
    """Two claims and what they are to each other."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    a: Side
    b: Side
    label: str
    event: str = ""


Compared = tuple[LabelledPair, Comparison, float]


def read_pairs(paths: Sequence[Path]) -> list[LabelledPair]:
    """The pairs of some files, in order."""
    return [
        LabelledPair.model_validate_json(line)
        for path in paths
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def compare_pairs(pairs: Sequence[LabelledPair], encoder: Encoder) -> list[Compared]:
    """Each pair with its slots and its cosine."""
    sides = [side for pair in pairs for side in (pair.a, pair.b)]
    readings = read_statements((side.claim, side.lang, side.date) for side in sides)
    vectors = encoder.encode([side.claim for side in sides])
    return [
        (
            pair,
            compare_readings(readings[2 * n], readings[2 * n + 1], (pair.a.date, pair.b.date)),
            round(float(vectors[2 * n] @ vectors[2 * n + 1]), 4),
        )
        for n, pair in enumerate(pairs)
    ]


def calibrate(compared: Sequence[Compared], encoder: str) -> Calibration:
    """Both models: the merge fitted on pairs that nothing forbids to be the same, the conflict on rivals."""
    cosine = 0.0 if encoder == WITHOUT_COSINE else 1.0
    free = [(merge_features(c, s * cosine), p.label == "same") for p, c, s in compared if not never_same(c)]
    rival = [(conflict_features(c, s * cosine), p.label == "contradict") for p, c, s in compared if excludes(c)]
    return Calibration(encoder, _fit(free), _fit(rival))


def _fit(rows: Sequence[tuple[list[float], bool]]) -> Model:
    """Ridge logistic regression by Newton's method over standardised features, folded back to raw ones."""
    features: NDArray[np.float64] = np.array([row for row, _ in rows])
    labels = np.array([label for _, label in rows], dtype=np.float64)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    design = np.hstack([(features - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.diag([RIDGE] * features.shape[1] + [1e-9])
    weights = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        beliefs = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (labels - beliefs) - penalty @ weights
        curvature = (design * (beliefs * (1 - beliefs))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    raw = weights[:-1] / scale
    return Model(raw, float(weights[-1] - raw @ mean))


def leave_one_event_out(compared: Sequence[Compared], encoder: str) -> dict[str, tuple[str, float]]:
    """Pair id → (decision, score), each by models that saw no pair of its event."""
    decided: dict[str, tuple[str, float]] = {}
    for event in sorted({pair.event for pair, _, _ in compared}):
        calibration = calibrate([row for row in compared if row[0].event != event], encoder)
        for pair, slots, cosine in compared:
            if pair.event == event:
                verdict = judge(slots, cosine, calibration)
                decided[pair.id] = (verdict.outcome, verdict.same)
    return decided


def as_json(calibrations: Sequence[Calibration], pairs: int) -> dict[str, Any]:
    """What ``weights.json`` holds."""

    def model(fitted: Model, names: Sequence[str]) -> dict[str, Any]:
        weights = {name: round(float(w), 4) for name, w in zip(names, fitted.weights, strict=True)}
        return {"weights": weights, "bias": round(fitted.bias, 4)}

    return {
        "about": f"Written by python -m claims.calibrate from {pairs} labelled pairs.",
        "encoders": {
            c.encoder: {
                "merge": model(c.merge, MERGE_FEATURES),
                "conflict": model(c.conflict, CONFLICT_FEATURES),
            }
            for c in calibrations
        },
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m claims.calibrate", description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "comparison" / "weights.json")
    options = parser.parse_args(arguments)
    compared = compare_pairs(read_pairs(options.pairs), load_encoder())
    calibrations = [calibrate(compared, name) for name in (DEFAULT_ENCODER, WITHOUT_COSINE)]
    written = json.dumps(as_json(calibrations, len(compared)), indent=2, ensure_ascii=False)
    options.out.write_text(written + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
