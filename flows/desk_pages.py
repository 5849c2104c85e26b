"""The flow that writes the pages anew, also where nothing was stored: the copy may be behind, the day has changed."""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

from flows import quiet

quiet.settle(terminal=False)

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.announcing import announce
from flows.dashboard import KEY
from flows.ingest import publish
from flows.naming import run_name
from flows.settings import Settings


@flow(
    name="dashboard",
    flow_run_name=run_name,
    description=f"Writes the pages anew from the record: /v2/artifacts/key/{KEY}",
    persist_result=False,
)
def dashboard(settings: Settings | None = None) -> State[None]:
    """Publish what the record holds, and write its pages."""
    settings = settings or Settings.load()
    if not settings.db.exists():
        return Completed(message=f"There is no record at {settings.db} yet.")
    publish(settings, changed=False)
    announce(settings)
    return Completed(message=f"/v2/artifacts/key/{KEY}")
