"""How many claims stood where over time, as a small drawing that reads on light and on dark paper.

One row a standing, each on its own scale: contested claims are few among many, and they are what one looks for.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import Final

from flows.pages.phrases import day
from warehouse.desk import FirstVoices
from warehouse.records import Standing

POINTS: Final = 60
# Middle tones: at least 4.4 to 1 on white, and 3.7 to 1 on the nearly black of Prefect's dark theme.
COLOURS: Final = {
    Standing.CONTESTED: "#d6453d",
    Standing.DENIED: "#b3621b",
    Standing.ASSERTED: "#2e7f5b",
    Standing.REPORTED: "#5a6fc0",
}
NAMES: Final = {
    Standing.CONTESTED: "Contested",
    Standing.DENIED: "Denied",
    Standing.ASSERTED: "Asserted",
    Standing.REPORTED: "Only reported",
}
INK: Final = "#767a80"
_WIDTH, _LEFT, _RIGHT, _ROW, _GAP, _TOP, _FOOT = 720, 120, 76, 34, 14, 6, 26


def counts(voices: Iterable[FirstVoices], times: Sequence[datetime]) -> dict[Standing, list[int]]:
    """How many claims stood where at each of ``times``, by when articles were published.

    Only claims that an article still makes: what was taken back is left out for the past too.
    """
    begins: dict[Standing, Counter[datetime]] = {standing: Counter() for standing in COLOURS}
    ends: dict[Standing, Counter[datetime]] = {standing: Counter() for standing in COLOURS}
    for voice in voices:
        stages = _stages(voice)
        for standing, begin in stages:
            begins[standing][begin] += voice.claims
        for (standing, _), (_, end) in pairwise(stages):
            ends[standing][end] += voice.claims
    return {
        standing: [
            begun - ended for begun, ended in zip(_by(begins[standing], times), _by(ends[standing], times), strict=True)
        ]
        for standing in COLOURS
    }


def _by(marks: Counter[datetime], times: Sequence[datetime]) -> list[int]:
    """How many marks there were by each of ``times``."""
    ordered = sorted(marks)
    held = list(accumulate((marks[moment] for moment in ordered), initial=0))
    return [held[bisect_right(ordered, time)] for time in times]


def _stages(voice: FirstVoices) -> list[tuple[Standing, datetime]]:
    """Where a claim stood one after the other: what outranks an earlier standing replaces it."""
    rank = {Standing.REPORTED: 0, Standing.ASSERTED: 1, Standing.DENIED: 2, Standing.CONTESTED: 3}
    marks = [
        (voice.first_seen_at, Standing.REPORTED),
        (voice.asserted_at, Standing.ASSERTED),
        (voice.denied_at, Standing.DENIED),
        (voice.contested_at, Standing.CONTESTED),
    ]
    stages: list[tuple[Standing, datetime]] = []
    for time, standing in sorted(((time, standing) for time, standing in marks if time), key=lambda mark: mark[0]):
        if stages and rank[standing] < rank[stages[-1][0]]:
            continue
        if stages and stages[-1][1] == time:
            stages.pop()
        stages.append((standing, time))
    return stages


def drawing(voices: Sequence[FirstVoices]) -> str:
    """The drawing as SVG; empty where there is nothing to draw."""
    if not voices:
        return ""
    # An outlier of a date, years before everything else, must not press the rest against the edge.
    first = _one_in(50, voices)
    last = max(time for voice in voices for _, time in _stages(voice))
    if last - first < timedelta(days=1):
        first = last - timedelta(days=1)
    times = [first + (last - first) * step / (POINTS - 1) for step in range(POINTS)]
    held = counts(voices, times)
    plot = _WIDTH - _LEFT - _RIGHT
    rows = []
    for number, standing in enumerate(COLOURS):
        values = held[standing]
        top = _TOP + number * (_ROW + _GAP)
        base = top + _ROW
        most = max(*values, 1)
        marks = [(_LEFT + plot * step / (POINTS - 1), base - _ROW * value / most) for step, value in enumerate(values)]
        line = " ".join(f"{'L' if step else 'M'}{x:.1f} {y:.1f}" for step, (x, y) in enumerate(marks))
        colour = COLOURS[standing]
        rows.append(
            f'<text x="0" y="{base - 4}" font-weight="600" fill="{colour}">{NAMES[standing]}</text>'
            f'<path d="{line} L{_LEFT + plot} {base} L{_LEFT} {base} Z" fill="{colour}" fill-opacity=".22"/>'
            f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>'
            f'<path d="M{_LEFT} {base}h{plot}" stroke="{INK}" stroke-opacity=".5"/>'
            f'<text x="{_WIDTH}" y="{base - 4}" text-anchor="end" font-weight="600" fill="{colour}">{values[-1]:,}</text>'
        )
    height = _TOP + len(COLOURS) * (_ROW + _GAP) + _FOOT
    foot = f'y="{height - 10}" fill="{INK}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="14" role="img">'
        f"<title>{described(held)}</title>" + "".join(rows) + f'<text x="{_LEFT}" {foot}>{day(first)}</text>'
        f'<text x="{_LEFT + plot}" {foot} text-anchor="end">{day(last)}</text></svg>'
    )


def _one_in(parts: int, voices: Sequence[FirstVoices]) -> datetime:
    """When one claim in so many had come up, and the next did."""
    left = sum(voice.claims for voice in voices) // parts
    ordered = sorted(voices, key=lambda voice: voice.first_seen_at)
    for voice in ordered:
        left -= voice.claims
        if left < 0:
            return voice.first_seen_at
    return ordered[-1].first_seen_at


def described(held: dict[Standing, list[int]]) -> str:
    """The drawing in a line, for who cannot see it."""
    return ", ".join(f"{NAMES[standing]}: {values[0]:,} to {values[-1]:,}" for standing, values in held.items())


def address(svg: str) -> str:
    """The drawing as an address that holds it whole."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
