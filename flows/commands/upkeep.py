"""Commands that look after the installation and the record: version."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

import sys

from flows.commands.common import write


def version() -> None:
    """Say which versions decide what the record holds.

    \b
    Example:
      greffier version
    """
    from importlib.metadata import version as installed

    from claims.extract import EXTRACTOR_VERSION
    from claims.match import MATCHER_VERSION
    from flows.settings import Settings

    parts = {
        "greffier": installed("greffier"),
        "extractor": EXTRACTOR_VERSION,
        "matcher": MATCHER_VERSION,
        "encoder": Settings.load().encoder,
        "duckdb": installed("duckdb"),
        "prefect": installed("prefect"),
        "python": ".".join(str(part) for part in sys.version_info[:3]),
    }
    write("".join(f"{name:<10}{number}\n" for name, number in parts.items()))
