"""What the pages show, read from the record once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from duckdb import DuckDBPyConnection

from flows.followed import Followed, feeds_path, read_followed
from flows.settings import Settings
from warehouse import desk
from warehouse.connection import open_snapshot
from warehouse.desk import Change, ChangeKind, Edit, FeedHealth, FirstVoices, Look, Opposite, SourceClaim, Telling
from warehouse.kept import asked_once
from warehouse.queries import claims_by_id, list_sources, show_claim, totals
from warehouse.records import ClaimRow, SourceRow, Standing, Totals

# Pages of single claims: more than a person reads in a day.
MOST_PAGES: Final = 60
# Contested claims that the overview shows with both sides; the table has them all.
MOST_DISPUTES: Final = 20
MOST_SOURCES: Final = 100
MOST_ROWS: Final = 1000  # of a table of claims
MOST_CLAIMS: Final = 12  # of each standing that the overview names; the table has them all
SOURCES_TOLD: Final = 30  # sources of which the latest claims are shown …
CLAIMS_TOLD: Final = 6  # … and how many
NEWS_WITHOUT_A_LOOK: Final = timedelta(hours=24)


@dataclass(frozen=True)
class Side:
    """A claim with everything that was said for and against it."""

    claim: ClaimRow
    tellings: tuple[Telling, ...]  # in time order


@dataclass(frozen=True)
class Against:
    """What contradicts a claim, and why."""

    side: Side
    reason_kind: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Dispute:
    """A contested claim and the asserted claims that contradict it."""

    side: Side
    since: datetime
    rivals: tuple[Against, ...]  # none where the claim itself is denied


@dataclass(frozen=True)
class Contents:
    """All that the pages show. Times are UTC, naive."""

    as_of: datetime
    since: datetime  # what the record learnt later is new
    look: Look | None  # who looked last, if that is what ``since`` says
    totals: Totals
    claims: tuple[ClaimRow, ...]  # those that some page tells of, the latest change first: see `desk.page_claims`
    changes: tuple[Change, ...]  # the latest first
    edits: dict[tuple[str, datetime], Edit]
    disputes: tuple[Dispute, ...]  # the latest first; two that contradict each other are told once
    pages: dict[str, Side]  # by claim id: the claims that have a page of their own
    against: dict[str, tuple[Against, ...]]  # of those, what contradicts them
    voices: tuple[FirstVoices, ...]
    sources: tuple[SourceRow, ...]  # the busiest first
    source_claims: dict[str, tuple[SourceClaim, ...]]  # of the busiest, by source id, the latest first
    feeds: tuple[FeedHealth, ...]
    followed: tuple[Followed, ...]

    @property
    def news(self) -> tuple[Change, ...]:
        """What is new since the last look."""
        return tuple(change for change in self.changes if change.happened_at > self.since)

    @property
    def learnt_until(self) -> datetime:
        """Who has read these contents has seen what the record had learnt by then, and nothing later."""
        return max((change.happened_at for change in self.changes), default=self.as_of)


def read(
    connection: DuckDBPyConnection,
    *,
    as_of: datetime,
    followed: Sequence[Followed] = (),
    most_pages: int = MOST_PAGES,
) -> Contents:
    """The contents of all pages, from the snapshot behind ``connection``; ``as_of`` in UTC, naive."""
    with asked_once(connection):
        return _read(connection, as_of=as_of, followed=followed, most_pages=most_pages)


def _read(
    connection: DuckDBPyConnection, *, as_of: datetime, followed: Sequence[Followed], most_pages: int
) -> Contents:
    changes = desk.changes(connection)
    look = desk.last_look(connection)
    since = look.seen_until if look else as_of - NEWS_WITHOUT_A_LOOK
    news = list(_unique(each for change in changes for each in (change.claim_id, change.against_claim_id) if each))
    told_of = desk.page_claims(connection, latest=MOST_ROWS, each=MOST_CLAIMS, carried=most_pages, claim_ids=news)
    claims = {row.claim_id: row for row in told_of}
    matter = list(_unique(claim_id for claim_id in _that_matter(claims, changes) if claim_id in claims))[:most_pages]
    opposites = desk.opposites(connection, matter)
    others = list(_unique(each.other_claim_id for each in opposites))
    told = desk.tellings(connection, list(_unique([*matter, *others])))
    if elsewhere := [claim_id for claim_id in others if claim_id not in claims]:
        known = {**claims, **claims_by_id(connection, elsewhere)}
    else:
        known = claims
    sides = {claim_id: Side(row, told[claim_id]) for claim_id, row in known.items() if claim_id in told}
    sources = list_sources(connection, limit=MOST_SOURCES)
    source_claims = desk.source_claims(
        connection, [each.source_id for each in sources[:SOURCES_TOLD]], most=CLAIMS_TOLD
    )
    edited = [each.article_id for each in changes if each.kind is ChangeKind.EDITED and each.article_id]
    return Contents(
        as_of=as_of,
        since=since,
        look=look,
        totals=totals(connection),
        claims=tuple(claims.values()),
        changes=tuple(changes),
        edits={(each.article_id, each.found_at): each for each in desk.edits(connection, edited[:MOST_DISPUTES])},
        disputes=tuple(_disputes(changes, sides))[:MOST_DISPUTES],
        pages={claim_id: sides[claim_id] for claim_id in matter if claim_id in sides},
        against=_against(opposites, sides),
        voices=tuple(desk.first_voices(connection)),
        sources=tuple(sources),
        source_claims=_by_source(source_claims),
        feeds=tuple(desk.feed_health(connection, since=as_of - NEWS_WITHOUT_A_LOOK)),
        followed=tuple(followed),
    )


def load(settings: Settings, *, most_pages: int = MOST_PAGES) -> Contents:
    """The contents as of now, from the snapshot and the list of feeds that ``settings`` name."""
    followed = read_followed(feeds_path(settings.db))
    with open_snapshot(settings.db) as connection:
        now = datetime.now(UTC).replace(tzinfo=None)
        return read(connection, as_of=now, followed=followed, most_pages=most_pages)


def one(connection: DuckDBPyConnection, claim_prefix: str) -> tuple[Side, tuple[Against, ...]]:
    """The claim whose id starts with ``claim_prefix`` and what contradicts it; raises as ``show_claim`` does."""
    shown = show_claim(connection, claim_prefix)
    rows = [shown.claim, *(rival.claim for rival in shown.rivals)]
    told = desk.tellings(connection, [row.claim_id for row in rows])
    side, *others = (Side(row, told.get(row.claim_id, ())) for row in rows)
    return side, tuple(
        Against(other, rival.reason_kind, rival.reasons) for other, rival in zip(others, shown.rivals, strict=True)
    )


def _that_matter(claims: dict[str, ClaimRow], changes: Iterable[Change]) -> Iterator[str]:
    """The ids of claims in the order in which they deserve a page: contested, turned, denied, other news, most carried."""
    order = (ChangeKind.CONTESTED, ChangeKind.TURNED, ChangeKind.DENIED, None)
    news = list(changes)
    for kind in order:
        for change in (each for each in news if each.kind is kind or kind is None):
            yield from (each for each in (change.claim_id, change.against_claim_id) if each)
        if kind is ChangeKind.DENIED:
            yield from (row.claim_id for row in _most_carried(claims.values())[:10])
    yield from (row.claim_id for row in _most_carried(claims.values()))


def _most_carried(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    carried = [row for row in claims if row.mention_count > 1]
    return sorted(carried, key=lambda row: (-row.corroborated_by, -row.mention_count, row.claim_id))


def most_carried(contents: Contents) -> list[ClaimRow]:
    """The claims that most outlets and articles carry, those first: as many as there may be pages."""
    return _most_carried(contents.claims)


def standing_in(contents: Contents, standing: Standing) -> list[ClaimRow]:
    """The claims that stand there, the latest change first: at least the first `MOST_CLAIMS`."""
    return [row for row in contents.claims if row.standing is standing]


def _disputes(changes: Iterable[Change], sides: dict[str, Side]) -> Iterator[Dispute]:
    """Contested claims, the latest first, each with its rivals that were not told under an earlier one."""
    contested = [change for change in changes if change.kind is ChangeKind.CONTESTED]
    by_claim: defaultdict[str, list[Change]] = defaultdict(list)
    for change in contested:
        by_claim[change.claim_id or ""].append(change)
    for claim_id, own in by_claim.items():
        rivals = [each for each in own if each.against_claim_id != claim_id]
        if claim_id in sides:
            yield Dispute(
                sides[claim_id],
                max(each.happened_at for each in own),
                tuple(
                    Against(sides[each.against_claim_id], each.reason_kind or "", each.reasons)
                    for each in rivals
                    if each.against_claim_id in sides
                ),
            )


def _against(opposites: Iterable[Opposite], sides: dict[str, Side]) -> dict[str, tuple[Against, ...]]:
    found: defaultdict[str, list[Against]] = defaultdict(list)
    for each in opposites:
        if each.other_claim_id in sides:
            found[each.claim_id].append(Against(sides[each.other_claim_id], each.reason_kind, each.reasons))
    return {claim_id: tuple(against) for claim_id, against in found.items()}


def _by_source(claims: Iterable[SourceClaim]) -> dict[str, tuple[SourceClaim, ...]]:
    found: defaultdict[str, list[SourceClaim]] = defaultdict(list)
    for each in claims:
        found[each.source_id].append(each)
    return {source_id: tuple(rows) for source_id, rows in found.items()}


def _unique(ids: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(ids))
