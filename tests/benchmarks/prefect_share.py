"""How much of a run Prefect takes: CPU seconds outside our own work, as a share of the whole; the server's included.

    python -m tests.benchmarks.prefect_share [ARTICLES]

Reads the first ARTICLES (default 1,000) of the French news archive beside the project into a new record, in one
process, with a Prefect server beside it; says so where there is no archive. What is not ours is Prefect's: tasks,
states, logs, events, artifacts sent, and the server. CPU and not the clock, so that a busy machine does not matter.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from prefect.testing.utilities import prefect_test_harness

from claims.metadata import Metadata
from flows import announcing, dashboard, ingest, parties, stages, syndication
from flows.settings import Settings
from warehouse import vector_index

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "wikinews-fr.jsonl.gz"
spent: defaultdict[str, float] = defaultdict(float)


def timed(module: ModuleType, name: str) -> None:
    """Have the time that is spent in a function of ours added up."""
    work: Callable[..., Any] = getattr(module, name)

    @functools.wraps(work)
    def measured(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            made = work(*arguments, **named)
            return list(made) if isinstance(made, Iterator) else made  # or the work would be done elsewhere
        finally:
            spent[f"{module.__name__.rpartition('.')[2]}.{name}"] += time.process_time() - start

    setattr(module, name, measured)


def children_cpu_s() -> float:
    """CPU seconds of the processes that this one has started, on Linux; 0 elsewhere."""
    pids = [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    ticks = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in pids]
    return sum(int(user) + int(system) for user, system in ticks) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the whole, our part and Prefect's share."""
    if not ARCHIVE.exists():
        print(f"skipped: no archive at {ARCHIVE}")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for name in ("read_files", "leave_out_known", "extract", "embed", "match", "store", "clear_away"):
        timed(stages, name)
    for module, name in (
        (ingest, "load_encoder"),
        (ingest, "publish_snapshot"),
        (ingest, "find"),
        (parties, "settle"),
        (syndication, "settle"),
        (vector_index, "keep"),
    ):
        timed(module, name)
    for name in ("untold", "mark_told", "publish"):
        timed(announcing, name)
    timed(dashboard, "load")
    timed(dashboard, "table_artifacts")
    timed(dashboard, "page_artifacts")
    with tempfile.TemporaryDirectory() as folder, prefect_test_harness(server_startup_timeout=180):
        places = []
        with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number == count:
                    break
                row = json.loads(line)
                path = Path(folder, f"{number:04}.txt")
                path.write_text(row["text"], encoding="utf-8")
                facts = {
                    "title": row["title"],
                    "outlet": row["outlet"],
                    "published": row["published"],
                    "language": "fr",
                }
                said = "".join(f"{key} = {json.dumps(value)}\n" for key, value in facts.items())
                path.with_suffix(".toml").write_text(said, encoding="utf-8")
                places.append(str(path))
        settings = Settings.load(db=Path(folder, "record.duckdb")).model_copy(update={"workers": 1})
        start, start_of_server, clock = time.process_time(), children_cpu_s(), time.perf_counter()
        counts = ingest.run(places, settings=settings, overrides=Metadata())
        whole = time.process_time() - start
        server, clock = children_cpu_s() - start_of_server, time.perf_counter() - clock
    own = sum(spent.values())
    print(f"{counts.articles} articles, {counts.claims} claims, {len(counts.failures)} failures in {clock:.0f} s")
    print(", ".join(f"{name} {seconds:.1f} s" for name, seconds in sorted(spent.items(), key=lambda each: -each[1])))
    print(f"our work {own:.1f} CPU s, Prefect in the run {whole - own:.1f} s, its server {server:.1f} s")
    print(
        f"Prefect's share of the run's process {(whole - own) / whole:.1%}, with its server {1 - own / (whole + server):.1%}"
    )


if __name__ == "__main__":
    main()
