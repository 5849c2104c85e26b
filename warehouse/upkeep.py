"""Looking after the record for years: whether it is sound, what can be mended, copies to fall back on."""

from __future__ import annotations

import glob
import logging
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import Frozen
from warehouse import vector_index
from warehouse.backups import back_up, restore
from warehouse.checks import EXAMPLES, Found, Repair, Rule, rules
from warehouse.connection import one_line, open_record, open_snapshot, snapshot_path, wal_path
from warehouse.errors import LakeUnreachable, RecordError, RecordLocked, RecordMissing
from warehouse.nearest import check_encoder
from warehouse.sharing import differences, tidy
from warehouse.snapshot import is_fresh, publish, unfinished_snapshots
from warehouse.soundness import rows_read
from warehouse.statements import LAYOUT, statement
from warehouse.store import replace_vectors
from warehouse.times import naive_utc

__all__ = ["Finding", "Health", "Repair", "back_up", "examine", "repair", "restore", "tidy"]

logger = logging.getLogger(__name__)

FORGOTTEN_S: Final = 3600  # what is still unfinished then is nobody's: the largest copy takes minutes
FREE_BYTES: Final = 200_000_000  # beside a copy of the record, which publishing needs
HELD_S: Final = 1.0
EMBED_AT_ONCE: Final = 1_000


class Finding(Frozen):
    """One thing that is not as it should be: "3 claims have no vector"."""

    name: str  # of the rule, for machines
    said: str  # for people, without a full stop
    count: int
    examples: tuple[str, ...] = ()  # a few of them
    repair: Repair | None = None  # what `repair` can do about it
    advice: str | None = None  # what a person can do about it
    harmless: bool = False  # worth knowing, and no fault


class Health(Frozen):
    """What an examination found."""

    record: str
    layout: int
    rows: dict[str, int]  # of each table
    bytes: int
    snapshot_at: datetime | None  # what the snapshot tells is as of then (UTC)
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(finding.harmless for finding in self.findings)


class Encoder(Protocol):
    """What `repair` needs to make vectors anew; `claims.embed.Encoder` is one."""

    @property
    def key(self) -> str:
        """Name and revision."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows in the order of ``texts``."""


def examine(path: Path, *, now: datetime | None = None, encoder: str | None = None, timeout_s: float = 30) -> Health:
    """How the record ``path`` is, with its snapshot and what lies beside it. Changes nothing but what opening does.

    Every block of every table is read. The record is held for a second or one check at a time, so others get
    their turn in between. ``encoder`` is the name of the encoder that the settings choose. Raises ``RecordMissing`` and
    ``RecordLocked``; a record that cannot be opened is a finding.
    """
    if not path.exists():
        raise RecordMissing(f"There is no record at {path}; the first ingest makes one.")
    moment = naive_utc(now or datetime.now(UTC))
    findings = [*_beside(path), *_space(path)]
    rows: dict[str, int] = {}
    try:
        rows, damaged = _rows_of(path, timeout_s)
        findings += damaged
        if not damaged:
            findings += _broken(path, moment, timeout_s)
            findings += _encoder(path, encoder, timeout_s)
            findings += _lake(path, timeout_s)
    except RecordLocked:
        raise
    except RecordError as error:
        findings.append(_unreadable(str(error)))
    findings += _snapshot(path)
    snapshot = snapshot_path(path)
    return Health(
        record=str(path),
        layout=LAYOUT,
        rows=rows,
        bytes=path.stat().st_size,
        snapshot_at=datetime.fromtimestamp(snapshot.stat().st_mtime, UTC).replace(tzinfo=None, microsecond=0)
        if snapshot.exists()
        else None,
        findings=tuple(findings),
    )


