"""How anything is written to the record: in one transaction, rows as Arrow tables.

All writing goes through here, so that what is added to a shared record can be told to its lake (warehouse/lake.py).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import duckdb
import pyarrow as pa

from warehouse import lake

INCOMING: Final = "incoming"  # what Arrow tables are called while they are read
# Rows that several writers share are kept as first seen; everything else is new, or a bug that must be heard.
_INSERT: Final = {
    "article": "insert or ignore into article by name from incoming",
    "article_revision": "insert into article_revision by name from incoming",
    "article_history": "insert into article_history by name from incoming",
    "source": "insert or ignore into source by name from incoming",
    "source_alias": "insert or ignore into source_alias by name from incoming",
    "mention": "insert into mention by name from incoming",
    "mention_source": "insert into mention_source by name from incoming",
    "claim": "insert into claim by name from incoming",
    "encoder": "insert or ignore into encoder by name from incoming",
    "claim_embedding": "insert into claim_embedding by name from incoming",
    "match_decision": "insert into match_decision by name from incoming",
    "act": "insert into act by name from incoming",
    "verdict": "insert into verdict by name from incoming",
    "likeness": "insert into likeness by name from incoming",
    "likeness_band": "insert into likeness_band by name from incoming",
    "dispatch_text": "insert into dispatch_text by name from incoming",
    "source_decision": "insert into source_decision by name from incoming",
    "namesake_decision": "insert into namesake_decision by name from incoming",
    "announcement": "insert or ignore into announcement by name from incoming",
}


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: any exception rolls back, interrupts too. DuckDB's commit after an error is silent.

    What was added to a shared record is in its lake before it is here, or in neither; where somebody else wrote to
    the lake meanwhile or it cannot be reached, ``StaleRecord`` is raised.
    """
    shared = lake.session_of(connection)
    connection.begin()
    committed = False
    try:
        yield
        if shared is not None:
            shared.push()
        connection.commit()
        committed = True
    except BaseException:
        with contextlib.suppress(duckdb.Error):  # the error that brought us here says more
            connection.rollback()
        raise
    finally:
        if shared is not None:
            shared.ended(committed=committed)
        with contextlib.suppress(duckdb.Error):
            connection.unregister(INCOMING)


def insert(connection: duckdb.DuckDBPyConnection, name: str, incoming: pa.Table) -> None:
    """Add rows to the table ``name``."""
    connection.register(INCOMING, incoming)
    add(connection, name, _INSERT[name])


def add(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    sql: str,
    values: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    replacing: bool = False,
) -> None:
    """Run ``sql``, which adds rows to the table ``name``, within a `transaction`; ``replacing`` those of the same key."""
    shared = lake.session_of(connection)
    if shared is None:
        connection.execute(sql, values).fetchall()
    else:  # those that were there already are not returned
        shared.added(name, connection.execute(f"{sql} returning *", values).to_arrow_table(), replacing=replacing)
