"""What only one of two claims says."""

from __future__ import annotations

import numpy as np

from claims.comparison.slots.alignment import ALIKE, Pair
from claims.comparison.slots.findings import Comparison, Finding


def tell_details(result: Comparison, pair: Pair) -> None:
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    weights_a, weights_b = pair.weights_a, pair.weights_b
    lost_a = [n for n in np.argsort(-weights_a) if ahead[n] < ALIKE and weights_a[n] >= 0.35][:4]
    lost_b = [n for n in np.argsort(-weights_b) if back[n] < ALIKE and weights_b[n] >= 0.35][:4]
    left = " ".join(a.terms[n].word for n in sorted(lost_a))
    right = " ".join(b.terms[n].word for n in sorted(lost_b))
    if left or right:
        result.findings.append(Finding("detail", left, right, excludes=False))
