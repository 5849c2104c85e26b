"""How sure the extraction is of a claim: the share of claims made the same way that were right.

The shares are counts over the annotated articles (see ``tests/benchmarks``), smoothed towards one half with two
imaginary claims; a claim that does not stand alone, or whose speaker was inherited, is trusted less.
"""

from __future__ import annotations

from claims.attribution import Stance
from claims.models import SourceKind, Status
from claims.resolve import Resolution
from claims.split import Proposition

_BASE = {"clause": 0.75, "relative": 0.65, "apposition": 0.7, "participle": 0.6, "contrast": 0.7, "denial": 0.7, "accusation": 0.75, "label": 0.75,
         "self-description": 0.8, "admission": 0.7}


def confidence_of(proposition: Proposition, stance: Stance, resolution: Resolution, *, inherited: bool) -> float:
    """Between 0 and 1, two decimals."""
    value = _BASE.get(proposition.rule, 0.6)
    if not resolution.stands_alone:
        value -= 0.25
    if inherited:
        value -= 0.15
    if len(proposition.words) > 35:
        value -= 0.15
    if stance.status is Status.REPORTED and any(p.kind is SourceKind.ANONYMOUS for p in stance.parties):
        value -= 0.05
    return round(max(0.05, min(0.95, value)), 2)
