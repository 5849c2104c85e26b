"""How sure the extraction is of a claim: a probability, fitted on annotated articles.

What a claim shows of how it was made (which step split it off, whether words were put for a pronoun, whether it stands
alone …) are its signals; a logistic regression over them says how many in a hundred such claims are right in text, source
and status. ``python -m tests.benchmarks.confidence`` prints the curve and, with ``--fit``, the weights.
"""

from __future__ import annotations

import math
import re
from typing import Final

from claims.models import Claim, SourceKind, Status

# What each signal takes from or adds to the log odds: first guessed from reading some 450 claims of news that nobody had
# annotated, where half of what needs the article and a third of what was long or had its speaker from the sentence
# before was wrong; then moved by the fit.
BELIEFS: Final[dict[str, float]] = {
    "needs the article": -1.0,
    "long": -0.9,
    "speaker of the sentence before": -0.9,
    "participle": -0.5,
    "pronoun replaced": -0.5,
    "noun replaced": -0.3,
    "relative": -0.3,
    "short": -0.3,
    "nobody named": -0.3,
    "transformed": -0.2,
}
BASE: Final = 3.08
WEIGHTS: Final[dict[str, float]] = {
    "apposition": 0.06,
    "long": -0.54,
    "needs the article": -0.75,
    "nobody named": -0.39,
    "noun replaced": -0.17,
    "participle": -0.42,
    "passed on": -0.06,
    "pronoun replaced": -0.5,
    "relative": -0.34,
    "short": -0.41,
    "somebody's words": -0.14,
    "speaker of the sentence before": -0.65,
    "transformed": -0.29,
}

LONG: Final = 30  # words
SHORT: Final = 5


def confidence_of(claim: Claim) -> float:
    """The probability that a claim is right, two decimals, from 0.05 to 0.95."""
    odds = BASE + sum(WEIGHTS.get(signal, 0.0) for signal in signals_of(claim))
    return round(min(0.95, max(0.05, 1 / (1 + math.exp(-odds)))), 2)


def signals_of(claim: Claim) -> tuple[str, ...]:
    """What a claim shows of how it was made, in a fixed order."""
    rule = claim.trace[0].removeprefix("split: ") if claim.trace else ""
    kinds = {step.partition(":")[0] for step in claim.trace[2:]}
    words = len(re.findall(r"\w+", claim.text))
    held = {
        "relative": rule == "relative",
        "participle": rule in ("participle", "contrast"),
        "apposition": rule == "apposition",
        "transformed": rule in ("denial", "accusation", "label", "self-description", "admission"),
        "needs the article": not claim.stands_alone,
        "pronoun replaced": bool(kinds & {"pronoun", "possessive", "first person"}),
        "noun replaced": bool(kinds & {"role", "pair"}),
        "long": words > LONG,
        "short": words < SHORT,
        "speaker of the sentence before": "speaker" in kinds,
        "nobody named": any(source.kind is SourceKind.ANONYMOUS for source in claim.sources),
        "passed on": claim.status is Status.REPORTED,
        "somebody's words": not any(source.kind is SourceKind.OUTLET for source in claim.sources),
    }
    return tuple(signal for signal, holds in held.items() if holds)
