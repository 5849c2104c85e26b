"""The page `claim-status`: what is new, what is contested, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from claims.models import Status
from flows.pages import news, picture
from flows.pages.contents import MOST_CLAIMS, Contents, Dispute, most_carried, standing_in
from flows.pages.phrases import (
    CLAIMS,
    CONTESTED,
    SOURCES,
    Links,
    day,
    moment,
    short,
    sides,
    voices,
    why,
)
from flows.safe_markdown import link, literal
from flows.tables import counted
from warehouse.desk import FeedHealth
from warehouse.records import ClaimRow, FeedOutcome, Standing

MOST_RIVALS: Final = 3  # of one claim
STALE: Final = timedelta(days=2)


def markdown(contents: Contents, links: Links, *, with_picture: bool = True) -> str:
    """The page as GitHub's Markdown."""
    return "\n".join(_page(contents, links, with_picture=with_picture)).rstrip() + "\n"


def _page(contents: Contents, links: Links, *, with_picture: bool) -> Iterator[str]:
    yield "# Who said what"
    yield ""
    yield from _head(contents, links)
    yield from news.section(contents, links)
    yield from _contested(contents, links)
    yield from _to_decide(contents, links)
    if with_picture and (svg := picture.drawing(contents.voices)):
        yield "## Claims by where they stand"
        yield ""
        yield f"![How many claims stood where, by the day on which articles were published]({picture.address(svg)})"
        yield ""
        yield "*Each row has its own scale; the number is today's. By the day on which articles were published.*"
        yield ""
    yield from _feeds(contents)
    yield from _standing(contents, links, Standing.TURNED, "Turned round: asserted and denied by the same source")
    yield from _standing(contents, links, Standing.DENIED, "Denied, and asserted by nobody")
    yield from _standing(contents, links, Standing.REPORTED, "Only reported: nobody named has vouched for it")
    carried = [row for row in most_carried(contents) if row.standing is not Standing.CONTESTED]
    yield from _claims(carried, links, "Carried most", number=None)


def _head(contents: Contents, links: Links) -> Iterator[str]:
    held = contents.totals
    standing = held.claims_by_standing
    facts = (
        (held.contested, "contested"),
        (standing[Standing.TURNED], "turned round"),
        (standing[Standing.DENIED], "denied"),
        (standing[Standing.REPORTED], "only reported"),
        (standing[Standing.ASSERTED], "asserted and denied by nobody"),
    )
    yield f"As of {contents.as_of:%A} {moment(contents.as_of)} (all times are UTC). {_last_article(contents)}"
    yield ""
    outlets = f" of {counted(held.outlets, 'outlet')}" if held.outlets else ""
    yield (
        f"**{counted(held.claims, 'claim')}** in {counted(held.articles, 'article')}"
        f"{outlets}: "
        + ", ".join(
            f"**{number:,} {words}**" if words == "contested" else f"{number:,} {words}"
            for number, words in facts
            if number
        )
        + "."
    )
    yield ""
    pages = [
        links.page("All claims", CLAIMS),
        links.page("Contested claims as a table", CONTESTED),
        links.page("Sources", SOURCES),
        *([f"[For you to decide]({links.review})"] if links.review else []),
    ]
    yield " · ".join(pages)
    yield ""


def _last_article(contents: Contents) -> str:
    stored = contents.totals.last_stored_at
    if stored is None:
        return "No article has come in yet."
    words = f"The last article came in on {moment(stored)}."
    if contents.as_of - stored > STALE:
        return f"**{words} Nothing has come in for {(contents.as_of - stored).days} days.**"
    return words


def _contested(contents: Contents, links: Links) -> Iterator[str]:
    number = contents.totals.contested
    yield f"## Contested ({number:,})"
    yield ""
    if not contents.disputes:
        yield "Nothing that one source asserts is denied or contradicted by another."
        yield ""
    for dispute in contents.disputes:
        yield from _dispute(dispute, links)
    told = {each.side.claim.claim_id for each in contents.disputes}
    told |= {rival.side.claim.claim_id for each in contents.disputes for rival in each.rivals}
    if number > len(told):
        yield f"*{links.page(f'and {number - len(told):,} more', CONTESTED)}*"
        yield ""


