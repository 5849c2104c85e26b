"""The desk's jobs as Prefect deployments: the file `prefect.yaml`, and everything that it needs on the server.

`prefect.yaml` is written from the timetable, so that there is one place to change a time. Doing it again changes
nothing that has not changed.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flows import quiet

quiet.settle(terminal=False)

import yaml
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import WorkPool
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL
from prefect.workers.process import ProcessWorker

from claims.errors import GreffierError
from flows.pages.phrases import OVERVIEW
from flows.review_page import KEY as REVIEW
from flows.settings import Settings
from flows.timetable import Schedule, Timetable

POOL: Final = "greffier"
FILE_NAME: Final = "prefect.yaml"
ANCHOR: Final = "2024-01-01T00:00:00+00:00"

_PAGE: Final = f"[Who said what](/v2/artifacts/key/{OVERVIEW})"  # from wherever a description stands
_FORM: Final = f"[The form that waits](/v2/artifacts/key/{REVIEW})"

_HEADER: Final = """\
# The desk's jobs for Prefect, written by `greffier deploy` from the timetable: change that, not this.
# By hand: prefect work-pool create --type process {pool}; prefect deploy --all; prefect worker start --pool {pool}
"""


class NotDeployed(GreffierError):  # noqa: N818
    """Prefect refused a deployment."""


@dataclass(frozen=True)
class Job:
    """One flow of the desk."""

    name: str
    flow: str  # where Python finds it
    description: str
    at_once: int | None = 1  # runs of it; one that comes on top is cancelled, so that nothing piles up


JOBS: Final = (
    Job(
        "watch",
        "flows.watch.watch",
        f"Looks for new articles in the feeds and reads them into the record. {_PAGE}",
        # A second one may begin while the first still waits for a slow feed: it passes that feed over.
        at_once=2,
    ),
    Job(
        "ingest",
        "flows.ingest.ingest",
        f"Reads files, folders and addresses into the record, when asked. {_PAGE}",
        None,
    ),
    Job("dashboard", "flows.desk_pages.dashboard", f"Writes the pages anew from the record. {_PAGE}"),
    Job(
        "review",
        "flows.review.review",
        f"Asks a person what the software left open. {_FORM}",
    ),
    Job("maintenance", "flows.maintenance.maintenance", "Copies the record to a safe place and checks it."),
)


def definition(timetable: Timetable, folder: Path | None = None, *, record: Path | None = None) -> dict[str, Any]:
    """What `prefect.yaml` holds. Runs work in ``folder`` on ``record``; else where it is deployed, on the record there."""
    pull = [{"prefect.deployments.steps.set_working_directory": {"directory": str(folder)}}] if folder else None
    return {
        "name": "greffier",
        **({"pull": pull} if pull else {}),
        "deployments": [
            {
                "name": job.name,
                "entrypoint": job.flow,
                "description": job.description,
                "tags": ["greffier"],
                "schedules": _schedules(getattr(timetable, job.name, Schedule()), timetable.timezone),
                **(
                    {"concurrency_limit": {"limit": job.at_once, "collision_strategy": "CANCEL_NEW"}}
                    if job.at_once
                    else {}
                ),
                "work_pool": {
                    "name": POOL,
                    "job_variables": {"env": quiet.RUN | ({"GREFFIER_DB": str(record)} if record else {})},
                },
            }
            for job in JOBS
        ],
    }


def _schedules(schedule: Schedule, timezone: str) -> list[dict[str, Any]]:
    if schedule.every:
        # From midnight, and not from whenever this is said: else saying it again would move the times.
        return [{"interval": schedule.every.total_seconds(), "anchor_date": ANCHOR, "slug": "timetable"}]
    if schedule.cron:
        return [{"cron": schedule.cron, "timezone": timezone, "slug": "timetable"}]
    return []


def text(content: dict[str, Any]) -> str:
    """The file's text."""
    body: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    return _HEADER.format(pool=POOL) + body


def has_server() -> bool:
    """Whether the user has named a Prefect server."""
    return PREFECT_API_URL.value() is not None


def deploy(settings: Settings, timetable: Timetable) -> Path:
    """Where `prefect.yaml` was written, after the server was brought to what it says.

    Needs PREFECT_API_URL. Raises NotDeployed with Prefect's last line.
    """
    record = settings.db.resolve()
    path = record.parent / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(definition(timetable, Path.cwd(), record=record)), encoding="utf-8")
    with get_client(sync_client=True) as client:
        _make_sure_of_pool(client)
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(path)]
    environment = os.environ | {"PREFECT_API_URL": str(PREFECT_API_URL.value()), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise NotDeployed(f"{path}: Prefect refused it: {lines[-1] if lines else done.returncode}")
    return path


def start(name: str) -> None:
    """Have a job run now."""
    with get_client(sync_client=True) as client:
        deployment = client.read_deployment_by_name(f"{name}/{name}")
        client.create_flow_run_from_deployment(deployment.id)


def _make_sure_of_pool(client: SyncPrefectClient) -> WorkPool:
    try:
        return client.read_work_pool(POOL)
    except ObjectNotFound:
        return client.create_work_pool(
            WorkPoolCreate(
                name=POOL,
                type=ProcessWorker.type,
                description="Where the desk's jobs run: prefect worker start --pool greffier",
                base_job_template=ProcessWorker.get_default_base_job_template(),
            )
        )
