"""Readings made once, then kept: many at once, for this process or another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison import function_words as fw
from claims.comparison.reading.draft import reading_of, sentence_of
from claims.comparison.reading.model import Reading
from claims.comparison.vocabulary import fold, learn, remember_words, vectors_of
from claims.models import Language
from claims.parsing import pipeline

Key = tuple[str, Language, date | None]
_readings: dict[Key, Reading] = {}  # the one that was asked for last stands last
_ROOM: Final = 6_000  # readings of about 40 kB: 240 MB at most; a run over an archive asks again for no more


@dataclass(frozen=True)
class Learnt:
    """Readings that one process made for another, with the vectors of their words."""

    readings: dict[Key, Reading]
    words: dict[str, NDArray[np.float32]]


def learnt_of(keys: Iterable[Key]) -> Learnt:
    """What another process needs to have read these claims."""
    wanted = list(dict.fromkeys(keys))
    readings = dict(zip(wanted, read_statements(wanted), strict=True))
    forms = list(dict.fromkeys(term.form for reading in readings.values() for term in reading.terms))
    return Learnt(readings, dict(zip(forms, vectors_of(forms), strict=True)))


def remember(learnt: Learnt) -> None:
    """Have read what another process has read."""
    remember_words(learnt.words)
    _keep({key: reading for key, reading in learnt.readings.items() if key not in _readings})


def read_statement(text: str, language: Language, day: date | None) -> Reading:
    """The reading of one claim; relative dates count from ``day``. Read once, then remembered."""
    return read_statements([(text, language, day)])[0]


def read_statements(keys: Iterable[Key]) -> list[Reading]:
    """Readings in order. Many at once are faster: texts go through parser and encoder in batches."""
    wanted = list(keys)
    found: dict[Key, Reading] = {}
    for key in dict.fromkeys(wanted):
        if (known := _readings.pop(key, None)) is not None:
            found[key] = _readings[key] = known
    for language in Language:
        group = [key for key in dict.fromkeys(wanted) if key not in found and key[1] is language]
        if not group:
            continue
        docs = pipeline(language).pipe((_bare(key[0]) for key in group), batch_size=64, disable=["ner"])
        drafts = [sentence_of(doc, language, key[2]) for doc, key in zip(docs, group, strict=True)]
        learn(term.form for draft in drafts for term in draft.terms)
        made = {key: reading_of(draft) for key, draft in zip(group, drafts, strict=True)}
        found |= made
        _keep(made)
    return [found[key] for key in wanted]


def _bare(text: str) -> str:
    """Without a verdict before the claim: « C'est faux : ce miel ne contient aucun sirop »."""
    opening = re.match(fw.VERDICT_OPENING, fold(text))
    return text[opening.end() :] if opening and len(text) > opening.end() else text


def _keep(made: Mapping[Key, Reading]) -> None:
    """Remember these; past the room for them the ones that were not asked for longest are forgotten."""
    _readings.update(made)
    for key in list(itertools.islice(_readings, max(0, len(_readings) - _ROOM))):
        del _readings[key]
