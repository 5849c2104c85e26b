"""An article is stored whole or not at all, and once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from claims.errors import ModelMismatch
from claims.models import Article, Language, Source, SourceKind, Status, When
from tests import warehouse_processes as processes
from tests.warehouse_samples import (
    CARMIN,
    ECHO,
    GAZETTE,
    NOW,
    Book,
    Made,
    claim,
    outlet,
    person,
    placement,
    store,
    tell,
    tell_courier,
    tell_gazette,
    vectors_for,
)
from warehouse.connection import open_record
from warehouse.errors import StaleRecord
from warehouse.ids import claim_id, mention_id, revision_id
from warehouse.records import NewDecision, Outcome, Placement
from warehouse.rows import COLUMNS
from warehouse.store import known_revisions, store_article, watermark

Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_record(tmp_path / "record.duckdb") as opened:
        yield opened


def dump(connection: duckdb.DuckDBPyConnection) -> Dump:
    """Every row of every table."""
    return {name: connection.execute(f"select * from {name} order by all").fetchall() for name in COLUMNS}


def test_what_goes_in_comes_out(connection: duckdb.DuckDBPyConnection) -> None:
    made = claim(GAZETTE, "Le barrage de Valmont tient bon.", CARMIN).model_copy(
        update={
            "cue": "a affirmé",
            "cue_start": 34,
            "cue_end": 43,
            "when": When(words="lundi", start=datetime(2031, 4, 28, tzinfo=UTC), end=datetime(2031, 4, 28, tzinfo=UTC)),
            "trace": ("quotation: none", "cue: a affirmé"),
        }
    )
    counts = store(connection, GAZETTE, [Made(made)])
    assert (counts.stored, counts.mentions, counts.new_claims, counts.watermark) == (True, 1, 1, 1)
    held = dump(connection)
    mention = mention_id(revision_id(GAZETTE), made)
    assert held["mention"] == [
        (
            mention,
            revision_id(GAZETTE),
            1,
            made.text,
            "fr",
            "asserted",
            "positive",
            "factual",
            made.evidence,
            made.start,
            made.end,
            "none",
            "a affirmé",
            34,
            43,
            "lundi",
            datetime(2031, 4, 28, tzinfo=UTC).date(),
            datetime(2031, 4, 28, tzinfo=UTC).date(),
            True,
            0.9,
            ["quotation: none", "cue: a affirmé"],
            "1.2.3",
        )
    ]
    assert held["match_decision"] == [
        (
            1,
            mention,
            claim_id(mention),
            "new",
            0.0,
            "sample",
            ["sample"],
            "software",
            "matcher 4.5.6",
            NOW,
            None,
        )
    ]
    assert held["claim"] == [
        (claim_id(mention), mention, made.text, "fr", datetime(2031, 5, 1, tzinfo=UTC).date(), NOW)
    ]
    [(_, _, vector)] = held["claim_embedding"]
    assert vector == pytest.approx(vectors_for([made.text])[0].tolist())
    assert held["article_revision"][0][3:12] == (
        GAZETTE.text,
        "fr",
        "La Gazette",
        "À Valmont, l'eau monte",
        "Léa Forestier",
        GAZETTE.published,
        GAZETTE.fetched,
        ["decoded as cp1252, not the declared utf-8"],
        NOW,
    )


def test_a_chain_of_sources_keeps_its_order(connection: duckdb.DuckDBPyConnection) -> None:
    agency = Source(name="KCNA", kind=SourceKind.MEDIA, through=outlet("La Gazette"))
    first = person("Kim", role="dirigeant", through=agency)
    store(connection, GAZETTE, [Made(claim(GAZETTE, "Le barrage tient.", first, CARMIN))])
    links = connection.execute(
        "select source_number, position, name, role from mention_source order by 1, 2"
    ).fetchall()
    assert links == [
        (1, 0, "Kim", "dirigeant"),
        (1, 1, "KCNA", None),
        (1, 2, "La Gazette", None),
        (2, 0, "Inès Carmin", "préfète"),
    ]


def test_storing_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    tell(connection)
    before = dump(connection)
    again = Book(connection, now=NOW + timedelta(days=1))
    assert not tell_gazette(again).stored
    assert not tell_courier(again).stored
    assert dump(connection) == before


def test_a_story_told_in_two_sessions_is_the_story_told_in_one(tmp_path: Path) -> None:
    with open_record(tmp_path / "one.duckdb") as connection:
        tell(connection)
        once = dump(connection)
    with open_record(tmp_path / "two.duckdb") as connection:
        tell_gazette(Book(connection))
    with open_record(tmp_path / "two.duckdb") as connection:
        tell(connection)
        assert dump(connection) == once


def test_only_what_an_article_currently_says_is_known(connection: duckdb.DuckDBPyConnection) -> None:
    edited = GAZETTE.model_copy(update={"text": GAZETTE.text.replace("40", "41")})
    assert known_revisions(connection, [GAZETTE, ECHO]) == set()
    store(connection, GAZETTE, [])
    assert known_revisions(connection, [GAZETTE, ECHO]) == {revision_id(GAZETTE)}
    store(connection, edited, [])
    assert known_revisions(connection, [GAZETTE, edited]) == {revision_id(edited)}
    assert known_revisions(connection, []) == set()


def test_a_changed_text_is_a_new_revision_and_the_old_one_stays(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    edited = GAZETTE.model_copy(update={"text": GAZETTE.text.replace("40", "41")})
    store(connection, GAZETTE, [Made(claim(GAZETTE, "Le barrage tient.", CARMIN))])
    before = dump(connection)
    store(connection, edited, [Made(claim(edited, "Le barrage tient.", CARMIN))], now=NOW + timedelta(1))
    after = dump(connection)
    assert all(set(map(repr, before[name])) <= set(map(repr, after[name])) for name in before)
    assert len(after["article"]) == 1
    assert len(after["article_revision"]) == len(after["article_history"]) == 2


def test_a_change_that_is_taken_back_brings_the_old_revision_back(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    edited = GAZETTE.model_copy(update={"outlet": None})
    made = [Made(claim(GAZETTE, "Le barrage tient.", CARMIN))]
    store(connection, GAZETTE, made)
    store(connection, edited, [Made(claim(edited, "Le barrage tient.", CARMIN))])
    back = store(connection, GAZETTE, made)
    assert (back.stored, back.mentions) == (True, 0)
    assert connection.execute("select count(*) from mention").fetchall() == [(2,)]
    assert connection.execute("select revision_id, state_count from current_article").fetchall() == [
        (revision_id(GAZETTE), 3)
    ]


def test_an_article_without_claims_is_stored(connection: duckdb.DuckDBPyConnection) -> None:
    counts = store(connection, GAZETTE, [])
    assert (counts.stored, counts.mentions, counts.watermark) == (True, 0, 0)
    assert not store(connection, GAZETTE, []).stored


def test_a_mention_made_twice_counts_once(connection: duckdb.DuckDBPyConnection) -> None:
    made = Made(claim(GAZETTE, "Le barrage tient.", CARMIN))
    assert store(connection, GAZETTE, [made, made]).mentions == 1


def test_every_decision_moves_the_watermark(connection: duckdb.DuckDBPyConnection) -> None:
    assert watermark(connection) == 0
    book = Book(connection)
    assert tell_gazette(book).watermark == watermark(connection) == 3
    assert tell_courier(book).watermark == watermark(connection) == 6  # one of them a contradiction


def test_decisions_about_an_earlier_state_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    store(connection, GAZETTE, [Made(claim(GAZETTE, "Le barrage tient.", CARMIN))])
    before = dump(connection)
    with pytest.raises(StaleRecord):
        store(connection, ECHO, [Made(claim(ECHO, "Le barrage tient."))], seen=0)
    assert dump(connection) == before
    assert store(connection, ECHO, [Made(claim(ECHO, "Le barrage tient."))], seen=1).stored


@pytest.mark.parametrize("field", ["joins", "contradicts", "doubts"])
def test_decisions_about_an_unknown_claim_are_refused(connection: duckdb.DuckDBPyConnection, field: str) -> None:
    before = dump(connection)
    unknown: Any = "0" * 16 if field == "joins" else ("0" * 16,)
    with pytest.raises(StaleRecord, match="0000000000000000"):
        store(connection, ECHO, [Made(claim(ECHO, "Le barrage tient."), **{field: unknown})])
    assert dump(connection) == before


def test_a_claim_may_join_one_that_the_same_article_opens(connection: duckdb.DuckDBPyConnection) -> None:
    first = claim(ECHO, "Le barrage tient bon.")
    second = claim(ECHO, "Le barrage tient bon.", CARMIN, status=Status.DENIED)
    own = claim_id(mention_id(revision_id(ECHO), first))
    counts = store(connection, ECHO, [Made(first), Made(second, joins=own)])
    assert (counts.mentions, counts.new_claims) == (2, 1)


def test_a_failure_in_the_middle_leaves_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """The ninth table refuses its row; the eight before it took theirs back."""
    tell_gazette(Book(connection))
    made = Made(claim(ECHO, "Le barrage tient bon."))
    taken = claim_id(mention_id(revision_id(ECHO), made.claim))
    connection.execute("insert into claim_embedding values (?, 'fake@1', cast([1] as float[]))", [taken]).fetchall()
    before = dump(connection)
    with pytest.raises(duckdb.ConstraintException):
        store(connection, ECHO, [made])
    assert dump(connection) == before
    connection.execute("delete from claim_embedding where claim_id = ?", [taken]).fetchall()
    assert store(connection, ECHO, [made]).stored


def test_an_interrupt_in_the_middle_leaves_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """Control-C arrives while rows are being made: after the transaction began, before it ends."""
    tell_gazette(Book(connection))
    before = dump(connection)

    def interrupt(frame: Any, event: str, argument: Any) -> None:
        if event == "call" and frame.f_code.co_name == "embeddings":
            sys.setprofile(None)
            signal.raise_signal(signal.SIGINT)

    # A shell's background job starts with the signal ignored, and Python then leaves it so.
    before_us = signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.setprofile(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            store(connection, ECHO, [Made(claim(ECHO, "Le barrage tient bon."))])
    finally:
        sys.setprofile(None)
        signal.signal(signal.SIGINT, before_us)
    assert dump(connection) == before


def test_vectors_of_two_encoders_do_not_meet(connection: duckdb.DuckDBPyConnection) -> None:
    store(connection, GAZETTE, [Made(claim(GAZETTE, "Le barrage tient.", CARMIN))])
    before = dump(connection)
    made = [Made(claim(ECHO, "Le barrage tient."))]
    with pytest.raises(ModelMismatch, match=r"fake@1.*other@2"):
        store(connection, ECHO, made, encoder_key="other@2")
    with pytest.raises(ModelMismatch, match="12"):
        store(connection, ECHO, made, dimension=12)
    assert dump(connection) == before


def test_what_does_not_fit_together_is_a_bug(connection: duckdb.DuckDBPyConnection) -> None:
    made = claim(GAZETTE, "Le barrage tient.", CARMIN)
    right = placement(GAZETTE, Made(made))
    foreign = Placement(
        decision=NewDecision(claim_id="0" * 16, outcome=Outcome.NEW, score=0, reasons=(), reason_kind="new")
    )
    cases: list[tuple[list[Placement], Any, str]] = [
        ([], vectors_for(["a"]), "0 placements"),
        ([right], vectors_for(["a", "b"]), "1 claims"),
        ([right], np.full((1, 8), np.nan, dtype=np.float32), "not numbers"),
        ([foreign], vectors_for(["a"]), "opens"),
    ]
    for placements, vectors, message in cases:
        with pytest.raises(ValueError, match=message):
            store_article(
                connection,
                GAZETTE,
                [made],
                vectors=vectors,
                encoder_key="fake@1",
                placements=placements,
                extractor_version="1",
                matcher_version="1",
                seen=0,
                now=NOW,
            )
    assert dump(connection) == {name: [] for name in COLUMNS}


@pytest.mark.parametrize("outcome", [Outcome.CONTRADICT, Outcome.DIFFERENT, Outcome.REVIEW])
def test_a_placement_opens_or_joins(outcome: Outcome) -> None:
    decision = NewDecision(claim_id="a", outcome=outcome, score=0, reasons=(), reason_kind="x")
    with pytest.raises(ValueError, match="opens or joins"):
        Placement(decision=decision)


def test_a_mention_goes_to_one_claim() -> None:
    decision = NewDecision(claim_id="a", outcome=Outcome.SAME, score=0, reasons=(), reason_kind="x")
    with pytest.raises(ValueError, match="one claim only"):
        Placement(decision=decision, others=(decision,))


def test_times_are_kept_in_utc(connection: duckdb.DuckDBPyConnection) -> None:
    paris = timezone(timedelta(hours=2))
    told = GAZETTE.model_copy(update={"published": datetime(2031, 5, 1, 1, 30, tzinfo=paris)})
    store(
        connection,
        told,
        [Made(claim(told, "Le barrage tient.", CARMIN))],
        now=datetime(2031, 5, 4, 11, tzinfo=paris),
    )
    rows = connection.execute("select published_at, stored_at, day from article_revision, claim").fetchall()
    assert rows == [
        (
            datetime(2031, 4, 30, 23, 30),  # noqa: DTZ001
            datetime(2031, 5, 4, 9),  # noqa: DTZ001
            datetime(2031, 4, 30, tzinfo=UTC).date(),
        )
    ]


def test_hostile_text_is_stored_and_offsets_hold(connection: duckdb.DuckDBPyConnection) -> None:
    """NUL, a lone surrogate, bidi controls, combining marks, emoji of several code points, quotes."""
    strange = "e\u0301\U0001f469\u200d\U0001f469 \x00 \ud800 \u202e'; drop table claim; --\u200b"
    told = Article(text=f"{strange} avant. Le fait 😀 « vu ».", language=Language.FRENCH, origin="/\udce9")
    made = claim(told, "Le fait 😀 vu.", evidence="Le fait 😀 « vu ».")
    store(connection, told, [Made(made)])
    [(text, evidence, start, end, words)] = connection.execute(
        "select revision.text, evidence, evidence_start, evidence_end, mention.text"
        " from mention join article_revision as revision using (revision_id)"
    ).fetchall()
    assert text == told.text.replace("\ud800", "\ufffd")
    assert text[start:end] == evidence == made.evidence
    assert words == "Le fait 😀 vu."
    assert connection.execute(
        "select substring(text, ?, ?) from article_revision", [start + 1, end - start]
    ).fetchall() == [(evidence,)]


@pytest.mark.parametrize("killed_after", [0, 3, 7])
def test_a_killed_run_leaves_whole_articles_and_the_next_run_completes_them(tmp_path: Path, killed_after: int) -> None:
    """The same record, row by row, as a run that nobody disturbed."""
    undisturbed, path = tmp_path / "undisturbed.duckdb", tmp_path / "record.duckdb"
    processes.write(undisturbed)
    with processes.running("write", path) as writer:
        assert writer.stdout is not None
        while writer.stdout.readline() != f"{killed_after}\n":
            pass
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    with open_record(path) as connection:
        whole = connection.execute(
            "select count(mention_id) from article_revision left join mention using (revision_id) group by revision_id"
        ).fetchall()
        assert set(whole) <= {(processes.CLAIMS,)}
        assert len(whole) >= killed_after
        assert watermark(connection) == len(whole) * processes.CLAIMS
    processes.write(path)
    with open_record(path) as connection, open_record(undisturbed) as other:
        assert dump(connection) == dump(other)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes to run into")
def test_a_full_disk_is_one_clear_line_and_what_was_stored_stays(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    processes.write(path)
    with open_record(path) as connection:
        before = connection.execute("select count(*) from article").fetchall()
    with processes.running("choke", path) as writer:
        said, _ = writer.communicate(timeout=120)
    assert said.startswith(f"RecordNotWritten: {path}"), said
    assert said.count("\n") == 1
    with open_record(path) as connection:
        [(after,)] = connection.execute("select count(*) from article").fetchall()
        assert after >= before[0][0]
        counts = connection.execute(
            "select distinct count(mention_id) from article_revision left join mention using (revision_id)"
            " group by revision_id"
        ).fetchall()
        assert counts == [(processes.CLAIMS,)]
