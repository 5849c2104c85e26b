"""A prompt for queries: completion of the record's names, a history, one query over several lines."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from claims.errors import GreffierError
from flows.commands.common import complain
from flows.console import clean, results
from warehouse.connection import open_snapshot

_WORDS: Final = """
    all and any as asc between by case cast count coalesce cross describe desc distinct else end exists explain false
    filter from full group having ilike in inner interval is join lateral left like limit list max min not null on or
    order over partition right select show sum then timestamp true union unnest using values when where with
""".split()
_NAME: Final = re.compile(r"[\w]+$")
_OF_TABLE: Final = re.compile(r"\b(\w+)\.(\w*)$")
ENDS: Final = frozenset({"exit", "exit;", "quit", "quit;", r"\q", ".exit", ".quit"})


class Names(Completer):
    """Tables, views, macros, their columns, and the words of SQL: after ``table.`` its columns alone."""

    def __init__(self, things: dict[str, str], columns: dict[str, list[str]]) -> None:
        self._things = things
        self._columns = columns

    @classmethod
    def of(cls, record: Path) -> Names:
        """The names in the snapshot of ``record``, with what its dictionary says of them."""
        with open_snapshot(record) as connection:
            rows = connection.execute(
                "select name, kind, column_name from data_dictionary order by name, column_number"
            ).fetchall()
        things = {name: kind for name, kind, column in rows if column is None}
        columns: dict[str, list[str]] = {}
        for name, _, column in rows:
            if column is not None:
                columns.setdefault(name, []).append(column)
        return cls(things, columns)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        """What may stand where the cursor is, by what stands before it."""
        before = document.text_before_cursor
        of_table = _OF_TABLE.search(before)
        if of_table and of_table[1] in self._columns:
            yield from _starting(of_table[2], ((name, of_table[1]) for name in self._columns[of_table[1]]))
            return
        typed = _NAME.search(before)
        if typed is None:
            return
        yield from _starting(typed[0], self._things.items())
        own = {column: table for table, columns in self._columns.items() for column in columns}
        yield from _starting(typed[0], ((name, "column") for name in sorted(own)))
        yield from _starting(typed[0], ((word, "SQL") for word in _WORDS))


def _starting(typed: str, names: Iterable[tuple[str, str]]) -> Iterator[Completion]:
    for name, meta in names:
        if name.startswith(typed.lower()) and name != typed:
            yield Completion(name, start_position=-len(typed), display_meta=meta)


def is_whole(text: str) -> bool:
    """Whether the words typed so far are to be asked now: they end in a semicolon, or say that we are done."""
    words = text.strip()
    return words.endswith(";") or words.lower() in ENDS or not words


def ask_on(record: Path, answer: Callable[[str], None]) -> None:
    """Ask until the person is done. A query that is refused costs one line."""
    session: PromptSession[str] = PromptSession(
        history=_history(),
        completer=Names.of(record),
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
    )
    results().print(
        f"The record {clean(str(record))}, read-only.\nEnd a query with a semicolon; Tab completes; Ctrl-D or exit ends.",
    )
    while (query := _next(session)) is not None:
        try:
            answer(query)
        except GreffierError as error:
            complain(str(error))
        except KeyboardInterrupt:
            complain("stopped")


def _next(session: PromptSession[str]) -> str | None:
    """The next whole query, or None at the end. Ctrl-C drops what was typed."""
    typed = ""
    while True:
        try:
            typed += session.prompt("greffier> " if not typed else "     ...> ") + "\n"
        except KeyboardInterrupt:
            typed = ""
            continue
        except EOFError:
            return None
        if typed.strip().lower() in ENDS:
            return None
        if not typed.strip():
            typed = ""
        elif is_whole(typed):
            return typed


def _history() -> History:
    """The queries of earlier prompts, for this user's eyes only; none where the home folder cannot be written."""
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "greffier"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "sql_history"
        file.touch(mode=0o600)
        return FileHistory(str(file))
    return InMemoryHistory()
