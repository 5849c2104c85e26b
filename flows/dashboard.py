"""The page `claim-status`: what the record holds, as Markdown that Prefect and a terminal both show.

Pure: from a `Page` to text. Everything that comes from an article goes through `safe_markdown.literal`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from claims.models import Status
from flows.safe_markdown import literal
from flows.tables import counted

KEY: Final = "claim-status"
# More than a person reads: the rest is one command away.
MOST_CONTESTED: Final = 25
MOST_CLAIMS: Final = 40
MOST_CHARACTERS: Final = 320

VERBS: Final = {Status.ASSERTED: "asserts", Status.DENIED: "denies", Status.REPORTED: "reports"}
VERBS_OF_SEVERAL: Final = {Status.ASSERTED: "assert", Status.DENIED: "deny", Status.REPORTED: "report"}
HEADINGS: Final = {
    Status.DENIED: "Denied",
    Status.ASSERTED: "Asserted",
    Status.REPORTED: "Only reported: nobody named has vouched for it",
}


@dataclass(frozen=True)
class Voice:
    """One source's stance on a claim, in one article."""

    who: str
    status: Status
    words: str  # the article's own
    outlet: str
    day: date | None


@dataclass(frozen=True)
class Heard:
    """A claim with all that was said for and against it."""

    claim_id: str
    text: str
    voices: tuple[Voice, ...]

    @property
    def standing(self) -> Status:
        """The claim's strongest stance: a denial, then an assertion, then a report."""
        stances = {voice.status for voice in self.voices}
        return next((status for status in HEADINGS if status in stances), Status.REPORTED)


@dataclass(frozen=True)
class Dispute:
    """Claims that cannot all stand: one that is both asserted and denied, or several that contradict."""

    claims: tuple[Heard, ...]
    reasons: tuple[str, ...]  # why the claims exclude each other, in a word each; empty for a single claim


@dataclass(frozen=True)
class Page:
    """What the page shows."""

    as_of: datetime  # UTC
    articles: int
    outlets: int
    sources: int
    claims: tuple[Heard, ...]  # the most recent first
    disputes: tuple[Dispute, ...]
    claim_count: int
    review_count: int


def markdown(page: Page) -> str:
    """The page as GitHub's Markdown."""
    return "\n".join(_page(page)).rstrip() + "\n"


def _page(page: Page) -> Iterator[str]:
    yield "## Claims and who stands behind them"
    yield ""
    yield f"As of {page.as_of:%d %B %Y, %H:%M} UTC."
    yield ""
    yield (
        f"**{counted(page.claim_count, 'claim')}** from {counted(page.articles, 'article')} of "
        f"{counted(page.outlets, 'outlet')}, by {counted(page.sources, 'source')}. "
        f"**{len(page.disputes)} contested.**"
    )
    if page.review_count:
        yield ""
        yield f"{counted(page.review_count, 'match', 'matches')} left open for a person."
    yield ""
    yield f"## Contested ({len(page.disputes)})"
    yield ""
    if not page.disputes:
        yield "Nothing that one source asserts is denied or contradicted by another."
        yield ""
    for dispute in page.disputes[:MOST_CONTESTED]:
        yield from _dispute(dispute)
    yield from _more(len(page.disputes) - MOST_CONTESTED, "greffier claims --contested")
    for status in HEADINGS:
        yield from _section(HEADINGS[status], [claim for claim in page.claims if claim.standing is status])


def _dispute(dispute: Dispute) -> Iterator[str]:
    first, *rivals = dispute.claims
    yield f"### {literal(first.text)}"
    yield ""
    yield from _voices(first.voices)
    for rival in rivals:
        why = f" ({literal(', '.join(dispute.reasons))})" if dispute.reasons else ""
        yield f"**against{why}:** {literal(rival.text)}"
        yield ""
        yield from _voices(rival.voices)


def _voices(voices: Sequence[Voice]) -> Iterator[str]:
    """A table of who says what in which words; those who say it together share a row."""
    yield "| | Who | In the article's words | Where |"
    yield "|---|---|---|---|"
    together: dict[tuple[Status, str, str, date | None], list[str]] = {}
    for voice in voices:
        speakers = together.setdefault((voice.status, voice.words, voice.outlet, voice.day), [])
        if voice.who not in speakers:
            speakers.append(voice.who)
    order = [Status.ASSERTED, Status.DENIED, Status.REPORTED]
    for (status, words, outlet, day), speakers in sorted(
        together.items(), key=lambda row: (order.index(row[0][0]), row[0][3] or date.max)
    ):
        verb = (VERBS if len(speakers) == 1 else VERBS_OF_SEVERAL)[status]
        where = literal(outlet) + (f", {day:%d %B %Y}" if day else "")
        yield f"| **{verb}** | {literal(', '.join(speakers))} | {literal(_short(words))} | {where} |"
    yield ""


def _section(heading: str, claims: Sequence[Heard]) -> Iterator[str]:
    if not claims:
        return
    yield f"## {heading} ({len(claims)})"
    yield ""
    yield "| Claim | Who stands behind it |"
    yield "|---|---|"
    for claim in claims[:MOST_CLAIMS]:
        yield f"| {literal(_short(claim.text))} | {'; '.join(_stances(claim.voices))} |"
    yield ""
    yield from _more(len(claims) - MOST_CLAIMS, "greffier claims")


def _stances(voices: Iterable[Voice]) -> Iterator[str]:
    """Each source once: "la Russie denies", with how often where it is more than once."""
    for (who, status), times in Counter((voice.who, voice.status) for voice in voices).items():
        often = f" ×{times}" if times > 1 else ""
        yield f"{literal(who)} {VERBS[status]}{often}"


def _more(number: int, command: str) -> Iterator[str]:
    if number > 0:
        yield f"*and {number:,} more: `{command}`*"
        yield ""


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rstrip() + "…"
