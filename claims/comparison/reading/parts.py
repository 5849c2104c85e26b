"""The order of a claim's parts, its acronyms, and what stands inside, outside, before and after what."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from claims.comparison import function_words as fw
from claims.comparison.names import JOINTS
from claims.comparison.order import MARKS, PASSIVE, Part
from claims.comparison.reading.sentence import Sentence
from claims.comparison.vocabulary import fold

ARTICLE: Final = 5  # characters: « avant le 4 mai »


def read_parts(s: Sentence) -> tuple[Part, ...]:
    """The claim's parts with the marks before each."""
    values = [(p.start, p.end, fold(p.words)) for p in s.periods]
    values += [(c.start, c.end, str(c.minutes)) for c in s.clocks]
    values += [(q.start, q.end, f"{q.value:g} {q.unit}") for q in s.quantities if not q.ordinal]
    parts: list[Part] = []
    marks: set[str] = set()
    for token in s.tokens:
        number = s.term_of.get(token.i)
        if number is not None:
            term = s.terms[number]
            if term.group >= 0 and parts and parts[-1].terms and s.terms[parts[-1].terms[-1]].group == term.group:
                parts[-1] = replace(parts[-1], terms=(*parts[-1].terms, number))
            else:
                parts.append(Part((number,), "", frozenset(marks), term.kind))
            marks = set()
            continue
        value = next((key for start, end, key in values if start <= token.idx < end), None)
        if value is not None:
            if not (parts and parts[-1].value == value):
                parts.append(Part((), value, frozenset(marks), "value"))
                marks = set()
        elif token.pos_ not in ("PRON", "AUX", "VERB", "DET") and s.folded[token.i] in MARKS:
            marks.add(MARKS[s.folded[token.i]])
        elif s.lemmas[token.i] in ("etre", "be"):
            marks.add(PASSIVE)
    return tuple(parts)


def read_acronyms(s: Sentence, groups: Iterable[list[int]]) -> tuple[tuple[str, frozenset[int]], ...]:
    found = []
    for group in groups:
        letters = "".join(s.terms[n].word for n in group).replace("-", "").replace(".", "")
        if 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha():
            found.append((letters.lower(), frozenset(group)))
    return tuple(found)


def read_initials(s: Sentence) -> tuple[tuple[str, int], ...]:
    return tuple(
        (part[0], s.term_of.get(i, -1))
        for i, word in enumerate(s.folded)
        for part in word.replace("'", "-").split("-")
        if part and part[0].isalpha() and part not in JOINTS
    )


def after_words(s: Sentence, words: frozenset[str]) -> frozenset[int]:
    """The first noun or verb after one of these prepositions."""
    found: set[int] = set()
    for i, word in enumerate(s.folded):
        if word in words and s.tokens[i].pos_ in ("ADP", "SCONJ"):
            after = (s.term_of[j] for j in range(i + 1, min(i + 8, len(s.tokens))) if j in s.term_of)
            found.update(list(itertools.islice((n for n in after if s.terms[n].kind in ("noun", "verb")), 1)))
    return frozenset(found)


def around_times(s: Sentence) -> frozenset[str]:
    """Before and after, where such a word stands just before an hour or a day: « peu avant minuit », « après le 4 mai »."""
    times = [(period.start, period.end) for period in s.periods] + [(clock.start, clock.end) for clock in s.clocks]
    found: set[str] = set()
    for start, end in times:
        near = [s.folded[t.i] for t in s.tokens if t.idx < end and t.idx + len(t) > start - ARTICLE]
        found |= {name for name, words in (("before", fw.BEFORE), ("after", fw.AFTER)) if words.intersection(near)}
    return frozenset(found)


def outside_and_inside(s: Sentence) -> tuple[set[int], set[int]]:
    """The terms that follow « hors de » / "outside", and those that follow « dans » / "in"."""
    outside: set[int] = set()
    inside: set[int] = set()
    for i, word in enumerate(s.folded):
        after = [s.term_of[j] for j in range(i + 1, min(i + 8, len(s.tokens))) if j in s.term_of]
        after = [n for n in after if s.terms[n].kind in ("noun", "name")]
        if word in fw.OUTSIDE or s.lemmas[i] in fw.OUTSIDE:
            outside.update(after[:3])
        elif word in fw.WITHIN and s.tokens[i].pos_ in ("ADP", "DET"):
            inside.update(after[:3])
    return outside, inside - outside
