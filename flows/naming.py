"""What Prefect calls a run."""

from __future__ import annotations

from datetime import UTC, datetime

from prefect import runtime


def run_name() -> str:
    """``watch 25 Nov 16:30``: a run by its flow and when it was due (UTC)."""
    due: datetime = runtime.flow_run.scheduled_start_time or datetime.now(UTC)
    due = due.astimezone(UTC)
    return f"{runtime.flow_run.flow_name} {due.day} {due:%b %H:%M}"
