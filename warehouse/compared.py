"""How far the sources of a large record were compared, in a file beside it: ``record.compared``.

So that a run compares those that its articles named, and not all of a million claims. Where the file is missing, or of another
record, of other rules, or where more happened since than that articles came in, all are compared.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, Final

import duckdb

from warehouse.copying import unfinished
from warehouse.queries import dicts
from warehouse.statements import statement

logger = logging.getLogger(__name__)

PAYS_FROM: Final = 100_000  # claims: below, comparing all takes a second

Mark = dict[str, Any]


def compared_path(path: Path) -> Path:
    """Where it is noted how far the sources of the record ``path`` were compared: ``record.compared``."""
    return path.with_suffix(".compared")


def reached(connection: duckdb.DuckDBPyConnection, rules: str) -> Mark | None:
    """How far the record has come, for `note`; None where all are compared each time. ``rules`` names those by which."""
    [(claims,)] = connection.execute("select count(*) from claim").fetchall()
    if claims < PAYS_FROM:
        return None
    [learnt] = dicts(connection, "learnt_until", {})
    return {**learnt, "rules": rules, "last": _last(connection, learnt["decision_number"])}


def note(path: Path, mark: Mark | None) -> None:
    """Write down that the sources of the record ``path`` are compared up to ``mark``; a full disk costs the next run time."""
    file = compared_path(path)
    try:
        if mark is None:
            file.unlink(missing_ok=True)
            return
        with unfinished(file) as part:
            part.write_text(json.dumps(mark), encoding="utf-8")
            part.replace(file)
    except OSError as error:
        logger.warning("%s could not be written: %s; the next run compares all sources", file, error)


def named_since(connection: duckdb.DuckDBPyConnection, path: Path, rules: str) -> frozenset[str] | None:
    """The sources that the articles name which came since; None where all are to be compared."""
    try:
        mark = json.loads(compared_path(path).read_text(encoding="utf-8"))
        values = {name: mark[name] for name in ("decision_number", "act_number", "mention_row")}
        if mark["rules"] != rules or mark["last"] != _last(connection, mark["decision_number"]):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    [since] = dicts(connection, "learnt_since", values)
    if since["more"]:
        return None
    found = connection.execute(statement("sources_since"), {"mention_row": mark["mention_row"]}).fetchall()
    return frozenset(source_id for (source_id,) in found)


def _last(connection: duckdb.DuckDBPyConnection, decision_number: int) -> list[str]:
    """What tells a decision from one of the same number in another record."""
    found = connection.execute(
        "select mention_id, claim_id, decided_at from match_decision where decision_number = ?", [decision_number]
    ).fetchall()
    return [str(each) for row in found for each in row]
