"""Doubts as a person reads them in Prefect's form: the claims side by side, in which sentence who makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from flows.pages.phrases import ENDED, SENTENCE_END, SENTENCE_START
from flows.safe_markdown import bold, link, literal, part
from flows.tables import counted, reason_words, stance_words
from warehouse.doubts import Doubt, Side, Voice

_HOW_TO: Final = (
    "Answer below, each question for itself; « skip » leaves it open. What you decide stands in the record with your "
    "name and can be taken back."
)
_SHORT: Final = 160


def questions_page(doubts: Sequence[Doubt]) -> str:
    """The questions in order, numbered from 1, as Markdown."""
    return "\n".join(
        [_HOW_TO, "", *(line for number, doubt in enumerate(doubts, 1) for line in _question(number, doubt))]
    )


def short_question(doubt: Doubt) -> str:
    """The claims alone, as plain text."""
    sides = [doubt.this, *([doubt.other] if doubt.other else [])]
    return " / ".join(f"« {_cut(side.text, _SHORT)} »" for side in sides)


def why(doubt: Doubt) -> str:
    """Why the software doubts, in plain words: "the amounts differ: 65 against 40; only one says « Valmont »"."""
    return reason_words(doubt.reasons)


def _question(number: int, doubt: Doubt) -> Iterator[str]:
    yield f"### {number}. {doubt.question}"
    yield ""
    if doubt.other:
        yield f"| {bold(doubt.this.text)} | {bold(doubt.other.text)} |"
        yield "|---|---|"
        for this, other in zip_longest(doubt.this.voices, doubt.other.voices):
            yield f"| {_voice(this)} | {_voice(other)} |"
        more = (_more(doubt.this), _more(doubt.other))
        if any(more):
            yield f"| {more[0]} | {more[1]} |"
    else:
        yield f"| {bold(doubt.this.text)} |"
        yield "|---|"
        yield from (f"| {_voice(voice)} |" for voice in doubt.this.voices)
    yield ""
    yield f"Why the software asks: {literal(why(doubt))}."
    yield ""


def _voice(voice: Voice | None) -> str:
    """Who says it, where, and the sentence with the words that count in bold."""
    if voice is None:
        return ""
    who = literal(", ".join(voice.sources) or "somebody")
    day = f", {voice.published_at.day} {voice.published_at:%B %Y}" if voice.published_at else ""
    where = f"{link(voice.outlet or voice.title or 'unknown outlet', voice.origin)}{day}"
    gone = "" if voice.is_current else " (the article no longer says so)"
    said = f"{part(_begun(voice.before))}{bold(voice.evidence)}{part(_ended(voice.after))}".strip()
    return f"{who} {stance_words(voice.status, len(voice.sources))}, {where}{gone}: « {said} »"


def _begun(before: str) -> str:
    """``before`` from the beginning of a sentence, as far as one can tell, or with dots that say where it was cut."""
    if not before.strip() or not before.lstrip()[0].islower():
        return before
    start = SENTENCE_START.search(before)
    return before[start.end() :] if start else f"… {before.lstrip()}"


def _ended(after: str) -> str:
    """The same of what comes after."""
    if not after.strip() or ENDED.search(after):
        return after
    ends = list(SENTENCE_END.finditer(after))
    return after[: ends[-1].end()] if ends else f"{after.rstrip()} …"


def _more(side: Side) -> str:
    left = side.mention_count - len(side.voices)
    return f"… and {counted(left, 'more mention')}" if left > 0 else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
