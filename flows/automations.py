"""What Prefect does by itself when something happens: it notices dead runs, and tells other programs and people.

Every automation is known by its name. Ours is brought up to date each time; the examples are made once and then
belong to the person who edits them in Prefect.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from flows import quiet

quiet.settle(terminal=False)

from prefect.automations import Automation
from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import State, StateType
from prefect.events.actions import ActionTypes, CallWebhook, ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.states import Crashed
from pydantic import SecretStr

from flows.announcing import NEWS
from flows.mail import Email, Security

CRASHES: Final = "greffier: a run that is silent is dead"
SILENT_S: Final = 3 * quiet.HEARTBEAT_S
CRASHES_OF_REVIEW: Final = "greffier: a review that does not come to an end is dead"
LONG_REVIEW_S: Final = 110
_OURS: Final = {"prefect.resource.role": "tag", "prefect.resource.id": "prefect.tag.greffier"}
_RUNNING: Final = "prefect.flow-run.Running"
_HEARTBEAT: Final = "prefect.flow-run.heartbeat"
_ENDS: Final = frozenset(
    f"prefect.flow-run.{state}"
    for state in ("Completed", "Completed*", "Failed", "Cancelled", "Crashed", "Suspended", "Paused", "Scheduled")
)
MARK_AS_CRASHED: Final = ChangeFlowRunState(
    state=StateType.CRASHED, name="Crashed", message="It was killed: nothing has been heard of it."
)


def detect_crashes() -> None:
    """See to it that a run which is silent is marked as crashed.

    Nobody else would: a run that was killed together with its worker cannot say so, and a run that is still
    Running keeps the next one from starting.
    """
    why = "Lets the next run begin. Kept up to date by greffier."
    _put(CRASHES, why, silence(), [MARK_AS_CRASHED])
    _put(CRASHES_OF_REVIEW, why, long_review(), [MARK_AS_CRASHED])


def end_what_was_left() -> int:
    """How many runs of the desk were at work when it was last stopped: they are marked as crashed.

    Only for a server that has just started and has no worker yet. Its automations may never have heard that these runs
    began, and until then they keep others from starting.
    """
    with get_client(sync_client=True) as client:
        left = client.read_flow_runs(
            flow_run_filter=FlowRunFilter.model_validate(
                {"tags": {"all_": ["greffier"]}, "state": {"type": {"any_": [StateType.RUNNING, StateType.PENDING]}}}
            )
        )
        for run in left:
            state: State[None] = Crashed(message="The desk was stopped while it ran.")
            client.set_flow_run_state(run.id, state)
    return len(left)


def silence(runs: str = "prefect.flow-run.*", *, within_s: float = SILENT_S) -> EventTrigger:
    """That nothing is heard of one of these ``runs`` for ``within_s``, 10 at least, and it has not ended.

    Only jobs of the desk are meant: others have heartbeats of their own, and a run at a terminal has none.
    """
    return EventTrigger(
        posture=Posture.Proactive,
        match={"prefect.resource.id": runs},
        match_related=[_OURS, {"prefect.resource.role": "flow", "prefect.resource.name": "!review"}],
        for_each={"prefect.resource.id"},
        after={_RUNNING, _HEARTBEAT},
        expect={_HEARTBEAT, *_ENDS},
        threshold=1,
        within=timedelta(seconds=within_s),
    )


def long_review() -> EventTrigger:
    """That a run of review has neither ended nor begun to wait for a person in a time that is enough for either.

    Heartbeats are left out: one that arrives after the run was suspended, as they do on a busy machine, would have
    the form taken for dead. The server's own events keep their order.
    """
    return EventTrigger(
        posture=Posture.Proactive,
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related=[_OURS, {"prefect.resource.role": "flow", "prefect.resource.name": "review"}],
        for_each={"prefect.resource.id"},
        after={_RUNNING},
        expect=set(_ENDS),
        threshold=1,
        within=timedelta(seconds=LONG_REVIEW_S),
    )


def _put(name: str, description: str, trigger: EventTrigger, actions: list[ActionTypes]) -> None:
    """The automation ``name`` as given, made or replaced."""
    wanted = Automation(name=name, description=description, trigger=trigger, actions=actions)
    known = _find(name)
    if known is None:
        wanted.create()
    elif (known.trigger, known.actions) != (trigger, actions):
        known.model_copy(update={"trigger": trigger, "actions": actions}).update()


def _find(name: str) -> Automation | None:
    try:
        found = Automation.read(name=name)
    except ValueError:
        return None
    assert isinstance(found, Automation)  # a coroutine only where there is an event loop
    return found


# -- examples

WEBHOOK: Final = "greffier-webhook"
CHAT: Final = "greffier-chat"
EMAIL: Final = "greffier-email"
ON_WEBHOOK: Final = "greffier: a contested or denied claim calls a webhook"
ON_CHAT: Final = "greffier: what turned round or was edited goes to the chat"
ON_EMAIL: Final = "greffier: what a run found goes out by email"
_NOBODY: Final = "change-me@example.org"
_NOWHERE: Final = "http://127.0.0.1:9/change-me"
# In a chat, what an article says may neither make links nor call people. Slack wants these three written as entities.
_MESSAGE: Final = (
    "{{ event.payload.message|replace('&', '&amp;')|replace('<', '&lt;')|replace('>', '&gt;')"
    "|replace('](', '] (')|replace('@', '@\u2060') }}"
)
_PAYLOAD: Final = (
    '{"event": {{ event.event|tojson }}, "message": {{ event.payload.message|tojson }},'
    ' "claim": {{ event.payload.text|tojson }}, "who": {{ event.payload.who|tojson }},'
    ' "against_who": {{ event.payload.against_who|tojson }}, "since": {{ event.payload.since|tojson }},'
    ' "page": {{ event.payload.page|tojson }}}'
)


def put_examples(
    *,
    webhook: str | None = None,
    chat: str | None = None,
    email: str | None = None,
    mail_server: tuple[str, int] | None = None,
) -> list[str]:
    """Lines that say what was made and where to change it: one automation each for a webhook, a chat and email.

    ``webhook`` gets a POST with JSON, ``chat`` an incoming webhook of Slack, Mattermost or Rocket.Chat a message,
    ``email`` one message for all that a run found, through ``mail_server`` (name and port).
    Without an address the automation is made and stays switched off. Addresses that are given replace earlier ones;
    everything else that a person has changed in Prefect stays.
    """
    for kind in (Webhook, CustomWebhookNotificationBlock, Email):
        kind.register_type_and_schema()
    calls = Webhook(method="POST", url=SecretStr(webhook or _NOWHERE), headers={"Content-Type": "application/json"})
    tells = CustomWebhookNotificationBlock(
        name="greffier", url=chat or _NOWHERE, json_data={"text": "**{{subject}}**\n{{body}}"}
    )
    server, port = mail_server or ("localhost", 25)
    sending = {"server": server, "port": port, "security": Security.usual(server, port)}
    writes = Email(to=[email or _NOBODY], sender=email or _NOBODY, **sending)
    to = {"to": [email]} if email else {}
    return [
        _example(
            ON_WEBHOOK,
            {"claim.contested", "claim.denied"},
            CallWebhook(
                block_document_id=_block(WEBHOOK, calls, {"url": calls.url} if webhook else {}), payload=_PAYLOAD
            ),
            enabled=webhook is not None,
            block=WEBHOOK,
        ),
        _example(
            ON_CHAT,
            {"claim.turned", "article.edited", "source.contradicted"},
            SendNotification(
                block_document_id=_block(CHAT, tells, {"url": chat} if chat else {}),
                subject="{{ event.event }}",
                body=_MESSAGE + "\n{{ event.payload.page }}",
            ),
            enabled=chat is not None,
            block=CHAT,
        ),
        _example(
            ON_EMAIL,
            {NEWS},
            SendNotification(
                block_document_id=_block(EMAIL, writes, to | (sending if mail_server else {})),
                subject="Who said what: {{ event.payload.subject }}",
                body="{{ event.payload.text }}",
            ),
            enabled=email is not None,
            block=EMAIL,
        ),
    ]


def _example(name: str, events: set[str], action: ActionTypes, *, enabled: bool, block: str) -> str:
    known = _find(name)
    if known is None:
        trigger = EventTrigger(posture=Posture.Reactive, expect=events, threshold=1, within=timedelta(0))
        Automation(
            name=name,
            description=f"An example, made by `greffier deploy --with-automations`: yours to change. Its address: {block}.",
            trigger=trigger,
            actions=[action],
            enabled=enabled,
        ).create()
    elif enabled and not known.enabled:
        known.enable()
    on = enabled or (known is not None and known.enabled)
    return f"{name} ({'on' if on else f'off until the block {block} has an address'})"


def _block(name: str, block: Block, given: dict[str, Any]) -> UUID:
    """The document of the block ``name``: as ``block`` when it is made, later only with what is ``given`` replaced."""
    with get_client(sync_client=True) as client:
        found = client.read_block_documents_by_type(block.get_block_type_slug())
    known = next((each.id for each in found if each.name == name), None)
    if known is not None and not given:
        return known
    if known is not None:
        held = type(block).load(name)
        assert isinstance(held, Block)  # a coroutine only where there is an event loop
        block = held
        for field, value in given.items():
            setattr(block, field, value)
    made = block.save(name, overwrite=True)
    assert isinstance(made, UUID)  # a coroutine only where there is an event loop
    return made
