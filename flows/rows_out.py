"""Rows for other programs: JSON lines, and CSV that a spreadsheet cannot be tricked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from flows.wire import line
from warehouse.cells import csv_line


def json_lines(rows: Iterable[BaseModel | Mapping[str, Any]]) -> str:
    """One JSON object a row and line."""
    return "".join(
        line(row.model_dump(mode="json") if isinstance(row, BaseModel) else dict(row)) + "\n" for row in rows
    )


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A heading and a line for each row; lists as "a; b"."""
    return csv_rows([columns, *rows])


def csv_rows(rows: Iterable[Sequence[object]]) -> str:
    """A line for each row; lists as "a; b"."""
    return "".join(csv_line([_readable(value) for value in row]) for row in rows)


def csv_of(kind: type[BaseModel], rows: Iterable[BaseModel]) -> str:
    """The fields of ``kind`` in their order, for each of its rows."""
    names = list(kind.model_fields)
    return csv_lines(names, ([getattr(row, name) for name in names] for row in rows))


def _readable(value: object) -> object:
    if isinstance(value, tuple | list):
        return "; ".join(each.model_dump_json() if isinstance(each, BaseModel) else str(each) for each in value)
    return value
