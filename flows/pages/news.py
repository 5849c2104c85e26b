"""What is new since the last look, each piece of news in a sentence, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.models import Status
from flows.pages.contents import Contents
from flows.pages.phrases import CLAIMS, CONTESTED, SOURCES, Links, day, moment, names, said, short, where, why
from flows.safe_markdown import link, literal
from warehouse.desk import Change, ChangeKind

MOST: Final = 6  # of a kind
FEW: Final = 3  # of those that only add to what was known
BEFORE: Final = 5  # changes shown where nothing is new
_BREAK: Final = "  \n  "  # a new line in the same item of a list

_KINDS: Final = {
    ChangeKind.CONTESTED: ("Newly contested", CONTESTED, MOST),
    ChangeKind.DENIED: ("Newly denied", CLAIMS, MOST),
    ChangeKind.TURNED: ("Turned round", SOURCES, MOST),
    ChangeKind.EDITED: ("Edited after publication", CLAIMS, MOST),
    ChangeKind.WITHDRAWN: ("Taken back: no article says it any more", CLAIMS, MOST),
    ChangeKind.SOURCE_CONTRADICTED: ("Sources that contradict themselves", SOURCES, FEW),
    ChangeKind.VOUCHED: ("Only reported before, and now asserted", CLAIMS, FEW),
    ChangeKind.CORROBORATED: ("Corroborated by a second outlet", CLAIMS, FEW),
}


def section(contents: Contents, links: Links) -> Iterator[str]:
    """The section of the overview, in lines of Markdown."""
    if contents.look:
        since = f"since {literal(contents.look.person)} looked on {moment(contents.look.looked_at)}"
    else:
        since = "in the last 24 hours"
    teller = Teller(contents, links)
    new = contents.news
    yield f"## New {since}"
    yield ""
    if new:
        yield from _by_kind(new, teller, links)
    else:
        yield f"Nothing: no claim was contested, denied or taken back {since}."
        yield ""
        if contents.changes:
            yield "The latest before that:"
            yield ""
            yield from (
                f"- {day(each.happened_at)}, {_KINDS[each.kind][0].lower()}: {teller.told(each)}"
                for each in contents.changes[:BEFORE]
            )
            yield ""
    if new and links.seen:
        what = "give your name there and choose *Submit*; from then on the page shows what is new after it"
        yield f"[I have read this]({links.seen}): {what}."
        yield ""


def _by_kind(new: Sequence[Change], teller: Teller, links: Links) -> Iterator[str]:
    for kind, (heading, key, most) in _KINDS.items():
        own = _worth_telling([change for change in new if change.kind is kind], new)
        if not own:
            continue
        yield f"**{heading} ({len(own):,})**"
        yield ""
        yield from (f"- {teller.told(change)}" for change in own[:most])
        if len(own) > most:
            yield f"- {links.page(f'and {len(own) - most:,} more', key)}"
        yield ""


def _worth_telling(own: Sequence[Change], new: Sequence[Change]) -> list[Change]:
    """Those that another piece of news does not tell already; outlets last, which report what changes."""
    contested = {each.claim_id for each in new if each.kind is ChangeKind.CONTESTED and each.reason_kind == "denial"}
    edited = {(each.article_id, each.happened_at) for each in new if each.kind is ChangeKind.EDITED}
    told = [
        each
        for each in own
        if not (each.kind is ChangeKind.DENIED and each.claim_id in contested)
        and not (each.kind is ChangeKind.WITHDRAWN and (each.article_id, each.happened_at) in edited)
    ]
    return sorted(told, key=lambda each: each.who == (each.outlet,))


class Teller:
    """Tells a piece of news in a sentence, with links to the claim's page and to the article."""

    def __init__(self, contents: Contents, links: Links) -> None:
        self._edits = contents.edits
        self._links = links

    def told(self, change: Change) -> str:
        """The sentence, as Markdown within a list's item; two sides stand on a line each."""
        if change.kind is ChangeKind.EDITED:
            return self._edit(change)
        article = where(change.outlet, change.title, change.origin, change.published_at) if change.origin else ""
        words = "both sides" if change.kind is ChangeKind.CONTESTED else "more"
        page = next(
            filter(None, (self._links.to_claim(words, each) for each in (change.claim_id, change.against_claim_id))), ""
        )
        return " · ".join(filter(None, (self._words(change), article, page)))

    def _words(self, change: Change) -> str:
        who = names(change.who)
        claim = literal(short(change.text))
        against = literal(short(change.against_text or ""))
        reason = f"*({why(change.reason_kind, change.reasons)})*" if change.reason_kind else ""
        match change.kind:
            case ChangeKind.CONTESTED if change.against_claim_id == change.claim_id:
                return f"{said(change.who, Status.ASSERTED)} and {said(change.against_who, Status.DENIED)}: {claim}"
            case ChangeKind.CONTESTED:
                return f"{who}: {claim}{_BREAK}{names(change.against_who)}: {against}{_BREAK}{reason}"
            case ChangeKind.TURNED:
                before, now = ("asserted", "denies") if change.status is Status.DENIED else ("denied", "asserts")
                return f"{who} {before} and now {now}: {claim}"
            case ChangeKind.SOURCE_CONTRADICTED:
                return f"{who}: {claim}{_BREAK}But also: {against}{_BREAK}{reason}"
            case ChangeKind.CORROBORATED:
                return f"{claim} In {who}."
            case ChangeKind.DENIED:
                return f"{said(change.who, Status.DENIED)}: {claim}"
            case ChangeKind.VOUCHED:
                return f"{said(change.who, Status.ASSERTED)}: {claim}"
            case _:
                return claim

    def _edit(self, change: Change) -> str:
        outlet = f" in {literal(change.outlet)}" if change.outlet else ""
        parts = [f"{link(short(change.text, 120), change.origin)}{outlet}, found on {moment(change.happened_at)}."]
        edit = self._edits.get((change.article_id or "", change.happened_at))
        if edit and edit.gone:
            parts.append(f"No longer there: {_some(edit.gone)}")
        if edit and edit.come:
            parts.append(f"New: {_some(edit.come)}")
        if edit and not edit.gone and not edit.come:
            parts.append("Its claims are as they were.")
        return " ".join(parts)


def _some(texts: Sequence[str], most: int = 3) -> str:
    more = f" and {len(texts) - most:,} more" if len(texts) > most else ""
    return " ".join(f"“{literal(short(text, 160))}”" for text in texts[:most]) + more
