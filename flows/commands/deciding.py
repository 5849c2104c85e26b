"""Commands by which people decide: review, merge … undo, acts; and about how the software decides: rematch, calibrate."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.common import Csv, Db, Json, complain, stop, write

if TYPE_CHECKING:
    from flows.reviewing import Answer, Choice, Doubt, Reviewed
    from flows.settings import Settings
    from warehouse.decisions import Request

As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="NAME",
        envvar="GREFFIER_PERSON",
        help="Who decides; the login name where nothing is said.",
        show_default=False,
    ),
]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, for the record.", show_default=False)]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or how it begins.")]
OtherId = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim's.")]
MentionId = Annotated[str, typer.Argument(metavar="MENTION", help="A mention's id, or how it begins: see show.")]


def review(
    *,
    most: Annotated[int, typer.Option("--most", min=1, help="At most this many questions.")] = 20,
    matches: Annotated[bool, typer.Option("--matches", help="Only whether two claims are the same.")] = False,
    readings: Annotated[
        bool, typer.Option("--readings", help="Only whether an article says what was read in it.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print the questions and ask nothing.")] = False,
    decide: Annotated[
        str | None,
        typer.Option(
            "--decide",
            metavar="FILE",
            help='Take the answers from lines of {"key", "choice", "note"}; - is standard input.',
            show_default=False,
        ),
    ] = None,
    person: As = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """Decide what the software left open, the most useful first.

    Shows two claims side by side, who makes them in which sentence, and why the software doubts. Answer with a
    letter, and a note after it if you like: "d not the same bridge". Every answer goes into the record with your
    name, at once, and can be taken back.

    \b
    Examples:
      greffier review --list
      greffier review --readings --list --json
    """
    from rich.console import Group

    from flows import rows_out
    from flows.console import results, show
    from flows.deciding import person_of
    from flows.question_table import COLUMNS, cells, question
    from flows.reviewing import DoubtKind, batch_of
    from flows.settings import Settings
    from warehouse.connection import open_snapshot

    settings = Settings.load(db=db)
    if decide is not None:
        _tell(_apply(settings, _answers(decide), person_of(person)), json=json)
        return
    kinds = [kind for kind, wanted in ((DoubtKind.MATCH, matches), (DoubtKind.READING, readings)) if wanted]
    with open_snapshot(settings.db) as connection:
        batch = batch_of(connection, most, kinds=kinds or DoubtKind)
    if json:
        write(
            rows_out.json_lines(
                {**doubt.model_dump(mode="json"), "choices": [str(each) for each in doubt.choices]} for doubt in batch
            )
        )
    elif csv:
        write(rows_out.csv_lines(COLUMNS, map(cells, batch)))
    elif not batch:
        results().print("Nothing is left open.")
    elif listed:
        width = results().width
        told = enumerate(batch, start=1)
        show(Group(*(question(doubt, width=width, place=f"{number} of {len(batch)}") for number, doubt in told)))
    else:
        _ask(settings, batch, person_of(person))


def _ask(settings: Settings, batch: list[Doubt], person: str) -> None:
    """Put the questions one by one; each answer is stored before the next is asked."""
    from flows.console import results
    from flows.question_table import question
    from flows.reviewing import Answer, Reviewed
    from warehouse.snapshot import publish

    console = results()
    total = Reviewed()
    try:
        for number, doubt in enumerate(batch, start=1):
            console.print(question(doubt, width=console.width, place=f"{number} of {len(batch)}"))
            answered = _answer(doubt)
            if answered is None:
                break
            choice, note = answered
            reviewed = _apply(settings, [Answer(key=doubt.key, choice=choice, note=note)], person, publishing=False)
            _tell(reviewed, json=False)
            total = total.model_copy(
                update={name: (*getattr(total, name), *getattr(reviewed, name)) for name in Reviewed.model_fields}
            )
    finally:
        if total.applied:
            publish(settings.db, timeout_s=settings.lock_timeout_s)
    console.print(f"{total.words}.")


def _answer(doubt: Doubt) -> tuple[Choice, str | None] | None:
    """What the person types: a choice and a note; None to stop. Asks again what makes no sense."""
    letters = {"k" if choice == "skip" else str(choice)[0]: choice for choice in doubt.choices}
    words = ", ".join(f"{letter} {choice}" for letter, choice in letters.items())
    while True:
        try:
            typed = input(f"{words}, q quit > ").strip()
        except EOFError:
            return None
        letter, _, note = typed.partition(" ")
        if not letter:
            return letters["k"], None
        if letter.lower() in {"q", "quit"}:
            return None
        for key, choice in letters.items():
            if letter.lower() in {key, str(choice)}:
                return choice, note.strip() or None
        complain(f"{letter!r} is no answer: one letter, and a note after a space if you like")


def _answers(file: str) -> list[Answer]:
    """The answers in a file of JSON lines, or the error that names the line."""
    from pydantic import ValidationError

    from flows.reviewing import Answer

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{file}: not UTF-8 text (byte {error.start})")
    answers = []
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        try:
            answers.append(Answer.model_validate_json(row))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            stop(f"{file}, line {number}: {where + ': ' if where else ''}{first['msg']}; nothing was applied")
    return answers


def _apply(settings: Settings, answers: list[Answer], person: str, *, publishing: bool = True) -> Reviewed:
    from flows.reviewing import apply

    return apply(settings, answers, person, publishing=publishing)


def _tell(reviewed: Reviewed, *, json: bool) -> None:
    from flows.wire import line

    if json:
        write(line(reviewed.model_dump(mode="json")) + "\n")
        return
    for applied in reviewed.applied:
        _told(applied.words, applied.act_number)
    for left in reviewed.settled:
        complain(f"{left.key}: {left.reason}")


def _act(request: Request, *, person: str | None, note: str | None, json: bool, db: Path | None) -> None:
    """Do it, and say what changed and how to take it back."""
    from flows.deciding import decide, person_of
    from flows.settings import Settings
    from flows.wire import line

    done = decide(Settings.load(db=db), request, person=person_of(person), note=note)
    if json:
        write(line(done.model_dump(mode="json")) + "\n")
        return
    _told(done.words, done.act_number)


def _told(words: str, act_number: int) -> None:
    from flows.console import clean, results

    results().print(f"{clean(words)}\ngreffier undo {act_number} takes it back", soft_wrap=True)


def confirm(
    mention: MentionId, claim: ClaimId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None
) -> None:
    """Say that a mention is under its claim for good. No later version of the software decides it again.

    \b
    Example:
      greffier confirm 9c41 3f2a
    """
    from warehouse.decisions import Confirm

    _act(Confirm(mention=mention, claim=claim), person=person, note=note, json=json, db=db)


def merge(
    claim: ClaimId, into: OtherId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None
) -> None:
    """Make two claims one. It is under the id and the words of the second.

    \b
    Example:
      greffier merge 3f2a 77d0
    """
    from warehouse.decisions import Merge

    _act(Merge(claim=claim, into=into), person=person, note=note, json=json, db=db)


def contradict(
    claim: ClaimId, other: OtherId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None
) -> None:
    """Say that two claims cannot both be true.

    \b
    Example:
      greffier contradict 3f2a 77d0 --note "the same bridge, the same day"
    """
    from warehouse.decisions import Contradict

    _act(Contradict(claim=claim, other=other), person=person, note=note, json=json, db=db)


def separate(
    claim: ClaimId, other: OtherId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None
) -> None:
    """Say that two claims are different, and may both be true.

    \b
    Example:
      greffier separate 3f2a 77d0
    """
    from warehouse.decisions import Separate

    _act(Separate(claim=claim, other=other), person=person, note=note, json=json, db=db)


def unmerge(
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION", help="The mentions' ids, or how they begin: see show.")
    ],
    *,
    into: Annotated[
        str | None,
        typer.Option(metavar="CLAIM", help="The claim that they belong to; one of their own if not given."),
    ] = None,
    note: Note = None,
    person: As = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Take mentions out of the claim that they are under.

    They open a claim of their own, together, or join the one named. A claim's words are those of the mention that
    opened it: if that one leaves, it keeps the claim, and the others open a new one.

    \b
    Example:
      greffier unmerge 9c41
    """
    from warehouse.decisions import Split

    _act(Split(mentions=tuple(mentions), into=into), person=person, note=note, json=json, db=db)


