"""Claims as rows: for Prefect's table artifacts, which search and page, and for the HTML pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from flows.console import clean
from flows.pages.contents import Contents
from flows.pages.phrases import STANDINGS
from flows.safe_markdown import literal
from warehouse.desk import ChangeKind

MOST_ROWS: Final = 1000

Row = dict[str, str | int]


def claims(contents: Contents) -> list[Row]:
    """The claims, the latest change first; at most 1,000."""
    return [
        {
            "Claim": clean(row.text),
            "Standing": STANDINGS[row.standing],
            "Asserted by": clean(", ".join(row.asserted_by)),
            "Denied by": clean(", ".join(row.denied_by)),
            "Reported by": clean(", ".join(row.reported_by)),
            "Outlets": clean(", ".join(row.outlets)),
            "Mentions": row.mention_count,
            "First said": f"{row.first_seen_at:%Y-%m-%d}",
            "Last said": f"{row.last_seen_at:%Y-%m-%d}",
            "greffier show": row.claim_id[:8],
        }
        for row in contents.claims[:MOST_ROWS]
    ]


def contested(contents: Contents) -> list[Row]:
    """The disputes, the latest first, both sides in a row; at most 1,000."""
    disputes = [change for change in contents.changes if change.kind is ChangeKind.CONTESTED]
    return [
        {
            "Claim": clean(each.text),
            "Asserted by": clean(", ".join(each.who)),
            "Against it": "denial" if each.against_claim_id == each.claim_id else clean(each.against_text or ""),
            "By": clean(", ".join(each.against_who)),
            "Why": clean("; ".join(each.reasons)) or (each.reason_kind or ""),
            "Since": f"{each.happened_at:%Y-%m-%d %H:%M}",
            "greffier show": (each.claim_id or "")[:8],
        }
        for each in disputes[:MOST_ROWS]
    ]


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
            cells[0] = f"[{cells[0]}]({page})"
        yield "| " + " | ".join(cells) + " |"


def disputes(contents: Contents) -> int:
    """How many disputes there are in all."""
    return sum(change.kind is ChangeKind.CONTESTED for change in contents.changes)
