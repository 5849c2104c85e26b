"""Keep Prefect offline and quiet.

Prefect reads its settings from the environment when it is first imported: call `settle` before that.
Whatever the user has set already stays.
"""

from __future__ import annotations

import logging
import os

OFFLINE = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # An empty database takes 21 s on two slow cores; Prefect gives up after 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    # Our own log lines go to the flow run's page as well.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,claims,warehouse",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}

AT_THE_TERMINAL = {
    # The terminal shows our log lines; what Prefect says of itself stays in the flow run's page.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}

# What a server needs that runs for days. `greffier serve` gives it these; docs/desk.md lists them for a server of one's own.
SERVER = {
    "PREFECT_UI_API_URL": "/api",  # the pages ask the server that they come from, on whatever port
    # A run's place among those that may run at once outlives a restart of the server.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    # SQLite falls behind a run of many tasks unless they are written together.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    # Runs older than 90 days are forgotten; the record keeps everything.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
}

# A run says this often that it lives; one that has been silent for three times as long is taken for dead.
HEARTBEAT_S = 30
# What a run needs, whoever's worker starts it: Prefect reads these before our code is reached.
RUN = {
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_S),
    "PREFECT_LOGGING_EXTRA_LOGGERS": OFFLINE["PREFECT_LOGGING_EXTRA_LOGGERS"],
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": OFFLINE["PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW"],
}
WORKER = {"PREFECT_WORKER_QUERY_SECONDS": "5"}

# A server that is started by hand does not go through `settle`.
START_SERVER = "PREFECT_SERVER_ANALYTICS_ENABLED=false prefect server start"


def settle(*, terminal: bool) -> None:
    """Put our defaults into the environment; ``terminal`` also silences what Prefect prints."""
    for name, value in (OFFLINE | (AT_THE_TERMINAL if terminal else {})).items():
        os.environ.setdefault(name, value)
    for name in OFFLINE["PREFECT_LOGGING_EXTRA_LOGGERS"].split(","):
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:  # Prefect hands them its handler and not its level
            logger.setLevel(logging.INFO)
