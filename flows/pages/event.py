"""One page for an event: a set of claims, told so that whoever gets the page needs nothing else.

What is contested comes first with both sides in the articles' words, then what several outlets say, then everything
else in the order in which it was told, who says how much of it, and the articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from duckdb import DuckDBPyConnection

from claims.models import Status
from flows.pages.contents import Against, Side
from flows.pages.phrases import day, sentence, sides, voices, where, why
from flows.safe_markdown import bold, literal
from flows.tables import counted
from warehouse import desk
from warehouse.desk import Telling
from warehouse.queries import claims_by_id
from warehouse.records import ClaimRow, Standing

MOST_CLAIMS: Final = 300  # on one page
SENTENCES_UP_TO: Final = 80  # claims, each with its article's sentence; beyond that the links must do
MOST_SOURCES: Final = 15
MOST_ALSO: Final = 4  # articles that make a claim too
MOST_RIVALS: Final = 3  # of one claim

_MARKS: Final = {
    Standing.DENIED: "denied",
    Standing.TURNED: "turned round",
    Standing.REPORTED: "only reported",
    Standing.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class Event:
    """Claims that are told together, in time order, with all that was said for and against each."""

    title: str
    sides: tuple[Side, ...]
    against: dict[str, tuple[Against, ...]]  # by claim id; also claims that are not of the event
    left_out: int  # claims that found no room

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Every mention of its claims, in time order."""
        told = (telling for side in self.sides for telling in side.tellings)
        return tuple(sorted(told, key=lambda each: (each.seen_at, each.recorded_at, each.mention_id)))


def read(connection: DuckDBPyConnection, claims: Sequence[ClaimRow], *, title: str) -> Event:
    """The event that these claims make, at most 300 of them: what is contested and widely carried is kept first."""
    weighty = sorted(claims, key=lambda row: (not row.contested, -row.corroborated_by, -row.mention_count))
    kept = weighty[:MOST_CLAIMS]
    opposites = desk.opposites(connection, [row.claim_id for row in kept])
    others = claims_by_id(connection, sorted({each.other_claim_id for each in opposites}))
    rows = {row.claim_id: row for row in kept} | others
    told = desk.tellings(connection, list(rows))
    found = {claim_id: Side(row, told.get(claim_id, ())) for claim_id, row in rows.items()}
    against: defaultdict[str, list[Against]] = defaultdict(list)
    for each in opposites:
        against[each.claim_id].append(Against(found[each.other_claim_id], each.reason_kind, each.reasons))
    return Event(
        title=title,
        sides=tuple(sorted((found[row.claim_id] for row in kept), key=_in_time)),
        against={claim_id: tuple(rivals) for claim_id, rivals in against.items()},
        left_out=len(claims) - len(kept),
    )


def _in_time(side: Side) -> tuple[object, ...]:
    first = side.tellings[0] if side.tellings else None
    return (side.claim.first_seen_at, first.article_id if first else "", len(first.before) if first else 0)


def markdown(event: Event) -> str:
    """The page as GitHub's Markdown."""
    return "\n".join(_page(event)).rstrip() + "\n"


def _page(event: Event) -> Iterator[str]:
    yield f"# {literal(event.title)}"
    yield ""
    yield from _head(event)
    disputed = [side for side in event.sides if side.claim.contested]
    yield from _contested(disputed, event.against)
    told = {side.claim.claim_id for side in disputed}
    agreed = [side for side in event.sides if side.claim.corroborated_by > 1 and side.claim.claim_id not in told]
    with_sentences = len(event.sides) <= SENTENCES_UP_TO
    if agreed:
        yield f"## Said by several outlets ({len(agreed):,})"
        yield ""
        yield from _claims(agreed, with_sentences=with_sentences)
        told |= {side.claim.claim_id for side in agreed}
    rest = [side for side in event.sides if side.claim.claim_id not in told]
    yield from _by_article(rest, with_sentences=with_sentences, alone=not told)
    yield from _sources(event)
    yield from _articles(event)


def _head(event: Event) -> Iterator[str]:
    tellings = event.tellings
    articles = len({each.article_id for each in tellings})
    outlets = len({each.outlet for each in tellings if each.outlet})
    standing = Counter(side.claim.standing for side in event.sides)
    facts = (
        (standing[Standing.CONTESTED], "contested"),
        *((standing[each], words) for each, words in _MARKS.items()),
        (standing[Standing.ASSERTED], "asserted and denied by nobody"),
    )
    told = ", ".join(
        f"**{number:,} {words}**" if words == "contested" else f"{number:,} {words}"
        for number, words in facts
        if number
    )
    of = f" of {counted(outlets, 'outlet')}" if outlets else ""
    yield f"**{counted(len(event.sides), 'claim')}** in {counted(articles, 'article')}{of}{_days(tellings)}: {told}."
    yield ""
    if event.left_out:
        yield f"*{counted(event.left_out, 'more claim')} found no room on this page.*"
        yield ""


def _days(tellings: Sequence[Telling]) -> str:
    if not tellings:
        return ""
    first, last = day(tellings[0].seen_at), day(tellings[-1].seen_at)
    return f", on {first}" if first == last else f", from {first} to {last}"


