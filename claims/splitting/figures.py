"""Lists whose items each have a figure: « ira aux routes (1,2 milliard), aux villes (12 milliards) »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.words import Word

_PREPOSITIONS = frozenset("à aux au pour dans en to for in".split())


def by_figure(words: list[Word]) -> list[list[Word]]:
    """One selection of words for each item with its figure; the words as they are where they hold no such list."""
    items: list[tuple[int, int]] = []
    for end in (i for i, w in enumerate(words) if w.text == ")"):
        opening = next((j for j in range(end, -1, -1) if words[j].text == "("), None)
        if opening is None or opening + 1 >= end or not words[opening + 1].text[:1].isdigit():
            return [words]
        start = _next_item(words, items[-1][1]) if items else _first_item(words, opening)
        if start is None:
            return [words]
        items.append((start, end + 1))
    if len(items) < 2 or any(words[start].lower not in _PREPOSITIONS for start, _ in items[1:]):
        return [words]
    return [[*words[: items[0][0]], *words[start:end]] for start, end in items]


def _first_item(words: Sequence[Word], opening: int) -> int | None:
    """The preposition before a bracket, where the first item begins."""
    return next((k for k in range(opening, 0, -1) if words[k].pos == "ADP" and words[k].lower in _PREPOSITIONS), None)


def _next_item(words: Sequence[Word], end: int) -> int | None:
    """Where the item after the one that ends at ``end`` begins: behind « , », « et », « , et »."""
    if end >= len(words) or words[end].text not in (",", "et", "and"):
        return None
    return end + 2 if words[end].text == "," and words[end + 1].lower in ("et", "and") else end + 1
