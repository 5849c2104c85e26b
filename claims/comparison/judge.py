"""Slots to a decision: two small logistic models, one for "the same", one for "exclude each other"."""

from __future__ import annotations

import functools
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.slots.findings import Comparison
from claims.comparison.stored import WITHOUT_COSINE, file_of, weights_of
from claims.errors import ModelMismatch

logger = logging.getLogger(__name__)

MERGE_FEATURES: Final = (
    "cosine", "less covered", "more covered", "more missing", "weightiest missing of the fuller",
    "weightiest missing of the other", "predicate", "names missing", "names missing outside a noun phrase",
    "date on one side", "across languages", "amount agrees", "little covered", "a word for another",
    "a word in another's place",
)  # fmt: skip
CONFLICT_FEATURES: Final = (
    "cosine", "frame", "frame of the other", "names missing", "predicate", "modality differs",
    "amount or date on one side", "the same beside opposites", "polarity", "another participant", "weightiest missing",
    "negation of something else",
)  # fmt: skip


NEARBY: Final = 3  # days
LONG: Final = 180  # days between two articles after which another value is news rather than a contradiction


def merge_features(c: Comparison, cosine: float) -> list[float]:
    """What the belief in "the same claim" rests on, in the order of ``MERGE_FEATURES``."""
    return [
        cosine, min(c.covered), max(c.covered), math.log1p(max(c.missing)), max(c.lost), min(c.lost),
        c.predicate,
        float(min(sum(c.names_missing), 3)), float(min(c.names_core, 2)), float(c.dates == "extra"),
        float(c.across),
        float(c.numbers == "equal"), max(0.0, 0.7 - min(c.covered)), max(0.0, min(c.lost) - 0.5), float(c.replaced),
    ]  # fmt: skip


def conflict_features(c: Comparison, cosine: float) -> list[float]:
    """What the belief in "they exclude each other" rests on, in the order of ``CONFLICT_FEATURES``."""
    extra = any(c.extra[side] for side in c.sides)
    return [
        cosine, c.frame[0], c.frame[1], float(min(sum(c.names_missing[side] for side in c.sides), 3)),
        c.predicate,
        float(c.modality or c.tense), float(extra and not c.opposite), float(extra and c.opposite), float(c.opposite),
        float(c.rival in ("subject", "object")), min(c.lost[side] for side in c.sides),
        float(c.elsewhere),
    ]  # fmt: skip


def excludes(c: Comparison) -> bool:
    """Whether something in the two cannot hold together, if they speak of the same thing.

    Half a year apart, another amount, place or holder is news. Other amounts, or opposite words, of another
    day or place exclude nothing: 45 degrees in Seville, 43 in Cordoba. Plans and deeds
    of other days neither; what is doubted excludes nothing, nor does « c'est … » without what it is.
    """
    kinds = {finding.kind for finding in c.findings if finding.excludes}
    planned = c.tense and c.dates in ("conflict", "extra")
    if planned or (c.days_apart > LONG and c.dates != "equal"):
        kinds -= {"amount", "date", "place", "actor"}
    if kinds <= {"amount", "date"} and c.predicate < SAME_DEED and min(c.frame) < SAME_FRAME:
        return False  # « five were taken to hospital », « 51 saw a doctor »; opened on Thursday, widened on Saturday
    return (
        bool(kinds)
        and not c.doubt
        and not c.unnamed
        and not c.other_date
        and not (kinds & {"date", "place"} and kinds - {"date", "place"})
    )