def repair(
    path: Path, health: Health, *, encoder: Callable[[], Encoder] | None = None, timeout_s: float = 30
) -> tuple[str, ...]:
    """What was mended of ``health``'s findings, a line each. Nothing that was read or decided is ever touched.

    ``encoder`` gives the encoder when vectors are to be made anew; without it they stay as they are. Raises
    ``ModelMismatch`` when it is another than the record's.
    """
    wanted = {finding.repair for finding in health.findings}
    done = []
    if Repair.LEFTOVERS in wanted:
        removed = [left for left in leftovers(path) if _removed(left)]
        done.append(f"removed {len(removed)} unfinished files")
    if Repair.VECTORS in wanted and encoder is not None:
        done.append(f"made {_embed_again(path, encoder(), timeout_s)} vectors anew")
    if Repair.SNAPSHOT in wanted or (done and not is_fresh(path)):
        publish(path, timeout_s=timeout_s)
        done.append(f"published {snapshot_path(path)}")
    return tuple(done)


def leftovers(path: Path, *, now_s: float | None = None) -> list[Path]:
    """What processes that were killed have left unfinished beside the record ``path``, an hour ago or more."""
    name = glob.escape(path.name)
    found = {
        *unfinished_snapshots(path),
        *path.parent.glob(f".{glob.escape(snapshot_path(path).name)}.*.renewed*"),
        *path.parent.glob(f".{name}.new-*"),
        *path.parent.glob(f".{name}.*.part*"),
        *path.parent.glob(f".{glob.escape(vector_index.index_path(path).name)}.*.part*"),
        *(path.parent / "backups").glob(f".{glob.escape(path.stem)}-*.part*"),
    }
    now_s = datetime.now(UTC).timestamp() if now_s is None else now_s
    return sorted(left for left in found if now_s - left.stat().st_mtime > FORGOTTEN_S)


def _removed(left: Path) -> bool:
    left.unlink(missing_ok=True)
    return True


def _beside(path: Path) -> Iterator[Finding]:
    """What lies beside the record and does not belong there."""
    left = leftovers(path)
    if left:
        yield Finding(
            name="leftovers",
            said="1 unfinished file lies beside the record"
            if len(left) == 1
            else f"{len(left)} unfinished files lie beside the record",
            count=len(left),
            examples=tuple(file.name for file in left[:EXAMPLES]),
            repair=Repair.LEFTOVERS,
        )
    log = wal_path(path)
    if log.exists():
        yield Finding(
            name="log",
            said=f"{log.name} was there: a run that was killed, or one at work; opening the record takes it in",
            count=1,
            harmless=True,
        )


def _space(path: Path) -> Iterator[Finding]:
    """Whether the disk has room for the next snapshot."""
    needed = path.stat().st_size + FREE_BYTES
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        yield Finding(
            name="space",
            said=f"{free / 1e9:.1f} GB are free on the disk, and the next snapshot needs {needed / 1e9:.1f}",
            count=1,
            advice="make room, or move the record to another disk",
        )


def _rows_of(path: Path, timeout_s: float) -> tuple[dict[str, int], list[Finding]]:
    """How many rows each table has, every value having been read, and which tables are damaged."""
    rows: dict[str, int] = {}
    findings: list[Finding] = []
    with open_record(path, timeout_s=timeout_s, reads=True) as connection:
        waiting = [table for (table,) in connection.execute(statement("tables")).fetchall()]
    while waiting:
        table = waiting[0]
        try:
            with open_record(path, timeout_s=timeout_s, reads=True) as connection:
                opened = time.monotonic()
                while waiting and time.monotonic() - opened < HELD_S:
                    table = waiting[0]
                    rows[table] = rows_read(connection, table)
                    del waiting[0]
        except RecordLocked:
            raise
        except (RecordError, duckdb.Error) as error:  # damage ends a session
            del waiting[0]
            findings.append(
                Finding(
                    name=f"damaged {table}",
                    said=f"the table {table} cannot be read: {one_line(error)}",
                    count=1,
                    advice="go back to a backup with `greffier restore`; what else is readable stays so",
                )
            )
    return rows, findings


