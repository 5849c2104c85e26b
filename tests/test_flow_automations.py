"""The examples of automations: made once, a person's from then on; and email goes out through any mail server."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import entry_points
from typing import Any
from uuid import UUID

import pytest
from prefect import flow
from prefect.automations import Automation
from prefect.blocks.abstract import NotificationError
from prefect.blocks.core import Block
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.states import Completed, Pending, Running, Scheduled, Suspended

from flows.automations import _MESSAGE, CHAT, EMAIL, ON_EMAIL, WEBHOOK, detect_crashes, end_what_was_left, put_examples
from flows.mail import Email, Security
from tests.mail_server import mail_server

TO = "desk@valmont.example"


def all_there_is() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every automation and every block that the server has, without the times at which they were touched."""
    with get_client(sync_client=True) as client:
        automations = client._client.post("/automations/filter", json={}).raise_for_status().json()
        blocks = (
            client._client.post("/block_documents/filter", json={"include_secrets": True}).raise_for_status().json()
        )
    made: list[dict[str, Any]] = [
        {k: v for k, v in each.items() if k not in {"created", "updated"}} for each in automations
    ]
    kept = [{"id": each["id"], "name": each["name"], "data": each["data"]} for each in blocks]
    return sorted(made, key=lambda each: str(each["name"])), sorted(kept, key=lambda each: str(each["name"]))


def automation(name: str) -> Automation:
    found = Automation.read(name=name)
    assert isinstance(found, Automation)  # a coroutine only where there is an event loop
    return found


@pytest.mark.server
def test_examples_are_made_once_and_then_belong_to_a_person(prefect_server: None) -> None:
    lines = put_examples(webhook="http://127.0.0.1:8000/claims", email=TO)
    detect_crashes()
    assert [line.rpartition(" (")[2] for line in lines] == ["on)", f"off until the block {CHAT} has an address)", "on)"]
    first = all_there_is()
    assert {block["name"] for block in first[1]} >= {WEBHOOK, CHAT, EMAIL}
    put_examples(webhook="http://127.0.0.1:8000/claims", email=TO)
    detect_crashes()
    assert json.dumps(all_there_is()) == json.dumps(first)

    held = Block.load(f"greffier-email/{EMAIL}")
    assert isinstance(held, Email)
    held.user, held.sender = "ada", "ada@valmont.example"
    held.save(EMAIL, overwrite=True)
    automation(ON_EMAIL).disable()
    put_examples(mail_server=("mail.valmont.example", 465))
    held = Block.load(f"greffier-email/{EMAIL}")
    assert isinstance(held, Email)
    assert (held.user, held.sender, held.to) == ("ada", "ada@valmont.example", [TO])
    assert (held.server, held.port, held.security) == ("mail.valmont.example", 465, Security.TLS)
    assert not automation(ON_EMAIL).enabled


def test_prefects_server_finds_the_email_block_where_greffier_is_installed() -> None:
    [found] = [each for each in entry_points(group="prefect.collections") if each.name == "greffier"]
    assert found.load().Email is Email


def test_an_email_reaches_everybody_with_its_subject_on_one_line() -> None:
    with mail_server() as server:
        block = Email(to=[TO, "b@valmont.example"], sender="c@valmont.example", server="127.0.0.1", port=server.port)
        block.security = Security.NONE
        asyncio.run(block.notify("Tom Brac dément « le barrage tient ».\n\n.\nhttp://127.0.0.1/", "2 denied\r\nBcc: x"))
    [message] = server.messages
    assert server.recipients == [TO, "b@valmont.example"]
    assert (message["Subject"], message["Bcc"]) == ("2 denied Bcc: x", None)
    assert message.get_content().replace("..\n", ".\n").splitlines()[0] == "Tom Brac dément « le barrage tient »."


def test_an_email_that_is_not_taken_is_said_with_the_server() -> None:
    with mail_server() as server:
        server.refuses = TO
        block = Email(to=[TO], sender=TO, server="127.0.0.1", port=server.port, security=Security.NONE)
        with pytest.raises(NotificationError) as raised:
            asyncio.run(block.notify("x"))
    assert raised.value.log.startswith(f"127.0.0.1:{server.port}: ")
    assert "nobody of that name" in raised.value.log


@pytest.mark.parametrize(
    ("server", "port", "security"),
    [
        ("localhost", 25, "none"),
        ("mail.valmont.example", 465, "tls"),
        ("mail.valmont.example", 587, "starttls"),
        ("mail.valmont.example", 25, "starttls"),  # a password never goes out in the open by itself
    ],
)
def test_how_a_connection_is_kept_private_follows_from_where_it_goes(server: str, port: int, security: str) -> None:
    assert Security.usual(server, port) == security


def test_what_an_article_says_makes_no_link_and_calls_nobody_in_a_chat() -> None:
    from prefect.server.utilities.user_templates import render_user_template_sync, validate_user_template  # noqa: PLC0415

    validate_user_template(_MESSAGE)
    said = "A & B deny « <!channel> @here [a gift](http://evil.example) <http://evil.example|here> »."
    event = {"payload": {"message": said}}
    rendered = render_user_template_sync(_MESSAGE, {"event": event})
    assert rendered == (
        "A &amp; B deny « &lt;!channel&gt; @\u2060here [a gift] (http://evil.example)"
        " &lt;http://evil.example|here&gt; »."
    )


@pytest.mark.server
def test_what_was_at_work_when_the_desk_stopped_is_marked_and_nothing_else(prefect_server: None) -> None:
    @flow
    def job() -> None: ...

    def begun(state: State[None], *tags: str) -> UUID:
        with get_client(sync_client=True) as client:
            return client.create_flow_run(job, state=state, tags=tags).id

    ours = [begun(Running(), "greffier"), begun(Pending(), "greffier")]
    others = [
        begun(Completed(), "greffier"),
        begun(Scheduled(), "greffier"),
        begun(Suspended(), "greffier"),  # a form that waits for a person
        begun(Running(), "somebody-else"),
    ]
    assert end_what_was_left() == 2
    with get_client(sync_client=True) as client:
        states = {run: client.read_flow_run(run).state for run in (*ours, *others)}
    assert [state and state.type.value for state in states.values()] == [
        "CRASHED",
        "CRASHED",
        "COMPLETED",
        "SCHEDULED",
        "PAUSED",
        "RUNNING",
    ]
    assert end_what_was_left() == 0
