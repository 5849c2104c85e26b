"""The page `sources`: where a source contradicts itself or turned round, and what each stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claims.models import SourceKind, Status
from flows.pages.contents import Contents
from flows.pages.phrases import OVERVIEW, Links, day, names, short, where, why
from flows.safe_markdown import literal
from flows.tables import counted, stance_words
from warehouse.desk import Change, ChangeKind
from warehouse.records import SourceRow

MOST_TURNS: Final = 30
KINDS: Final = {
    SourceKind.PERSON: "person",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.PLACE: "state or city",
    SourceKind.MEDIA: "media",
    SourceKind.DOCUMENT: "document",
    SourceKind.ANONYMOUS: "unnamed",
    SourceKind.OUTLET: "outlet",
}


def markdown(contents: Contents, links: Links) -> str:
    """The page as GitHub's Markdown."""
    return "\n".join(_page(contents, links)).rstrip() + "\n"


def _page(contents: Contents, links: Links) -> Iterator[str]:
    yield f"← {links.page('Who said what', OVERVIEW)}"
    yield ""
    yield "# Sources"
    yield ""
    number = contents.totals.sources
    yield f"{counted(number, 'source')} {'answers' if number == 1 else 'answer'} for what the articles say."
    yield ""
    turned = [each for each in contents.changes if each.kind is ChangeKind.TURNED]
    yield from _turns(turned, "Turned round: asserted and denied the same claim", links)
    against = [each for each in contents.changes if each.kind is ChangeKind.SOURCE_CONTRADICTED]
    outlets = {each.source_id for each in contents.sources if each.kind in {SourceKind.OUTLET, SourceKind.MEDIA}}
    against.sort(key=lambda each: each.source_id in outlets)  # an outlet also reports what changes
    yield from _turns(against, "Contradict themselves: stand behind two claims that exclude each other", links)
    yield from _busiest(contents)
    yield from _claims(contents, links)


def _turns(changes: list[Change], heading: str, links: Links) -> Iterator[str]:
    if not changes:
        return
    yield f"## {heading} ({len(changes):,})"
    yield ""
    for each in changes[:MOST_TURNS]:
        article = where(each.outlet, each.title, each.origin, each.published_at) if each.origin else ""
        place = f" ({article})" if article else ""
        claim = links.claim(each.claim_id, short(each.text))
        if each.kind is ChangeKind.TURNED:
            now = "denies" if each.status is Status.DENIED else "asserts"
            yield f"- {names(each.who)} now {now}: {claim}{place}"
        else:
            against = links.claim(each.against_claim_id, short(each.against_text or ""))
            yield f"- {names(each.who)}: {claim} Against: {against} *({why(each.reason_kind, each.reasons)})*{place}"
    yield ""
    if len(changes) > MOST_TURNS:
        yield f"*and {len(changes) - MOST_TURNS:,} more: `greffier sources`*"
        yield ""


def _busiest(contents: Contents) -> Iterator[str]:
    if not contents.sources:
        return
    against = [each.source_id for each in contents.changes if each.kind is ChangeKind.SOURCE_CONTRADICTED]
    yield "## Who says most"
    yield ""
    yield "| Source | | Asserts | Denies | Reports | Turned round | Contradicts itself | Last said |"
    yield "|---|---|---:|---:|---:|---:|---:|---|"
    for each in contents.sources:
        cells = (each.asserted, each.denied, each.reported, each.turned, against.count(each.source_id))
        last = day(each.last_seen_at).replace(" ", "\u00a0")  # a column of names leaves it little room
        numbers = " | ".join(f"{number:,}" if number else "" for number in cells)
        yield f"| {literal(each.name)} | {KINDS[each.kind]} | {numbers} | {last} |"
    yield ""
    if contents.totals.sources > len(contents.sources):
        yield f"*and {contents.totals.sources - len(contents.sources):,} more: `greffier sources`*"
        yield ""


def _claims(contents: Contents, links: Links) -> Iterator[str]:
    told = [each for each in contents.sources if contents.source_claims.get(each.source_id)]
    if not told:
        return
    yield "## What they said last"
    yield ""
    for source in told:
        yield f"### {literal(source.name)}"
        yield ""
        if also := _other_names(source):
            yield f"Also {also}."
            yield ""
        for each in contents.source_claims[source.source_id]:
            claim = links.claim(each.claim_id, short(each.text))
            yield f"- {stance_words(each.latest_status)}, {day(each.last_seen_at)}: {claim}"
        yield ""


def _other_names(source: SourceRow) -> str:
    others = [name for name in source.aliases if name != source.name]
    return ", ".join(literal(name) for name in others[:5])
