"""The process that workers are forked from: what it loads, and starting it before it is needed.

It loads the models of both languages, which takes one core some seconds. Begun as soon as a command knows that there is
work for several processes, that happens while Prefect is imported and its server starts. Imports nothing slow.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from flows.settings import Runner, Settings

# A worker takes some seconds to start and 0.5 GB: below this many articles for each it does not pay.
PAYS_FROM: Final = 40
_ARCHIVES: Final = {".jsonl": 2000, ".json": 2000, ".gz": 1000}  # bytes that a short article takes there


def forks() -> BaseContext | None:
    """How workers are started from a process that holds the models; None where there is no fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return None
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.warm"])
    return context


def begin(places: Iterable[str], settings: Settings) -> bool:
    """Start the process now if it looks as if it were needed, and say so; to be wrong costs nothing but its CPU time."""
    number = settings.processes
    if settings.runner is not Runner.PROCESSES or number == 1 or not _at_least(places, number * PAYS_FROM):
        return False
    if forks() is None:
        return False
    from multiprocessing.forkserver import ensure_running  # noqa: PLC0415  # not there on every system

    ensure_running()
    return True


def _at_least(places: Iterable[str], number: int) -> bool:
    """Whether there seem to be so many articles, by the names and sizes of files alone."""
    for place in places:
        for path in _files(Path(place)):
            size = _ARCHIVES.get(path.suffix)
            number -= 1 if size is None else path.stat().st_size // size
            if number <= 0:
                return True
    return False


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        yield path
    for folder, _, names in os.walk(path):
        yield from (Path(folder, name) for name in names)
