"""Values for other programs' files: cells of CSV that no spreadsheet runs, lines of JSON that no terminal obeys."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

# A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV injection"): an apostrophe before it
# makes it text. What is a number is one.
_FORMULA: Final = ("=", "+", "-", "@", "\n", "＝", "＋", "－", "＠")
# Where commas stand in numbers, semicolons part the cells, and a spreadsheet there parts ours at theirs.
_CELL_WITHIN: Final = re.compile(r"(?<=[;\t\n])(?=[ \t]*[=+\-@＝＋－＠])")
# Controls, marks that turn the direction of writing, and halves of characters. CSV has no other word for them.
_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS: Final = str.maketrans("\t\r", "  ")
# JSON leaves these as they are: a terminal would obey them, and some readers end a line there.
_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(value: object) -> str:
    """``value`` as one line of JSON that is safe to print: letters as letters, controls as escapes.

    What JSON has no word for (a date, an id) is written as its text.
    """
    text = json.dumps(value, ensure_ascii=False, default=str)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


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
    """``text`` that a spreadsheet takes for text, and a terminal too. Its characters keep their places, but for the
    apostrophes before what looks like a formula.
    """
    plain = _OBEYED.sub("\ufffd", text.translate(_BLANKS))
    return _CELL_WITHIN.sub("'", f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain)
