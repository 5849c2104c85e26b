"""One page a claim: where it stands, both sides, how it went, and every article's sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.models import Status
from flows.pages.contents import Against, Side
from flows.pages.phrases import (
    OVERVIEW,
    Links,
    article,
    day,
    moment,
    names,
    sentence,
    short,
    sides,
    why,
)
from flows.safe_markdown import literal
from flows.tables import counted, stance_words
from warehouse.desk import Telling
from warehouse.records import ClaimRow, Standing

MOST_TELLINGS: Final = 40  # articles' sentences on one page
TIMELINE_FROM: Final = 3  # fewer mentions need no table of their times
UNSURE: Final = 0.85

_STANDING: Final = {
    Standing.CONTESTED: "**Contested**",
    Standing.TURNED: "**Turned round**: the same source asserted and denied it",
    Standing.DENIED: "**Denied**, and asserted by nobody",
    Standing.ASSERTED: "**Asserted**, and denied by nobody",
    Standing.REPORTED: "**Only reported**: nobody named has vouched for it",
    Standing.WITHDRAWN: "**Withdrawn**: no article says it any more",
}


def markdown(side: Side, against: Sequence[Against], links: Links, *, alone: bool = False) -> str:
    """The page as GitHub's Markdown; ``alone`` for one that is passed on without the others."""
    return "\n".join(_page(side, against, links, alone=alone)).rstrip() + "\n"


def _page(side: Side, against: Sequence[Against], links: Links, *, alone: bool) -> Iterator[str]:
    claim = side.claim
    if not alone:
        yield f"← {links.page('Who said what', OVERVIEW)}"
        yield ""
    yield f"# {literal(claim.text)}"
    yield ""
    yield f"{_STANDING[claim.standing]}{_since(claim)}. {_carried(side)}"
    yield ""
    yield from _stances(claim, against)
    yield from _against(against, links)
    if len(side.tellings) >= TIMELINE_FROM:
        yield from _timeline(side.tellings)
    yield from _sentences(side)


def _since(claim: ClaimRow) -> str:
    if claim.contested_since:
        return f", on record as such since {moment(claim.contested_since)} UTC"
    return ""


def _carried(side: Side) -> str:
    claim = side.claim
    articles = len({each.article_id for each in side.tellings if each.is_current})
    words = f"Said in {counted(articles, 'article')}"
    if claim.outlets:
        words += f" of {counted(len(claim.outlets), 'outlet')}"
    first, last = day(claim.first_seen_at), day(claim.last_seen_at)
    words += f", on {first}." if first == last else f", first on {first}, last on {last}."
    if claim.corroborated_by > 1:
        words += f" {counted(claim.corroborated_by, 'independent outlet')} assert it."
    return words


def _stances(claim: ClaimRow, against: Sequence[Against]) -> Iterator[str]:
    others = [each.side.claim for each in against]
    rivals = [name for other in others for name in other.asserted_by if name not in claim.asserted_by]
    relayed = [name for other in others if not other.asserted_by for name in other.reported_by]
    stances = (
        ("Asserted by", claim.asserted_by),
        ("Denied by", claim.denied_by),
        ("Only reported by", claim.reported_by),
        ("Something else is asserted by", rivals),
        ("Something else is only reported by", relayed),
    )
    for words, who in stances:
        if who:
            yield f"{words} {names(who, most=12)}."
            yield ""


def _against(against: Sequence[Against], links: Links) -> Iterator[str]:
    if not against:
        return
    yield "## Contradicted by"
    yield ""
    for each in against:
        other = each.side.claim
        yield f"- {links.claim(other.claim_id, other.text)} {sides(other)}. *({why(each.reason_kind, each.reasons)})*"
    yield ""


def _timeline(tellings: Sequence[Telling]) -> Iterator[str]:
    yield "## How it went"
    yield ""
    yield "| When | Who | | Where |"
    yield "|---|---|---|---|"
    seen: set[tuple[str, Status]] = set()
    for each in tellings[:MOST_TELLINGS]:
        new = {(source_id, each.status) for source_id in each.source_ids} - seen
        verb = stance_words(each.status, len(each.sources))
        yield (
            f"| {day(each.seen_at)} | {names(each.sources, most=4)} | {f'**{verb}**' if new else f'{verb}, again'} | "
            f"{article(each)}{'' if each.is_current else ' *(no longer there)*'} |"
        )
        seen |= new
    yield ""
    yield from _more(len(tellings))


def _sentences(side: Side) -> Iterator[str]:
    yield "## In the articles' words"
    yield ""
    for each in side.tellings[:MOST_TELLINGS]:
        verb = stance_words(each.status, len(each.sources))
        title = f" · *{literal(short(each.title, 120))}*" if each.title else ""
        yield f"{names(each.sources)} {verb} · {article(each)}{title}"
        yield ""
        yield f"> {sentence(each)}"
        yield ""
        if notes := list(_notes(side.claim, each)):
            yield " ".join(notes)
            yield ""
    yield from _more(len(side.tellings))


def _notes(claim: ClaimRow, telling: Telling) -> Iterator[str]:
    if not telling.is_current:
        yield "The article no longer says so."
    if telling.text != claim.text:
        yield f"Read as: {literal(telling.text)}"
    if not telling.stands_alone:
        yield "*Needs its article to be understood.*"
    elif telling.confidence < UNSURE:
        yield "*The software is not sure to have read this right.*"


def _more(number: int) -> Iterator[str]:
    if number > MOST_TELLINGS:
        yield f"*and {number - MOST_TELLINGS:,} more*"
        yield ""
