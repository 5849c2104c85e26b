"""What other processes do to a record in the tests: hold it, write to it, fill the disk.

Run as ``python -m tests.warehouse_processes hold|write|publish|read|flip|choke RECORD``; each prints a line when it
gets there.
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
from warehouse.connection import open_record, open_snapshot
from warehouse.errors import RecordError, RecordMissing
from warehouse.queries import list_claims
from warehouse.snapshot import publish

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


def publish_often(path: Path) -> None:
    """Store the series and publish after each article, as short ingests do."""
    for number in range(ARTICLES):
        told = article(number)
        with open_record(path) as connection:
            store(connection, told, claims(told, number), now=START + timedelta(hours=number))
        publish(path)
    say("done")


def read(path: Path) -> None:
    """Read the snapshot over and over until all articles are there; each look must see whole articles only."""
    seen = 0
    while seen < ARTICLES:
        try:
            with open_snapshot(path) as connection:
                counts = connection.execute("select count(*) from mention group by revision_id").fetchall()
        except RecordMissing:
            continue
        assert set(counts) <= {(CLAIMS,)}, counts
        assert len(counts) >= seen, "the snapshot went back"
        seen = len(counts)
    say("done")


def flip(path: Path) -> None:
    """Open and read the record ``path`` and its snapshot; say what came of each."""
    for name, session in (("record", open_record), ("snapshot", open_snapshot)):
        try:
            with session(path) as connection:
                for table in ("article_revision", "mention", "claim_embedding", "match_decision"):
                    connection.execute(f"from {table}").fetchall()
                list_claims(connection)
        except RecordError as error:
            say(f"{name} {type(error).__name__}: {error}")
        else:
            say(f"{name} read")


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
    else:
        {"hold": hold, "publish": publish_often, "read": read, "flip": flip, "choke": choke}[what](Path(record))
