"""The page `review`: it leads to the form that waits for a person, or says that none does and how to get one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound

from flows.pages.phrases import OVERVIEW, Links, moment
from flows.safe_markdown import literal
from flows.tables import counted

KEY: Final = "review"
UP: Final = "../../"  # from an artifact's page to the first page, in both of Prefect's interfaces
_MENU: Final = "There, choose *Resume* (it may be in the menu ⋮ at the top right), and the questions come up."


@dataclass(frozen=True)
class Form:
    """A form that waits: the run that asks, since when, and each question with the claims that it is about."""

    run_id: str
    since: datetime  # UTC
    questions: tuple[tuple[str, str], ...]


def runs(client: SyncPrefectClient, *states: StateType) -> list[FlowRun]:
    """The runs of review that are in one of these states."""
    return client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": ["review"]}}),
        flow_run_filter=FlowRunFilter.model_validate({"state": {"type": {"any_": list(states)}}}),
    )


def waiting(client: SyncPrefectClient) -> Form | None:
    """The form that waits, if one does."""
    for run in runs(client, StateType.PAUSED):
        keys = run.state.state_details.run_input_keyset if run.state else None
        if run.state is None or not keys:
            continue
        try:
            answer = client._client.get(f"/flow_runs/{run.id}/input/{keys['schema']}")  # noqa: SLF001  # the client's own way has no type for it
            fields = answer.raise_for_status().json()["properties"]
        except (httpx.HTTPStatusError, KeyError, ValueError):
            continue  # it was answered meanwhile
        asked = tuple(
            (str(field.get("title", "")), str(field.get("description", "")))
            for name, field in fields.items()
            if name.startswith("q_")
        )
        return Form(str(run.id), run.state.timestamp, asked)
    return None


def is_about_to_change(client: SyncPrefectClient) -> bool:
    """Whether a run of review is at work: it writes this page itself."""
    return bool(runs(client, StateType.RUNNING))


def deployment_id(client: SyncPrefectClient, name: str) -> UUID | None:
    """The job ``name`` on this server, if it is there."""
    try:
        return client.read_deployment_by_name(f"{name}/{name}").id
    except ObjectNotFound:
        return None


def markdown(form: Form | None, *, open_questions: int, job: UUID | None) -> str:
    """The page as Markdown; ``job`` is what gathers a form when somebody starts it."""
    head = [f"← {Links().page('Who said what', OVERVIEW)}", "", "# For you to decide", ""]
    return "\n".join([*head, *(_asked(form) if form else [_nothing(open_questions, job), ""])])


def _asked(form: Form) -> Iterator[str]:
    number = counted(len(form.questions), "question")
    since = moment(form.since.astimezone(UTC).replace(tzinfo=None))
    yield f"**{number} for a person**, asked on {since} UTC. **[Answer them]({UP}runs/flow-run/{form.run_id})**"
    yield ""
    yield f"{_MENU} Whatever you answer stands in the record with your name, and can be taken back."
    yield ""
    for title, about in form.questions:
        yield from (f"**{literal(title)}**", "", literal(about), "")


def _nothing(open_questions: int, job: UUID | None) -> str:
    if not open_questions:
        return "Nothing waits for a person."
    are = "is" if open_questions == 1 else "are"
    when = (
        f"the next form comes at its time. Or [ask now]({UP}deployments/deployment/{job}/run), and look here again."
        if job
        else "forms come here while the desk runs (`greffier serve`)."
    )
    return (
        f"No form waits for you. {counted(open_questions, 'question')} about claims that may be the same {are} open: "
        f"{when} In a terminal: `greffier review`."
    )
