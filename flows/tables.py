"""What the commands print, as rich renderables that read well in 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.models import Article, Claim, Source, Status
from flows.console import clean, plain

STATUS_STYLES: Final = {Status.ASSERTED: "green", Status.DENIED: "red", Status.REPORTED: "yellow"}


def table(*columns: str | tuple[str, int], caption: str | None = None) -> Table:
    """An empty table with these headings; ``(heading, ratio)`` for a column that shares out the width."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, caption=caption, caption_justify="left")
    for column in columns:
        if isinstance(column, tuple):
            made.add_column(column[0], ratio=column[1], overflow="fold")
        else:
            made.add_column(column, no_wrap=True)
    return made


def status_word(status: str) -> Text:
    """The status in its colour."""
    return Text(status, style=STATUS_STYLES.get(Status(status), ""))


def source_words(source: Source, *, role: bool = True) -> str:
    """A source as one phrase: "John Kirby (porte-parole du Conseil), through Reuters"."""
    words = f"{source.name} ({source.role})" if role and source.role else source.name
    return words if source.through is None else f"{words}, through {source_words(source.through, role=False)}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "3 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def split_article(article: Article, claims: Sequence[Claim], *, explain: bool) -> RenderableType:
    """The claims of one article in reading order, with who answers for each."""
    facts = (
        article.outlet_name,
        article.published and f"{article.published:%Y-%m-%d}",
        article.language.value,
    )
    heading = Text.assemble(
        (clean(article.title or article.origin), "bold"),
        "\n",
        clean(", ".join([*(fact for fact in facts if fact), counted(len(claims), "claim")])),
    )
    if not claims:
        return Padding(heading, (0, 0, 1, 0))
    body = table(("Claim", 5), "Status", ("Who answers for it", 3))
    for claim in claims:
        what = plain(claim.text)
        if explain:
            what = Text("\n").join([what, *(Text(words, style="dim") for words in explanation(claim))])
        who = Text("\n").join(plain(source_words(source)) for source in claim.sources)
        body.add_row(what, status_word(claim.status), who)
    return Group(heading, body)


def explanation(claim: Claim) -> Iterable[str]:
    """Why the claim reads as it does, one reason a line."""
    yield f"from {claim.start}–{claim.end}: “{clean(claim.evidence)}”"
    if claim.cue is not None:
        yield f"cue: “{clean(claim.cue)}”"
    yield (
        f"{claim.polarity}, {claim.modality}, quotation {claim.quotation}, confidence {claim.confidence:.2f}"
        + ("" if claim.stands_alone else ", does not stand alone")
    )
    if claim.when is not None:
        yield f"when: {clean(claim.when.words)} = {claim.when.start} … {claim.when.end}"
    yield from (clean(step) for step in claim.trace)
