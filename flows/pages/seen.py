"""Somebody notes that they have seen what is new; the next pages begin after that."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from flows.pages.contents import Contents
from flows.settings import Settings
from warehouse.connection import open_record
from warehouse.desk import mark_seen
from warehouse.snapshot import publish


def note(settings: Settings, contents: Contents, *, person: str | None = None) -> str:
    """Note that ``person`` (the user's name without it) has seen ``contents``; the name.

    What the record learnt after these contents were read stays new.
    """
    name = person or getpass.getuser()
    until = max((change.happened_at for change in contents.changes), default=contents.as_of)
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        mark_seen(connection, person=name, seen_until=until, now=datetime.now(UTC))
    publish(settings.db, timeout_s=settings.lock_timeout_s)
    return name
