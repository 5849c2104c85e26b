"""The record's SQL, kept in files: what is created, and what is asked."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Final

# In the order in which they build on one another.
VIEWS: Final = (
    "current_article",
    "mention_claim",
    "stance",
    "contradiction",
    "contested",
    "claim_status",
    "claim_timeline",
    "source_record",
    "review_queue",
    "data_dictionary",
)


@functools.cache
def schema() -> str:
    """The script that makes an empty record: tables, then views, each with its comments."""
    views = [_read("views", f"{name}.sql") for name in VIEWS]
    return "\n".join([_read("schema.sql"), *views])


@functools.cache
def statement(name: str) -> str:
    """The query ``sql/<name>.sql``; its values are bound by name."""
    return _read("sql", f"{name}.sql")


def _read(*path: str) -> str:
    return files("warehouse").joinpath(*path).read_text(encoding="utf-8")
