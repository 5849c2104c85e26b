"""The flow that asks a person: a batch of doubts becomes a form in Prefect, its answers go into the record.

The run is suspended while it waits and costs nothing. When the form is sent, the run begins anew from the top, and
`gather` gives what it gave the first time. What the form asks is kept with the run as plain JSON, so that a newer
version of greffier can read the answers to an older one's questions.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from flows import quiet

quiet.settle(terminal=False)

from prefect import flow, runtime, suspend_flow_run, task
from prefect.cache_policies import NO_CACHE, RUN_ID
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State, StateType
from prefect.input import RunInput
from prefect.states import Cancelled, Completed
from pydantic import Field, StringConstraints, create_model

from flows import review_page, timetable
from flows.addresses import address
from flows.announcing import announce
from flows.dashboard import Shelf, form_artifact
from flows.ingest import publish
from flows.naming import run_name
from flows.question_words import questions_page, short_question
from flows.review_page import Form
from flows.reviewing import Answer, Choice, Reviewed, apply, batch_of
from flows.settings import Settings, Unasked
from flows.tables import counted
from warehouse.connection import open_snapshot
from warehouse.errors import RecordMissing

logger = logging.getLogger(__name__)

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


@flow(
    name="review",
    flow_run_name=run_name,
    description="Asks a person what the software left open. Answer in the form of the run that waits.",
    persist_result=False,
)
def review(settings: Unasked = None, at_most: int | None = None) -> State[Reviewed]:
    """Gather doubts, wait for a person's answers however long it takes, and apply them.

    Args:
        settings: Those of the environment, where none are given.
        at_most: How many questions; as many as the timetable says, where nothing is said.
    """
    settings = settings or Settings.load()
    times = timetable.read(settings.db).review
    if runtime.flow_run.run_count == 1 and (other := waiting(times.expires)):
        return Completed(message=f"A form is waiting already: {other}")
    asked = gather(settings, at_most or times.at_most)
    if not asked["questions"]:
        return Completed(message="Nothing is left open: no question to a person.")
    lead_to_form(asked)
    answers: Any = suspend_flow_run(wait_for_input=form(asked))
    reviewed = record(settings, given(asked, answers), answers.person)
    publish(settings, changed=False)
    announce(settings)
    return Completed(message=f"{reviewed.words[:1].upper()}{reviewed.words[1:]}.", data=reviewed)


@task(name="gather", cache_policy=RUN_ID, persist_result=True, result_serializer="json")
def gather(settings: Settings, at_most: int) -> dict[str, Any]:
    """The questions of this run, with the page that shows them: the same when the run goes on, days later."""
    try:
        with open_snapshot(settings.db) as connection:
            doubts = batch_of(connection, at_most)
    except RecordMissing:
        doubts = []
    logger.info("gathered %s", counted(len(doubts), "question"))
    return {
        "page": questions_page(doubts),
        "questions": [
            {
                "key": doubt.key,
                "title": f"{number}. {doubt.question}",
                "about": short_question(doubt),
                "choices": [choice.value for choice in doubt.choices],
            }
            for number, doubt in enumerate(doubts, start=1)
        ],
    }


def form(asked: dict[str, Any]) -> type[RunInput]:
    """The form of these questions: a choice for each, « skip » where nothing is said, then a name and a note."""
    fields: dict[str, Any] = {
        f"q_{question['key']}": (
            Literal[tuple(question["choices"])],
            Field(default=Choice.SKIP.value, title=question["title"], description=question["about"]),
        )
        for question in asked["questions"]
    }
    fields["person"] = (Name, Field(title="Your name", description="Stands with each decision in the record."))
    fields["note"] = (
        str,
        Field(default="", max_length=2000, title="A note", description="Why; kept with each decision. May be empty."),
    )
    made: type[RunInput] = create_model("Review", __base__=RunInput, **fields)
    return made.with_initial_data(description=asked["page"])


def given(asked: dict[str, Any], answers: Any) -> list[Answer]:  # noqa: ANN401  # the form's class is made above
    """The answers of a form that was sent."""
    note = answers.note.strip() or None
    return [
        Answer(key=question["key"], choice=Choice(getattr(answers, f"q_{question['key']}")), note=note)
        for question in asked["questions"]
    ]


@task(name="record", cache_policy=NO_CACHE)
def record(settings: Settings, answers: list[Answer], person: str) -> Reviewed:
    """What became of the answers."""
    reviewed = apply(settings, answers, person)
    for each in reviewed.applied:
        logger.info("%s (taken back by: greffier undo %d)", each.words, each.act_number)
    for left in reviewed.settled:
        logger.info("left alone: %s", left.reason)
    return reviewed


def waiting(expires: timedelta) -> str | None:
    """Where another run's form waits for answers; one that has waited for longer than ``expires`` is withdrawn."""
    found = None
    with get_client(sync_client=True) as client:
        for other in review_page.runs(client, StateType.PAUSED):
            if other.state is None or str(other.id) == runtime.flow_run.id:
                continue
            if datetime.now(UTC) - other.state.timestamp > expires:
                withdrawn: State[None] = Cancelled(message="Nobody answered; its questions come again in another form.")
                client.set_flow_run_state(other.id, withdrawn, force=True)
                logger.info("withdrew the form of %s", other.name)
            else:
                found = address(f"runs/flow-run/{other.id}")
    return found


def lead_to_form(asked: dict[str, Any]) -> None:
    """Have the page `review` lead to this run, whose form is about to wait."""
    questions = tuple((question["title"], question["about"]) for question in asked["questions"])
    form = Form(str(runtime.flow_run.id), datetime.now(UTC), questions)
    logger.info("the form: %s", address(f"runs/flow-run/{form.run_id}"))
    with get_client(sync_client=True) as client:
        Shelf(client).put(form_artifact(form, open_questions=len(questions)))
