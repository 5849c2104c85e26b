"""A record of a million claims, made of a real one: `python -m tests.benchmarks.million RECORD OUT [CLAIMS]`.

The real record is put in again and again under other ids until it holds so many claims: with its articles, mentions,
sources, decisions and likenesses as they are, each copy an hour later, texts made distinct by a number at their end. A copy's
vectors lie between two real ones, up to half way, rounded as the store rounds: as dense as news about the same matters
is, and no two alike. Sources that three mentions or more name are the same in every copy, others are new ones each time, with a
number at the end of their names.
13,000 claims become a million, of 2.5 GB, in three minutes of one core. What hangs on ids (evidence and offsets do not) is
not sound, so that `greffier doctor` would find every text changed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from warehouse.connection import open_record

Floats = NDArray[np.float32]

CLAIMS: Final = 1_000_000
ATTACHED: Final = "real"

# In the order in which they refer to one another. `again` gives an id of this copy, `party` that of a source.
_TABLES: Final = {
    "article": "again(article_id) as article_id, origin || '?' || n() as origin, later(first_stored_at) as first_stored_at",
    "article_revision": """again(revision_id) as revision_id, again(article_id) as article_id,
        again(content_hash) as content_hash, text || ' ' || n() as text, published_at + to_days(n()) as published_at,
        later(stored_at) as stored_at""",
    "article_history": "again(article_id) as article_id, again(revision_id) as revision_id, later(found_at) as found_at",
    "source": "party(source_id) as source_id, name || called(source_id) as name, again(article_id) as article_id",
    "source_alias": "party(source_id) as source_id, alias || called(source_id) as alias",
    "mention": "again(mention_id) as mention_id, again(revision_id) as revision_id, text || ' ' || n() as text",
    "mention_source": """again(mention_id) as mention_id, party(source_id) as source_id,
        name || called(source_id) as name""",
    "claim": """again(claim_id) as claim_id, again(opening_mention_id) as opening_mention_id,
        text || ' ' || n() as text, day + n() as day, later(opened_at) as opened_at""",
    "match_decision": """decision_number + n() * last_decision() as decision_number, again(mention_id) as mention_id,
        again(claim_id) as claim_id, later(decided_at) as decided_at""",
    "likeness": "again(content_hash) as content_hash",
    "likeness_band": "(hash(band, n()) >> 1)::bigint as band, again(content_hash) as content_hash",
    "dispatch_text": """dispatch_number + n() * last_dispatch() as dispatch_number, again(content_hash) as content_hash,
        again(dispatch_id) as dispatch_id, again(copy_of) as copy_of, later(found_at) as found_at""",
}


def main(record: Path, out: Path, claims: int = CLAIMS) -> None:
    """Make the record ``out`` of ``record``."""
    shutil.copyfile(record, out)
    with open_record(out) as connection:
        held, vectors = _vectors(connection)
        _prepare(connection, record)
        for number in range(1, -(-claims // len(held))):
            connection.begin()
            connection.execute(_macros(number)).fetchall()
            for name, changed in _TABLES.items():
                _put_in(connection, name, changed)
            _put_vectors(connection, held, between(vectors, number))
            connection.commit()
            print(f"{number}", end=" ", flush=True)
        for macro in ("again", "party", "called", "later", "n", "last_decision", "last_dispatch"):
            connection.execute(f"drop macro {macro}").fetchall()
        connection.execute("drop table known_everywhere").fetchall()
        connection.execute("checkpoint").fetchall()
        [(stored,)] = connection.execute("select count(*) from claim_embedding").fetchall()
    print(f"\n{stored:,} claims with vectors, {out.stat().st_size / 1e9:.2f} GB")


def between(vectors: Floats, number: int, *, most: float = np.pi / 4) -> Floats:
    """Unit rows, each on the way from one of ``vectors`` to another, by an angle up to ``most``, with a little noise."""
    chance = np.random.default_rng(number)
    angle = chance.uniform(0, most, size=(len(vectors), 1)).astype(np.float32)
    noise = chance.normal(0, 0.005, size=vectors.shape).astype(np.float32)
    mixed = np.cos(angle) * vectors + np.sin(angle) * vectors[chance.permutation(len(vectors))] + noise
    rounded: Floats = np.round(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), 4).astype(np.float32)
    return rounded


def _vectors(connection: duckdb.DuckDBPyConnection) -> tuple[list[str], Floats]:
    table = connection.sql("select claim_id, vector from claim_embedding order by claim_id").to_arrow_table()
    flat = table.column("vector").combine_chunks().flatten().to_numpy()
    return table.column("claim_id").to_pylist(), flat.reshape(table.num_rows, -1)


def _prepare(connection: duckdb.DuckDBPyConnection, record: Path) -> None:
    connection.execute(f"attach '{record}' as {ATTACHED} (read_only)").fetchall()
    connection.execute(
        f"""
        create table known_everywhere as
        select source_id
        from {ATTACHED}.mention_source
        join {ATTACHED}.source using (source_id)
        where article_id is null
        group by source_id
        having count(*) > 2
        """
    ).fetchall()


def _macros(number: int) -> str:
    return f"""
        create or replace macro n() as {number};
        create or replace macro later(moment) as moment + to_hours({number});
        create or replace macro again(id) as left(md5(id || ' {number}'), 16);
        create or replace macro party(id) as
            case when id in (select source_id from known_everywhere) then id else again(id) end;
        create or replace macro called(id) as
            case when id in (select source_id from known_everywhere) then '' else ' {number}' end;
        create or replace macro last_decision() as
            (select max(decision_number) from {ATTACHED}.match_decision);
        create or replace macro last_dispatch() as
            (select max(dispatch_number) from {ATTACHED}.dispatch_text);
    """


def _put_in(connection: duckdb.DuckDBPyConnection, name: str, changed: str) -> None:
    known = "or ignore" if name.startswith("source") else ""  # everywhere the same
    connection.execute(
        f"insert {known} into {name} by name select * replace ({changed}) from {ATTACHED}.{name}"
    ).fetchall()


def _put_vectors(connection: duckdb.DuckDBPyConnection, held: list[str], vectors: Floats) -> None:
    rows = pa.table({"claim_id": held, "vector": pa.FixedSizeListArray.from_arrays(vectors.ravel(), vectors.shape[1])})
    connection.register("incoming", rows)
    connection.execute(
        f"""
        insert into claim_embedding by name
        select again(incoming.claim_id) as claim_id, encoder_key, incoming.vector as vector
        from incoming
        join {ATTACHED}.claim_embedding using (claim_id)
        """
    ).fetchall()
    connection.unregister("incoming")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *(int(each) for each in sys.argv[3:4]))
