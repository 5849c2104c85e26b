"""Readings made once, then kept: many at once, for this process, for another, and for the next."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from claims.comparison import function_words as fw
from claims.comparison.reading.draft import reading_of, sentence_of
from claims.comparison.reading.lasting import Shelf, packed, put_on, readings_on, unpacked, words_on
from claims.comparison.reading.model import Key, Reading
from claims.comparison.reading.sentence import Sentence
from claims.comparison.vocabulary import fold, learn, learnt_words, remember_words, unknown
from claims.models import Language
from claims.parsing import pipeline

T = TypeVar("T")
_at_hand: dict[Key, Reading] = {}  # the one that was asked for last stands last
_packed: dict[Key, bytes] = {}  # as many more as a run over an archive asks for again
_AT_HAND: Final = 2_000  # of 13 kB: 26 MB, more than one batch of articles compares
_ROOM: Final = 50_000  # of 1.2 kB with their keys: 60 MB; to unpack one takes a fortieth of making it anew


@dataclass(frozen=True)
class Learnt:
    """Readings that one process made for another, packed, with the vectors of their words."""

    readings: dict[Key, bytes]
    words: dict[str, NDArray[np.float32]]


@dataclass
class _Beside:
    """A shelf in use, and what is to be put there."""

    shelf: Shelf
    readings: dict[Key, bytes] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # of these readings
    known: set[str] = field(default_factory=set)  # words that it has for certain

    def take(self, keys: Iterable[Key]) -> dict[Key, Reading]:
        """The readings that are there, and their words."""
        found = readings_on(self.shelf, keys)
        words = words_on(self.shelf, unknown(_words(found.values())))
        remember_words(words)
        self.known |= words.keys()
        return found

    def note(self, readings: Mapping[Key, bytes], words: Iterable[str]) -> None:
        """What is to be put there."""
        self.readings.update(readings)
        self.words.update(words)

    def put(self) -> None:
        """Put there what was noted."""
        put_on(self.shelf, self.readings, learnt_words(sorted(self.words - self.known)))


_beside: ContextVar[_Beside | None] = ContextVar("beside", default=None)


@contextlib.contextmanager
def beside(shelf: Shelf | None) -> Iterator[None]:
    """Within, what is on the shelf is not read again; what had to be read is put there at the end. None: no shelf."""
    using = _Beside(shelf) if shelf is not None else None
    token = _beside.set(using)
    try:
        yield
        if using is not None:
            using.put()
    finally:
        _beside.reset(token)


def learnt_of(keys: Iterable[Key]) -> Learnt:
    """What another process needs to have read these claims."""
    wanted = list(dict.fromkeys(keys))
    readings = dict(zip(wanted, read_statements(wanted), strict=True))
    return Learnt({key: packed(reading) for key, reading in readings.items()}, learnt_words(_words(readings.values())))


def _words(readings: Iterable[Sentence | Reading]) -> dict[str, None]:
    """The words that comparisons ask for, as they are embedded, each once: « nageurs » of « 1 200 nageurs » among them."""
    return dict.fromkeys(form for reading in readings for form in _forms(reading))


def _forms(reading: Sentence | Reading) -> Iterator[str]:
    yield from (term.form for term in reading.terms)
    yield from (quantity.noun for quantity in reading.quantities if quantity.noun and not quantity.unit)


def remember(learnt: Learnt) -> None:
    """Have read what another process has read."""
    remember_words(learnt.words)
    if (using := _beside.get()) is not None:
        using.note(learnt.readings, learnt.words)
    _packed.update(learnt.readings)
    _forget(_packed, _ROOM)


def read_statement(text: str, language: Language, day: date | None) -> Reading:
    """The reading of one claim; relative dates count from ``day``. Read once, then remembered."""
    return read_statements([(text, language, day)])[0]


def read_statements(keys: Iterable[Key]) -> list[Reading]:
    """Readings in order. Many at once are faster: texts go through parser and encoder in batches."""
    wanted = list(keys)
    found: dict[Key, Reading] = {}
    for key in dict.fromkeys(wanted):
        if (known := _known(key)) is not None:
            found[key] = known
    using = _beside.get()
    if using is not None and (missing := [key for key in dict.fromkeys(wanted) if key not in found]):
        found |= using.take(missing)
    for language in Language:
        group = [key for key in dict.fromkeys(wanted) if key not in found and key[1] is language]
        if not group:
            continue
        docs = pipeline(language).pipe((_bare(key[0]) for key in group), batch_size=64, disable=["ner"])
        drafts = [sentence_of(doc, language, key[2]) for doc, key in zip(docs, group, strict=True)]
        learn(_words(drafts))
        made = {key: reading_of(draft) for key, draft in zip(group, drafts, strict=True)}
        found |= made
        if using is not None:
            using.note({key: packed(reading) for key, reading in made.items()}, _words(made.values()))
    _keep(found)
    return [found[key] for key in wanted]


def _bare(text: str) -> str:
    """Without a verdict before the claim: « C'est faux : ce miel ne contient aucun sirop »."""
    opening = re.match(fw.VERDICT_OPENING, fold(text))
    return text[opening.end() :] if opening and len(text) > opening.end() else text


def _known(key: Key) -> Reading | None:
    """The reading of a claim that was read before and not forgotten."""
    if (reading := _at_hand.pop(key, None)) is not None:
        return reading
    data = _packed.get(key)
    return None if data is None else unpacked(data)


def _keep(readings: Mapping[Key, Reading]) -> None:
    """Have these at hand; past the room for that the ones that were not asked for longest are packed."""
    _at_hand.update(readings)
    for key, reading in _forget(_at_hand, _AT_HAND):
        if key not in _packed:
            _packed[key] = packed(reading)
    _forget(_packed, _ROOM)


def _forget(kept: dict[Key, T], room: int) -> list[tuple[Key, T]]:
    """Take the oldest out of what is kept, until it has room, and give them."""
    return [(key, kept.pop(key)) for key in list(itertools.islice(kept, max(0, len(kept) - room)))]
