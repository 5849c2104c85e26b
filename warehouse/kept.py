"""What the views say of each claim, kept in a file beside the snapshot of a large record: ``record.kept.duckdb``.

Over a million claims a view such as ``claim_status`` takes ten seconds. Here its rows are kept, and after each
publication those are made anew that may have changed. They are made by the views themselves, over a small record in memory
that holds what those claims hang on; so there is one definition of each view and no second one to keep in step.

Readers (`warehouse.connection.open_snapshot`) take the file only where it was made of the very snapshot that they read.
Without it, or where it is damaged or behind, the views are asked, which costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from warehouse.copying import copy_to_disk, unfinished
from warehouse.layouts import make
from warehouse.statements import views_digest
from warehouse.times import naive_utc

logger = logging.getLogger(__name__)

State = tuple[int, str]

KEPT_FROM: Final = 100_000  # claims: below, the views answer in a second
MOST_TOUCHED: Final = 0.1  # share of the claims from which on making all anew costs less

_FORGOTTEN_S: Final = 3600

# The views that are kept, with the columns that name their claims.
VIEWS: Final = {
    "claim_status": ("claim_id",),
    "contradiction": ("claim_id", "other_claim_id"),
    "contested": ("claim_id", "against_claim_id"),
    "review_queue": ("mention_claim_id", "claim_id"),
    "change": ("claim_id", "against_claim_id"),
    "stance": ("claim_id",),
    "source_record": ("claim_id",),
}
# Those of them on which several questions of the pages rest.
_ASKED_OFTEN: Final = ("claim_status", "contradiction", "contested", "source_record")
# Tables that only grow and say what a view shows of a claim: rows since the last time tell which claims to look at.
_GROWING: Final = (
    "match_decision",
    "act",
    "verdict",
    "source_decision",
    "namesake_decision",
    "dispatch_text",
    "article_history",
)
# Tables of which the small record holds what belongs to its mentions; others are copied whole …
_PARTS: Final = {
    "mention": "from record.mention where mention_id in (from wanted_mention)",
    "mention_source": "from record.mention_source where mention_id in (from wanted_mention)",
    "match_decision": "from record.match_decision where mention_id in (from wanted_mention)",
    "claim": "from record.claim where claim_id in (from wanted_claim)",
    "article_revision": "select * replace ('' as text) from record.article_revision where article_id in (from wanted_article)",
    "article": "from record.article where article_id in (from wanted_article)",
    "article_history": "from record.article_history where article_id in (from wanted_article)",
    "source": "from record.source where source_id in (from wanted_source)",
    "source_alias": "from record.source_alias where source_id in (from wanted_source)",
    "dispatch_text": """
        from record.dispatch_text
        where content_hash in (select content_hash from record.article_revision where article_id in (from wanted_article))
    """,
}
# … and these say nothing of claims.
_NOTHING: Final = frozenset(
    "schema_version encoder claim_embedding feed_check feed_entry announcement look likeness likeness_band".split()
)

_SHADOWED: Final = """
select view_name from duckdb_views() where database_name = 'temp'
union
select table_name from duckdb_tables() where database_name = 'temp'
"""
_TOUCHED: Final = """
create temp table touched_act as
with recursive reached as (
    select act_number, undoes from record.act where rowid > {act}
    union
    select act.act_number, act.undoes from record.act join reached on act.act_number = reached.undoes
)
select act_number from reached;
create temp table tied as
with recursive edge as (
    select source_id, other_source_id from record.source_decision
    union all
    select other_source_id, source_id from record.source_decision
),
reached as (
    select unnest([source_id, other_source_id]) as source_id
    from record.source_decision
    where rowid > {source_decision} or act_number in (from touched_act)
    union
    select edge.other_source_id from reached join edge using (source_id)
)
select source_id from reached;
create temp table touched_mention as
select mention_id from record.match_decision where rowid > {match_decision} or act_number in (from touched_act)
union
select mention_id from record.verdict where rowid > {verdict} or act_number in (from touched_act)
union
select mention_id from record.mention_source where source_id in (from tied)
union
select mention_id
from record.mention
join record.article_revision using (revision_id)
where article_id in (select article_id from record.article_history where rowid > {article_history})
    or article_id in (
        select article_id
        from record.namesake_decision
        where rowid > {namesake_decision} or act_number in (from touched_act) or person_id in (from tied)
    )
    or content_hash in (select content_hash from record.dispatch_text where rowid > {dispatch_text});
create temp table touched_article as
select distinct article_id from record.article_history where rowid > {article_history};
create temp table touched as
select distinct claim_id from record.match_decision where mention_id in (from touched_mention);
"""
# Claims that mentions went between, however often: where each mention is follows from them.
_CLOSE: Final = """
insert into {table}
select distinct claim_id
from record.match_decision
where outcome in ('new', 'same')
    and mention_id in (
        select mention_id
        from record.match_decision
        where outcome in ('new', 'same') and claim_id in (from {table})
    )
    and claim_id not in (from {table})
