"""What the commands print, as rich renderables that read well in 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.models import Article, Claim, Source, Status
from flows.console import clean, plain
from warehouse.records import Answer, ClaimRow

if TYPE_CHECKING:
    from claims.match import Decision  # these are slow to import
    from flows.calibrating import Calibrated
    from flows.rematching import Move  # which imports this module
    from flows.wire import Pair
    from warehouse.decisions import ActShown

NUMBERS: Final = ("BIGINT", "DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "INTEGER", "SMALLINT", "TINYINT", "U")
LONGEST_CELL: Final = 100_000  # characters of a value on a terminal; --json and --csv give all
NARROW: Final = 60  # columns of the terminal below which a table has no room for its own
# The kinds of `claims.comparison.slots.findings.Finding`, where each claim says something of its own.
_DIFFER: Final = {
    "amount": "the amounts differ",
    "date": "the dates differ",
    "place": "the places differ",
    "actor": "somebody else does it",
    "roles": "who does what differs",
    "polarity": "one affirms what the other negates",
    "tense": "they speak of different times",
    "modality": "they are not equally sure",
    "quantity": "all or some",
    "detail": "",
}
_ONE: Final = "only one says "
_COSINE: Final = re.compile(r" \(cosine [\d.]+\)")
STATUS_STYLES: Final = {Status.ASSERTED: "green", Status.DENIED: "red", Status.REPORTED: "yellow"}


class Rows(Table):
    """A table; in a terminal too narrow for columns its cells one below the other, a blank line after each row."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= NARROW:
            yield from super().__rich_console__(console, options)
            return
        for cells in zip(*(column.cells for column in self.columns), strict=True):
            for number, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
                text = cell if isinstance(cell, Text) else Text(str(cell))
                if number == 0 and not column.ratio:
                    yield Text(" ").join(text.split())  # "b3948550 contested"
                elif column.ratio:
                    yield text
                elif text.plain:
                    yield Text.assemble((f"{column.header} ", "dim"), Text(", ").join(text.split()))
            yield Text()
        if self.caption:
            yield Text(str(self.caption), style="dim")


def table(*columns: str | tuple[str, int], caption: str | None = None) -> Table:
    """An empty table with these headings; ``(heading, ratio)`` for a column that shares out the width."""
    made = Rows(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, caption=caption, caption_justify="left")
    for column in columns:
        if isinstance(column, tuple):
            made.add_column(column[0], ratio=column[1], overflow="fold")
        else:
            made.add_column(column, no_wrap=True)
    return made


def stance_words(status: Status, number: int = 1) -> str:
    """What a source does, or ``number`` of them do: "denies", "deny"."""
    one, several = {
        Status.ASSERTED: ("asserts", "assert"),
        Status.DENIED: ("denies", "deny"),
        Status.REPORTED: ("reports", "report"),
    }[status]
    return one if number == 1 else several


def status_word(status: str) -> Text:
    """The status in its colour."""
    return Text(status, style=STATUS_STYLES.get(Status(status), ""))


def source_words(source: Source, *, role: bool = True) -> str:
    """A source as one phrase: "John Kirby (porte-parole du Conseil), through Reuters"."""
    words = f"{source.name} ({source.role})" if role and source.role else source.name
    return words if source.through is None else f"{words}, through {source_words(source.through, role=False)}"


def reason_words(reasons: Iterable[str]) -> str:
    """Why two claims were taken for one, or not, in plain words: "the amounts differ: 65 against 40"."""
    return "; ".join(dict.fromkeys(map(_in_words, reasons)))


def _in_words(reason: str) -> str:
    kind, is_kind, rest = reason.partition(": ")
    if not is_kind or kind not in _DIFFER:
        return _COSINE.sub("", reason)
    if rest.startswith(_ONE):
        return f"{_ONE}« {rest.removeprefix(_ONE)} »"
    return f"{_DIFFER[kind]}: {rest}" if _DIFFER[kind] else rest


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


def standing(row: ClaimRow) -> Text:
    """Each side of a claim on a line: "Washington, Séoul assert"."""
    sides = (
        (Status.ASSERTED, row.asserted_by),
        (Status.DENIED, row.denied_by),
        (Status.REPORTED, row.reported_by),
    )
    return Text("\n").join(
        Text.assemble(clean(", ".join(names)), " ", (stance_words(status, len(names)), STATUS_STYLES[status]))
        for status, names in sides
        if names
    )


