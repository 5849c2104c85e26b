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

# Of doubts in a spreadsheet, where a person writes an answer beside each; `review --decide` takes key and choice.
COLUMNS: Final = (
    *("key", "question", "choices", "claim", "said", "evidence", "other_claim", "other_said", "other_evidence"),
    *("score", "why", "since", "mention_id", "claim_id", "other_claim_id"),
)


def cells(doubt: Doubt) -> list[object]:
    """One doubt as a row under `COLUMNS`."""
    other = doubt.other
    return [
        doubt.key,
        doubt.question,
        [str(choice) for choice in doubt.choices],
        *_told(doubt.this),
        *(_told(other) if other else (None, None, None)),
        doubt.score,
        why(doubt),
        doubt.since,
        doubt.mention_id,
        doubt.this.claim_id,
        other.claim_id if other else None,
    ]


def _told(side: Side) -> list[str]:
    """A claim, who makes it where, and in which words, as the first mention has it."""
    if not side.voices:
        return [side.text, "", ""]
    first = side.voices[0]
    return [side.text, _said(first), first.evidence]


def _said(voice: Voice) -> str:
    return f"{', '.join(voice.sources)} {stance_words(voice.status, len(voice.sources))}{_where(voice)}"


def _where(voice: Voice) -> str:
    when = f", {voice.published_at:%Y-%m-%d}" if voice.published_at else ""
    gone = "" if voice.is_current else ", which no longer says so"
    return f" in {voice.outlet or _file(voice.origin)}{when}{gone}"


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
    yield Text.assemble(names, " ", verb, clean_part(_where(voice)))
    yield Text.assemble(
        (clean_part(voice.before).lstrip(), "dim"),
        plain(voice.evidence, "italic"),
        (clean_part(voice.after).rstrip(), "dim"),
    )


def _file(origin: str) -> str:
    """An address, or a file's name without its folders."""
    return origin if "://" in origin else PurePath(origin).name
