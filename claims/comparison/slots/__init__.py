"""Two readings compared slot by slot: what agrees, what is missing, what excludes what.

``alignment`` says which word of one claim is which of the other; every other module looks at one slot and writes what it
finds into the ``Comparison`` of ``findings``: ``named`` (names), ``polarity``, ``amounts``, ``times``, ``modality``,
``roles``, ``rivals`` (two fillers of one slot) and ``details``. ``frames`` measures what is left once these are set aside.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import pair_of, share
from claims.comparison.slots.amounts import compare_numbers
from claims.comparison.slots.details import tell_details
from claims.comparison.slots.findings import Comparison
from claims.comparison.slots.frames import compare_frames
from claims.comparison.slots.modality import compare_modality
from claims.comparison.slots.named import compare_holders, compare_names
from claims.comparison.slots.polarity import compare_polarity
from claims.comparison.slots.rivals import compare_places, find_rivals
from claims.comparison.slots.roles import compare_roles
from claims.comparison.slots.times import compare_dates, compare_order

STRANGERS: Final = 0.3  # covered to less than this, two claims have nothing to do with each other


def compare_readings(a: Reading, b: Reading, days: tuple[date | None, date | None]) -> Comparison:
    """The slots of two claims side by side. Symmetric, but for the sides of each finding."""
    result = Comparison(across=a.language is not b.language, copular=a.copular and b.copular)
    if days[0] and days[1]:
        result.days_apart = abs((days[0] - days[1]).days)
    result.pronoun = a.pronoun or b.pronoun
    result.unnamed = a.pointing is not b.pointing
    result.states = a.copular and b.copular
    pair = pair_of(a, b)
    weights_a, weights_b, ahead, back = pair.weights_a, pair.weights_b, pair.ahead, pair.back
    result.covered = (share(weights_a, ahead), share(weights_b, back))
    result.missing = (
        float(np.sum(weights_a * np.maximum(0, 1 - ahead))),
        float(np.sum(weights_b * np.maximum(0, 1 - back))),
    )
    if max(result.covered) < STRANGERS:
        result.frame = (max(result.covered), min(result.covered))
        tell_details(result, pair)
        return result
    compare_names(result, pair)
    compare_holders(result, pair)
    compare_polarity(result, pair)
    compare_numbers(result, pair)
    compare_dates(result, a, b, days)
    compare_modality(result, pair)
    compare_roles(result, pair)
    compare_places(result, pair)
    compare_order(result, pair)
    find_rivals(result, pair)
    tell_details(result, pair)
    compare_frames(result, pair)
    return result
