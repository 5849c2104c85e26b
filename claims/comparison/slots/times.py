"""Days, hours, and what happened before or after what."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Final

from claims.comparison.dates import Period
from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import NAME_ALIKE, Pair
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import fold

SAME_HOUR: Final = 20  # minutes


def compare_dates(result: Comparison, a: Reading, b: Reading, days: tuple[date | None, date | None]) -> None:
    state = "none"
    if a.periods and b.periods:
        state = _compare_periods(result, list(a.periods), list(b.periods))
    elif a.periods or b.periods:
        period = (a.periods or b.periods)[0]
        day = days[1] if a.periods else days[0]
        close = day is not None and any(
            (start - day).days <= 2 and (day - end).days <= 4 for start, end in period.options
        )
        state = "implied" if close else "extra"
        if state == "extra":
            result.extra = (result.extra[0] or bool(a.periods), result.extra[1] or bool(b.periods))
            sides = (period.words, "") if a.periods else ("", period.words)
            result.findings.append(Finding("date", *sides, excludes=False))
    if a.clocks and b.clocks:
        gap = min(abs(c.minutes - d.minutes) for c in a.clocks for d in b.clocks)
        if gap > SAME_HOUR and gap != 720:
            state = "conflict"
            result.findings.append(Finding("date", a.clocks[0].words, b.clocks[0].words, excludes=True))
        elif state == "none":
            state = "equal"
    elif (a.clocks or b.clocks) and state in ("none", "equal"):
        state = "extra"
    if a.around != b.around and state in ("equal", "implied"):
        words = [" ".join(sorted(side)) or "at" for side in (a.around, b.around)]
        excludes = bool(a.around and b.around)
        state = "conflict" if excludes else "compatible"
        result.findings.append(Finding("date", words[0], words[1], excludes=excludes))
        result.narrowed = True
    result.dates = state


def _compare_periods(result: Comparison, left: list[Period], right: list[Period]) -> str:
    """equal, compatible or conflict. Where only some dates agree, the others tell the claims apart."""
    agreeing = 0
    for p in list(left):
        match = next((q for q in right if _periods_compare(p, q) == "equal"), None)
        if match is not None:
            left.remove(p)
            right.remove(match)
            agreeing += 1
    if not (left and right):
        return "equal"
    relations = [(_periods_compare(p, q), p, q) for p in left for q in right]
    state, p, q = min(relations, key=lambda r: ("compatible", "conflict").index(r[0]))
    excludes = state == "conflict" and not agreeing
    result.findings.append(Finding("date", p.words, q.words, excludes=excludes))
    result.other_date = state == "conflict" and not excludes
    return state


def _periods_compare(p: Period, q: Period) -> str:
    if not p.options or not q.options:
        return "equal" if fold(p.words) == fold(q.words) else "compatible"
    options = [(x, y) for x in p.options for y in q.options]
    if any(x == y for x, y in options):
        return "equal"
    if any(x[0] <= y[1] and y[0] <= x[1] for x, y in options):
        return "compatible"
    return "conflict"


def compare_order(result: Comparison, pair: Pair) -> None:
    """« avant la rupture du barrage », « après la rupture »; « a fui avant de parler », « a parlé avant de fuir »."""
    for before, after, turned in ((pair.a.earlier, pair.b.later, False), (pair.b.earlier, pair.a.later, True)):
        for n, m in itertools.product(before, after):
            if pair.alike[(m, n) if turned else (n, m)] >= NAME_ALIKE:
                words = (f"before {(pair.b if turned else pair.a).terms[n].word}", "after it")
                result.findings.append(Finding("date", *(words[::-1] if turned else words), excludes=True))
                return
    for mark, first, second in (("before", pair.a.earlier, pair.b.earlier), ("after", pair.a.later, pair.b.later)):
        for n, m in itertools.product(first, second):
            if _turned_round(pair, n, m):
                words = (f"{mark} {pair.a.terms[n].word}", f"{mark} {pair.b.terms[m].word}")
                result.findings.append(Finding("date", *words, excludes=True))
                return


def _turned_round(pair: Pair, n: int, m: int) -> bool:
    """Whether each claim's main predicate is what the other puts behind « avant » or « après »."""
    roots = pair.a.root, pair.b.root
    if min(roots) < 0 or n == roots[0] or m == roots[1]:
        return False
    crossed = min(pair.alike[n, roots[1]], pair.alike[roots[0], m])
    return bool(crossed >= NAME_ALIKE and max(pair.alike[n, m], pair.alike[roots]) < crossed)
