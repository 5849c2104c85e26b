"""How often claims are right that were given a confidence: on the annotated articles beside the project.

    python -m tests.benchmarks.confidence [--fit]

A claim is right when it is found among the annotated ones with the right sources and status, as the scorer there says.
The curve is shown twice: with the weights as they are, and with weights fitted on the other articles only (each article
in turn), which says how far they carry. ``--fit`` prints weights fitted on all of them.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.confidence import BELIEFS, confidence_of, signals_of
from claims.extract import extract_many
from claims.models import Article, Claim, Language

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
PENALTY = 5.0
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.0)


def main() -> None:
    """Print the curve, or say that there is nothing to measure on."""
    if not GOLD.exists():
        print(f"skipped: no annotated articles at {GOLD}")
        return
    articles = [list(judged) for judged in _judged(_scorer())]
    every = [each for article in articles for each in article]
    print(f"{len(every)} claims of {len(articles)} articles, {sum(right for _, right in every)} right")
    print("\nas given")
    _curve([confidence_of(claim) for claim, _ in every], [right for _, right in every])
    print("\nby weights fitted on the other articles")
    held_out: list[float] = []
    for number, article in enumerate(articles):
        others = [each for n, other in enumerate(articles) if n != number for each in other]
        weights = _fit(others)
        held_out += [_probability(weights, claim) for claim, _ in article]
    _curve(held_out, [right for _, right in every])
    if "--fit" in sys.argv:
        print(json.dumps({name: round(weight, 2) for name, weight in _fit(every).items()}, indent=4))


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judged(scorer: ModuleType) -> Iterable[list[tuple[Claim, bool]]]:
    paths = sorted(GOLD.glob("*.txt"))
    articles = [
        Article(
            text=path.read_text(encoding="utf-8"),
            language=Language.ENGLISH if path.stem.startswith("en") else Language.FRENCH,
            origin=path.name,
        )
        for path in paths
    ]
    for path, claims in zip(paths, extract_many(articles), strict=True):
        yield _right(scorer, scorer.read(path.with_suffix(".jsonl")), claims)


def _right(scorer: ModuleType, gold: Sequence[dict[str, Any]], claims: Sequence[Claim]) -> list[tuple[Claim, bool]]:
    """Each claim with whether some annotated one is it, in source and status too."""
    judged = []
    for claim in claims:
        stems = scorer.stems(claim.text)
        sources = [source.model_dump(mode="json") for source in claim.sources]
        right = any(
            each["start"] < claim.end
            and claim.start < each["end"]
            and max(scorer.overlap(scorer.stems(text), stems) for text in (each["claim"], *each.get("also", [])))
            >= scorer.THRESHOLD
            and each["status"] == claim.status
            and scorer.same_sources(each["sources"], sources)
            for each in gold
        )
        judged.append((claim, right))
    return judged


def _fit(judged: Sequence[tuple[Claim, bool]]) -> dict[str, float]:
    """Weights of a logistic regression by Newton's method, the base free and the others held near what we believed."""
    names = sorted({signal for claim, _ in judged for signal in signals_of(claim)})
    rows = np.array([[1.0, *(float(name in signals_of(claim)) for name in names)] for claim, _ in judged])
    right = np.array([float(each) for _, each in judged])
    penalty = np.diag([1e-6, *([PENALTY] * len(names))])
    believed = np.array([0.0, *(BELIEFS.get(name, 0.0) for name in names)])
    weights: NDArray[np.float64] = believed.copy()
    for _ in range(30):
        given = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (right - given) - penalty @ (weights - believed)
        weights = weights + np.linalg.solve((rows.T * (given * (1 - given))) @ rows + penalty, gradient)
    return dict(zip(["base", *names], weights.tolist(), strict=True))


def _probability(weights: dict[str, float], claim: Claim) -> float:
    odds = weights["base"] + sum(weights.get(signal, 0.0) for signal in signals_of(claim))
    return 1 / (1 + math.exp(-odds))


def _curve(given: Sequence[float], right: Sequence[bool]) -> None:
    print("given          claims   mean   right")
    for low, high in itertools.pairwise(BINS):
        at = [n for n, value in enumerate(given) if low <= value < high or value == high == 1.0]
        if at:
            mean = sum(given[n] for n in at) / len(at)
            print(f"{low:.2f} to {high:.2f}  {len(at):6d}   {mean:.2f}   {sum(right[n] for n in at) / len(at):.2f}")


if __name__ == "__main__":
    main()
