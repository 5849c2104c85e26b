"""`greffier serve`, really started: a scheduled run completes, a form is answered, a dead run is noticed, all ends.

One desk for all of it: a server takes its time to start. What takes a while by itself is begun at the start.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from flows.settings import seeds_folder
from tests.browser import Browser
from tests.website import Site, answer, serving
from warehouse.connection import open_record, open_snapshot
from warehouse.snapshot import publish

pytestmark = pytest.mark.server

T = TypeVar("T")
PATIENCE_S = 120  # what is awaited takes seconds; a busy machine takes its time
SILENT_S = 10  # the least that Prefect takes
# One question to a person, whatever the matcher thinks today: whether the first two claims are one.
DOUBT = """
insert into match_decision by name
select
    (select max(decision_number) + 1 from match_decision) as decision_number,
    one.opening_mention_id as mention_id,
    other.claim_id,
    'review' as outcome,
    0.5 as score,
    'detail' as reason_kind,
    ['detail: only one says so'] as reasons,
    'software' as decider,
    'test@1' as decided_by,
    cast(now() as timestamp) as decided_at
from (select * from claim order by opened_at, claim_id limit 1) as one
cross join (select * from claim order by opened_at, claim_id limit 1 offset 1) as other
"""


@dataclass(frozen=True)
class Form:
    """The run that waits for a person's answers, and what its form calls its one question."""

    run: str
    question: str


