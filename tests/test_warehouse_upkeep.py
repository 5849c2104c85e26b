"""A sound record passes; each kind of damage is found, told with examples, and mended where that is safe."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import numpy as np
import pytest
from numpy.typing import NDArray

from claims.errors import ModelMismatch
from tests.warehouse_samples import DIMENSION, ENCODER, NOW, tell, vectors_for
from warehouse.checks import REFERENCES, rules
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.errors import RecordMissing
from warehouse.rows import COLUMNS
from warehouse.snapshot import is_fresh, publish
from warehouse.upkeep import Finding, Health, Repair, examine, repair, told_of

LATER = NOW + timedelta(days=30)


class Again:
    """The encoder of the samples."""

    key = ENCODER

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return vectors_for(texts, DIMENSION)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that tells the story of the dam at Valmont, and is published."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        tell(connection)
    publish(path)
    return path


@pytest.fixture
def path(tmp_path: Path, told: Path) -> Path:
    """A copy of it, to be spoilt."""
    for file in (told, snapshot_path(told)):
        shutil.copy2(file, tmp_path / file.name)
    return tmp_path / told.name


def spoil(path: Path, *statements: str) -> None:
    with open_record(path) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def broken(path: Path, name: str) -> Finding:
    """What is told of the rule of this name, which is broken."""
    [rule] = [rule for rule in rules() if rule.name == name]
    with open_record(path) as connection:
        finding = told_of(rule, rule.find(connection, LATER))
    assert finding is not None
    return finding


def test_a_sound_record_has_no_findings(path: Path) -> None:
    health = examine(path, now=LATER)
    assert health.findings == ()
    assert health.sound
    assert health.rows["article"] == 4
    assert health.rows.keys() == {*COLUMNS, "schema_version"}


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("evidence", "update mention set evidence_start = evidence_start + 1", "quote other words"),
        ("cues", "update mention set cue = 'dit', cue_start = 0, cue_end = 3", "cue that is not at its offsets"),
        ("texts", "update article_revision set text = text || ' '", "not those that were stored"),
        ("untold", "delete from article_history where history_number = 1", "articles have no text"),
        ("history", "update article_history set history_number = 3 where history_number = 1", "gap in its history|gap"),
        ("unhistoric", "delete from article_history", "belong to no article's history"),
        ("undecided", "delete from match_decision where outcome = 'same'", "belongs? to no claim"),
        ("unanswered", "delete from mention_source", "nobody who answers"),
        ("aliases", "delete from source_alias", "not among their aliases"),
        ("unopened", "update match_decision set outcome = 'same' where outcome = 'new'", "were never opened"),
        ("decisions", "delete from match_decision where decision_number = 2", "1 gap between the decisions"),
        ("texts_of_claims", "update claim set text = text || '!'", "differ from their first mention"),
        ("missing_vectors", "delete from claim_embedding", r"\d claims have no vector"),
        ("wrong_vectors", "update claim_embedding set vector = [1, 2]", "damaged vector"),
        ("wrong_vectors", "update claim_embedding set vector = [0.5 for x in vector]", "damaged vector"),
        ("wrong_vectors", "update claim_embedding set vector = ['nan'::float for x in vector]", "damaged vector"),
        ("ids_of_articles", "update article set origin = origin || '?'", "4 articles have a wrong id"),
        ("ids_of_revisions", "update article_revision set outlet = 'Autre'", "texts have a wrong id"),
        ("ids_of_mentions", "update mention set status = 'denied'", "mentions have a wrong id"),
        ("ids_of_sources", "update source set name = name || ' junior'", "sources have a wrong id"),
        ("claim_ids", "update claim set claim_id = 'a' || claim_id[2:]", "claims? have a wrong id|has a wrong id"),
        ("times", "update article set first_stored_at = '2099-01-01'", "still to come"),
        ("mention.revision_id", "delete from article_revision", "are in no row of article_revision"),
        ("match_decision.claim_id", "delete from claim where text like '40 %'", "1 value of match_decision.claim_id"),
        ("claim_embedding.encoder_key", "delete from encoder", "1 value of claim_embedding.encoder_key"),
        ("source.article_id", "delete from article where origin like '%note.txt'", "is in no row of article"),
    ],
)
def test_each_kind_of_damage_is_told_with_a_number_and_examples(path: Path, name: str, damage: str, said: str) -> None:
    spoil(path, damage)
    finding = broken(path, name)
    assert re.search(said, finding.said)
    assert 1 <= len(finding.examples) <= 3
    assert bool(finding.repair) != bool(finding.advice) or finding.harmless


def test_every_reference_of_the_layout_is_checked() -> None:
    """A column that names a row of another table is followed; only a table's own key is not."""
    keys = ("_id", "_key", "_number")
    own = {
        ("announcement", "change_id"),  # of a view
        ("feed_check", "check_number"),
        ("feed_entry", "entry_key"),
        ("feed_entry", "try_number"),
        ("source_decision", "decision_number"),
        ("namesake_decision", "decision_number"),
        ("dispatch_text", "dispatch_number"),
        ("dispatch_text", "dispatch_id"),  # the hash of a text
        ("look", "look_number"),
        ("article", "article_id"),
        ("article_revision", "revision_id"),
        ("source", "source_id"),
        ("mention", "mention_id"),
        ("claim", "claim_id"),
        ("encoder", "encoder_key"),
        ("match_decision", "decision_number"),
        ("act", "act_number"),
        ("article_history", "history_number"),
        ("mention", "mention_number"),
        ("mention_source", "source_number"),
    }
    named = {(table, column) for table, schema in COLUMNS.items() for column in schema.names if column.endswith(keys)}
    followed = {(reference.table, reference.column) for reference in REFERENCES}
    assert named - own <= followed


