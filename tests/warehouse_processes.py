"""What other processes do to a record in the tests: hold it, write to it, fill the disk.

Run as ``python -m tests.warehouse_processes hold|write|choke RECORD``; each prints a line when it gets there.
"""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from claims.models import Article, Language
from tests.warehouse_samples import Made, claim, outlet, store
from warehouse.connection import open_record
from warehouse.errors import RecordError

ARTICLES: Final = 12
CLAIMS: Final = 20
START: Final = datetime(2031, 6, 1)  # noqa: DTZ001
ROOT: Final = Path(__file__).resolve().parent.parent


def article(number: int, *, padding: int = 0) -> Article:
    sentences = [f"Fait {number}-{each} constaté." for each in range(CLAIMS)]
    return Article(
        text=" ".join(sentences) + random.Random(number).randbytes(padding).hex(),
        language=Language.FRENCH,
        origin=f"https://series.example/{number}",
        outlet=f"Journal {number % 3}",
    )


def claims(told: Article, number: int) -> list[Made]:
    facts = [f"Fait {number}-{each} constaté." for each in range(CLAIMS)]
    return [Made(claim(told, fact, outlet(told.outlet_name), evidence=fact)) for fact in facts]


def say(words: str) -> None:
    """Tell the test how far we are."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def write(path: Path, *, aloud: bool = False) -> None:
    """Store the series, an article a session: what is there already is passed over."""
    for number in range(ARTICLES):
        told = article(number)
        with open_record(path) as connection:
            if aloud:
                say(str(number))
            store(connection, told, claims(told, number), now=START + timedelta(hours=number))


def hold(path: Path) -> None:
    """Keep the record open until killed."""
    with open_record(path):
        say("held")
        time.sleep(60)


def choke(path: Path) -> None:
    """Store longer and longer articles until no file may grow any more; say what that error was."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = path.stat().st_size + (1 << 20)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with open_record(path) as connection:
            for number in range(100, 200):
                told = article(number, padding=100_000)
                store(connection, told, claims(told, number), now=START)
    except RecordError as error:
        say(f"{type(error).__name__}: {error}")


@contextmanager
def running(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another Python that does ``what``; killed at the end if it is still at it."""
    command = [sys.executable, "-m", "tests.warehouse_processes", what, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


if __name__ == "__main__":
    _, what, record = sys.argv
    if what == "write":
        write(Path(record), aloud=True)
    elif what == "hold":
        hold(Path(record))
    else:
        choke(Path(record))
