"""Phrases that say what one word says: « prendre la fuite » is fleeing, "step down" resigning."""

from __future__ import annotations

import functools
import importlib.resources
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claims.comparison.function_words import NEGATIONS, WITH_NE
from claims.models import Language

if TYPE_CHECKING:
    from spacy.tokens import Token

_SKIPPED: Final = frozenset({"DET", "ADV", "PUNCT"})
_REFLEXIVE: Final = frozenset({"se", "s'"})
_NEGATIVE: Final = NEGATIONS[Language.FRENCH] | NEGATIONS[Language.ENGLISH] | WITH_NE
_ARTICLES: Final = frozenset("le la les l' un une the a an son sa ses leur leurs his her their its".split())
_ONE_FORM: Final = {"du": "de", "des": "de", "d'": "de", "au": "a", "aux": "a"}
_PARTICLES: Final = frozenset("up down off out away back over in apart through on".split())

Phrase = tuple[str, ...]


@functools.cache
def _phrases() -> dict[Language, dict[str, list[tuple[Phrase, str]]]]:
    """Language → first word → (the phrase, the word that it says), longest first."""
    found: dict[Language, defaultdict[str, list[tuple[Phrase, str]]]] = {each: defaultdict(list) for each in Language}
    text = importlib.resources.files("claims.comparison").joinpath("expressions.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        opening, _, phrases = line.partition(":")
        language, word = opening.split()
        for phrase in phrases.split(";"):
            parts = tuple(_ONE_FORM.get(p, p) for p in phrase.split() if p not in _ARTICLES | _REFLEXIVE)
            if len(parts) > 1:
                found[Language(language)][parts[0]].append((parts, word))
    for by_first in found.values():
        for known in by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))
    return {language: dict(by_first) for language, by_first in found.items()}


def expressions_in(
    sentence: Sequence[Token], language: Language, lemmas: Sequence[str], folded: Sequence[str]
) -> list[tuple[tuple[int, ...], str]]:
    """(the tokens of the phrase, the word that it says), left to right, none overlapping."""
    known = _phrases()[language]
    found: list[tuple[tuple[int, ...], str]] = []
    taken: set[int] = set()
    for token in sentence:
        if token.i in taken:
            continue
        for form in dict.fromkeys((lemmas[token.i], _ONE_FORM.get(folded[token.i], folded[token.i]))):
            match = next(
                (
                    (tokens, word)
                    for phrase, word in known.get(form, ())
                    if (tokens := _follow(sentence, token, phrase, lemmas, folded)) and not taken.intersection(tokens)
                ),
                None,
            )
            if match:
                found.append(match)
                taken.update(match[0])
                break
    return found


def _follow(
    sentence: Sequence[Token], first: Token, phrase: Phrase, lemmas: Sequence[str], folded: Sequence[str]
) -> tuple[int, ...] | None:
    """The tokens of ``phrase`` from ``first`` on; None where the words differ."""
    tokens = [first.i]
    position = first.i + 1
    for word in phrase[1:]:
        while (
            position < len(sentence)
            and not _says(word, position, lemmas, folded)
            and _passed_over(sentence[position], folded)
        ):
            position += 1
        if position < len(sentence) and _says(word, position, lemmas, folded):
            tokens.append(position)
            position += 1
            continue
        if word in _PARTICLES and len(phrase) == 2:  # "called the meeting off"
            particle = next((c.i for c in first.children if c.dep_ == "prt" and folded[c.i] == word), None)
            if particle is not None:
                return (first.i, particle)
        return None
    return tuple(tokens)


def _says(word: str, position: int, lemmas: Sequence[str], folded: Sequence[str]) -> bool:
    return word in (lemmas[position], _ONE_FORM.get(folded[position], folded[position]))


def _passed_over(token: Token, folded: Sequence[str]) -> bool:
    if folded[token.i] in _NEGATIVE:
        return False
    return token.pos_ in _SKIPPED or folded[token.i] in _REFLEXIVE or folded[token.i] in _ARTICLES