"""
_PARTNERS: Final = """
create temp table {table} as
from {of}
union
select claim_id
from record.match_decision
where outcome not in ('new', 'same')
    and mention_id in (
        select mention_id from record.match_decision where outcome in ('new', 'same') and claim_id in (from {of})
    )
union
select joined.claim_id
from record.match_decision as decision
join record.match_decision as joined using (mention_id)
where decision.outcome not in ('new', 'same')
    and decision.claim_id in (from {of})
    and joined.outcome in ('new', 'same')
"""
_WANTED: Final = """
create temp table wanted_mention as
select distinct mention_id
from record.match_decision
where outcome in ('new', 'same') and claim_id in (from wanted_claim);
create temp table wanted_article as
select distinct article_id
from record.mention
join record.article_revision using (revision_id)
where mention_id in (from wanted_mention)
union
from touched_article;
create temp table wanted_source as
with recursive edge as (
    select source_id, other_source_id from record.source_decision
    union all
    select other_source_id, source_id from record.source_decision
),
reached as (
    select source_id from record.mention_source where mention_id in (from wanted_mention)
    union
    select person_id from record.namesake_decision where article_id in (from wanted_article)
    union
    select edge.other_source_id from reached join edge using (source_id)
)
select source_id from reached;
"""


def kept_path(path: Path) -> Path:
    """Where what is kept of the record ``path`` lies: ``record.duckdb`` → ``record.kept.duckdb``."""
    return path.with_suffix(".kept.duckdb")


def keep(path: Path, snapshot: Path) -> int | None:
    """How many claims were looked at so that what is kept is of this ``snapshot``; None where nothing is kept.

    Reads the snapshot only. Whatever goes wrong costs the file and nothing else.
    """
    kept = kept_path(path)
    try:
        return _keep(kept, snapshot)
    except (duckdb.Error, OSError) as error:
        logger.warning("%s is not kept, and claims are slower to list: %s", kept, error)
        with contextlib.suppress(OSError):  # Windows: somebody reads it, and will find that it is behind
            kept.unlink(missing_ok=True)
        return None


def attach(connection: duckdb.DuckDBPyConnection, path: Path, snapshot: Path, state: State) -> bool:
    """Let a session that reads this ``snapshot`` as "record" have the kept rows in place of the views, if they are of it.

    ``state`` is what the snapshot was before the session opened it: it may be another one by now.
    """
    kept = kept_path(path)
    if not kept.exists():
        return False
    try:
        connection.execute(f"attach {_quoted(kept)} as kept (read_only)").fetchall()
        made_of = connection.execute("select made_of, views_digest from kept.made").fetchall()
        if made_of != [state] or state_of(snapshot) != state:
            connection.execute("detach kept").fetchall()
            return False
        for name in VIEWS:
            connection.execute(f"create temp view {name} as from kept.{name}").fetchall()
    except (duckdb.Error, OSError) as error:
        logger.debug("%s cannot be used: %s", kept, error)
        return False
    return True


@contextlib.contextmanager
def asked_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Meanwhile the views that many questions rest on are what they said at the first, where nothing is kept of them.

    For sessions that only read.
    """
    [(database,)] = connection.execute("select current_database()").fetchall()
    shadowed = {name for (name,) in connection.execute(_SHADOWED).fetchall()}
    names = [name for name in _ASKED_OFTEN if name not in shadowed]
    for name in names:
        connection.execute(f"create temp table {name} as from {database}.main.{name}").fetchall()
    try:
        yield
    finally:
        for name in names:
            connection.execute(f"drop table temp.{name}").fetchall()


def state_of(snapshot: Path) -> State:
    """Which snapshot it is, and the views that it is read with."""
    return snapshot.stat().st_mtime_ns, _kept_digest()


def _kept_digest() -> str:
    """How the views are made, and which of them are kept."""
    return f"{views_digest()} {' '.join(VIEWS)}"


