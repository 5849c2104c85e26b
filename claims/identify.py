"""Which language a text is in. The model (lingua, 20 languages, trigrams) loads at the first call: 0.2 s, 40
MB.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.errors import UnreadableArticle, UnsupportedLanguage
from claims.models import Language

if TYPE_CHECKING:
    from lingua import LanguageDetector

# The languages that a page on a European desk may be in; the rest of the Latin alphabet falls on the nearest
# one.
CANDIDATES = (
    *(
        "FRENCH",
        "ENGLISH",
        "GERMAN",
        "SPANISH",
        "ITALIAN",
        "PORTUGUESE",
        "DUTCH",
        "CATALAN",
        "POLISH",
        "ROMANIAN",
    ),
    *("SWEDISH", "DANISH", "BOKMAL", "FINNISH", "CZECH", "HUNGARIAN", "TURKISH", "CROATIAN", "INDONESIAN"),
    "VIETNAMESE",
)
_SLICE = 2000  # characters; three of them are as sure as the whole article and ten times cheaper
# A short text is ambiguous ("Il pleut." looks German, 0.53 to 0.31): one of ours wins if it is anywhere near.
_ENOUGH = 0.15

# What every sentence is held together by. Of the words of 1,144 articles 27 % at least are among these (45 % in the
# middle); of logs, lists, price tags and code 21 % at most.
_LINKING = frozenset(
    (
        "le la les l un une des du de d au aux à et ou mais que qu qui dont où en dans par pour sur sous avec sans ce cet"
        " cette ces se s sa son ses leur leurs il elle ils elles on nous vous je ne n pas plus est sont été être a ont avait"
        " était comme selon après avant entre lors y"
        " the an of to in and or but that which who whom for at by with from as is are was were be been it its he she"
        " they his her their them this these those has have had not will would can could said before about into we you i"
    ).split()
)
_LEAST_LINKING = 0.22
_MANY_WORDS = 40  # of fewer the share says little: a list of two lines may be a bulletin
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    from lingua import Language as Tongue  # noqa: PLC0415  # the first article pays, not every import
    from lingua import LanguageDetectorBuilder  # noqa: PLC0415

    tongues = [getattr(Tongue, name) for name in CANDIDATES]
    # Low accuracy: as good on 120 characters and more (398 of 400 French sentences), a tenth of the memory.
    return LanguageDetectorBuilder.from_languages(*tongues).with_low_accuracy_mode().build()


def identify_language(text: str, *, place: str) -> Language:
    """The language of ``text``: UnsupportedLanguage if not one of ours, UnreadableArticle without any words, or where
    they make no sentences.
    """
    sample = _sample(text)
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        raise UnreadableArticle(f"{place}: no words in it")
    if sum(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in letters) < len(letters) / 2:
        raise UnsupportedLanguage(f"{place}: not in the Latin alphabet; only French and English are read")
    found = _detector().compute_language_confidence_values(sample)
    belief = {value.language.iso_code_639_1.name.lower(): value.value for value in found}
    ours = max(Language, key=lambda language: belief[language])
    if sum(belief[language] for language in Language) >= _ENOUGH or not any(belief.values()):
        _refuse_lists(sample, place)
        return ours
    name = found[0].language.name.capitalize()
    raise UnsupportedLanguage(f"{place}: the text is in {name}; only French and English are read")


def _refuse_lists(text: str, place: str) -> None:
    """UnreadableArticle where words stand without what links them: in a log, a list, a page of a shop."""
    words = _WORD.findall(text.lower())
    if len(words) >= _MANY_WORDS and sum(word in _LINKING for word in words) < _LEAST_LINKING * len(words):
        raise UnreadableArticle(
            f"{place}: a list, a log or the page of a shop, hardly a sentence in it; with its language said it is read"
        )


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return f"{text[:_SLICE]} {text[middle : middle + _SLICE]} {text[-_SLICE:]}"
