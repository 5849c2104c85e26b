"""Rows for other programs: JSON lines, and CSV that a spreadsheet cannot be tricked with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from pydantic import BaseModel

from flows.wire import line

# A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV injection"): an apostrophe before it
# makes it text. Numbers of ours are numbers.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def json_lines(rows: Iterable[BaseModel | Mapping[str, Any]]) -> str:
    """One JSON object a row and line."""
    return "".join(
        line(row.model_dump(mode="json") if isinstance(row, BaseModel) else dict(row)) + "\n" for row in rows
    )


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A heading and a line for each row; lists as "a; b", times in ISO 8601, nothing for null."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow([_cell(name) for name in columns])
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return held.getvalue()


def csv_of(kind: type[BaseModel], rows: Iterable[BaseModel]) -> str:
    """The fields of ``kind`` in their order, for each of its rows."""
    names = list(kind.model_fields)
    return csv_lines(names, ([getattr(row, name) for name in names] for row in rows))


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return _safe("; ".join(str(each) for each in value))
    if isinstance(value, BaseModel):
        return _safe(value.model_dump_json())
    return _safe(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
