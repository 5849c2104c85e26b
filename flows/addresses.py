"""Where things stand in Prefect's pages."""

from __future__ import annotations

from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL


def address(path: str) -> str:
    """The page ``path`` ("artifacts/key/claim-status") in the current pages of the server that we talk to."""
    base = PREFECT_UI_URL.value() or (PREFECT_API_URL.value() or "").removesuffix("/api")
    return f"{base}/v2/{path}"
