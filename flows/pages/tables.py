"""Claims as rows: for Prefect's table artifacts, which search and page, and for the HTML pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.models import Status
from flows.console import clean
from flows.pages.contents import MOST_ROWS, Contents
from flows.pages.phrases import STANDINGS, reason, short
from flows.safe_markdown import literal
from flows.tables import stance_words
from warehouse.desk import ChangeKind
from warehouse.records import ClaimRow

WHO: Final = 60  # characters of names in one cell

Row = dict[str, str | int]


def claims(contents: Contents) -> list[Row]:
    """The claims, the latest change first; at most 1,000.

    Prefect's tables do not break lines: what is short stands first.
    """
    return [
        {
            "Last said": f"{row.last_seen_at:%Y-%m-%d}",
            "Standing": STANDINGS[row.standing],
            "Who": clean(short(_who(row), WHO)),
            "Claim": clean(row.text),
            "Outlets": clean(short(", ".join(row.outlets), WHO)),
            "Mentions": row.mention_count,
            "First said": f"{row.first_seen_at:%Y-%m-%d}",
            "greffier show": row.claim_id[:8],
        }
        for row in contents.claims[:MOST_ROWS]
    ]


def contested(contents: Contents) -> list[Row]:
    """The disputes, the latest first, both sides in a row; at most 1,000."""
    disputes = [change for change in contents.changes if change.kind is ChangeKind.CONTESTED]
    return [
        {
            "Since": f"{each.happened_at:%Y-%m-%d}",
            "Asserted by": clean(short(", ".join(each.who), WHO)),
            "Against it": clean(short(", ".join(each.against_who), WHO)),
            "Claim": clean(each.text),
            "They say": "denied" if each.against_claim_id == each.claim_id else clean(each.against_text or ""),
            "Why": clean(reason(each.reason_kind, each.reasons)),
            "greffier show": (each.claim_id or "")[:8],
        }
        for each in disputes[:MOST_ROWS]
    ]


def _who(row: ClaimRow) -> str:
    stances = (
        (Status.ASSERTED, row.asserted_by),
        (Status.DENIED, row.denied_by),
        (Status.REPORTED, row.reported_by),
    )
    return "; ".join(f"{', '.join(who)} {stance_words(status, len(who))}" for status, who in stances if who)


def markdown(rows: Sequence[Row], heading: str, *, total: int, back: str, linked: dict[str, str]) -> str:
    """The rows as a page; ``linked`` has the address of a claim's page by the first digits of its id."""
    return "\n".join(_page(rows, heading, total=total, back=back, linked=linked)).rstrip() + "\n"


def _page(rows: Sequence[Row], heading: str, *, total: int, back: str, linked: dict[str, str]) -> Iterator[str]:
    yield f"← {back}"
    yield ""
    yield f"# {heading}"
    yield ""
    if not rows:
        yield "None."
        return
    yield f"{total:,} in all." if total <= len(rows) else f"The latest {len(rows):,} of {total:,}."
    yield ""
    columns = list(rows[0])
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        page = linked.get(str(row["greffier show"]))
        cells = [literal(str(cell)) for cell in row.values()]
        if page:
            place = columns.index("Claim")
            cells[place] = f"[{cells[place]}]({page})"
        yield "| " + " | ".join(cells) + " |"


def disputes(contents: Contents) -> int:
    """How many disputes there are in all."""
    return sum(change.kind is ChangeKind.CONTESTED for change in contents.changes)
