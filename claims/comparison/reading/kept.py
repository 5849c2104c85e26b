"""Readings made once, then kept: many at once, for this process or another."""

from __future__ import annotations

import itertools
import pickle
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from claims.comparison import function_words as fw
from claims.comparison.reading.draft import reading_of, sentence_of
from claims.comparison.reading.model import Reading
from claims.comparison.vocabulary import fold, learn, learnt_words, remember_words
from claims.models import Language
from claims.parsing import pipeline

T = TypeVar("T")
Key = tuple[str, Language, date | None]
_at_hand: dict[Key, Reading] = {}  # the one that was asked for last stands last
_packed: dict[Key, bytes] = {}  # as many more as a run over an archive asks for again
_AT_HAND: Final = 2_000  # of 13 kB: 26 MB, more than one batch of articles compares
_ROOM: Final = 50_000  # of 1.8 kB with their keys: 90 MB; to unpack one takes a fiftieth of making it anew


@dataclass(frozen=True)
class Learnt:
    """Readings that one process made for another, packed, with the vectors of their words."""

    readings: dict[Key, bytes]
    words: dict[str, NDArray[np.float32]]


def learnt_of(keys: Iterable[Key]) -> Learnt:
    """What another process needs to have read these claims."""
    wanted = list(dict.fromkeys(keys))
    readings = dict(zip(wanted, read_statements(wanted), strict=True))
    forms = dict.fromkeys(term.form for reading in readings.values() for term in reading.terms)
    return Learnt({key: pickle.dumps(reading) for key, reading in readings.items()}, learnt_words(forms))


def remember(learnt: Learnt) -> None:
    """Have read what another process has read."""
    remember_words(learnt.words)
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
    for language in Language:
        group = [key for key in dict.fromkeys(wanted) if key not in found and key[1] is language]
        if not group:
            continue
        docs = pipeline(language).pipe((_bare(key[0]) for key in group), batch_size=64, disable=["ner"])
        drafts = [sentence_of(doc, language, key[2]) for doc, key in zip(docs, group, strict=True)]
        learn(term.form for draft in drafts for term in draft.terms)
        made = {key: reading_of(draft) for key, draft in zip(group, drafts, strict=True)}
        found |= made
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
    packed = _packed.get(key)
    return None if packed is None else _unpacked(packed)


def _unpacked(packed: bytes) -> Reading:
    reading: Reading = pickle.loads(packed)  # noqa: S301  # packed by this process, or by one that it started
    return reading


def _keep(readings: Mapping[Key, Reading]) -> None:
    """Have these at hand; past the room for that the ones that were not asked for longest are packed."""
    _at_hand.update(readings)
    for key, reading in _forget(_at_hand, _AT_HAND):
        if key not in _packed:
            _packed[key] = pickle.dumps(reading)
    _forget(_packed, _ROOM)


def _forget(kept: dict[Key, T], room: int) -> list[tuple[Key, T]]:
    """Take the oldest out of what is kept, until it has room, and give them."""
    return [(key, kept.pop(key)) for key in list(itertools.islice(kept, max(0, len(kept) - room)))]
