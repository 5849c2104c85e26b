"""The edges of a selection of words: connectors and commas that belong to none of it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.words import Word

_OPENERS = frozenset("et mais or car donc ainsi puis and but so yet".split())
_AFTER_SO = frozenset("far many much few long little".split())  # « So far », « So many people »: no connector
_CLOSERS = frozenset("et and mais but".split())


def trim(words: Sequence[Word]) -> list[Word]:
    """Without connectors and commas at the edges: « et le maire part, » → « le maire part ».

    « -service » that lost its « stations » goes too.
    """
    words = _without_torn(words)
    first, last = 0, len(words)
    while first < last and _opens(words, first):
        first += 1
    while last > first and (
        words[last - 1].text in (",", ";", ":", "–", "—", "-", "(", ".", "!", "…") or words[last - 1].lower in _CLOSERS
    ):
        last -= 1
    return list(words[first:last])


def _without_torn(words: Sequence[Word]) -> list[Word]:
    """Without « -service » that lost its « stations »."""
    inside = {word.index for word in words}
    kept: list[Word] = []
    for k, word in enumerate(words):
        glued = k + 1 < len(words) and words[k + 1].start == word.end
        torn = word.text[:1] == "-" and (len(word.text) > 1 or glued) and k > 0 and word.index - 1 not in inside
        after_torn = k > 0 and words[k - 1].text == "-" and words[k - 1] not in kept and words[k - 1].end == word.start
        if not torn and not after_torn:
            kept.append(word)
    return kept


def _opens(words: Sequence[Word], k: int) -> bool:
    """Whether a word at the edge only joins what follows to what stood before: « Ainsi, », « et », a dash."""
    word = words[k]
    if word.lower == "ainsi":
        return k + 1 < len(words) and words[k + 1].text == ","
    if word.lower == "so" and k + 1 < len(words) and words[k + 1].lower in _AFTER_SO:
        return False
    return word.text in (",", ";", ":", "–", "—", "-", ".", ")", "…") or word.lower in _OPENERS


def after_comma(below: Sequence[Word], root: Word) -> bool:
    """Whether the words of a phrase begin with a comma or stand just behind one of the clause."""
    first = below[0]
    return first.text == "," or any(w.text == "," and w.index == first.index - 1 for w in root.subtree())
