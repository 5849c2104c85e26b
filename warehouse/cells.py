"""Values as cells of CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

# A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV injection"): an apostrophe before it
# makes it text. What is a number is one.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_line(values: Iterable[object]) -> str:
    """One line of CSV: times in ISO 8601, lists and structs as JSON, nothing for null."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow([_cell(value) for value in values])
    return held.getvalue()


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list | dict):
        return safe(json.dumps(value, ensure_ascii=False, default=str))
    return safe(str(value))


def safe(text: str) -> str:
    """``text`` that a spreadsheet takes for text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
