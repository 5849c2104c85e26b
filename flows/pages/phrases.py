"""Words and links that all pages share: times, names, both sides, an article's sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from claims.models import Status
from flows.pages.contents import Side
from flows.safe_markdown import bold, link, literal, marked, part
from flows.tables import stance_words
from warehouse.desk import Telling
from warehouse.records import ClaimRow, Standing

MOST_CHARACTERS: Final = 320
MOST_NAMES: Final = 6
MOST_VOICES: Final = 3  # sentences of one side

OVERVIEW: Final = "claim-status"
CLAIMS: Final = "claims"
CONTESTED: Final = "contested"
SOURCES: Final = "sources"

STANDINGS: Final = {
    Standing.CONTESTED: "contested",
    Standing.TURNED: "turned round",
    Standing.DENIED: "denied",
    Standing.ASSERTED: "asserted",
    Standing.REPORTED: "only reported",
    Standing.WITHDRAWN: "withdrawn",
}
WHY: Final = {
    "denial": "it is denied",
    "polarity": "one affirms what the other negates",
    "amount": "the amounts exclude each other",
    "date": "the dates exclude each other",
    "place": "the places exclude each other",
    "actor": "it was somebody else",
    "detail": "they answer one question differently",
}
SENTENCE_START: Final = re.compile(r"(?<=[.!?…])[\"”»'’)]*\s+(?=[\"“«'‘(]*[A-ZÀ-ÝŒ0-9])|\n")
SENTENCE_END: Final = re.compile(r"[.!?…][\"”»'’)]*(?=\s|$)|\n")
ENDED: Final = re.compile(r"[.!?…]\s?[\"”»'’)]*\s*$")


@dataclass(frozen=True)
class Links:
    """Where pages stand. A claim without a page of its own is not linked."""

    claim_ids: frozenset[str] = frozenset()
    before: str = "../key/"  # in Prefect: from a page's key, or from one of its versions
    after: str = ""
    first: str = OVERVIEW  # what the overview is called there
    tables: Mapping[str, str] = field(default_factory=dict)  # where the tables stand, if elsewhere
    review: str | None = None  # where a person decides, where there is such a page
    seen: str | None = None  # where a person says that they have read the page

    def page(self, words: str, key: str) -> str:
        """A link to one of the pages; ``words`` are ours."""
        there = self.tables.get(key) or f"{self.before}{self.first if key == OVERVIEW else key}{self.after}"
        return f"[{words}]({there})"

    def claim(self, claim_id: str | None, text: str) -> str:
        """A claim's words, linked to its page if it has one."""
        if claim_id not in self.claim_ids:
            return literal(text)
        return f"[{literal(text)}]({self.before}{claim_key(str(claim_id))}{self.after})"

    def to_claim(self, words: str, claim_id: str | None) -> str:
        """A link of our ``words`` to a claim's page; empty where it has none."""
        known = claim_id if claim_id in self.claim_ids else None
        return self.page(words, claim_key(known)) if known else ""


def claim_key(claim_id: str) -> str:
    """The name of a claim's page, in Prefect and as a file."""
    return f"claim-{claim_id[:8]}"


def day(time: datetime) -> str:
    """A day in words: "4 May 2031"."""
    return f"{time.day} {time:%B %Y}"


def moment(time: datetime) -> str:
    """A day and an hour in words: "4 May 2031, 09:05"."""
    return f"{day(time)}, {time:%H:%M}"


def names(who: Iterable[str], most: int = MOST_NAMES) -> str:
    """Names in a row, bold; of many the first ones and how many more."""
    each = list(dict.fromkeys(who))
    shown = ", ".join(bold(name) for name in each[:most])
    return shown + (f" and {len(each) - most:,} more" if len(each) > most else "")


def said(who: Sequence[str], status: Status) -> str:
    """Who takes a stance, as a phrase: "**Séoul**, **Washington** assert"."""
    return f"{names(who)} {stance_words(status, len(who))}"


def sides(row: ClaimRow) -> str:
    """Everybody's stance on a claim in a line."""
    stances = (
        (Status.ASSERTED, row.asserted_by),
        (Status.DENIED, row.denied_by),
        (Status.REPORTED, row.reported_by),
    )
    return "; ".join(said(who, status) for status, who in stances if who) or "nobody any more"


def why(reason_kind: str | None, reasons: Sequence[str]) -> str:
    """Why two claims exclude each other, for a Markdown line."""
    return literal(reason(reason_kind, reasons))


def reason(reason_kind: str | None, reasons: Sequence[str]) -> str:
    """The same as plain words, with what was compared: "the amounts exclude each other: 65 against 40"."""
    words = WHY.get(reason_kind or "", reason_kind or "they exclude each other")
    own = [each.partition(": ")[2] for each in reasons if each.startswith(f"{reason_kind}: ")]
    return f"{words}: {short(own[0], 160)}" if own and reason_kind != "polarity" else words


def article(telling: Telling) -> str:
    """Where a mention stands, as a link; without the outlet's name where the outlet is who says it."""
    own = telling.outlet is not None and telling.sources == (telling.outlet,)
    name = "its article" if own and telling.published_at is None else None if own else telling.outlet
    return where(name, telling.title if not own else None, telling.origin, telling.published_at, nameless=own)


def where(
    outlet: str | None, title: str | None, origin: str | None, published_at: datetime | None, *, nameless: bool = False
) -> str:
    """An article by outlet and day, linked where it stands on the web; without an outlet by its title or file.

    ``nameless``: the day alone does, where there is one.
    """
    name = outlet or title or ("" if nameless and published_at else _file_or_host(origin) or "unknown outlet")
    return link(", ".join(filter(None, (short(name, 80), day(published_at) if published_at else ""))), origin)


def _file_or_host(origin: str | None) -> str | None:
    if not origin:
        return None
    try:
        return urlsplit(origin).hostname or PurePath(origin).name
    except ValueError:
        return PurePath(origin).name


def sentence(telling: Telling) -> str:
    """The article's sentence with the words of the cue marked."""
    before, after = telling.before, telling.after
    starts = [at for found in SENTENCE_START.finditer(before + telling.words[:2]) if (at := found.end()) <= len(before)]
    begun = before[starts[-1] :] if starts else before
    if not starts and len(before) >= 240:
        begun = f"… {before[before.find(' ') + 1 :]}"
    ends = SENTENCE_END.search(after)
    rest = "" if ENDED.search(telling.words) else after[: ends.end()] if ends else after
    if not ends and rest and len(after) >= 240:
        rest = f"{after[: after.rfind(' ')]} …"
    words = telling.words
    if telling.cue_start is None or telling.cue_end is None:
        return f"{part(begun)}{part(words)}{part(rest)}".strip()
    start, end = telling.cue_start, telling.cue_end
    return f"{part(begun + words[:start])}{marked(words[start:end])}{part(words[end:] + rest)}".strip()


def short(text: str, most: int = MOST_CHARACTERS) -> str:
    """``text``, or its beginning with three dots."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def voices(side: Side, statuses: Sequence[Status], most: int = MOST_VOICES) -> Iterator[str]:
    """Who takes one of these stances, each with the article's sentence, as a list; the claim's own page has them all."""
    rows = [row for row in side.tellings if row.is_current and row.status in statuses]
    for row in rows[:most]:
        yield f"- {names(row.sources)}: {sentence(row)} · {article(row)}"
    if len(rows) > most:
        yield f"- *and {len(rows) - most:,} more*"
    yield ""
