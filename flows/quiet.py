"""Keep Prefect offline and quiet.

Prefect reads its settings from the environment when it is first imported: call `settle` before that.
Whatever the user has set already stays.
"""

from __future__ import annotations

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

# A server that is started by hand does not go through `settle`.
START_SERVER = "PREFECT_SERVER_ANALYTICS_ENABLED=false prefect server start"


def settle(*, terminal: bool) -> None:
    """Put our defaults into the environment; ``terminal`` also silences what Prefect prints."""
    for name, value in (OFFLINE | (AT_THE_TERMINAL if terminal else {})).items():
        os.environ.setdefault(name, value)