def test_vectors_are_made_anew(path: Path) -> None:
    with open_record(path) as connection:
        before = connection.execute("from claim_embedding order by all").fetchall()
    spoil(
        path,
        "delete from claim_embedding where claim_id = (select min(claim_id) from claim)",
        "update claim_embedding set vector = [1] where claim_id = (select max(claim_id) from claim)",
    )
    health = examine(path, now=LATER)
    assert {finding.repair for finding in health.findings} == {Repair.VECTORS, Repair.SNAPSHOT}
    assert repair(path, health, encoder=Again) == (
        "made 2 vectors anew",
        f"published {snapshot_path(path)}",
    )
    assert examine(path, now=LATER).findings == ()
    with open_record(path) as connection:
        assert connection.execute("from claim_embedding order by all").fetchall() == before


def test_vectors_of_another_encoder_are_not_mixed_in(path: Path) -> None:
    class Other(Again):
        key = "other@1"

    spoil(path, "delete from claim_embedding")
    with pytest.raises(ModelMismatch):
        repair(path, examine(path), encoder=Other)


def test_an_encoder_that_the_record_does_not_know_is_told(path: Path) -> None:
    [finding] = examine(path, now=LATER, encoder="other").findings
    assert "fake@1" in finding.said
    assert examine(path, now=LATER, encoder="fake").findings == ()


@pytest.mark.parametrize("trouble", ["missing", "behind", "broken"])
def test_a_snapshot_that_does_not_serve_is_made_anew(path: Path, trouble: str) -> None:
    snapshot = snapshot_path(path)
    if trouble == "missing":
        snapshot.unlink()
    elif trouble == "behind":
        spoil(path, "update article set first_stored_at = first_stored_at + interval 1 second")
    else:
        times = snapshot.stat()
        snapshot.write_bytes(b"\0" * 100_000)
        os.utime(snapshot, ns=(times.st_atime_ns, times.st_mtime_ns))
    health = examine(path, now=LATER)
    assert [finding.name for finding in health.findings] == ["snapshot"]
    assert repair(path, health) == (f"published {snapshot}",)
    assert examine(path, now=LATER).sound
    with open_snapshot(path) as connection:
        assert connection.execute("select count(*) from article").fetchall() == [(4,)]


def test_what_killed_processes_left_is_removed_once_it_is_nobody_s(path: Path) -> None:
    names = (
        ".record.duckdb.new-0123",
        ".record.snapshot.duckdb.0123.part",
        ".record.snapshot.duckdb.0123.renewed.wal",
        ".record.duckdb.0123.part",
        "backups/.record-20310504T090000Z.duckdb.0123.part",
    )
    path.with_name("backups").mkdir()
    for name in names:
        (path.parent / name).write_bytes(b"half")
    assert examine(path, now=LATER).findings == ()  # somebody may be at work on them
    for name in names:
        os.utime(path.parent / name, (time.time() - 86400, time.time() - 86400))
    health = examine(path, now=LATER)
    assert [(finding.name, finding.count) for finding in health.findings] == [("leftovers", 5)]
    assert repair(path, health) == ("removed 5 unfinished files",)
    assert not any((path.parent / name).exists() for name in names)
    assert examine(path, now=LATER).sound


def test_a_damaged_table_is_named_and_the_others_are_counted(path: Path) -> None:
    """Bytes flipped in the blocks of a table that is large enough to have blocks of its own."""
    spoil(
        path,
        "insert into act select range + 1, 'accept', md5(range::varchar) || md5((range + 7)::varchar), null, null, now()"
        " from range(200000)",
        "checkpoint",
    )
    content = bytearray(path.read_bytes())
    needle = b"accept"
    assert needle in content
    with duckdb.connect(str(path), read_only=True) as connection:
        blocks = connection.execute(
            "select distinct block_id from pragma_storage_info('act') where block_id >= 0 and column_name = 'person'"
            " and segment_type = 'VARCHAR'"
        ).fetchall()
    block = blocks[len(blocks) // 2][0]
    start = 3 * 4096 + block * 262144
    content[start + 5000 : start + 5010] = bytes(255 - byte for byte in content[start + 5000 : start + 5010])
    path.write_bytes(content)
    health = examine(path, now=LATER)
    assert "damaged act" in {finding.name for finding in health.findings}
    assert not health.sound
    assert health.rows["article"] == 4
    assert all("\n" not in finding.said for finding in health.findings)


def test_a_record_that_does_not_open_is_a_finding(path: Path) -> None:
    path.write_bytes(b"\0" * 100_000)
    health = examine(path, now=LATER)
    assert "unreadable" in {finding.name for finding in health.findings}
    assert not health.sound


def test_without_a_record_there_is_nothing_to_examine(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        examine(tmp_path / "record.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_examining_changes_nothing(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    examine(path, now=LATER)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert is_fresh(path)


def test_health_can_be_told_to_a_machine(path: Path) -> None:
    spoil(path, "delete from claim_embedding")
    health = examine(path, now=LATER)
    assert Health.model_validate_json(health.model_dump_json()) == health
