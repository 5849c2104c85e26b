"""The record answers the command line and the dashboard in typed rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claims.models import Article, Language, SourceKind, Status
from tests.warehouse_samples import CARMIN, COURIER, ECHO, GAZETTE, NOW, Book, Made, claim, store, tell
from warehouse import queries
from warehouse.connection import open_record
from warehouse.errors import AmbiguousClaim, ClaimNotFound
from warehouse.records import ClaimFilter, Opposition, Outcome, Standing, Unsaid


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_record(tmp_path / "record.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam at Valmont, told once."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        return path, tell(connection)


@pytest.fixture
def book(told: tuple[Path, Book], tmp_path: Path) -> Iterator[Book]:
    """A copy of the story, to go on with."""
    path, book = told
    shutil.copyfile(path, tmp_path / "told.duckdb")
    with open_record(tmp_path / "told.duckdb") as connection:
        yield Book(connection, now=book.now, claim_ids=dict(book.claim_ids))


def named(book: Book, rows: list[Any]) -> list[str]:
    names = {claim_id: name for name, claim_id in book.claim_ids.items()}
    return [names[row.claim_id] for row in rows]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["a dam holds", "bridge", "holds", "sixty-five", "forty"]),
        ({"limit": 2}, ["a dam holds", "bridge"]),
        ({"limit": 0}, []),
        ({"status": Status.DENIED}, ["holds"]),
        ({"status": Status.REPORTED}, ["bridge"]),
        ({"contested": True}, ["holds", "sixty-five", "forty"]),
        ({"contested": False}, ["a dam holds", "bridge"]),
        ({"language": Language.ENGLISH}, ["sixty-five"]),
        ({"source": "ines carmin"}, ["holds"]),
        ({"source": "COURIER"}, ["holds", "sixty-five"]),  # it passes the mayor's words on
        ({"outlet": "echo"}, ["holds"]),
        ({"outlet": "gazette", "status": Status.ASSERTED}, ["holds", "forty"]),
        ({"text": "evacues LUNDI"}, ["forty"]),
        ({"text": "  pont   coupe "}, ["bridge"]),
        ({"text": "dam"}, ["holds"]),  # the words of an English mention of a French claim
        ({"text": "l'eau"}, []),
        ({"text": ""}, ["a dam holds", "bridge", "holds", "sixty-five", "forty"]),
        ({"text": "100 % _"}, []),
        ({"since": datetime(2031, 5, 2, 12)}, ["a dam holds", "bridge", "holds"]),  # noqa: DTZ001
        ({"since": datetime(2031, 5, 2, 12, tzinfo=UTC)}, ["a dam holds", "bridge", "holds"]),
        ({"changed_since": NOW + timedelta(hours=2)}, ["a dam holds", "bridge", "holds"]),
    ],
)
def test_claims_are_listed_by_what_is_wanted_latest_change_first(
    book: Book, wanted: dict[str, Any], names: list[str]
) -> None:
    """Of those that changed together the one seen later goes first, then the lower id."""
    listed = named(book, queries.list_claims(book.connection, ClaimFilter(**wanted)))
    assert listed == names


def test_the_order_is_the_same_every_time(book: Book) -> None:
    first = queries.list_claims(book.connection)
    assert all(queries.list_claims(book.connection) == first for _ in range(3))


def test_a_claim_is_shown_with_all_that_was_said(book: Book) -> None:
    shown = queries.show_claim(book.connection, book.claim_ids["holds"][:6].upper())
    assert shown.claim.standing is Standing.CONTESTED
    assert [(each.status, each.outlet) for each in shown.mentions[:2]] == [
        (Status.ASSERTED, "La Gazette"),
        (Status.DENIED, "The Courier"),
    ]
    first, second = shown.mentions[:2]
    assert first.before == ""
    assert first.evidence == "Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin."
    assert first.after == " « Il n'y a aucun risque. »"  # its paragraph, no more
    assert [source.name for source in first.sources] == ["Inès Carmin"]
    assert (second.sources[0].role, second.sources[0].through) == ("mayor", ("The Courier",))
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.SAME)
    assert shown.rivals == ()


@pytest.mark.parametrize(("name", "other"), [("forty", "sixty-five"), ("sixty-five", "forty")])
def test_a_claim_is_shown_with_what_contradicts_it(book: Book, name: str, other: str) -> None:
    [rival] = queries.show_claim(book.connection, book.claim_ids[name]).rivals
    assert rival.claim.claim_id == book.claim_ids[other]
    assert (rival.reason_kind, rival.reasons) == ("amount", ("amount: 65 against 40",))


def test_evidence_is_shown_between_whole_words_of_its_paragraph(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    words = " ".join(f"mot{number}" for number in range(200))
    told = Article(text=f"{words} Le fait. {words}", language=Language.FRENCH, origin="/long.txt")
    store(connection, told, [Made(claim(told, "Le fait.", evidence="Le fait."))])
    [row] = queries.list_claims(connection)
    [mention] = queries.show_claim(connection, row.claim_id).mentions
    assert mention.before + mention.evidence + mention.after in told.text
    assert 200 < len(mention.before) <= 240
    assert 200 < len(mention.after) <= 240
    assert f" {mention.before}" in told.text
    assert f"{mention.after} " in told.text


@pytest.mark.parametrize("prefix", ["zzz", "", " ", "%", "_", "0" * 17])
def test_an_id_that_no_claim_has_is_refused(book: Book, prefix: str) -> None:
    with pytest.raises(ClaimNotFound) as refused:
        queries.show_claim(book.connection, prefix)
    assert "\n" not in str(refused.value)


def test_an_id_that_could_be_several_names_them(connection: duckdb.DuckDBPyConnection) -> None:
    told = Article(text=" ".join(f"Fait {number}." for number in range(200)), language=Language.FRENCH, origin="/x")
    facts = [f"Fait {number}." for number in range(200)]
    store(connection, told, [Made(claim(told, fact, evidence=fact)) for fact in facts])
    with pytest.raises(AmbiguousClaim, match=r"'a' could be a\w{15}, .* …: give more of the id"):
        queries.show_claim(connection, "a")


def test_disputes_come_with_both_sides_latest_first(book: Book) -> None:
    rows = queries.disputes(book.connection)
    assert {row.opposition for row in rows} == {Opposition.DENIAL, Opposition.RIVAL}
    assert named(book, rows) == sorted(["holds", "forty"], key=lambda name: book.claim_ids[name])
    assert queries.disputes(book.connection, since=NOW + timedelta(hours=1)) == rows
    assert queries.disputes(book.connection, since=NOW + timedelta(hours=2)) == []


def test_what_was_contested_or_denied_since_then_is_told(book: Book) -> None:
    first = queries.newly_disputed(book.connection, NOW + timedelta(hours=1))
    assert sorted(named(book, first)) == ["forty", "holds", "sixty-five"]
    assert queries.newly_disputed(book.connection, NOW + timedelta(hours=2)) == []


def test_stances_are_told_by_claim_in_time_order(book: Book) -> None:
    holds = book.claim_ids["holds"]
    rows = queries.stances(book.connection, [holds])
    assert [(row.source_name, row.status) for row in rows[:2]] == [
        ("Inès Carmin", Status.ASSERTED),
        ("Tom Brac", Status.DENIED),
    ]
    everything = queries.stances(book.connection)
    assert [row for row in everything if row.claim_id == holds] == rows
    assert len(everything) == 9
    assert queries.stances(book.connection, []) == []


def test_sources_are_told_with_how_much_they_stand_behind(book: Book) -> None:
    rows = queries.list_sources(book.connection)
    assert len(rows) == 8
    [carmin] = queries.list_sources(book.connection, name="carmin")
    assert (carmin.asserted, carmin.denied, carmin.turned, carmin.aliases) == (1, 1, 1, ("Inès Carmin",))
    assert queries.list_sources(book.connection, name="nobody") == []
    assert {row.kind for row in rows if row.known_in} <= {SourceKind.ANONYMOUS, SourceKind.OUTLET}
    assert any(row.known_in for row in rows)


def test_doubts_are_told(book: Book) -> None:
    [doubt] = queries.review_queue(book.connection)
    assert doubt.mention_claim_id == book.claim_ids["a dam holds"]
    assert doubt.claim_id == book.claim_ids["holds"]


def test_totals_count_what_is_there(book: Book) -> None:
    held = queries.totals(book.connection)
    assert (held.articles, held.revisions, held.outlets, held.sources) == (4, 4, 3, 8)
    assert (held.mentions, held.claims, held.contested) == (9, 5, 3)
    assert (held.contradictions, held.review) == (1, 1)
    assert held.mentions_by_status == {Status.ASSERTED: 5, Status.DENIED: 2, Status.REPORTED: 2}
    assert sum(held.claims_by_standing.values()) == 5
    assert set(held.claims_by_standing) == set(Standing)
    assert held.last_stored_at == NOW + timedelta(hours=3)
    assert queries.unsaid(book.connection) == Unsaid(without_outlet=1, without_date=1)


def test_an_empty_record_answers_everything(connection: duckdb.DuckDBPyConnection) -> None:
    assert queries.list_claims(connection) == []
    assert queries.disputes(connection) == []
    assert queries.newly_disputed(connection, NOW) == []
    assert queries.list_sources(connection) == []
    assert queries.review_queue(connection) == []
    assert queries.stances(connection) == []
    held = queries.totals(connection)
    assert (held.articles, held.claims, held.first_seen_at) == (0, 0, None)


def test_a_person_who_changed_her_mind_is_in_both_lists(book: Book) -> None:
    row = queries.show_claim(book.connection, book.claim_ids["holds"]).claim
    assert CARMIN.name in row.asserted_by
    assert CARMIN.name in row.denied_by
    assert row.first_seen_at == GAZETTE.published
    assert row.last_seen_at == ECHO.published
    assert COURIER.outlet in row.outlets
