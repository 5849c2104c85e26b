"""What the commands that ask the record print: claims, one claim, sources, counts. Reads well in 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from claims.models import Status
from flows.console import clean, clean_part, plain
from flows.safe_markdown import web_link
from flows.tables import STATUS_STYLES, counted, reason_words, stance_words, standing, table
from warehouse.records import (
    ClaimRow,
    ClaimShown,
    Decider,
    MentionShown,
    NamesakeRow,
    Outcome,
    OutletRow,
    SourceDoubt,
    SourceRow,
    SourceShown,
    Totals,
    UnionRow,
    Unsaid,
)

if TYPE_CHECKING:
    from flows.searching import Found  # which is slow to import

WIDE: Final = 120  # columns from which a list of claims has room for outlets and days
_INDENT: Final = (0, 0, 0, 2)


class ClaimList:
    """Claims of the record with who stands behind each; in a wide terminal also who carries them, and when."""

    def __init__(self, rows: Sequence[ClaimRow], *, total: int, more: bool = False) -> None:
        self._rows = rows
        told = f"{counted(len(rows), 'claim')}" + (f" of {total:,}" if total > len(rows) else "")
        self._caption = f"{told}; --limit for more" if more else told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = options.max_width >= WIDE
        added: tuple[str | tuple[str, int], ...] = (("Carried by", 3), "Last seen") if wide else ()
        body = table("Id", ("Claim", 5), ("Who stands behind it", 4), *added, caption=self._caption)
        for row in self._rows:
            mark = Text("\ncontested", style="bold red") if row.contested else Text()
            name = Text.assemble((row.claim_id[:8], "cyan"), mark)
            where = (plain(", ".join(row.outlets)), _day(row.last_seen_at)) if wide else ()
            body.add_row(name, plain(row.text), standing(row), *where)
        yield body


def claim_shown(shown: ClaimShown) -> RenderableType:
    """One claim: both sides, every mention in time order with its sentence, and the claims that contradict it."""
    claim = shown.claim
    facts = [
        claim.standing.value,
        counted(claim.mention_count, "mention"),
        _days(claim.first_seen_at, claim.last_seen_at),
        f"carried by {', '.join(claim.outlets)}" if claim.outlets else "",
    ]
    parts: list[RenderableType] = [
        Text(clean(claim.text), style="bold"),
        Text.assemble((claim.claim_id, "cyan"), ", ", clean("; ".join(fact for fact in facts if fact))),
        Text(),
        *_sides(claim),
    ]
    for mention in shown.mentions:
        parts += [Text(), *_mention(mention)]
    for rival in shown.rivals:
        why = f" ({reason_words(rival.reasons) or rival.reason_kind})"
        parts += [
            Text(),
            Text.assemble(("contradicted by ", "bold red"), (rival.claim.claim_id[:8], "cyan"), clean_part(why)),
            Padding(plain(rival.claim.text), _INDENT),
            Padding(standing(rival.claim), _INDENT),
        ]
    return Group(*parts)


def _sides(claim: ClaimRow) -> Iterator[RenderableType]:
    """A line for each side: "asserted by A, B"."""
    for status, names in (
        (Status.ASSERTED, claim.asserted_by),
        (Status.DENIED, claim.denied_by),
        (Status.REPORTED, claim.reported_by),
    ):
        if names:
            yield Text.assemble((f"{status.value} by ", STATUS_STYLES[status]), clean(", ".join(names)))


def _mention(mention: MentionShown) -> Iterator[RenderableType]:
    verb = stance_words(mention.status, len(mention.sources))
    when = f"{mention.seen_at:%Y-%m-%d}  "
    names = ", ".join(_name(source) for source in mention.sources)
    gone = "" if mention.is_current else " (the article says so no more)"
    where = f" in {clean(mention.outlet or 'unknown outlet')}{gone}"
    yield Text.assemble((when, "cyan"), (names, "bold"), " ", (verb, STATUS_STYLES[mention.status]), where)
    yield Padding(Sentence(mention), _INDENT)
    place = Text(clean(mention.origin), style="dim")
    if there := web_link(mention.origin):
        place.stylize(f"link {there}")
    offsets = f", characters {mention.evidence_start}–{mention.evidence_end}, mention {mention.mention_id[:8]}"
    yield Padding(Text.assemble(place, (offsets, "dim")), _INDENT)
    if mention.reasons:
        opened = mention.outcome is Outcome.NEW
        told = "opened this claim; the nearest other" if opened else f"taken for this claim, {mention.score:.0%} sure"
        why = f"{told}: {reason_words(mention.reasons)}"
        yield Padding(plain(why, "dim"), _INDENT)


class Sentence:
    """The evidence in its paragraph: bold where there are colours, in square brackets where there are none."""

    def __init__(self, mention: MentionShown) -> None:
        self._mention = mention

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before, after = clean_part(self._mention.before).lstrip(), clean_part(self._mention.after).rstrip()
        evidence = clean(self._mention.evidence)
        marked = evidence if console.color_system else f"[{evidence}]"
        yield Text.assemble((before, "dim"), (marked, "bold" if console.color_system else ""), (after, "dim"))


def _name(source: SourceShown) -> str:
    role = f" ({source.role})" if source.role else ""
    through = f", through {', '.join(source.through)}" if source.through else ""
    return clean(source.name + role + through)


def found_rows(found: Sequence[Found]) -> RenderableType:
    """Claims that a search found, the best first, and why each was found."""
    body = table("Id", ("Claim", 5), ("Who stands behind it", 4), "Found by", caption=counted(len(found), "claim"))
    for each in found:
        mark = Text("\ncontested", style="bold red") if each.claim.contested else Text()
        why = [*(["words"] if each.has_words else [])]
        if each.similarity is not None:
            why.append(f"meaning {each.similarity:.2f}")
        body.add_row(
            Text.assemble((each.claim.claim_id[:8], "cyan"), mark),
            plain(each.claim.text),
            standing(each.claim),
            Text("\n".join(why), style="dim"),
        )
    return body


def source_rows(rows: Sequence[SourceRow], *, more: bool) -> RenderableType:
    """Who answers for claims, under which names, and for how many."""
    caption = counted(len(rows), "source") + ("; --limit for more" if more else "")
    body = table(("Source", 5), "Kind", ("Claims", 2), "Last seen", caption=caption)
    for row in rows:
        others = [alias for alias in row.aliases if alias != row.name]
        alone = [Text(clean(f"in {_place(row.known_in)}"), style="dim")] if row.known_in else []
        titles = {role.replace("’", "'").casefold(): role for role in reversed(row.roles)}
        roles = [Text(clean("; ".join([*titles.values()][::-1][:3])), style="dim")] if titles else []
        also = [Text(clean(f"also {', '.join(others)}"), style="dim")] if others else []
        counts = (
            (row.asserted, "asserted"),
            (row.denied, "denied"),
            (row.reported, "reported"),
            (row.turned, "turned"),
            (row.contradicts_own, "against its own"),
        )
        body.add_row(
            Text("\n").join([Text(clean(row.name), style="bold"), *also, *roles, *alone]),
            row.kind.value,
            Text("\n").join(Text(f"{number:,} {word}") for number, word in counts if number),
            _day(row.last_seen_at),
        )
    return body


def union_rows(rows: Sequence[UnionRow]) -> RenderableType:
    """Which sources were said to be one party, and why."""
    body = table(("Source", 3), ("Is", 3), ("Because", 4), caption=counted(len(rows), "name"))
    for row in rows:
        why = "; ".join(row.reasons) or "a person said so"
        by = f"{row.decided_by}, act {row.act_number}" if row.decider is Decider.PERSON else f"rule {row.rule}"
        body.add_row(
            plain(f"{row.name} ({row.kind})"),
            plain(f"{row.other_name} ({row.other_kind})", "bold"),
            Text("\n").join([plain(why), Text(clean(by), style="dim")]),
        )
    return body


def namesake_rows(rows: Sequence[NamesakeRow]) -> RenderableType:
    """Which names mean several parties, and why; those that are another in each article in one row."""
    body = table(
        ("Name", 3), ("Means", 4), ("Because", 4), caption=counted(len({row.source_id for row in rows}), "name")
    )
    together: dict[tuple[str, str], list[NamesakeRow]] = {}
    for row in rows:
        person_id = row.person_id if row.person_name != row.name else ""
        together.setdefault((row.source_id, person_id), []).append(row)
    for (_, person_id), each in together.items():
        first = each[0]
        places = [article for row in each for article in row.articles]
        alone = f"another in each of {len(places):,} articles" if len(places) > 1 else "another in one article"
        means = plain(first.person_name, "bold") if person_id else Text(alone)
        told = [Text(clean(f"in {'; '.join(places[:3])}{' …' if len(places) > 3 else ''}"), style="dim")]
        why = "; ".join(first.reasons) or "a person said so"
        by = f"{first.decided_by}, act {first.act_number}" if first.decider is Decider.PERSON else f"rule {first.rule}"
        body.add_row(
            plain(f"{first.name} ({first.kind})"),
            Text("\n").join([means, *told]),
            Text("\n").join([plain(why), Text(clean(by), style="dim")]),
        )
    return body


def doubt_rows(rows: Sequence[SourceDoubt]) -> RenderableType:
    """Names that may be two people's, with what says so, and how to decide."""
    body = table(("Name", 3), ("Here", 4), ("There", 4), caption=counted(len(rows), "name"))
    for row in rows:
        sides = [
            Text("\n").join([plain("; ".join(roles)), Text(clean(_in(articles)), style="dim")])
            for roles, articles in ((row.roles, row.articles), (row.other_roles, row.other_articles))
        ]
        body.add_row(Text("\n").join([plain(row.name, "bold"), plain(row.reason, "dim")]), *sides)
    told = Text('One person: greffier unite "NAME". Two: greffier part "NAME" --role WORDS', style="dim")
    return Group(body, told)


