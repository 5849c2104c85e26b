"""A doubt as a person reads it at the terminal: the two claims beside one another, or where it is narrow, one below
the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.console import clean, clean_part, plain
from flows.question_words import why
from flows.tables import STATUS_STYLES, counted, stance_words
from warehouse.doubts import Doubt, Side, Voice

NARROW: Final = 100  # columns below which the claims stand one below the other


def question(doubt: Doubt, *, width: int, place: str = "") -> RenderableType:
    """One doubt with everything to decide it; ``place`` says which it is: "3 of 20"."""
    heading = Text.assemble((doubt.question, "bold"), f"  {place}" if place else "", f"  {doubt.key}")
    asks = Text(f"Why the software asks: {clean(why(doubt))}", style="dim")
    return Group(Text(), heading, Text(), _sides(doubt, width), Text(), asks)


def _sides(doubt: Doubt, width: int) -> RenderableType:
    sides = [doubt.this, *([doubt.other] if doubt.other else [])]
    if len(sides) == 1 or width < NARROW:
        return Group(*(part for side in sides for part in (*_side(side), Text())))
    beside = Table.grid(padding=(0, 3), expand=True)
    for _ in sides:
        beside.add_column(ratio=1)
    beside.add_row(*(Group(*_side(side)) for side in sides))
    return beside


def _side(side: Side) -> Iterable[RenderableType]:
    contested = Text("  contested", style="bold red") if side.contested else Text()
    yield Text.assemble((clean(side.text), "bold"), contested)
    for voice in side.voices:
        yield Padding(Text("\n").join(_voice(voice)), (0, 0, 0, 2))
    if more := side.mention_count - len([voice for voice in side.voices if voice.is_current]):
        yield Text(f"  and {counted(more, 'more mention')}", style="dim")


def _voice(voice: Voice) -> Iterable[Text]:
    names = clean(", ".join(voice.sources))
    verb = (stance_words(voice.status, len(voice.sources)), STATUS_STYLES[voice.status])
    when = f", {voice.published_at:%Y-%m-%d}" if voice.published_at else ""
    gone = "" if voice.is_current else ", which no longer says so"
    yield Text.assemble(names, " ", verb, f" in {clean(voice.outlet or _file(voice.origin))}{when}{gone}")
    yield Text.assemble(
        (clean_part(voice.before).lstrip(), "dim"),
        plain(voice.evidence, "italic"),
        (clean_part(voice.after).rstrip(), "dim"),
    )


def _file(origin: str) -> str:
    """An address, or a file's name without its folders."""
    return origin if "://" in origin else PurePath(origin).name
