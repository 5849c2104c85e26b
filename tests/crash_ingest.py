"""Kills what writes the record, at any point, and compares what comes of it with an undisturbed run. By hand::

    python -m tests.crash_ingest                   the flow 200 times, the rest 50 times each: half an hour
    python -m tests.crash_ingest --only restore --kills 500

Each process is forked with everything imported, so that a kill costs seconds. A process is killed after a random
time, at a random step (a call within warehouse/ or flows/), or at a random change of the folder: the moments when
files grow and change their names would be hit too rarely by time alone. Up to four kills befall one record; then
it is completed, and every row of every table must be as if nothing had happened, but for the time of day.
"""

# ruff: noqa: PLC0415, B023  # Prefect reads the environment when it is imported; what is forked is waited for

from __future__ import annotations

import argparse
import contextlib
import gzip
import logging
import os
import pickle
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import IO, Any, Final, TypeVar

import duckdb

from claims.embed import load_encoder
from claims.reading import Metadata
from flows import stages
from flows.settings import Settings, seeds_folder
from flows.splitting import batches
from tests.fakes import FakeEncoder
from tests.warehouse_samples import tell
from warehouse.backups import back_up, restore
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.snapshot import is_fresh, publish
from warehouse.statements import statement
from warehouse.upkeep import examine

T = TypeVar("T")

ROOT: Final = Path(__file__).resolve().parent.parent
OLD_RECORD: Final = ROOT / "tests" / "data" / "record_layout_1.duckdb.gz"
BATCH: Final = 2  # several batches, so several sessions
KILLS_A_RECORD: Final = 4
EXAMINED: Final = 1 / 3  # of what killed processes leave; it is completed and compared anyway
LONGEST_S: Final = 300

# Invented; several say what another says, or the opposite, so that decisions hang on what is stored already.
ARTICLES: Final = {
    "1": "Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin. Quarante habitants ont été évacués lundi.",
    "2": "La préfète Inès Carmin a démenti que le barrage de Valmont tienne bon. Le pont de Valmont est fermé.",
    "3": "Selon le maire Tom Brac, soixante habitants ont été évacués lundi. Le pont de Valmont n'est pas fermé.",
    "4": "Le barrage de Valmont tient bon. Le maire Tom Brac a déclaré que le pont de Valmont était fermé.",
    "5": "The Valmont dam holds, mayor Tom Brac said on Monday. Forty people were moved out of Valmont.",
}

Task = Callable[[Path], Any]


# ------------------------------------------------------------------------------------------------ what is killed


def articles(folder: Path) -> Path:
    """A folder with the articles to be read: ours, and the samples."""
    for name, text in ARTICLES.items():
        (folder / f"article-{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"article-{name}.toml").write_text(
            f'outlet = "Journal {name}"\npublished = 2031-05-0{name}\n', encoding="utf-8"
        )
    return folder


def by_flow(read: Path) -> Task:
    """The flow as `greffier ingest` runs it, Prefect included."""
    from flows.ingest import run

    load_encoder().encode(["Le barrage tient bon."])
    _warm(read)

    def ingest(path: Path) -> None:
        settings = Settings.load(db=path).model_copy(update={"batch": BATCH})
        counts = run([str(read), str(seeds_folder())], settings=settings, overrides=Metadata())
        assert not counts.failures, counts.failures

    return ingest


def by_stages(read: Path) -> Task:
    """The flow's steps without Prefect, and with an encoder that costs nothing."""
    _warm(read)

    def ingest(path: Path) -> None:
        settings = Settings.load(db=path)
        changed = False
        for together in batches(sorted(read.glob("*.txt")), BATCH):
            read_now: stages.Batch[Any] = stages.Batch[Any]().then(stages.read_files(together, Metadata()))
            fresh = stages.leave_out_known(read_now, settings)
            if not fresh.done:
                continue
            matched = stages.match(stages.embed(stages.extract(fresh), FakeEncoder()), settings)
            counts = stages.store(matched, settings)
            assert not counts.failures, counts.failures
            changed = changed or counts.articles > 0
        if changed or not is_fresh(path):
            publish(path)

    return ingest


def _warm(read: Path) -> None:
    """Load all that the steps load, before anything forks; the record alone is left out."""
    batch: stages.Batch[Any] = stages.Batch[Any]().then(stages.read_files(sorted(read.glob("*.txt")), Metadata()))
    embedded = stages.embed(stages.extract(batch), FakeEncoder())
    assert not embedded.failures, embedded.failures
    stages.decide(embedded.done, [() for each in embedded.done for _ in each.claims], most=10, seen=0)


