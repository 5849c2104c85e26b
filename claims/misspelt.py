"""« Le trafic à repris », « Deux voitures on été brûlées »: an auxiliary under the spelling of another word.

The word keeps its text and its place; it reads as the auxiliary, so that parser and rules see the verb. Only where the
grammar allows nothing else: before a past participle, which neither « à » nor « on » can stand before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.language.lexicon import Lexicon
from claims.words import Word

_ADVERBS: Final = frozenset("donc également ainsi aussi déjà ensuite enfin notamment finalement toujours bien".split())
_BEEN: Final = frozenset("été eu".split())
_PARTICIPLES: Final = frozenset("permis repris mis pris remis admis promis connu reçu perdu obtenu entraîné".split())
_IN_E: Final = re.compile(r"\w{2,}[^ti]é$")  # « à côté », « à moitié » are none


def respell(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words of a sentence, each « à » and « on » that stands for « a » and « ont » reading so."""
    return [_respelt(word, words[i + 1 :], lexicon) for i, word in enumerate(words)]


def _respelt(word: Word, following: Sequence[Word], lexicon: Lexicon) -> Word:
    """One word, reading as the auxiliary that it stands for, if it does."""
    if word.lower not in ("à", "on") or not following:
        return word
    adverb = following[0].lower in _ADVERBS and len(following) > 1
    verb = following[1 if adverb else 0].lower
    if word.lower == "on":
        return replace(word, reads="ont") if verb in _BEEN else word
    form = lexicon.speech.get(verb)
    participle = form is not None and form.participle and not form.finite
    if verb in _BEEN or verb in _PARTICIPLES or participle or _IN_E.match(verb):
        return replace(word, reads="a")
    return word