def _contested(disputed: Sequence[Side], against: dict[str, tuple[Against, ...]]) -> Iterator[str]:
    """Both sides of each; two claims of the event that contradict each other are told once."""
    if not disputed:
        return
    told: set[str] = set()
    yield f"## Contested ({len(disputed):,})"
    yield ""
    for side in disputed:
        if side.claim.claim_id in told:
            continue
        yield f"### {literal(side.claim.text)}"
        yield ""
        for words, status in (
            ("Asserted", Status.ASSERTED),
            ("Denied", Status.DENIED),
            ("Only reported", Status.REPORTED),
        ):
            if any(each.status is status and each.is_current for each in side.tellings):
                yield f"**{words}:**"
                yield ""
                yield from voices(side, [status])
        rivals = [each for each in against.get(side.claim.claim_id, ()) if _is_others(each, side.claim)]
        for rival in rivals[:MOST_RIVALS]:
            other = rival.side.claim
            yield f"**Against it:** {literal(other.text)} *({why(rival.reason_kind, rival.reasons)})*"
            yield ""
            yield from voices(rival.side, [Status.ASSERTED, Status.REPORTED])
            told.add(other.claim_id)
        if len(rivals) > MOST_RIVALS:
            yield f"*and {len(rivals) - MOST_RIVALS:,} more*"
            yield ""


def _is_others(rival: Against, claim: ClaimRow) -> bool:
    """Whether somebody stands behind the rival who does not stand behind the claim: else it is no dispute."""
    other = rival.side.claim
    return bool(set(other.asserted_by or other.reported_by) - set(claim.asserted_by or claim.reported_by))


def _by_article(rest: Sequence[Side], *, with_sentences: bool, alone: bool) -> Iterator[str]:
    """The claims under the article that made each of them first."""
    if not rest:
        return
    yield "## What was said" if alone else "## What else was said"
    yield ""
    for article_id, group in groupby(rest, key=lambda side: side.tellings[0].article_id if side.tellings else ""):
        sides_ = list(group)
        if article_id:
            yield f"### {_heading(sides_[0].tellings[0])}"
            yield ""
        yield from _claims(sides_, with_sentences=with_sentences)


def _heading(telling: Telling) -> str:
    title = f": {literal(telling.title)}" if telling.title and telling.outlet else ""
    return where(telling.outlet, telling.title, telling.origin, telling.published_at) + title


def _claims(claims: Sequence[Side], *, with_sentences: bool) -> Iterator[str]:
    """Each claim with who stands behind it, and its article's sentence where that says more: once for all that rest on it."""
    said = [_sentence(side) for side in claims]
    for side, told, following in zip(claims, said, [*said[1:], ""], strict=True):
        row = side.claim
        mark = f" *{_MARKS[row.standing]}*" if row.standing in _MARKS else ""
        others = [each for each in side.tellings if each.is_current][1:]
        also = [where(each.outlet, each.title, each.origin, each.published_at) for each in others]
        more = f" · also {', '.join(dict.fromkeys(also[:MOST_ALSO]))}" if also else ""
        more += f" and {len(also) - MOST_ALSO:,} more" if len(also) > MOST_ALSO else ""
        yield f"- {literal(row.text)}{mark} · {sides(row)}{more}"
        if with_sentences and told and told != following and _letters(told) != _letters(row.text):
            yield ""
            yield f"  > {told}"
        yield ""


def _sentence(side: Side) -> str:
    first = next((each for each in side.tellings if each.is_current), None)
    return sentence(first) if first else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _sources(event: Event) -> Iterator[str]:
    """Who says how much of it, the busiest first."""
    counts: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for side in event.sides:
        row = side.claim
        for status, who in (
            (Status.ASSERTED, row.asserted_by),
            (Status.DENIED, row.denied_by),
            (Status.REPORTED, row.reported_by),
        ):
            for name in who:
                counts[name][status] += 1
    if len(counts) < 2:
        return
    busiest = sorted(counts, key=lambda name: (-counts[name].total(), name))
    yield "## Who says it"
    yield ""
    yield "| Source | Asserts | Denies | Reports |"
    yield "|---|---:|---:|---:|"
    for name in busiest[:MOST_SOURCES]:
        cells = (counts[name][status] for status in (Status.ASSERTED, Status.DENIED, Status.REPORTED))
        yield f"| {bold(name)} | {' | '.join(f'{number:,}' if number else '' for number in cells)} |"
    yield ""
    if len(busiest) > MOST_SOURCES:
        yield f"*and {len(busiest) - MOST_SOURCES:,} more*"
        yield ""


def _articles(event: Event) -> Iterator[str]:
    """The articles in time order, with how many of the claims each makes."""
    made: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, Telling] = {}
    for each in event.tellings:
        made[each.article_id].add(each.claim_id)
        first.setdefault(each.article_id, each)
    if not first:
        return
    yield f"## The articles ({len(first):,})"
    yield ""
    for article_id, each in first.items():
        yield f"- {_heading(each)} · {counted(len(made[article_id]), 'claim')}"
    yield ""
