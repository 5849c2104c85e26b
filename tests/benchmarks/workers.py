"""What worker processes gain, and what a whole run takes in memory:

    python -m tests.benchmarks.workers [ARTICLES] [WORKERS …]

For each number of workers (1 and 2 unless given) the first ARTICLES (400) of the French news archive beside the project are
read into a new record by `greffier ingest`. Printed for each process of the run: CPU seconds and the memory it had at
the moment when all together had most, shared pages divided among those that share them (Pss). Linux only. The clock says
something on a quiet machine only; what the run cannot be faster than, on two cores, is the larger of half of all CPU seconds
and those of the flow's own process, which does its part of the work in a line.
"""

from __future__ import annotations

import contextlib
import gzip
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

ARCHIVE: Final = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "wikinews-fr.jsonl.gz"
PAUSE_S: Final = 1.0
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def main(count: int, numbers: list[int]) -> None:
    """Print a table for each number of workers."""
    if not ARCHIVE.exists():
        print(f"skipped: no archive at {ARCHIVE}")
        return
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder, "some.jsonl")
        with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
            some.write_text("".join(itertools.islice(lines, count)), encoding="utf-8")
        for number in numbers:
            measured(some, Path(folder, f"{number}.duckdb"), number)


def measured(archive: Path, record: Path, number: int) -> None:
    """Print what a run with so many workers took."""
    environment = {**os.environ, "GREFFIER_WORKERS": str(number), "PREFECT_HOME": str(record.with_suffix(".prefect"))}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "ingest", str(archive), "--db", str(record)]
    clock = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        cpu: dict[int, float] = {}
        names: dict[int, str] = {run.pid: "flow"}
        most: dict[int, float] = {}
        while run.poll() is None:
            family = descendants(run.pid)
            memory = {pid: pss_mb(pid) for pid in family}
            if sum(memory.values()) > sum(most.values()):
                most = memory
            for pid in family:
                cpu[pid] = max(cpu.get(pid, 0.0), cpu_s(pid))
                names.setdefault(pid, role(pid))
            time.sleep(PAUSE_S)
        told = run.stdout.read() if run.stdout else ""
    clock = time.perf_counter() - clock
    print(f"{number} workers: {told.splitlines()[0] if told else 'nothing told'}")
    by_role: defaultdict[str, list[int]] = defaultdict(list)
    for pid, name in names.items():
        by_role[name].append(pid)
    for name, pids in by_role.items():
        print(
            f"  {name:24} {len(pids)} x {sum(cpu.get(p, 0) for p in pids):7.1f} s CPU"
            f" {sum(most.get(p, 0) for p in pids):7.0f} MB"
        )
    whole, flow = sum(cpu.values()), cpu.get(run.pid, 0.0)
    print(
        f"  all                        {whole:9.1f} s CPU {sum(most.values()):7.0f} MB,"
        f" {clock:.0f} s on the clock, on two cores at least {max(whole / 2, flow):.0f} s",
        flush=True,
    )


def descendants(pid: int) -> list[int]:
    """A process with its children and theirs."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += [int(child) for child in task.read_text().split()]
    return found


def role(pid: int) -> str:
    """What a process of the run is for."""
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        for sign, name in (("forkserver", "workers and their source"), ("uvicorn", "server"), ("prefect", "server")):
            if sign in words:
                return name
    return "other"


def pss_mb(pid: int) -> float:
    """Megabytes of a process, its share of what it shares."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


def cpu_s(pid: int) -> float:
    """CPU seconds of a process so far."""
    with contextlib.suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return 0.0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400, [int(each) for each in sys.argv[2:]] or [1, 2])