def _broken(path: Path, now: datetime, timeout_s: float) -> Iterator[Finding]:
    """The rules that the record breaks."""
    waiting = list(rules())
    while waiting:
        with open_record(path, timeout_s=timeout_s, reads=True) as connection:
            opened = time.monotonic()
            while waiting and time.monotonic() - opened < HELD_S:
                rule = waiting.pop(0)
                finding = told_of(rule, rule.find(connection, now))
                if finding is not None:
                    yield finding


def told_of(rule: Rule, found: Found) -> Finding | None:
    """What is told of a rule that something breaks; None where nothing does."""
    if not found.count:
        return None
    told = rule.told
    return Finding(
        name=rule.name,
        said=f"{found.count:,} {told.one if found.count == 1 else told.several}",
        count=found.count,
        examples=found.examples,
        repair=told.repair,
        advice=None if told.repair or told.harmless else "go back to a backup with `greffier restore`",
        harmless=told.harmless,
    )


def _lake(path: Path, timeout_s: float) -> Iterator[Finding]:
    """Whether a record that several machines share holds what its lake holds, and the lake nothing twice."""
    try:
        found = differences(path, timeout_s=timeout_s)
    except LakeUnreachable as error:
        yield Finding(name="lake", said=str(error).removesuffix("."), count=1, advice="see that its server runs")
        return
    for each in found:
        twice = f", {each.twice:,} of them twice" if each.twice else ""
        yield Finding(
            name=f"lake {each.table}",
            said=f"the table {each.table} has {each.in_lake:,} rows in the lake{twice}, and {each.here:,} here, not the same",
            count=1,
            advice="nobody but greffier may write to the lake; to make this copy anew, remove it and run `greffier share`",
        )


def _encoder(path: Path, encoder: str | None, timeout_s: float) -> Iterator[Finding]:
    """Whether the encoder of the settings is the record's."""
    with open_record(path, timeout_s=timeout_s, reads=True) as connection:
        held = [key for key, _ in connection.execute(statement("encoders")).fetchall()]
    if encoder is not None and held and encoder not in {key.partition("@")[0] for key in held}:
        yield Finding(
            name="encoder",
            said=f"the record's vectors are of {', '.join(held)}, and the settings name {encoder}",
            count=1,
            advice="set GREFFIER_ENCODER to the record's encoder",
        )


def _snapshot(path: Path) -> Iterator[Finding]:
    """Whether readers see what the record holds."""
    snapshot = snapshot_path(path)
    if not snapshot.exists():
        said = "there is no snapshot: nobody can read the record"
    elif not is_fresh(path):
        said = "the snapshot is older than the record"
    else:
        try:
            with open_snapshot(path):
                return
        except RecordError as error:
            said = f"the snapshot does not open: {error}"
    yield Finding(name="snapshot", said=said, count=1, repair=Repair.SNAPSHOT)


def _unreadable(reason: str) -> Finding:
    return Finding(
        name="unreadable",
        said=reason,
        count=1,
        advice="go back to a backup with `greffier restore`; the snapshot may still answer",
    )


def _embed_again(path: Path, encoder: Encoder, timeout_s: float) -> int:
    """Make the vectors that are missing or damaged, some at a time; how many that were."""
    made, after = 0, ""
    while True:
        with open_record(path, timeout_s=timeout_s, reads=True) as connection:
            values = {"after": after, "most": EMBED_AT_ONCE}
            wanted = connection.execute(statement("vectors_to_make"), values).fetchall()
        if not wanted:
            return made
        claim_ids = [claim_id for claim_id, _ in wanted]
        vectors = encoder.encode([text for _, text in wanted])
        with open_record(path, timeout_s=timeout_s) as connection:
            check_encoder(connection, encoder.key, dimension=vectors.shape[1])
            replace_vectors(connection, claim_ids, vectors, encoder_key=encoder.key)
        vector_index.forget(path)  # it may hold what was damaged
        made += len(wanted)
        after = claim_ids[-1]
