"""Where the quotation marks of a paragraph open and close.

Mixed pairs (« … ”), nested pairs and marks without direction (") are read by position. A quotation that is opened and
never closed is none, unless the next paragraph opens with a mark too (a quotation over several paragraphs): either
way it costs at most its own paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPEN = {"«": "double", "“": "double", "„": "double", "‹": "single", "‘": "single"}
_CLOSE = {"»": "double", "”": "double", "›": "single"}
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
    stack: list[tuple[str, int]] = []
    for position in range(start, end):
        mark = _direction(text, position, start, end, [kind for kind, _ in stack])
        if mark is None:
            continue
        side, kind = mark
        if side == "open":
            stack.append((kind, position))
            continue
        opened = next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth][0] == kind), None)
        if opened is None:
            continue
        where = stack[opened][1]
        del stack[opened:]
        if not stack:
            found.append(Quote(where, where + 1, position, position + 1))
    if stack:
        where = stack[0][1]
        if continues and stack[0][0] == "double":
            found.append(Quote(where, where + 1, end, end, closed=False))
        elif len(stack) > 1 or any(mark in text[where + 1 : end] for mark in MARKS):
            found.extend(find_quotes(text, where + 1, end))  # forget the one left open, keep what is whole inside
    return found


def _direction(text: str, position: int, start: int, end: int, open_kinds: list[str]) -> tuple[str, str] | None:
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
        if "double" in open_kinds:
            return (
                ("open", "double")
                if opens and open_kinds.count("double") < 2 and _closes_twice(text, position, end)
                else ("close", "double")
            )
        if before.isspace() and after.isspace():
            opens = True
        return ("open", "double") if opens else None
    if character in "'’":
        if "single" in open_kinds and not after.isalnum() and not before.isspace():
            return ("close", "single")
        if (
            character == "'"
            and (before.isspace() or before in '(["«“:')
            and after.isalpha()
            and _single_pair(text, position, end)
        ):
            return ("open", "single")
    return None


def _closes_twice(text: str, position: int, end: int) -> bool:
    """Whether two more straight marks follow before the next opening one: a quotation within the quotation."""
    rest = [i for i in range(position + 1, end) if text[i] == '"'][:2]
    if len(rest) < 2:
        return False
    return not any(text[i - 1].isspace() and i + 1 < end and not text[i + 1].isspace() for i in rest)


def _single_pair(text: str, position: int, end: int) -> bool:
    """Whether a straight single mark has its closing one in the next 600 characters."""
    for i in range(position + 2, min(end, position + 600)):
        if text[i] == "'" and not text[i - 1].isspace() and (i + 1 >= end or not text[i + 1].isalnum()):
            return True
    return False
