"""The flow that writes the pages anew, also where nothing was stored: the copy may be behind, the day has changed.

It also takes a person's word that they have read the page: what is new begins after that.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flows import quiet

quiet.settle(terminal=False)

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from flows.addresses import address
from flows.announcing import announce
from flows.dashboard import KEY
from flows.ingest import publish
from flows.naming import run_name
from flows.pages.seen import note_moment
from flows.settings import Settings, Unasked

Reader = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
# As text: the form's own calendar would cut the seconds off.
Moment = Annotated[datetime | None, BeforeValidator(lambda said: said or None), WithJsonSchema({"type": "string"})]


@flow(
    name="dashboard",
    flow_run_name=run_name,
    description=f"Writes the pages anew from the record: /v2/artifacts/key/{KEY}",
    persist_result=False,
)
def dashboard(settings: Unasked = None, seen_by: Reader = "", seen_until: Moment = None) -> State[None]:
    """Publish what the record holds, and write its pages.

    Args:
        settings: Those of the environment, where none are given.
        seen_by: Your name, if you have read the page: from now on it shows what is new after that.
        seen_until: Which page you have read; the page's own link fills it in. Empty: all that there is.
    """
    settings = settings or Settings.load()
    if not settings.db.exists():
        return Completed(message=f"There is no record at {settings.db} yet.")
    if seen_by:
        note_moment(settings, seen_by, seen_until)
    publish(settings, changed=False)
    announce(settings)
    noted = f"{seen_by} has seen what was new. " if seen_by else ""
    return Completed(message=f"{noted}{address(f'artifacts/key/{KEY}')}")