def _dispute(dispute: Dispute, links: Links) -> Iterator[str]:
    claim = dispute.side.claim
    yield f"### {links.claim(claim.claim_id, claim.text)}"
    yield ""
    yield f"On record as contested since {moment(dispute.since)}."
    yield ""
    for words, status in (("Asserted", Status.ASSERTED), ("Denied", Status.DENIED), ("Only reported", Status.REPORTED)):
        if any(each.status is status and each.is_current for each in dispute.side.tellings):
            yield f"**{words}:**"
            yield ""
            yield from voices(dispute.side, [status])
    for rival in dispute.rivals[:MOST_RIVALS]:
        against = rival.side.claim
        yield f"**Against it:** {links.claim(against.claim_id, against.text)} *({why(rival.reason_kind, rival.reasons)})*"
        yield ""
        yield from voices(rival.side, [Status.ASSERTED] if against.asserted_by else [Status.REPORTED])
    if len(dispute.rivals) > MOST_RIVALS:
        yield f"*and {len(dispute.rivals) - MOST_RIVALS:,} more on the claim's page*"
        yield ""


def _to_decide(contents: Contents, links: Links) -> Iterator[str]:
    waiting = contents.totals.review
    if not waiting:
        return
    yield f"## For you to decide ({waiting:,})"
    yield ""
    decide = f"**[Decide here]({links.review})**, or in" if links.review else "Decide in"
    yield (
        f"The software is not sure whether {'two claims are' if waiting == 1 else f'{waiting:,} pairs of claims are'} "
        f"the same. {decide} a terminal with `greffier review`. Whatever you answer can be taken back."
    )
    yield ""


def _feeds(contents: Contents) -> Iterator[str]:
    if not contents.feeds and not contents.followed:
        return
    looked = {feed.feed_url: feed for feed in contents.feeds}
    called = {feed.url: feed.shown for feed in contents.followed}
    urls = list(dict.fromkeys([*called, *looked])) if called else list(looked)
    failing = [feed for url in urls if (feed := looked.get(url)) and feed.outcome is FeedOutcome.FAILED]
    new = sum(feed.new_count for feed in looked.values())
    yield "## Feeds"
    yield ""
    yield (
        f"{counted(len(urls), 'feed')} followed, {counted(new, 'article')} new in the last 24 hours. "
        + (f"**{counted(len(failing), 'feed')} cannot be read.**" if failing else "All are well.")
    )
    yield ""
    yield "| Feed | Last look | New in 24 hours | How it is |"
    yield "|---|---|---|---|"
    for url in sorted(urls, key=lambda url: (looked.get(url) not in failing, called.get(url, url))):
        feed = looked.get(url)
        name = link(called.get(url) or url, url)
        if feed is None:
            yield f"| {name} | never | | not looked at yet |"
        else:
            yield f"| {name} | {moment(feed.checked_at)} | {feed.new_count:,} | {_health(feed)} |"
    yield ""


def _health(feed: FeedHealth) -> str:
    if feed.outcome is FeedOutcome.FAILED:
        good = f"last read on {moment(feed.last_good_at)}" if feed.last_good_at else "never read"
        return f"**failing**, {good}: {literal(short(feed.message or 'no reason given', 100))}"
    notes = [
        f"{counted(feed.failed_count, 'article')} could not be read" if feed.failed_count else "",
        f"{counted(feed.left_count, 'article')} left for the next look" if feed.left_count else "",
    ]
    return "; ".join(["well", *filter(None, notes)])


def _standing(contents: Contents, links: Links, standing: Standing, heading: str) -> Iterator[str]:
    number = contents.totals.claims_by_standing[standing]
    yield from _claims(standing_in(contents, standing), links, heading, number=number)


def _claims(rows: Sequence[ClaimRow], links: Links, heading: str, *, number: int | None) -> Iterator[str]:
    if not rows:
        return
    yield f"## {heading}" + (f" ({number:,})" if number is not None else "")
    yield ""
    for row in rows[:MOST_CLAIMS]:
        outlets = ", ".join(literal(outlet) for outlet in row.outlets[:3]) + (" …" if len(row.outlets) > 3 else "")
        facts = " · ".join(filter(None, (outlets, day(row.last_seen_at))))
        yield f"- {links.claim(row.claim_id, short(row.text))} {sides(row)} · {facts}"
    yield ""
    if number is not None and number > MOST_CLAIMS:
        yield f"*{links.page(f'and {number - MOST_CLAIMS:,} more', CLAIMS)}*"
        yield ""