def _keep(kept: Path, snapshot: Path) -> int | None:
    made_of = state_of(snapshot)
    _forget_unfinished(kept)
    with contextlib.closing(duckdb.connect()) as connection, unfinished(kept) as part:
        connection.execute(f"attach {_quoted(snapshot)} as record (read_only)").fetchall()
        [(claims,)] = connection.execute("select count(*) from record.claim").fetchall()
        if claims < KEPT_FROM:
            kept.unlink(missing_ok=True)
            return None
        if made_of != state_of(snapshot):
            return None  # another one has published meanwhile, and keeps it
        if kept.exists():
            copy_to_disk(kept, part)
        connection.execute(f"attach {_quoted(part)} as kept").fetchall()
        marks = _marks(connection)
        touched = _touched(connection, marks, most=int(claims * MOST_TOUCHED))
        if touched is None:
            _make_all(connection)
            touched = claims
        elif touched:
            _make_some(connection)
        connection.execute("create or replace table kept.made (made_of bigint, views_digest varchar)").fetchall()
        connection.execute("insert into kept.made values (?, ?)", made_of).fetchall()
        connection.execute("create or replace table kept.mark (name varchar, last_row bigint, last varchar)").fetchall()
        connection.executemany(
            "insert into kept.mark values (?, ?, ?)", [(name, *mark) for name, mark in marks.items()]
        )
        connection.execute("detach kept").fetchall()  # with a checkpoint
        part.replace(kept)
    logger.info("kept what the views say: %d claims looked at", touched)
    return int(touched)


def _forget_unfinished(kept: Path) -> None:
    """Remove what a process that was killed while it wrote this file has left."""
    for left in kept.parent.glob(f".{glob.escape(kept.name)}.*.part*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN_S:
                left.unlink()


def _marks(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, str]]:
    """For each table that the views read its last row, by number and by content."""
    marks = {}
    tables = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'record' and schema_name = 'main' order by table_name"
    ).fetchall()
    for (name,) in tables:
        if name not in _NOTHING:
            [(last_row,)] = connection.execute(
                f"select coalesce(max(rowid), -1) from record.{name}"  # noqa: S608  # a name of ours
            ).fetchall()
            marks[name] = (int(last_row), _row(connection, name, last_row))
    return marks


def _row(connection: duckdb.DuckDBPyConnection, name: str, number: int) -> str:
    rows = connection.execute(f"from record.{name} where rowid = {number}").fetchall()
    return repr(rows)


def _touched(connection: duckdb.DuckDBPyConnection, marks: dict[str, tuple[int, str]], *, most: int) -> int | None:
    """How many claims may have changed since the last time (temporary tables say which); None: make all anew."""
    try:
        [(digest,)] = connection.execute("select views_digest from kept.made").fetchall()
        before = {name: (row, last) for name, row, last in connection.execute("from kept.mark").fetchall()}
    except duckdb.CatalogException:
        return None
    if digest != _kept_digest() or before.keys() != marks.keys():
        return None
    for name, (last_row, last) in before.items():
        if name not in _PARTS and name not in _GROWING and marks[name] != (last_row, last):
            return None  # of a table that this module does not know
        if _row(connection, name, last_row) != last:
            return None  # an earlier record was put back
    connection.execute(_TOUCHED.format(**{name: before[name][0] for name in _GROWING})).fetchall()
    _close(connection, "touched")
    connection.execute(_PARTNERS.format(table="looked_at", of="touched")).fetchall()
    _close(connection, "looked_at")
    [(count,)] = connection.execute("select count(*) from looked_at").fetchall()
    return None if count > most else int(count)


def _close(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    while connection.execute(_CLOSE.format(table=table)).fetchall() != [(0,)]:
        pass


def _make_all(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("use record").fetchall()
    for name in VIEWS:
        connection.execute(f"create or replace table kept.{name} as from record.{name}").fetchall()
    connection.execute("use memory").fetchall()


def _make_some(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the rows of the claims that were looked at anew, over a small record that holds what they hang on."""
    connection.execute(_PARTNERS.format(table="wanted_claim", of="looked_at")).fetchall()
    _close(connection, "wanted_claim")
    connection.execute(_WANTED).fetchall()
    looked_at = connection.sql("from looked_at").to_arrow_table()
    articles = connection.sql("from touched_article").to_arrow_table()
    with contextlib.closing(duckdb.connect()) as small:
        make(small, now=naive_utc(datetime.now(UTC)))
        for name in _marks(connection):
            rows = connection.sql(_PARTS.get(name, f"from record.{name}")).to_arrow_table()
            small.register("incoming", rows)
            small.execute(f"insert into {name} by name from incoming").fetchall()
            small.unregister("incoming")
        small.register("looked_at", looked_at)
        small.register("touched_article", articles)
        for name, columns in VIEWS.items():
            which = _which(name, columns)
            rows = small.sql(f"from {name} where {which}").to_arrow_table()
            connection.execute(f"delete from kept.{name} where {which}").fetchall()  # noqa: S608  # names of ours
            connection.register("incoming", rows)
            connection.execute(f"insert into kept.{name} by name from incoming").fetchall()
            connection.unregister("incoming")


def _which(name: str, columns: Sequence[str]) -> str:
    """The rows of a view that are made anew."""
    named = " or ".join(f"{column} in (from looked_at)" for column in columns)
    if name == "change":  # a text that was edited is news of its article
        return f"{named} or (claim_id is null and article_id in (from touched_article))"
    return named


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