def reject(mention: MentionId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None) -> None:
    """Say that an article does not say what was read in it. The mention counts for nothing.

    \b
    Example:
      greffier reject 9c41 --note "it is a question, not a statement"
    """
    from warehouse.decisions import Reject

    _act(Reject(mention=mention), person=person, note=note, json=json, db=db)


def accept(mention: MentionId, *, note: Note = None, person: As = None, json: Json = False, db: Db = None) -> None:
    """Say that an article does say what was read in it.

    \b
    Example:
      greffier accept 9c41
    """
    from warehouse.decisions import Accept

    _act(Accept(mention=mention), person=person, note=note, json=json, db=db)


def undo(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="ACT", help="The act's number: see acts. The last one if not given.", show_default=False
        ),
    ] = None,
    *,
    note: Note = None,
    person: As = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Take back what a person decided. It counts for nothing, and what stood before stands again.

    \b
    Example:
      greffier undo
    """
    from warehouse.decisions import Undo

    _act(Undo(act=number), person=person, note=note, json=json, db=db)


def acts(
    *,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many, the latest first.")] = None,
    json: Json = False,
    csv: Csv = False,
    db: Db = None,
) -> None:
    """List what people decided, the latest first.

    \b
    Example:
      greffier acts
    """
    from flows import rows_out
    from flows.console import show as show_result
    from flows.settings import Settings
    from flows.tables import act_rows
    from warehouse.connection import open_snapshot
    from warehouse.decisions import ActShown
    from warehouse.decisions import acts as list_acts

    with open_snapshot(Settings.load(db=db).db) as connection:
        rows = list_acts(connection, most=limit)
    if json:
        write(rows_out.json_lines(rows))
    elif csv:
        write(rows_out.csv_of(ActShown, rows))
    elif not rows:
        complain("nobody has decided anything yet")
    else:
        show_result(act_rows(rows))


def rematch(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Write it.")] = False,
    most: Annotated[int, typer.Option("--most", min=0, help="Show at most this many mentions that move.")] = 20,
    json: Json = False,
    db: Db = None,
) -> None:
    """Decide again what people did not decide. With the matcher of this version, shown before it is written.

    Takes the mentions in the order in which they came, and shows what would change. With --yes it is written, all at
    once: new decisions are added, the old ones stay. A second time changes nothing.

    \b
    Example:
      greffier rematch
    """
    from flows.console import log_to_stderr, results
    from flows.rematching import carry_out, plan
    from flows.settings import Settings
    from flows.tables import moves
    from flows.wire import line

    log_to_stderr(verbose=False)
    settings = Settings.load(db=db)
    planned = plan(settings)
    difference = planned.difference
    written = carry_out(settings, planned) if yes and difference.decisions else 0
    if json:
        write(line({**difference.model_dump(mode="json"), "written": written}) + "\n")
        return
    console = results()
    if not difference.decisions:
        console.print(f"Nothing would change: {difference.mentions:,} mentions decided again.", soft_wrap=True)
        return
    if difference.moves and most:
        console.print(moves(difference.moves[:most], total=len(difference.moves)))
    console.print(f"{difference.words}.", soft_wrap=True)
    console.print(f"{written:,} decisions written." if written else "Nothing is written yet: --yes writes it.")


def calibrate(
    pairs: Annotated[
        list[Path],
        typer.Argument(
            metavar="PAIRS",
            help='Lines of {"id", "a": {"claim", "date", "lang"}, "b": {…}, "label", "event"}.',
        ),
    ],
    *,
    encoder: Annotated[
        str | None, typer.Option(help="The encoder; the one of the settings if not given.", show_default=False)
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Keep it even if it decides worse than before.")] = False,
    json: Json = False,
) -> None:
    """Fit how an encoder's cosines are judged, on labelled pairs.

    A label is same, contradict or different. Says how well pairs are decided before and after, each decided by what
    was fitted on other events, and keeps the calibration for this user. Without one, an encoder's cosines count for
    nothing, and more is left to people. What the record holds is decided again by: greffier rematch

    \b
    Example:
      greffier calibrate pairs.jsonl
    """
    from claims.embed import load_encoder
    from flows.calibrating import run
    from flows.console import log_to_stderr, results
    from flows.settings import Settings
    from flows.tables import calibrated
    from flows.wire import line

    log_to_stderr(verbose=False)
    found = run(pairs, load_encoder(encoder or Settings.load().encoder), anyway=anyway)
    if json:
        write(line(found.model_dump(mode="json")) + "\n")
    else:
        results().print(calibrated(found), soft_wrap=True)
    if not found.written:
        stop("it decides worse than what was in force and is not kept; --anyway keeps it")
