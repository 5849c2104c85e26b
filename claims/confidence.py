"""How sure the extraction is of a claim.

The base of each kind of claim, and what is taken off for a claim that does not stand alone, a speaker who was
inherited from the sentence before, a pronoun that was replaced, or a very long sentence, were set by hand after reading
395 claims of unseen news. They order claims by doubt; they are not yet calibrated probabilities.
"""

from __future__ import annotations

from claims.attribution import Stance
from claims.models import SourceKind, Status
from claims.resolve import Resolution
from claims.split import Proposition

_BASE = {
    "clause": 0.75,
    "relative": 0.65,
    "apposition": 0.7,
    "participle": 0.6,
    "contrast": 0.7,
    "denial": 0.7,
    "accusation": 0.75,
    "label": 0.75,
    "self-description": 0.8,
    "admission": 0.7,
}


def confidence_of(proposition: Proposition, stance: Stance, resolution: Resolution, *, inherited: bool) -> float:
    """Between 0 and 1, two decimals."""
    value = _BASE.get(proposition.rule, 0.6)
    if not resolution.stands_alone:
        value -= 0.25
    if any(step.startswith("pronoun") for step in resolution.steps):
        value -= 0.1
    elif resolution.steps and not all(step.startswith("name") for step in resolution.steps):
        value -= 0.05
    if proposition.subject is None:
        value -= 0.1
    if inherited:
        value -= 0.15
    if len(proposition.words) > 35:
        value -= 0.15
    if stance.status is Status.REPORTED and any(p.kind is SourceKind.ANONYMOUS for p in stance.parties):
        value -= 0.05
    return round(max(0.05, min(0.95, value)), 2)
