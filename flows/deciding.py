"""One act of a person from the command line: into the record, then into the snapshot. Knows nothing of Prefect."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from claims.embed import load_encoder
from flows.settings import Settings
from warehouse.connection import open_record
from warehouse.decisions import Done, Request, Split, act
from warehouse.errors import ActRefused, RecordMissing
from warehouse.snapshot import publish


def decide(settings: Settings, request: Request, *, person: str, note: str | None = None) -> Done:
    """What the act changed; the snapshot shows it. Raises what ``warehouse.decisions.act`` does."""
    if not settings.db.exists():
        raise RecordMissing(f"There is no record at {settings.db}; the first ingest makes one.")
    encoder = load_encoder(settings.encoder) if isinstance(request, Split) else None  # before others have to wait
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        done = act(connection, request, person=person, note=note, now=datetime.now(UTC), encoder=encoder)
    publish(settings.db, timeout_s=settings.lock_timeout_s)
    return done


def person_of(name: str | None) -> str:
    """Who decides: the name given, else the one that the system knows its user by."""
    if name is not None and name.strip():
        return name.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container whose user has no name
        raise ActRefused("Nobody knows who you are here: --as NAME, or GREFFIER_PERSON.") from error