def never_same(c: Comparison) -> bool:
    """What no likeness outweighs: other amounts, dates, polarity, place, roles, plan and deed, doubt."""
    return (
        any(finding.excludes for finding in c.findings) or c.opposite or c.swapped or c.tense or c.modality or c.quantifier
        or c.degree or c.aside or c.spare or c.other_doer or c.only
        or c.numbers in ("compatible", "conflict",
        "extra") or c.dates == "conflict" or min(c.names_missing) > 0 or c.other_names or c.other_predicate
        or c.embedded or c.other_kind or c.narrowed
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: weights over the raw features, in their order, and a bias."""

    weights: NDArray[np.float64]
    bias: float

    def belief(self, features: Sequence[float]) -> float:
        """The probability, 0 to 1."""
        value = float(self.weights @ np.asarray(features)) + self.bias
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


# Belief from which two claims are merged, or shown to a person; and from which a conflict is one. Chosen over
# 414 pairs of 40 events, each decided by models that saw no pair of its event: at 0.70, 96 of 100 merges are
# right and 2 of 100 pairs that are not the same are merged. 0.65 and 0.75 trade 2 points of precision for 2
# of recall.
MERGE_FROM: Final = 0.70
REVIEW_FROM: Final = 0.50
CONFLICT_FROM: Final = 0.50
# … and of an encoder that nobody has calibrated: what lies between goes to a person. Over 442 pairs, judged without
# the cosine, 0.70 merges 1.3 of 100 pairs that are not the same, 0.85 half of that, and 7 of 100 pairs go to review.
MERGE_FROM_UNCALIBRATED: Final = 0.85


@dataclass(frozen=True, slots=True)
class Calibration:
    """The two models and where they decide, for cosines of one encoder."""

    encoder: str
    merge: Model
    conflict: Model
    merge_from: float = MERGE_FROM


@functools.cache
def calibration_of(encoder: str) -> Calibration:
    """The calibration for an encoder's cosines; where there is none, the one that leaves the cosine out.

    Then more pairs are left to a person, which is said once.
    """
    chosen, stored = weights_of(encoder)
    try:
        models = [
            Model(np.array([stored[name]["weights"][f] for f in features]), stored[name]["bias"])
            for name, features in (("merge", MERGE_FEATURES), ("conflict", CONFLICT_FEATURES))
        ]
    except KeyError as error:
        raise ModelMismatch(
            f"The calibration {file_of(encoder)} lacks {error}: an earlier version made it. Run greffier calibrate again."
        ) from error
    if chosen != WITHOUT_COSINE or encoder == WITHOUT_COSINE:
        return Calibration(chosen, models[0], models[1])
    logger.warning(
        "the encoder %s has no calibration: its cosines are left out of account and doubtful pairs go to review; "
        "greffier calibrate PAIRS makes one",
        encoder,
    )
    return Calibration(chosen, models[0], models[1], MERGE_FROM_UNCALIBRATED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """same, contradict, different or review, with the beliefs behind it."""

    outcome: str
    same: float
    conflict: float


def _unanchored(c: Comparison) -> bool:
    """Like words of other days may tell of other events: "she won", or an attack that neither claim dates."""
    if c.dates == "equal":
        return False
    if c.days_apart > LONG and not c.states:
        return True
    if c.days_apart <= NEARBY:
        return False
    return c.pronoun or not (c.states or c.names_shared >= ANCHORS or c.numbers == "equal")


SAME_DEED: Final = 0.3  # likeness of two predicates below which amounts and days are of different deeds
SAME_FRAME: Final = 0.76  # … unless everything else agrees
ANCHORS: Final = 1  # names that say which of many attacks, accidents or matches is meant; 2 cost 14 points of recall
VETOED: Final = 0.1  # what is left of the belief in "the same" once something forbids it


def judge(c: Comparison, cosine: float, calibration: Calibration) -> Verdict:
    """The decision about two compared claims."""
    same = calibration.merge.belief(merge_features(c, cosine))
    conflict = calibration.conflict.belief(conflict_features(c, cosine)) if excludes(c) else 0.0
    if never_same(c):
        same *= VETOED
    if conflict >= CONFLICT_FROM:
        return Verdict("contradict", min(same, 1 - conflict), conflict)
    if same >= calibration.merge_from:
        return Verdict("review" if _unanchored(c) else "same", same, conflict)
    return Verdict("review" if same >= REVIEW_FROM else "different", same, conflict)
