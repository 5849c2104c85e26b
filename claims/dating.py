"""The day that a claim's words name, by the day of publication: « mardi » in an article of a Sunday.

The words and their readings are those that the comparison of claims uses (``claims.comparison.dates``), so that the
date beside a claim and the date that it is matched by never differ. Where several days fit, the tense of the claim
decides between the last one and the next; where it cannot, there is no date.
"""

from __future__ import annotations

from datetime import date

from claims.comparison.dates import read_periods
from claims.models import Language, Modality, When

_PLAIN = frozenset({"day", "month", "year"})  # « depuis 2000 », "until May" name one end only: no period


def when_of(text: str, language: Language, published: date | None, modality: Modality, *, past: bool) -> When | None:
    """The most precise period that a claim's text names, both ends included; None where it is open or unknown."""
    found: list[When] = []
    for period in read_periods(text, language, published):
        if period.kind not in _PLAIN:
            continue
        options = list(period.options)
        if published is not None and len(options) > 1:
            if past and modality is not Modality.FUTURE:
                options = [(start, end) for start, end in options if start <= published]
            elif modality in (Modality.FUTURE, Modality.HEDGED):
                options = [(start, end) for start, end in options if end >= published]
        if len(options) == 1:
            found.append(When(words=period.words, start=options[0][0], end=options[0][1]))
    return min(found, key=lambda when: (when.end - when.start, text.find(when.words)), default=None)
