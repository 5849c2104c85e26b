"""The record's SQL, kept in files: what is created, and what is asked."""

from __future__ import annotations

import functools
import hashlib
from importlib.resources import files
from typing import Final

LAYOUT: Final = 3  # layout/1.sql, layout/2.sql …: a new record goes through all of them, an old one through the rest

# In the order in which they build on one another.
DERIVED: Final = (
    "macros/folded",
    "macros/in_order",
    "macros/undone_act_at",
    "macros/decision_at",
    "macros/current_article_at",
    "macros/placed_at",
    "macros/verdict_at",
    "macros/mention_claim_at",
    "macros/namesake_at",
    "macros/answering_at",
    "macros/canonical_source_at",
    "macros/voice_at",
    "macros/stance_at",
    "macros/dispatch_at",
    "macros/contradiction_at",
    "macros/contested_at",
    "macros/claim_status_at",
    "macros/claim_timeline_at",
    "macros/source_record_at",
    "macros/review_queue_at",
    "macros/as_of",
    "views/current_article",
    "views/mention_claim",
    "views/canonical_source",
    "views/namesake",
    "views/stance",
    "views/contradiction",
    "views/contested",
    "views/claim_status",
    "views/claim_timeline",
    "views/source_record",
    "views/review_queue",
    "views/change",
    "views/dispatch",
    "views/silent_edit",
    "views/article_change",
    "views/feed_health",
    "macros/searchable",
    "views/turned",
    "views/denial",
    "views/self_contradiction",
    "views/exclusive",
    "views/corroborated",
    "views/outlet_record",
    "macros/new_since",
    "macros/said_by",
    "macros/mentions_of",
    "macros/about",
    "macros/similar_to",
    "macros/search",
    "views/data_dictionary",
)
VIEWS: Final = tuple(path.removeprefix("views/") for path in DERIVED if path.startswith("views/"))
MACROS: Final = tuple(path.removeprefix("macros/") for path in DERIVED if path.startswith("macros/"))


@functools.cache
def layout(version: int) -> str:
    """The script that turns layout ``version - 1`` into ``version``."""
    return _read("layout", f"{version}.sql")


@functools.cache
def views() -> str:
    """The script that makes all views and macros, each with its comments. They hold nothing and can be made anew."""
    return "\n".join(_read(f"{path}.sql") for path in DERIVED)


@functools.cache
def views_digest() -> str:
    """Changes whenever a view does: a record with another one gets its views anew."""
    return hashlib.sha256(views().encode()).hexdigest()[:16]


@functools.cache
def statement(name: str) -> str:
    """The query ``sql/<name>.sql``; its values are bound by name."""
    return _read("sql", f"{name}.sql")


@functools.cache
def check(name: str) -> str:
    """The question ``checks/<name>.sql``, which finds nothing in a sound record."""
    return _read("checks", f"{name}.sql")


def quoted(text: str) -> str:
    """``text`` as a string of SQL, for the statements that take no bound values."""
    return "'" + text.replace("'", "''") + "'"


def _read(*path: str) -> str:
    return files("warehouse").joinpath(*path).read_text(encoding="utf-8")
