"""A claim's text read once: terms in their roles, names, numbers, times, polarity, tense, hedges.

``kept`` reads many at once and keeps the readings, ``lasting`` makes bytes of them for the next process, ``draft`` takes the
steps from a parsed sentence to a reading, of which each has its module: ``sentence`` (names, and the grammar that all ask
for), ``clefts``, ``degrees``, ``verdicts``, ``terms``, ``negation``, ``moods``, ``subjects``, ``parts``. ``model`` says
what comes out.
"""

from claims.comparison.reading.kept import Learnt, beside, learnt_of, read_statement, read_statements, remember
from claims.comparison.reading.lasting import Shelf, reader
from claims.comparison.reading.model import Key, Reading, Term

__all__ = [
    "Key",
    "Learnt",
    "Reading",
    "Shelf",
    "Term",
    "beside",
    "learnt_of",
    "read_statement",
    "read_statements",
    "reader",
    "remember",
]
