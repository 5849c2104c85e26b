"""The page `claim-status`: what the record holds, as Markdown that Prefect and a terminal both show.

Everything that comes from an article goes through `safe_markdown.literal`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from duckdb import DuckDBPyConnection

from claims.models import Status
from flows.safe_markdown import literal
from flows.tables import counted, stance_words
from warehouse.queries import disputes, list_claims, stances, totals
from warehouse.records import ClaimFilter, ClaimRow, DisputeRow, StanceRow, Standing, Totals

KEY: Final = "claim-status"
# More than a person reads: the rest is one command away.
MOST_DISPUTES: Final = 25
MOST_CLAIMS: Final = 40
MOST_CHARACTERS: Final = 320

HEADINGS: Final = {
    Standing.TURNED: "Turned round: asserted and denied by the same source",
    Standing.DENIED: "Denied, and asserted by nobody",
    Standing.ASSERTED: "Asserted, and denied by nobody",
    Standing.REPORTED: "Only reported: nobody named has vouched for it",
}
_STATUS_OF: Final = {
    Standing.TURNED: Status.DENIED,
    Standing.DENIED: Status.DENIED,
    Standing.ASSERTED: Status.ASSERTED,
    Standing.REPORTED: Status.REPORTED,
}


@dataclass(frozen=True)
class Heard:
    """A contested claim with what was said for and against it."""

    claim_id: str
    text: str
    stances: tuple[StanceRow, ...]


@dataclass(frozen=True)
class Dispute:
    """A contested claim and those that contradict it, each with the reason in a word."""

    claim: Heard
    rivals: tuple[tuple[Heard, str], ...]


@dataclass(frozen=True)
class Page:
    """What the page shows."""

    as_of: datetime  # UTC
    totals: Totals
    disputes: tuple[Dispute, ...]
    claims: dict[Standing, tuple[ClaimRow, ...]]  # those of each heading, the latest first


def read_page(connection: DuckDBPyConnection, *, as_of: datetime) -> Page:
    """The page of the record behind ``connection``."""
    return Page(
        as_of=as_of,
        totals=totals(connection),
        disputes=tuple(_disputes(connection)),
        claims={
            standing: tuple(
                row
                # Some of those with the status stand elsewhere: read more than are shown.
                for row in list_claims(connection, ClaimFilter(status=status, limit=5 * MOST_CLAIMS))
                if row.standing is standing
            )
            for standing, status in _STATUS_OF.items()
        },
    )


def _disputes(connection: DuckDBPyConnection) -> Iterator[Dispute]:
    """Contested claims, the latest first. Two that contradict each other are told once, under the first."""
    rows = disputes(connection)
    texts = {row.claim_id: row.text for row in rows} | {row.against_claim_id: row.against_text for row in rows}
    said = defaultdict(list)
    for stance in stances(connection, sorted(texts)):
        if stance.is_current:
            said[stance.claim_id].append(stance)
    told: set[frozenset[str]] = set()
    opponents: dict[str, list[DisputeRow]] = defaultdict(list)
    for row in rows:
        sides = frozenset((row.claim_id, row.against_claim_id))
        if sides not in told:
            told.add(sides)
            opponents[row.claim_id].append(row)
    for claim_id, against in opponents.items():
        yield Dispute(
            Heard(claim_id, texts[claim_id], tuple(said[claim_id])),
            tuple(
                (
                    Heard(row.against_claim_id, row.against_text, tuple(said[row.against_claim_id])),
                    row.reason_kind,
                )
                for row in against
                if row.against_claim_id != claim_id
            ),
        )


def markdown(page: Page) -> str:
    """The page as GitHub's Markdown."""
    return "\n".join(_page(page)).rstrip() + "\n"


def _page(page: Page) -> Iterator[str]:
    held = page.totals
    yield "## Claims and who stands behind them"
    yield ""
    yield f"As of {page.as_of:%d %B %Y, %H:%M} UTC."
    yield ""
    yield (
        f"**{counted(held.claims, 'claim')}** in {counted(held.articles, 'article')} of "
        f"{counted(held.outlets, 'known outlet')}, by {counted(held.sources, 'source')}. "
        f"**{counted(held.contested, 'claim')} contested.**"
    )
    if held.review:
        yield ""
        yield f"{counted(held.review, 'match', 'matches')} left open for a person."
    yield ""
    yield f"## Contested ({held.contested})"
    yield ""
    if not page.disputes:
        yield "Nothing that one source asserts is denied or contradicted by another."
        yield ""
    for dispute in page.disputes[:MOST_DISPUTES]:
        yield from _dispute(dispute)
    yield from _more(len(page.disputes) - MOST_DISPUTES, "greffier claims --contested")
    for standing, heading in HEADINGS.items():
        yield from _section(heading, held.claims_by_standing[standing], page.claims[standing])


def _dispute(dispute: Dispute) -> Iterator[str]:
    yield f"### {literal(dispute.claim.text)}"
    yield ""
    yield from _stances(dispute.claim.stances)
    for rival, reason in dispute.rivals:
        yield f"**against ({literal(reason)}):** {literal(rival.text)}"
        yield ""
        yield from _stances(rival.stances)


def _stances(rows: Iterable[StanceRow]) -> Iterator[str]:
    """A table of who says what in which words; those who say it together share a row."""
    together: dict[tuple[Status, str, str, date | None], dict[str, None]] = {}
    for row in rows:
        day = row.published_at.date() if row.published_at else None
        said = (row.status, row.evidence, row.outlet or row.title or "unknown outlet", day)
        through = f", through {', '.join(row.through)}" if row.through else ""
        together.setdefault(said, {})[row.source_name + through] = None
    yield "| | Who | In the article's words | Where |"
    yield "|---|---|---|---|"
    order = list(Status)
    for (status, words, outlet, day), names in sorted(
        together.items(), key=lambda each: (order.index(each[0][0]), each[0][3] or date.max)
    ):
        where = literal(outlet) + (f", {day.day} {day:%B %Y}" if day else "")
        verb = stance_words(status, len(names))
        yield f"| **{verb}** | {literal(', '.join(names))} | {literal(_short(words))} | {where} |"
    yield ""


def _section(heading: str, number: int, claims: Sequence[ClaimRow]) -> Iterator[str]:
    if not claims:
        return
    yield f"## {heading} ({number:,})"
    yield ""
    yield "| Claim | Who stands behind it | Mentions |"
    yield "|---|---|---|"
    for claim in claims[:MOST_CLAIMS]:
        sides = (
            (Status.ASSERTED, claim.asserted_by),
            (Status.DENIED, claim.denied_by),
            (Status.REPORTED, claim.reported_by),
        )
        who = "; ".join(
            f"{literal(', '.join(names))} {stance_words(status, len(names))}" for status, names in sides if names
        )
        yield f"| {literal(_short(claim.text))} | {who} | {claim.mention_count:,} |"
    yield ""
    yield from _more(number - min(len(claims), MOST_CLAIMS), "greffier claims")


def _more(number: int, command: str) -> Iterator[str]:
    if number > 0:
        yield f"*and {number:,} more: `{command}`*"
        yield ""


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rstrip() + "…"
