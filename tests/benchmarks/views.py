"""How long each view and macro takes on a snapshot: `python -m tests.benchmarks.views SNAPSHOT`.

Made to be run on a record of the 1,103 articles of the French Wikinews corpus (13,000 claims). Each question is asked
five times and all its rows are read, as Arrow; the median counts. The promise: a view within 200 ms; as_of, search and
the macros within a second.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import Final

import duckdb

from warehouse.statements import VIEWS

TIMES: Final = 5
VIEW_MS: Final = 200
MACRO_MS: Final = 1000
MACROS: Final = (
    "as_of('2999-01-01')",
    "contested_at('2999-01-01')",
    "new_since('2000-01-01')",
    "said_by('Trump')",
    "mentions_of('Donald Trump')",
    "about('France')",
    "similar_to((select min(claim_id) from claim), 10)",
    "search('président')",
    "search('attaque terroriste syrie')",
)


def main(snapshot: Path) -> None:
    """Print a line for each question, and which broke the promise."""
    with duckdb.connect(str(snapshot), read_only=True, config={"python_enable_replacements": False}) as connection:
        for relation in (*VIEWS, *MACROS):
            promised = VIEW_MS if relation in VIEWS else MACRO_MS
            rows, wall_ms, cpu_ms = asked(connection, f"from {relation}")
            slow = "  SLOWER THAN PROMISED" if wall_ms > promised else ""
            print(f"{relation:52} {rows:7,} rows {wall_ms:7.0f} ms {cpu_ms:7.0f} ms CPU{slow}")


def asked(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, float, float]:
    """Rows, and the medians of wall and processor time in milliseconds."""
    wall, cpu, rows = [], [], 0
    for _ in range(TIMES):
        started, worked = time.perf_counter(), time.process_time()
        rows = connection.sql(sql).to_arrow_table().num_rows
        wall.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
    return rows, statistics.median(wall), statistics.median(cpu)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