def upgrade(path: Path) -> None:
    """A record of layout 1 is opened by this version, and published."""
    publish(path)


def back_up_once(path: Path) -> None:

    back_up(path, path.with_name("copies"), keep=2)


def restore_once(path: Path) -> None:

    restore(path, path.with_name("backup.duckdb"), force=True)


# ------------------------------------------------------------------------------------------------------- killing


@dataclass
class Killer:
    """Ends a forked process at a moment that ``chance`` chooses; how, and how often it came in time."""

    chance: random.Random
    duration_s: float  # of an undisturbed run
    steps: int  # calls within warehouse/ and flows/ in an undisturbed run
    changes: int  # changes of the folder in an undisturbed run
    kills: Counter[str] = field(default_factory=Counter)

    def run(self, task: Task, path: Path) -> bool:
        """Run ``task`` in a process of its own; whether it was killed before it was done."""
        how = self.chance.choice(("time", "step", "change"))
        step = self.chance.randrange(self.steps) if how == "step" else None
        child = fork(lambda: task(path), kill_at_step=step)
        if how == "time":
            _wait(child, self.chance.uniform(0, self.duration_s))
            _kill(child)
        elif how == "change":
            _kill_at_change(child, path.parent, self.chance.randrange(self.changes), self.chance.uniform(0, 0.01))
        _, status = os.waitpid(child.pid, 0)
        killed = os.WIFSIGNALED(status)
        if killed:
            self.kills[how] += 1
        elif os.waitstatus_to_exitcode(status) != 0:
            raise AssertionError(f"an undisturbed process failed:\n{child.said()}")
        child.close()
        return killed


@dataclass
class Child:
    """A forked process, and what it says at its end."""

    pid: int
    output: IO[str]

    def said(self) -> str:
        self.output.seek(0)
        return self.output.read()

    def close(self) -> None:
        self.output.close()