@dataclass(frozen=True)
class Desk:
    """A desk that runs, and the site whose feed it follows."""

    process: subprocess.Popen[str]
    site: Site
    api: httpx.Client
    record: Path
    silent_run: str  # a run of maintenance that is said to run, and of which nothing will be heard

    def ask(self, method: str, path: str, asked: object = None) -> Any:
        """What the API answers; a busy server says 503 and is asked again, as Prefect's own client does."""
        answered = until(lambda: self.api.request(method, path, json=asked), lambda answer: answer.status_code != 503)
        return answered.raise_for_status().json()

    @property
    def pages(self) -> str:
        """Where Prefect's pages begin."""
        return str(self.api.base_url).removesuffix("/api/")

    def answer(self, form: Form, answers: dict[str, str]) -> str:
        """What the server does with these answers: ACCEPT or REJECT."""
        return str(self.ask("POST", f"/flow_runs/{form.run}/resume", {"run_input": answers})["status"])

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """The runs of a flow that completed."""
        of_flow = {"flows": {"name": {"any_": [flow]}}, "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
        found: list[dict[str, Any]] = self.ask("POST", "/flow_runs/filter", of_flow)
        return found

    def start(self, flow: str) -> str:
        """The id of a new run of a job of the desk."""
        deployment = self.ask("GET", f"/deployments/name/{flow}/{flow}")["id"]
        return str(self.ask("POST", f"/deployments/{deployment}/create_flow_run", {})["id"])

    def state(self, run: str) -> tuple[str, str]:
        """Name and message of a run's state."""
        state = self.ask("GET", f"/flow_runs/{run}")["state"]
        return state["name"], state["message"] or ""

    def settled(self, run: str) -> tuple[str, str]:
        """The same, once the run has ended or waits for a person."""
        return until(lambda: self.state(run), lambda state: state[0] in {"Completed", "Failed", "Crashed", "Suspended"})

    def events(self, name: str) -> list[dict[str, Any]]:
        """The events of this name."""
        asked = {"filter": {"event": {"name": [name]}}, "limit": 50}
        found: list[dict[str, Any]] = self.ask("POST", "/events/filter", asked)["events"]
        return found


def until(look: Callable[[], T], is_it: Callable[[T], bool]) -> T:
    """What ``look`` gives once it is what is waited for, or after a long while."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_it(found := look()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return found


def feed(site: Site) -> str:
    """The sample articles as a feed with a page each."""
    items = []
    for path in sorted(seeds_folder().glob("*demonstration*.txt")):
        title, *lines = path.read_text(encoding="utf-8").splitlines()
        body = "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
        head = f'<title>{escape(title)}</title><meta property="og:site_name" content="{path.stem}">'
        page = f"<html><head>{head}</head><body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
        site.answers[f"/{path.stem}"] = answer(page)
        day = f"<pubDate>{format_datetime(datetime(2024, 6, 17, tzinfo=UTC))}</pubDate>"
        items.append(f"<item><title>{escape(title)}</title><link>{site.url}/{path.stem}</link>{day}</item>")
    return f'<rss version="2.0"><channel><title>Samples</title>{"".join(items)}</channel></rss>'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    record = folder / "greffier" / "record.duckdb"
    record.parent.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with serving() as site:
        site.answers["/feed"] = answer(feed(site), headers={"Content-Type": "application/rss+xml"})
        followed = f'[[feed]]\nurl = "{site.url}/feed"\nname = "samples"\nevery = "1m"\n'
        record.with_name("feeds.toml").write_text(followed, encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"} | {
            "PREFECT_HOME": str(folder / "prefect"),
            "GREFFIER_ALLOW_HOSTS": "127.0.0.1",
            "GREFFIER_HOST_PAUSE_S": "0",
        }
        command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--every", "30s"]
        with subprocess.Popen(
            [*command, "--port", str(port)], env=environment, cwd=folder, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stderr is not None
            said = []
            for line in process.stderr:
                said.append(line)
                if line.startswith("Ctrl-C"):
                    break
            else:
                pytest.fail("".join(said))
            try:
                with httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=PATIENCE_S) as api:
                    yield Desk(process, site, api, record, silent_run(api))
            finally:
                process.terminate()
                process.wait(timeout=30)


def silent_run(api: httpx.Client) -> str:
    """A run that is said to run, and of which nothing will be heard, as if it and its worker had been killed."""
    from prefect.automations import Automation  # noqa: PLC0415
    from prefect.settings import PREFECT_API_URL, temporary_settings  # noqa: PLC0415

    from flows.automations import MARK_AS_CRASHED, silence  # noqa: PLC0415

    deployment = api.get("/deployments/name/maintenance/maintenance").raise_for_status().json()
    asked = {"state": {"type": "PENDING", "name": "Pending"}}
    made = api.post(f"/deployments/{deployment['id']}/create_flow_run", json=asked).raise_for_status()
    run = str(made.json()["id"])
    with temporary_settings({PREFECT_API_URL: str(api.base_url).rstrip("/")}):
        trigger = silence(f"prefect.flow-run.{run}", within_s=SILENT_S)
        Automation(name="sooner, for the test", trigger=trigger, actions=[MARK_AS_CRASHED]).create()
    api.post(f"/flow_runs/{run}/set_state", json={"state": {"type": "RUNNING", "name": "Running"}}).raise_for_status()
    return run


def test_a_scheduled_run_reads_the_feeds_and_its_claims_are_on_the_page(desk: Desk) -> None:
    """Versions of Prefect's parts that do not fit break the scheduler without a word."""
    assert until(lambda: [run for run in desk.runs("watch") if run["auto_scheduled"]], bool)
    stored = until(
        lambda: [run["state"]["message"] for run in desk.runs("watch") if "stored" in run["state"]["message"]],
        lambda found: found != [],
    )
    assert [message.partition(",")[0] for message in stored] == ["1 feed looked at: 2 articles stored"]
    with open_snapshot(desk.record) as connection:
        [(contested,)] = connection.execute("select count(*) from claim_status where contested").fetchall()
    assert contested > 0
    page = desk.ask("GET", "/artifacts/claim-status/latest")["description"]
    assert "A parade is planned" in page


@pytest.fixture(scope="module")
def form(desk: Desk) -> Form:
    """A form that waits for a person."""
    with open_record(desk.record, timeout_s=PATIENCE_S) as connection:
        connection.execute(DOUBT).fetchall()
    publish(desk.record, timeout_s=PATIENCE_S)
    run = desk.start("review")
    name, message = desk.settled(run)
    assert name == "Suspended", message
    keys = desk.ask("GET", f"/flow_runs/{run}")["state"]["state_details"]["run_input_keyset"]
    schema = desk.ask("GET", f"/flow_runs/{run}/input/{keys['schema']}")
    question = next(name for name, field in schema["properties"].items() if "different" in field.get("enum", ()))
    return Form(run, question)


def test_prefects_own_page_shows_the_contested_claim_with_both_sides(browser: Browser, desk: Desk) -> None:
    """And leads to the claim's own page."""
    with open_snapshot(desk.record) as connection:
        [(claim_id, text), *_] = connection.execute(
            "select claim_id, text from claim_status where contested order by claim_id"
        ).fetchall()
    browser.open(f"{desk.pages}/v2/artifacts/key/claim-status", showing="Who said what")
    browser.shows(text)
    browser.click(f"[...document.querySelectorAll('main a, a')].find(a => a.href.endsWith('claim-{claim_id[:8]}'))")
    browser.shows("In the articles' words")
    assert browser.js("document.querySelector('h1').innerText") == text


def test_a_form_without_a_name_is_not_taken(desk: Desk, form: Form) -> None:
    assert desk.answer(form, {form.question: "different"}) == "REJECT"


def test_the_form_is_filled_in_and_sent_in_prefects_own_page(browser: Browser, desk: Desk, form: Form) -> None:
    """From the page that every other page links to, as a person does it."""
    dialog = "document.querySelector('[role=dialog]')"
    field = "[...{0}.querySelectorAll('textarea, input')].filter(e => e.type !== 'hidden')[{1}]"
    browser.open(f"{desk.pages}/v2/artifacts/key/review", showing=" for a person")
    browser.click("[...document.querySelectorAll('a')].find(a => a.innerText === 'Answer them')")
    browser.shows("Suspended")
    browser.click("[...document.querySelectorAll('button')].find(b => b.innerText.includes('Open menu'))")
    browser.click("[...document.querySelectorAll('[role=menuitem]')].find(i => i.innerText.includes('Resume'))")
    browser.until(f"{dialog}.innerText.includes('Your name')")
    browser.click(f"[...{dialog}.querySelectorAll('button')].find(b => b.innerText === 'skip')")
    browser.click("[...document.querySelectorAll('[role=option]')].find(o => o.innerText.trim() === 'different')")
    browser.type(field.format(dialog, 0), "Ada Lemaire")
    browser.type(field.format(dialog, 1), "not the same")
    browser.click(f"[...{dialog}.querySelectorAll('button')].find(b => b.innerText === 'Resume')")
    browser.until(f"!{dialog}")
    assert until(lambda: desk.state(form.run)[0], lambda name: name != "Suspended") != "Suspended"


def test_what_a_person_answered_stands_in_the_record(desk: Desk, form: Form) -> None:
    """Days later as well: the run is suspended, no process waits."""
    if desk.state(form.run)[0] == "Suspended":  # no browser has sent it
        answers = {form.question: "different", "person": "Ada Lemaire", "note": "not the same"}
        assert desk.answer(form, answers) == "ACCEPT"
        until(lambda: desk.state(form.run)[0], lambda name: name != "Suspended")
    name, message = desk.settled(form.run)
    assert (name, message[:16]) == ("Completed", "1 answer applied")
    with open_snapshot(desk.record) as connection:
        assert connection.execute("select kind, person, note from act").fetchall() == [
            ("separate", "Ada Lemaire", "not the same")
        ]


def test_what_became_contested_is_told_once(desk: Desk) -> None:
    told = until(lambda: desk.events("claim.contested"), bool)
    texts = [event["payload"]["text"] for event in told]
    assert len(set(texts)) == len(texts)
    with open_snapshot(desk.record) as connection:
        held = connection.execute("select text from claim_status where contested").fetchall()
    assert {(text,) for text in texts} <= set(held)
    assert all(event["payload"]["page"].startswith(desk.pages) for event in told)


def test_a_run_that_died_is_marked_as_crashed_and_the_next_one_proceeds(desk: Desk) -> None:
    assert desk.settled(desk.silent_run) == ("Crashed", "It was killed: nothing has been heard of it.")
    name, message = desk.settled(desk.start("maintenance"))
    assert (name, message[:21]) == ("Completed", "The record is sound; ")


def test_all_of_it_ends_when_it_is_told_to(desk: Desk) -> None:
    desk.process.send_signal(signal.SIGTERM)
    assert desk.process.wait(timeout=30) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", desk.api.base_url.port or 0)) != 0
