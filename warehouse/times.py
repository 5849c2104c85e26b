"""Times as the record holds them: UTC, without a zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import overload


@overload
def naive_utc(time: datetime) -> datetime: ...
@overload
def naive_utc(time: None) -> None: ...
def naive_utc(time: datetime | None) -> datetime | None:
    """The same instant in UTC without a zone; a time without a zone is taken for UTC."""
    if time is None or time.tzinfo is None:
        return time
    return time.astimezone(UTC).replace(tzinfo=None)
