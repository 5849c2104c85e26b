"""An index of the record's vectors beside it, for records so large that comparing with every claim costs too much.

The vectors in groups of like ones, each with its centre: a new claim is compared with those of the groups whose centres
are nearest to it. It holds the very numbers of the record (they have four decimals, so two bytes each), so that what it
finds is measured exactly; only who is looked at is a matter of likelihood. It is made from the snapshot, can be deleted at
any time, and is never trusted: every part of it bears a sum, and what the record holds beyond it is compared as if there were
none. Where it cannot be used the record is scanned.

Chosen over faiss (IVF, eight bits) and usearch: see docs/scaling.md. New claims come by hundreds, and a matrix product of
each group with those of them that ask for it costs less than one by one, with no copy of the vectors to measure again.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Final

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from warehouse.best import Best, Floats, Ints, Names
from warehouse.connection import open_snapshot
from warehouse.copying import sync_folder, unfinished
from warehouse.statements import statement

__all__ = ["VectorIndex", "forget", "index_of", "index_path", "keep", "stored_vectors", "told"]

logger = logging.getLogger(__name__)

Ids = NDArray[np.uint64]

PAYS_FROM: Final = 200_000  # claims: see docs/scaling.md
BEHIND: Final = 16  # it is made anew once the record holds a sixteenth more
PROBES: Final = 32  # groups that each new claim is compared with
SCALE: Final = np.float32(10_000)  # vectors have four decimals
_ROUNDS: Final = 8  # of moving the centres
_SAMPLE: Final = 40  # vectors a group that the centres are found from
BLOCK_ROWS: Final = 8192  # stored vectors at a time: 16 MB of 512 dimensions
_MEMORY: Final = "700MB"  # of DuckDB, while an index is made

_MAGIC: Final = b"greffier vectors 1\n"
_HEAD: Final = 4096  # bytes; the parts follow
_PARTS: Final = {"centres": "<f4", "ends": "<i8", "sums": "<u8", "ids": "<u8"}


class Damaged(Exception):  # noqa: N818
    """The index is not as it was written. Never leaves this package: the record is scanned instead."""


def index_path(path: Path) -> Path:
    """Where the index of the record ``path`` lies: ``record.duckdb`` → ``record.vectors``."""
    return path.with_suffix(".vectors")


@dataclass(frozen=True)
class Compared:
    """What the record holds and the index does not, and the other way round."""

    first_row: int | None  # the first row of ``claim_embedding`` that the index lacks; None where it has all
    known_after: tuple[str, ...]  # claims from that row on that the index has
    gone: tuple[str, ...]  # claims of the index that the record does not hold


@dataclass(frozen=True, eq=False)
class VectorIndex:
    """The groups of an index: where each lies in the file, and whose vectors are in it."""

    path: Path
    encoder_key: str
    centres: Floats  # (groups, dimension), unit rows
    ends: NDArray[np.int64]  # where in ``ids`` each group ends
    sums: Ids  # of each group's vectors
    last_row: int  # of ``claim_embedding`` when it was made …
    which: int  # … and a sum of the claims up to there
    ids: Ids  # claim ids as numbers, group by group
    ordered: Ids  # the same, in order

    def search(self, best: Best, *, apart: Sequence[str] = ()) -> None:
        """Let those claims compete that may be near; not those ``apart``."""
        left_out = np.sort(_numbers(apart))
        near = best.queries @ self.centres.T
        probes = min(PROBES, len(self.centres))
        groups = np.argpartition(-near, probes - 1, axis=1)[:, :probes] if probes < near.shape[1] else None
        askers = _askers(groups, near.shape)
        scaled = (best.queries / SCALE).astype(np.float32)
        # Products of a few rows: a second thread would spend more on waiting for the first than on them.
        with threadpool_limits(1, user_api="blas"), self.path.open("rb") as file:
            for group in range(len(self.centres)):
                numbers = askers[group]
                if not len(numbers) or self._size(group) == 0:
                    continue
                whole = self._vectors(file, group)
                ids = self.ids[self._start(group) : int(self.ends[group])]
                best.compete(
                    np.ascontiguousarray((whole.astype(np.float32) @ scaled[numbers].T).T),
                    rows_of=lambda places, whole=whole: whole[places].astype(np.float32) / SCALE,  # type: ignore[misc]
                    names_of=lambda places, ids=ids: _names(ids[places]),  # type: ignore[misc]
                    left_out=np.flatnonzero(_among(ids, left_out)),
                    numbers=numbers,
                )

    def compared(self, connection: duckdb.DuckDBPyConnection) -> Compared:
        """How the record and the index differ."""
        values = {"encoder_key": self.encoder_key, "last_row": self.last_row}
        if connection.execute(statement("vectors_held_until"), values).fetchall() == [(len(self.ids), self.which)]:
            [(highest,)] = connection.execute("select max(rowid) from claim_embedding").fetchall()
            return Compared(self.last_row + 1 if highest > self.last_row else None, (), ())
        table = connection.sql(statement("vector_rows"), params={"encoder_key": self.encoder_key}).to_arrow_table()
        rows = table.column("rowid").to_numpy()
        ids = _numbers_of(table.column("claim_id"))
        known = _among(ids, self.ordered)
        gone: tuple[str, ...] = ()
        if known.sum() < len(self.ordered):
            gone = tuple(_names(self.ordered[~_among(self.ordered, np.sort(ids))]).tolist())
        if known.all():
            return Compared(None, (), gone)
        first_row = int(rows[~known].min())
        return Compared(first_row, tuple(_names(ids[known & (rows >= first_row)]).tolist()), gone)

    def _start(self, group: int) -> int:
        return int(self.ends[group - 1]) if group else 0

    def _size(self, group: int) -> int:
        return int(self.ends[group]) - self._start(group)

    def _vectors(self, file: BinaryIO, group: int) -> NDArray[np.int16]:
        """The vectors of a group, shape (claims, dimension), times 10,000."""
        dimension = self.centres.shape[1]
        row_bytes = 2 * dimension
        first = _vectors_start(len(self.centres), dimension, len(self.ids))
        file.seek(first + self._start(group) * row_bytes)
        data = file.read(self._size(group) * row_bytes)
        if len(data) != self._size(group) * row_bytes or _sum(data) != int(self.sums[group]):
            raise Damaged(f"the vectors of group {group}")
        return np.frombuffer(data, dtype="<i2").reshape(-1, dimension)


def index_of(connection: duckdb.DuckDBPyConnection, encoder_key: str) -> VectorIndex | None:
    """The index that lies beside the record or snapshot behind ``connection``; None where it is of no use."""
    [(name,)] = connection.execute(
        "select path from duckdb_databases() where database_name = current_database()"
    ).fetchall()
    if name is None:
        return None
    database = Path(name)
    index = load(database.with_name(database.name.replace(".snapshot.duckdb", ".duckdb")))
    return index if index is not None and index.encoder_key == encoder_key else None


def load(path: Path) -> VectorIndex | None:
    """The index of the record ``path``; None where there is none, or only a damaged one, which the log tells once."""
    file = index_path(path)
    try:
        state = file.stat()
    except OSError:
        return None
    return _loaded(file, state.st_ino, state.st_mtime_ns)


def unusable(index: VectorIndex, reason: Exception) -> None:
    """Say that the index is damaged, and remove it: the next run makes it anew."""
    _tell_damaged(index.path, reason)
    with contextlib.suppress(OSError):
        index.path.unlink()


def told(connection: duckdb.DuckDBPyConnection) -> str:
    """How near claims are found in the record behind ``connection``, for people."""
    held = connection.execute(statement("vectors_held")).fetchall()
    if not held:
        return "no vectors yet"
    [(encoder_key, _, claims)] = held
    index = index_of(connection, encoder_key)
    if index is None:
        return f"each new claim is compared with all {claims:,}"
    groups = len(index.centres)
    beyond = f", and with {claims - len(index.ids):,} that came after" if claims > len(index.ids) else ""
    return (
        f"an index of {len(index.ids):,}: each new claim is compared with those of {min(PROBES, groups)} of "
        f"{groups:,} groups{beyond}"
    )


def forget(path: Path) -> None:
    """Remove the index of the record ``path``, if it has one."""
    index_path(path).unlink(missing_ok=True)


def keep(path: Path, *, pays_from: int = PAYS_FROM) -> bool:
    """Whether an index was made: from the snapshot of the record ``path``, where that is large and it is missing or behind.

    Holds up nobody. Takes half a minute of one core for a million claims, and a kilobyte on disk each.
    """
    with open_snapshot(path, memory=_MEMORY) as connection:
        found = connection.execute(statement("vectors_held")).fetchall()
        if not found:
            return False
        [(encoder_key, dimension, claims)] = found
        if claims < pays_from:
            return False
        index = load(path)
        if index is not None and index.encoder_key == encoder_key:
            behind = index.compared(connection)
            held = len(index.ids) - len(behind.gone)
            if (claims - held) + len(behind.gone) <= claims // BEHIND:
                return False
        target = index_path(path)
        try:
            with unfinished(target) as part:
                _make(connection, part, encoder_key=encoder_key, dimension=dimension, claims=claims)
                part.replace(target)
        except (Damaged, OSError) as reason:  # a full disk, say: no reason to fail a run
            logger.warning("no index of %s: %s; every claim is compared instead", path, reason)
            return False
    sync_folder(target.parent)
    logger.info("indexed the vectors of %s claims beside %s", f"{claims:,}", path)
    return True


@lru_cache(maxsize=4)
def _loaded(file: Path, inode: int, mtime_ns: int) -> VectorIndex | None:  # noqa: ARG001  # what is cached is this state
    try:
        return _read(file)
    except (Damaged, OSError) as reason:
        _tell_damaged(file, reason)
        return None


def _tell_damaged(file: Path, reason: Exception) -> None:
    logger.warning("%s is damaged (%s): every claim is compared instead, until it is made anew", file, reason)


def _read(file: Path) -> VectorIndex:
    with file.open("rb") as opened:
        head = _head(opened.read(_HEAD))
        shapes = _shapes(head["groups"], head["dimension"], head["claims"])
        parts: dict[str, Any] = {}
        for name, kind in _PARTS.items():
            data = opened.read(int(np.prod(shapes[name])) * np.dtype(kind).itemsize)
            if _sum(data) != head["sums"][name]:
                raise Damaged(f"its {name}")
            parts[name] = np.frombuffer(data, dtype=kind).reshape(shapes[name])
    whole = _vectors_start(head["groups"], head["dimension"], head["claims"]) + 2 * head["dimension"] * head["claims"]
    if file.stat().st_size != whole:
        raise Damaged(f"{file.stat().st_size} bytes, not {whole}")
    return VectorIndex(
        file,
        head["encoder_key"],
        **parts,
        last_row=head["last_row"],
        which=head["which"],
        ordered=np.sort(parts["ids"]),
    )


def _head(data: bytes) -> dict[str, Any]:
    line = data.removeprefix(_MAGIC).rstrip(b"\0")
    if not data.startswith(_MAGIC) or line[:8] != b"%08x" % zlib.crc32(line[8:]):
        raise Damaged("its beginning")
    head: dict[str, Any] = json.loads(line[8:])
    return head


def _shapes(groups: int, dimension: int, claims: int) -> dict[str, tuple[int, ...]]:
    return {"centres": (groups, dimension), "ends": (groups,), "sums": (groups,), "ids": (claims,)}


def _vectors_start(groups: int, dimension: int, claims: int) -> int:
    shapes = _shapes(groups, dimension, claims)
    return _HEAD + sum(int(np.prod(shapes[name])) * np.dtype(kind).itemsize for name, kind in _PARTS.items())


def _make(connection: duckdb.DuckDBPyConnection, part: Path, *, encoder_key: str, dimension: int, claims: int) -> None:
    """Write the index to ``part``, in three passes over the record's vectors."""
    [(last_row,)] = connection.execute("select max(rowid) from claim_embedding").fetchall()
    values = {"encoder_key": encoder_key, "last_row": last_row}
    [(_, which)] = connection.execute(statement("vectors_held_until"), values).fetchall()
    groups = max(1, round(claims**0.5))
    every = max(1, claims // (groups * _SAMPLE))
    sample = np.concatenate([rows[::every].copy() for _, rows in stored_vectors(connection, encoder_key)])
    centres = _centres(sample, groups)
    ids = np.empty(claims, dtype=np.uint64)
    group_of = np.empty(claims, dtype=np.int32)
    start = 0
    for claim_ids, rows in stored_vectors(connection, encoder_key):
        end = start + len(rows)
        ids[start:end], group_of[start:end] = _numbers_of(claim_ids), _nearest_centre(rows, centres)
        start = end
    order = np.argsort(group_of, kind="stable")
    place = np.empty(claims, dtype=np.int64)
    place[order] = np.arange(claims)
    ends = np.cumsum(np.bincount(group_of, minlength=groups))
    sums = [0] * groups
    first = _vectors_start(groups, dimension, claims)
    with part.open("xb") as file:
        start = 0
        for claim_ids, rows in stored_vectors(connection, encoder_key):
            end = start + len(rows)
            if not np.array_equal(ids[start:end], _numbers_of(claim_ids)):
                raise Damaged("the snapshot gave its claims in another order")
            _put(file, rows, group_of[start:end], place[start:end], sums=sums, first=first)
            start = end
        parts: dict[str, NDArray[Any]] = {
            "centres": centres,
            "ends": ends,
            "sums": np.array(sums, dtype=np.uint64),
            "ids": ids[order],
        }
        written = {name: parts[name].astype(kind).tobytes() for name, kind in _PARTS.items()}
        head = {
            "encoder_key": encoder_key,
            "dimension": dimension,
            "groups": groups,
            "claims": claims,
            "last_row": last_row,
            "which": which,
            "sums": {name: _sum(data) for name, data in written.items()},
        }
        file.seek(0)
        line = json.dumps(head).encode()
        file.write((_MAGIC + b"%08x" % zlib.crc32(line) + line).ljust(_HEAD, b"\0"))
        for data in written.values():
            file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(
    file: BinaryIO, rows: Floats, group_of: NDArray[np.int32], place: NDArray[np.int64], *, sums: list[int], first: int
) -> None:
    """Write a block's vectors to their places. Those of one group lie side by side, as they come."""
    exact = np.rint(rows * SCALE)
    vectors = exact.astype("<i2")
    if not np.array_equal(vectors.astype(np.float32) / SCALE, rows):
        raise Damaged("its vectors have more than four decimals")
    order = np.argsort(group_of, kind="stable")
    cuts = np.flatnonzero(np.diff(group_of[order])) + 1
    for some in np.split(order, cuts):
        data = vectors[some].tobytes()
        file.seek(first + int(place[some[0]]) * 2 * rows.shape[1])
        file.write(data)
        group = int(group_of[some[0]])
        sums[group] = (sums[group] + _sum(data)) % 2**64


def _centres(sample: Floats, groups: int) -> Floats:
    """Unit rows around which the sample lies: k-means on the sphere, the same every time."""
    chance = np.random.default_rng(0)
    centres = sample[chance.choice(len(sample), groups, replace=len(sample) < groups)].copy()
    for _ in range(_ROUNDS):
        group_of = _nearest_centre(sample, centres)
        order = np.argsort(group_of, kind="stable")
        held, starts = np.unique(group_of[order], return_index=True)
        centres[held] = np.add.reduceat(sample[order], starts, axis=0)
        empty = np.setdiff1d(np.arange(groups), held)
        centres[empty] = sample[chance.integers(len(sample), size=len(empty))]
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
    return centres


def _nearest_centre(rows: Floats, centres: Floats) -> NDArray[np.int32]:
    blocks = (rows[start : start + BLOCK_ROWS] for start in range(0, len(rows), BLOCK_ROWS))
    return np.concatenate([np.argmax(block @ centres.T, axis=1).astype(np.int32) for block in blocks])


def stored_vectors(
    connection: duckdb.DuckDBPyConnection, encoder_key: str, first_row: int = 0
) -> Iterator[tuple[pa.Array, Floats]]:
    """Claim ids with their vectors, a block at a time, from a row of the table on."""
    values = {"encoder_key": encoder_key, "first_row": first_row}
    for batch in connection.sql(statement("vectors"), params=values).to_arrow_reader(BLOCK_ROWS):
        if batch.num_rows:
            claim_ids, rows = batch.columns
            yield claim_ids, rows.flatten().to_numpy(zero_copy_only=False).reshape(batch.num_rows, -1)


def _askers(groups: NDArray[np.intp] | None, shape: tuple[int, ...]) -> list[Ints]:
    """For each group the queries that are compared with it; None: all with all."""
    queries, count = shape
    if groups is None:
        return [np.arange(queries)] * count
    asked = groups.ravel()
    order = np.argsort(asked, kind="stable")
    ends = np.searchsorted(asked[order], np.arange(count + 1))
    return [order[ends[group] : ends[group + 1]] // groups.shape[1] for group in range(count)]


def _numbers(claim_ids: Sequence[str]) -> Ids:
    return np.array([int(claim_id, 16) for claim_id in claim_ids], dtype=np.uint64)


def _numbers_of(claim_ids: pa.Array | pa.ChunkedArray) -> Ids:
    """Sixteen hexadecimal digits each, as numbers; their order is that of the ids."""
    try:
        fixed = claim_ids.cast(pa.binary()).cast(pa.binary(16))
    except pa.ArrowInvalid as error:
        raise Damaged("claims whose ids are no hashes") from error
    chunks = fixed.chunks if isinstance(fixed, pa.ChunkedArray) else [fixed]
    letters = np.concatenate(
        [
            np.frombuffer(chunk.buffers()[1], dtype=np.uint8)[16 * chunk.offset : 16 * (chunk.offset + len(chunk))]
            for chunk in chunks
            if len(chunk)
        ]
        or [np.empty(0, dtype=np.uint8)]
    ).reshape(-1, 16)
    digits = np.where(letters >= ord("a"), letters - (ord("a") - 10), letters - ord("0"))
    pairs = digits[:, 0::2] << 4 | digits[:, 1::2]
    return np.ascontiguousarray(pairs).view(">u8").ravel().astype(np.uint64)


def _names(ids: Ids) -> Names:
    return np.array([f"{number:016x}" for number in ids.tolist()], dtype="U16")


def _among(ids: Ids, ordered: Ids) -> NDArray[np.bool_]:
    """Which of ``ids`` are in ``ordered``."""
    if not len(ordered):
        return np.zeros(len(ids), dtype=np.bool_)
    places = np.searchsorted(ordered, ids)
    found: NDArray[np.bool_] = ordered[np.minimum(places, len(ordered) - 1)] == ids
    return found


def _sum(data: bytes) -> int:
    """The sum of the bytes, eight at a time: not proof against malice, but against a bad disk."""
    padded = data if len(data) % 8 == 0 else data.ljust(-(-len(data) // 8) * 8, b"\0")
    return int(np.add.reduce(np.frombuffer(padded, dtype="<u8"), dtype=np.uint64))