def fork(work: Callable[[], object], *, kill_at_step: int | None = None) -> Child:
    output = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # the parent closes it
    pid = os.fork()
    if pid:
        return Child(pid, output)
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    status = 1
    try:
        if kill_at_step is not None:
            _count_steps(kill_at_step)
        work()
        status = 0
    except BaseException:
        logging.getLogger(__name__).exception("failed")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def outcome(work: Callable[[], T]) -> T:
    """What ``work`` gives, done in a forked process: ours must stay free of DuckDB's and Prefect's threads."""
    with tempfile.NamedTemporaryFile() as answer:

        def told() -> None:
            Path(answer.name).write_bytes(pickle.dumps(work()))

        child = fork(told)
        _, status = os.waitpid(child.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise AssertionError(child.said())
        child.close()
        value: T = pickle.loads(Path(answer.name).read_bytes())
        return value


_steps = 0


def _count_steps(last: int) -> None:
    """Count calls out of warehouse/ and flows/, in all threads; the process ends itself at the ``last``."""
    global _steps  # noqa: PLW0603  # one a process
    _steps = 0

    def step(frame: FrameType, event: str, _argument: object) -> None:
        global _steps  # noqa: PLW0603
        if event in {"c_call", "c_return"} and frame.f_globals.get("__name__", "").startswith(("warehouse", "flows")):
            _steps += 1
            if _steps > last:
                os.kill(os.getpid(), signal.SIGKILL)

    threading.setprofile(step)
    sys.setprofile(step)


def _steps_of(work: Callable[[], object]) -> int:
    _count_steps(sys.maxsize)
    work()
    sys.setprofile(None)
    return _steps


def _wait(child: Child, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and _lives(child):
        time.sleep(min(0.002, seconds))


def _lives(child: Child) -> bool:
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _kill(child: Child) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGKILL)


def _kill_at_change(child: Child, folder: Path, last: int, wait_s: float) -> None:
    for number, _ in enumerate(_changes(child, folder)):
        if number == last:
            time.sleep(wait_s)
            _kill(child)
            return


def _changes(child: Child, folder: Path) -> Iterator[None]:
    """An item each time that the files in ``folder`` are seen to change while ``child`` lives."""
    before = _state(folder)
    deadline = time.monotonic() + LONGEST_S
    while _lives(child):
        if time.monotonic() > deadline:
            _kill(child)
            raise AssertionError(f"a process hangs:\n{child.said()}")
        time.sleep(0.0005)
        now = _state(folder)
        if now != before:
            before = now
            yield


def _state(folder: Path) -> list[tuple[str, int, int]]:
    state = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                found = entry.stat()
                state.append((entry.name, found.st_size, found.st_mtime_ns))
    return sorted(state)


def measured(task: Task, fresh: Callable[[], Path], chance: random.Random) -> Killer:
    """How long ``task`` takes undisturbed, in seconds, in steps, and in changes of the folder."""
    path = fresh()
    started = time.monotonic()
    child = fork(lambda: task(path))
    changes = sum(1 for _ in _changes(child, path.parent))
    duration_s = time.monotonic() - started
    _, status = os.waitpid(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise AssertionError(child.said())
    path = fresh()
    steps = outcome(lambda: _steps_of(lambda: task(path)))
    say(f"  undisturbed: {duration_s:.1f} s, {steps} steps, {changes} changes of the folder")
    return Killer(chance, duration_s, steps, max(changes, 1))


# ----------------------------------------------------------------------------------------------------- comparing


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the record ``path``, and of its snapshot, but for the time of day."""
    held: dict[str, list[tuple[object, ...]]] = {}
    with open_record(path) as connection:
        held |= {f"record {name}": rows for name, rows in _tables(connection)}
    with open_snapshot(path) as connection:
        held |= {f"snapshot {name}": rows for name, rows in _tables(connection)}
    return held


def _tables(connection: Any) -> Iterator[tuple[str, list[tuple[object, ...]]]]:

    for (table,) in connection.execute(statement("tables")).fetchall():
        columns = [name for name, kind, *_ in connection.execute(f"describe {table}").fetchall() if kind != "TIMESTAMP"]
        listed = ", ".join(f'"{column}"' for column in columns)
        yield table, connection.execute(f"select {listed} from {table} order by all").fetchall()


def whole(path: Path) -> None:
    """What a killed process left is a record without a fault, and readers can read."""
    if path.exists():
        names = {finding.name for finding in examine(path, now=datetime(2099, 1, 1, tzinfo=UTC)).findings}
        assert names <= {"snapshot", "log"}, names
    if snapshot_path(path).exists():
        with open_snapshot(path) as connection:
            [(torn,)] = connection.execute(
                "select count(*) from article_revision as r anti join mention as m using (revision_id)"
            ).fetchall()
            assert torn == 0


def same(path: Path, expected: dict[str, list[tuple[object, ...]]]) -> None:
    held = outcome(lambda: content(path))
    apart = []
    for name in sorted(expected.keys() | held.keys()):
        got, wanted = held.get(name, []), expected.get(name, [])
        more = [row for row in got if row not in wanted][:3]
        less = [row for row in wanted if row not in got][:3]
        if got != wanted:
            apart.append(f"{name}: {len(got)} rows, not {len(wanted)}; too many: {more}; missing: {less}")
    assert not apart, "\n".join(apart)


# ----------------------------------------------------------------------------------------------------- scenarios


class Scenario:
    """One thing that is killed, in a scratch folder of its own."""

    def __init__(self, name: str, kills: int, chance: random.Random, folder: Path) -> None:
        self.name = name
        self.kills = kills
        self.chance = chance
        self.folder = folder
        self.number = 0

    def fresh(self) -> Path:
        """The path of a record in a new folder."""
        self.number += 1
        path = self.folder / f"{self.name}-{self.number}" / "record.duckdb"
        path.parent.mkdir(parents=True)
        return path

    def ingest(self, task: Task) -> None:
        """Kill, kill again, complete, compare."""
        killer = measured(task, self.fresh, self.chance)
        path = self.fresh()
        outcome(lambda: task(path))
        expected = outcome(lambda: content(path))
        say(f"  undisturbed: {sum(len(rows) for rows in expected.values())} rows")
        records = 0
        while killer.kills.total() < self.kills:
            path = self.fresh()
            for _ in range(self.chance.randint(1, KILLS_A_RECORD)):
                if not killer.run(task, path):
                    break
                if self.chance.random() < EXAMINED:
                    outcome(lambda: whole(path))
            outcome(lambda: task(path))
            same(path, expected)
            records += 1
            shutil.rmtree(path.parent)
            if records % 10 == 0:
                say(f"  {killer.kills.total()} kills, {records} records completed")
        self.told(killer, f"{records} records completed, each row for row as undisturbed")

    def upgrade(self) -> None:
        def old() -> Path:
            path = self.fresh()
            path.write_bytes(gzip.decompress(OLD_RECORD.read_bytes()))
            return path

        killer = measured(upgrade, old, self.chance)
        path = old()
        outcome(lambda: upgrade(path))
        expected = outcome(lambda: content(path))
        layouts: Counter[int] = Counter()
        while killer.kills.total() < self.kills:
            path = old()
            killer.run(upgrade, path)
            layouts[outcome(lambda: layout_of(path))] += 1
            outcome(lambda: upgrade(path))
            same(path, expected)
            shutil.rmtree(path.parent)
        self.told(killer, f"layouts found after the kill: {dict(sorted(layouts.items()))}; none lost a row")

    def backup(self, made: Path) -> None:
        def copied() -> Path:
            path = self.fresh()
            shutil.copy2(made, path)
            return path

        killer = measured(back_up_once, copied, self.chance)
        before = made.read_bytes()
        whole_copies = 0
        while killer.kills.total() < self.kills:
            path = copied()
            killer.run(back_up_once, path)
            assert path.read_bytes() == before
            for copy in path.with_name("copies").glob("*.duckdb"):
                assert copy.read_bytes() == before
                whole_copies += 1
            shutil.rmtree(path.parent)
        self.told(killer, f"{whole_copies} backups were there, each whole; the record never changed")

    def restore(self, made: Path) -> None:
        def told() -> Path:
            path = self.fresh()
            shutil.copy2(made, path.with_name("backup.duckdb"))
            path.write_bytes(gzip.decompress(OLD_RECORD.read_bytes()))
            return path

        killer = measured(restore_once, told, self.chance)
        rows: Counter[int] = Counter()
        while killer.kills.total() < self.kills:
            path = told()
            killer.run(restore_once, path)
            rows[outcome(lambda: articles_in(path))] += 1
            outcome(lambda: restore_once(path))
            assert path.read_bytes() == made.read_bytes()
            shutil.rmtree(path.parent)
        self.told(killer, f"articles found after the kill, of the old record or the backup: {dict(rows)}")

    def told(self, killer: Killer, more: str) -> None:
        how = ", ".join(f"{number} by {name}" for name, number in sorted(killer.kills.items()))
        say(f"  {killer.kills.total()} kills ({how}); {more}")


def layout_of(path: Path) -> int:
    """The layout in force, as the next process finds it: looked at without bringing it up."""
    with duckdb.connect(str(path)) as connection:
        [(version,)] = connection.execute("select max(version) from schema_version").fetchall()
        [(tables,)] = connection.execute("select count(*) from duckdb_tables() where table_name = 'act'").fetchall()
    assert tables == (version > 1), "half an upgrade"
    return int(version)


def articles_in(path: Path) -> int:

    with open_record(path) as connection:
        [(count,)] = connection.execute("select count(*) from article").fetchall()
    return int(count)


# ------------------------------------------------------------------------------------------------------- by hand


@contextlib.contextmanager
def server(folder: Path) -> Iterator[None]:
    """A Prefect server of our own, for the flows of all forked processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ |= {"PREFECT_HOME": str(folder / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    with (folder / "server.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as started:
        try:
            _until_it_answers(port, started)
            yield
        finally:
            started.terminate()


def _until_it_answers(port: int, started: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            time.sleep(2)
            return
        assert started.poll() is None, "the Prefect server did not start"
        time.sleep(0.1)
    raise AssertionError("the Prefect server does not answer")


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, help="how often each thing is killed")
    parser.add_argument("--only", choices=["flow", "stages", "upgrade", "backup", "restore"], action="append")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wanted = options.only or ["flow", "upgrade", "backup", "restore"]
    chance = random.Random(options.seed)
    for name in [name for name in os.environ if name.startswith(("PREFECT_", "GREFFIER_"))]:
        del os.environ[name]
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # pools of threads do not survive a fork
    with tempfile.TemporaryDirectory(prefix="greffier-crash-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        (folder / "read").mkdir()
        read = articles(folder / "read")
        if "flow" in wanted:
            stack.enter_context(server(folder))
        for what in wanted:
            scenario = Scenario(what, options.kills or (200 if what in {"flow", "stages"} else 50), chance, folder)
            started = time.monotonic()
            say(f"{what}:")
            if what == "flow":
                scenario.ingest(by_flow(read))
            elif what == "stages":
                scenario.ingest(by_stages(read))
            elif what == "upgrade":
                scenario.upgrade()
            else:
                made = folder / "made" / "record.duckdb"
                if not made.exists():
                    outcome(lambda: _tell(made))
                getattr(scenario, what)(made)
            say(f"  {time.monotonic() - started:.0f} s")


def _tell(path: Path) -> None:

    with open_record(path) as connection:
        tell(connection)


if __name__ == "__main__":
    main()