def act_rows(rows: Sequence[ActShown]) -> RenderableType:
    """What people decided, an act a row."""
    body = table("Act", ("What", 6), ("Who", 2), caption=counted(len(rows), "act"))
    for row in rows:
        what = Text("\n").join(
            [
                plain(row.words, "dim strike" if row.is_undone else ""),
                *([Text("undone", style="dim")] if row.is_undone else []),
                *([plain(row.note, "dim")] if row.note else []),
            ]
        )
        who = Text("\n").join([plain(row.person), Text(f"{row.acted_at:%Y-%m-%d %H:%M}", style="dim")])
        body.add_row(Text(str(row.act_number), style="cyan"), what, who)
    return body


def calibrated(found: Calibrated) -> RenderableType:
    """How well pairs are decided before and after."""
    body = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    body.add_column(f"{counted(found.pairs, 'pair')}, {found.encoder}")
    for heading in ("before", "after"):
        body.add_column(heading, justify="right")
    for words, name in (
        ("the same: precision", "merge_precision"),
        ("the same: recall", "merge_recall"),
        ("the same: F1", "merge_f1"),
        ("taken for the same and not so", "false_merges"),
        ("contradicting: precision", "contradict_precision"),
        ("contradicting: recall", "contradict_recall"),
        ("contradicting: F1", "contradict_f1"),
        ("F1 of the three labels", "macro_f1"),
        ("left to people", "review"),
    ):
        body.add_row(words, *(f"{getattr(scores, name):.3f}" for scores in (found.before, found.after)))
    return Group(
        body,
        Text(f"Before: by the weights for {clean(found.before_by)}. After: cross-validated over {found.folds} folds."),
        *([Text(f"Kept in {found.file}")] if found.written else []),
    )


def moves(rows: Sequence[Move], *, total: int) -> RenderableType:
    """Mentions that would stand under another claim."""
    caption = counted(len(rows), "mention") + (f" of {total:,}" if total > len(rows) else "")
    body = table("Mention", ("Its words", 3), ("Stands under", 3), ("Would stand under", 3), caption=caption)
    for row in rows:
        mark = Text("\ncontested", style="bold red") if row.contested else Text()
        why = [plain("; ".join(row.reasons), "dim")] if row.reasons else []
        body.add_row(
            Text(row.mention_id[:8], style="cyan"),
            plain(row.text),
            Text.assemble(plain(row.from_text), mark),
            Text("\n").join([plain(row.to_text), *why]),
        )
    return body


def answer(found: Answer, *, width: int) -> RenderableType:
    """What a query gave: a table, or where that is wider than ``width`` a value a line."""
    caption = counted(len(found.rows), "row") + (", and more" if found.truncated else "")
    cells = [[_cell(value) for value in row] for row in found.rows]
    widths = [
        max([len(name), *(cell.cell_len for cell in column)])
        for name, column in zip(
            found.columns, zip(*cells, strict=True) if cells else [()] * len(found.columns), strict=True
        )
    ]
    if sum(widths) + 3 * len(widths) > width and len(widths) > 2:
        return Group(*_value_a_line(found.columns, cells), Text(caption, style="dim"))
    body = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=caption, caption_justify="left")
    for name, kind in zip(found.columns, found.types, strict=True):
        body.add_column(clean(name), justify="right" if kind.startswith(NUMBERS) else "left", overflow="fold")
    for row in cells:
        body.add_row(*row)
    return body


def _cell(value: object) -> Text:
    if value is None:
        return Text("null", style="dim")
    words = ", ".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)
    if len(words) > LONGEST_CELL:
        return plain(f"{words[:LONGEST_CELL]} … ({len(words):,} characters)")
    return plain(words)


def _value_a_line(columns: Sequence[str], rows: Iterable[Sequence[Text]]) -> Iterable[RenderableType]:
    for row in rows:
        record = Table.grid(padding=(0, 2))
        record.add_column(style="bold", no_wrap=True)
        record.add_column(overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            record.add_row(clean(name), cell)
        yield Padding(record, (0, 0, 1, 0))


def decisions(decided: Sequence[tuple[Pair, Decision]]) -> RenderableType:
    """Pairs with what was decided about them."""
    styles = {"same": "green", "contradict": "red", "review": "yellow"}
    body = table("Pair", "Decision", ("Claims", 5), ("Reasons", 3))
    for pair, decision in decided:
        body.add_row(
            plain(pair.id),
            Text.assemble((decision.outcome.value, styles.get(decision.outcome.value, "")), f"\n{decision.score:.2f}"),
            Text("\n").join([plain(pair.a.claim), plain(pair.b.claim)]),
            Text("\n").join(plain(reason) for reason in decision.reasons),
        )
    return body