def _in(articles: Sequence[str]) -> str:
    return f"in {'; '.join(articles[:3])}{f' and {len(articles) - 3} more' if len(articles) > 3 else ''}"


def _place(origin: str) -> str:
    """An address, or a file's name without its folders."""
    return origin if "://" in origin else PurePath(origin).name


def counts_shown(held: Totals, outlets: Sequence[OutletRow], missing: Unsaid, nearness: str) -> RenderableType:
    """What the record holds, in numbers, and how near claims are found in it."""
    return Group(*_counts(held, missing), *_outlets(outlets), Text(""), Text(f"nearest claims: {nearness}"))


def unsaid_words(missing: Unsaid) -> str | None:
    """What articles do not say, in a line; None where they say it all."""
    parts = []
    if missing.without_outlet:
        parts.append(f"{counted(missing.without_outlet, 'article')} without an outlet")
    if missing.without_date:
        parts.append(f"{counted(missing.without_date, 'article')} without a date: when they were read counts")
    return ", ".join(parts) or None


def _counts(held: Totals, missing: Unsaid) -> Iterator[RenderableType]:
    words = (
        counted(held.claims, "claim"),
        counted(held.mentions, "mention"),
        counted(held.articles, "article"),
        counted(held.outlets, "outlet"),
        counted(held.sources, "source"),
    )
    yield Text(", ".join(words), style="bold")
    if held.first_seen_at and held.last_seen_at and held.last_stored_at:
        yield Text(
            f"published {_days(held.first_seen_at, held.last_seen_at)}; last stored {held.last_stored_at:%Y-%m-%d %H:%M} UTC"
        )
    if told := unsaid_words(missing):
        yield Text(told, style="yellow")
    yield Text(f"{counted(held.contradictions, 'contradiction')}; {counted(held.review, 'doubt')} left to a person")
    yield Text()
    yield Text("mentions  " + ", ".join(f"{number:,} {status}" for status, number in held.mentions_by_status.items()))
    standing_words = ", ".join(f"{number:,} {word}" for word, number in held.claims_by_standing.items() if number)
    yield Text(f"claims    {standing_words or 'none'}")


def _outlets(outlets: Iterable[OutletRow]) -> Iterator[RenderableType]:
    body = table(("Outlet", 5), "Articles", "Changed", "Claims", "Alone", "Contested")
    for row in outlets:
        counts = (row.article_count, row.changed_count, row.claim_count, row.exclusive_count, row.contested_count)
        body.add_row(plain(row.outlet), *(Text(f"{number:,}" if number else "") for number in counts))
    for column in body.columns[1:]:
        column.justify = "right"
    if body.rows:
        yield Text()
        yield body


def _day(time: datetime) -> Text:
    return Text(f"{time:%Y-%m-%d}", style="dim")


def _days(first: datetime, last: datetime) -> str:
    one, other = f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    return one if one == other else f"{one} to {other}"
