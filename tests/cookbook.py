"""The queries of docs/queries.md, run for real over the sample articles. `python -m tests.cookbook` writes their
output into it anew.

A block ```` ```sql ```` holds one query; the block ```` ```text ```` after it what `greffier sql` prints in 100
columns.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path
from typing import Final

from rich.console import Console

from claims.embed import load_encoder
from claims.reading import Metadata
from flows import parties, stages
from flows.places import find
from flows.settings import Settings, seeds_folder
from flows.stages import Batch
from flows.tables import answer
from warehouse.asking import run_sql
from warehouse.connection import open_record
from warehouse.snapshot import publish

COOKBOOK: Final = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
WIDTH: Final = 100
_BLOCK: Final = re.compile(r"^```sql\n(?P<sql>.*?)^```\n\n```text\n.*?^```$", re.MULTILINE | re.DOTALL)
# Ids are hashes of content, and where an article was read is part of it.
_IDS: Final = re.compile(r"\b[0-9a-f]{16}\b")


def make_record(path: Path) -> Path:
    """A record of the sample articles, and its snapshot, without Prefect."""
    settings = Settings.load(db=path)
    places, _ = find([str(seeds_folder())])
    read = Batch[object]().then(
        stages.read_files([Path(place) for place in places if isinstance(place, str)], Metadata())
    )
    extracted = stages.extract(stages.leave_out_known(read, settings))
    counts = stages.store(stages.match(stages.embed(extracted, load_encoder(settings.encoder)), settings), settings)
    assert not counts.failures, counts.failures
    with open_record(path) as connection:
        parties.settle(connection)
    publish(path)
    return path


def with_output(text: str, record: Path) -> str:
    """``text`` with the output of every query replaced by what it gives on ``record``."""
    return _BLOCK.sub(lambda block: f"```sql\n{block['sql']}```\n\n```text\n{output(block['sql'], record)}```", text)


def queries(text: str) -> list[str]:
    """The queries in order."""
    return [block["sql"] for block in _BLOCK.finditer(text)]


def output(sql: str, record: Path) -> str:
    """What `greffier sql` prints."""
    held = io.StringIO()
    Console(file=held, width=WIDTH, color_system=None, markup=False, highlight=False).print(
        answer(run_sql(record, sql), width=WIDTH)
    )
    lines = [line.rstrip() for line in held.getvalue().split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


def without_ids(text: str) -> str:
    """``text`` with the record's ids made alike."""
    return _IDS.sub("…id…", text)


def main() -> None:
    """Write the cookbook anew."""
    with tempfile.TemporaryDirectory() as folder:
        record = make_record(Path(folder) / "record.duckdb")
        COOKBOOK.write_text(with_output(COOKBOOK.read_text(encoding="utf-8"), record), encoding="utf-8")


if __name__ == "__main__":
    main()
