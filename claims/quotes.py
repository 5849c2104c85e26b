"""Where the quotation marks of a paragraph open and close.

Mixed pairs (« … ”), nested pairs and marks without direction (") are read by position. A quotation that is opened and
never closed is none, unless the next paragraph opens with a mark too (a quotation over several paragraphs): either
way it costs at most its own paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPEN = {"«": "double", "“": "double", "„": "double", "‹": "single", "‘": "single"}
_CLOSE = {"»": "double", "”": "double", "›": "single"}
_MOST_LEFT_OPEN = 20  # in one paragraph; past that it is no text, and reading it again for each would never end
_DOUBLE = '«»“”"'
MARKS = '«»“”„"‹›‘'


@dataclass(frozen=True)
class Quote:
    """One outermost quotation: ``start:end`` with its marks, ``inner_start:inner_end`` without (code points)."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool = True


class Quotes:
    """The outermost quotations of an article, in order, found by position in logarithmic time."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = sorted(quotes, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]

    def __iter__(self) -> Iterator[Quote]:
        return iter(self._quotes)

    def near(self, start: int, end: int) -> Sequence[Quote]:
        """The quotations that touch ``start:end``; outermost ones do not overlap, so that they are neighbours."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self._quotes[first : bisect_right(self._starts, end)]


def find_quotes(text: str, start: int, end: int, *, continues: bool = False) -> list[Quote]:
    """The outermost quotations of ``text[start:end]``, one paragraph, in order.

    ``continues``: the next paragraph opens with a mark, so that one left open here runs to the paragraph's end.
    """
    found: list[Quote] = []
    for _ in range(_MOST_LEFT_OPEN):
        whole, stack = _read_marks(text, start, end)
        found.extend(whole)
        if not stack:
            break
        kind, where = stack[0]
        if continues and kind == "double":
            found.append(Quote(where, where + 1, end, end, closed=False))
            break
        if len(stack) == 1 and not any(mark in text[where + 1 : end] for mark in MARKS):
            break
        start, continues = where + 1, False  # forget the one left open, keep what is whole inside
    return found


def _read_marks(text: str, start: int, end: int) -> tuple[list[Quote], list[tuple[str, int]]]:
    """The outermost quotations that close, and the marks that are still open at the end, outermost first."""
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    open_now = Counter[str]()
    for position in range(start, end):
        mark = _direction(text, position, start, end, open_now)
        if mark is None:
            continue
        side, kind = mark
        if side == "again":  # « "P. "Q. "R" »: paragraphs of one quotation on one line, each opened and not closed
            while stack:
                opened, where = stack.pop()
                open_now[opened] -= 1
            last = len(text[:position].rstrip())
            found.append(Quote(where, where + 1, last, last, closed=False))
        if side in ("open", "again"):
            stack.append((kind, position))
            open_now[kind] += 1
            continue
        if not open_now[kind]:
            continue
        while True:  # what was opened inside and not closed goes with it
            opened, where = stack.pop()
            open_now[opened] -= 1
            if opened == kind:
                break
        if not stack:
            found.append(Quote(where, where + 1, position, position + 1))
    return found, stack


def _direction(text: str, position: int, start: int, end: int, open_now: Counter[str]) -> tuple[str, str] | None:
    """Whether a character opens or closes a quotation, and of which kind."""
    character = text[position]
    if character in _OPEN:
        # « ‘ » and its like also stand for a closing mark in careless typing; position decides only for “
        return ("open", _OPEN[character])
    if character in _CLOSE:
        return ("close", _CLOSE[character])
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if character == '"':
        opens = (before.isspace() or before in "([{'«“—–-:/’") and not after.isspace()
        if open_now["double"]:
            if opens and _resumes(text, position, end) and not _closes_twice(text, position, end):
                return ("again", "double")
            return (
                ("open", "double")
                if opens and open_now["double"] < 2 and _closes_twice(text, position, end)
                else ("close", "double")
            )
        if before.isspace() and after.isspace():
            opens = True
        return ("open", "double") if opens else None
    if character in "'’":
        if open_now["single"] and not after.isalnum() and not before.isspace():
            return ("close", "single")
        if (
            character == "'"
            and (before.isspace() or before in '(["«“:')
            and after.isalpha()
            and _single_pair(text, position, end)
        ):
            return ("open", "single")
    return None


def _resumes(text: str, position: int, end: int) -> bool:
    """Whether a sentence ended just before a mark, in the same line, and another starts with it."""
    before = text[max(0, position - 3) : position].rstrip(" ")
    return (
        before[-1:] in (".", "!", "?")
        and before != text[max(0, position - 3) : position]
        and text[position + 1 : position + 2].isupper()
        and text.find('"', position + 1, end) > 0
    )


def _closes_twice(text: str, position: int, end: int) -> bool:
    """Whether a straight mark and then another closing one follow before the next opening one: a quotation within one."""
    first = text.find('"', position + 1, end)
    second = next((i for i in range(first + 1, end) if text[i] in _DOUBLE), -1) if first >= 0 else -1
    if second < 0 or text[second] in "«“":
        return False
    straight = [i for i in (first, second) if text[i] == '"']
    return not any(text[i - 1].isspace() and i + 1 < end and not text[i + 1].isspace() for i in straight)


def _single_pair(text: str, position: int, end: int) -> bool:
    """Whether a straight single mark has its closing one in the next 600 characters."""
    for i in range(position + 2, min(end, position + 600)):
        if text[i] == "'" and not text[i - 1].isspace() and (i + 1 >= end or not text[i + 1].isalnum()):
            return True
    return False
