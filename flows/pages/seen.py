"""Somebody notes that they have seen what is new; the next pages begin after that."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from flows.pages.contents import Contents
from flows.settings import Settings
from warehouse.connection import open_record
from warehouse.desk import changes, mark_seen
from warehouse.snapshot import publish
from warehouse.times import naive_utc


def note(settings: Settings, contents: Contents, *, person: str | None = None) -> str:
    """Note that ``person`` (the user's name without it) has seen ``contents``; the name.

    What the record learnt after these contents were read stays new.
    """
    name = person or getpass.getuser()
    _note(settings, name, contents.learnt_until)
    return name


def note_moment(settings: Settings, person: str, until: datetime | None) -> None:
    """Note that ``person`` has seen what the record had learnt by ``until``: everything, where it is not said."""
    _note(settings, person, naive_utc(until))


def _note(settings: Settings, person: str, until: datetime | None) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        newest = max((change.happened_at for change in changes(connection)), default=now)
        mark_seen(connection, person=person, seen_until=min(until or newest, newest), now=now)
    publish(settings.db, timeout_s=settings.lock_timeout_s)
