"""What the pages ask of the record: each mention with its sentence and cue, what edits changed, how feeds do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from claims.models import Claim, Status
from tests.pages_samples import ROAD, told
from tests.warehouse_samples import BRAC, CARMIN, ECHO, GAZETTE, NOW, Book, Made, claim
from warehouse import desk
from warehouse.connection import open_record
from warehouse.desk import AROUND, ChangeKind
from warehouse.feeds import FeedCheck, store_check
from warehouse.queries import list_claims
from warehouse.records import FeedOutcome


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield Book(connection)


def cued(made: Claim, text: str, cue: str) -> Claim:
    start = text.index(cue)
    return made.model_copy(update={"cue": cue, "cue_start": start, "cue_end": start + len(cue)})


def test_a_telling_is_a_stretch_of_the_article_with_its_cue(book: Book) -> None:
    """Here the cue stands after the evidence: the words reach to it."""
    made = cued(
        claim(GAZETTE, "Il tient.", CARMIN, evidence="Le barrage de Valmont tient bon"), GAZETTE.text, "a affirmé"
    )
    book.store(GAZETTE, Made(made), names=["it"])
    [[told]] = desk.tellings(book.connection, [book.claim_ids["it"]]).values()
    assert told.before + told.words + told.after == GAZETTE.text
    assert told.words == "Le barrage de Valmont tient bon, a affirmé"
    assert told.words[told.cue_start : told.cue_end] == "a affirmé"
    assert told.sources == ("Inès Carmin (préfète)",)


def test_a_cue_far_from_its_evidence_is_left_out(book: Book) -> None:
    far = GAZETTE.model_copy(update={"text": "Elle affirme. " + "Rien. " * 60 + "Le barrage tient."})
    book.store(
        far,
        Made(cued(claim(far, "Il tient.", CARMIN, evidence="Le barrage tient."), far.text, "affirme")),
        names=["it"],
    )
    [[told]] = desk.tellings(book.connection, [book.claim_ids["it"]]).values()
    assert (told.words, told.cue_start, len(told.before)) == ("Le barrage tient.", None, AROUND)


def test_tellings_come_in_time_order_and_say_what_is_no_longer_said(book: Book) -> None:
    book.claim_ids = told(book.connection).claim_ids
    holds, road = (book.claim_ids[name] for name in ("holds", "road"))
    by_claim = desk.tellings(book.connection, [holds, road])
    assert [each.outlet for each in by_claim[holds]][:2] == ["La Gazette", "The Courier"]
    assert [each.is_current for each in by_claim[road]] == [False]
    assert desk.tellings(book.connection, []) == {}


def test_an_edit_says_which_claims_went_and_which_came(book: Book) -> None:
    told(book.connection)
    [change] = [each for each in desk.changes(book.connection) if each.kind is ChangeKind.EDITED]
    [edit] = desk.edits(book.connection, [str(change.article_id)])
    assert (edit.found_at, edit.gone, edit.come) == (change.happened_at, (ROAD,), ("La route de Valmont est ouverte.",))


def test_changes_since_a_moment_leave_out_what_was_known_then(book: Book) -> None:
    told(book.connection)
    everything = desk.changes(book.connection)
    assert [each.happened_at for each in everything] == sorted((each.happened_at for each in everything), reverse=True)
    since = everything[len(everything) // 2].happened_at
    assert desk.changes(book.connection, since=since) == [each for each in everything if each.happened_at > since]


def test_a_look_replaces_the_one_before(book: Book) -> None:
    assert desk.last_look(book.connection) is None
    for number, person in enumerate(("Ada", "Bea")):
        desk.mark_seen(book.connection, person=person, seen_until=NOW, now=NOW + timedelta(hours=number))
    look = desk.last_look(book.connection)
    assert look is not None
    assert (look.person, look.looked_at, look.seen_until) == ("Bea", NOW + timedelta(hours=1), NOW)


def test_the_health_of_a_feed_is_its_last_look_and_what_came_in_lately(book: Book) -> None:
    looks = (
        (-30, FeedOutcome.READ, {"new_count": 5}),
        (-3, FeedOutcome.READ, {"new_count": 2, "failed_count": 1}),
        (-1, FeedOutcome.FAILED, {"message": "no answer"}),
    )
    for hours, outcome, more in looks:
        at = NOW + timedelta(hours=hours)
        check = FeedCheck.model_validate(
            {"feed_url": "https://a.example/", "checked_at": at, "outcome": outcome, **more}
        )
        store_check(book.connection, check, [])
    [health] = desk.feed_health(book.connection, since=NOW - timedelta(hours=24))
    assert (health.outcome, health.message) == (FeedOutcome.FAILED, "no answer")
    assert (health.new_count, health.failed_count, health.last_good_at) == (2, 1, NOW - timedelta(hours=3))


@pytest.mark.parametrize(
    ("latest", "each", "carried"), [(0, 0, 0), (2, 0, 0), (0, 1, 0), (0, 0, 1), (1, 2, 1), (99, 9, 9)]
)
def test_the_claims_of_the_pages_are_chosen_as_from_the_list_of_all(
    book: Book, latest: int, each: int, carried: int
) -> None:
    told(book.connection)
    everything = list_claims(book.connection)
    named = everything[-1].claim_id
    standings = {row.standing for row in everything}
    most = sorted(
        (row for row in everything if row.mention_count > 1),
        key=lambda row: (-row.corroborated_by, -row.mention_count, row.claim_id),
    )
    wanted = {
        named,
        *(row.claim_id for row in everything[:latest]),
        *(row.claim_id for one in standings for row in [row for row in everything if row.standing == one][:each]),
        *(row.claim_id for row in [row for row in most if row.contested][:carried]),
        *(row.claim_id for row in [row for row in most if not row.contested][:carried]),
    }
    found = desk.page_claims(book.connection, latest=latest, each=each, carried=carried, claim_ids=[named, "nobody's"])
    assert found == [row for row in everything if row.claim_id in wanted]


def test_claims_that_came_up_together_are_counted_together(book: Book) -> None:
    book.store(ECHO, *(Made(claim(ECHO, f"Il tient {number}.", CARMIN)) for number in range(3)))
    [voices] = desk.first_voices(book.connection)
    assert voices.claims == 3


def test_first_voices_go_by_publication(book: Book) -> None:
    book.store(ECHO, Made(claim(ECHO, "Il tient.", CARMIN)), names=["it"])
    earlier = GAZETTE.model_copy(update={"origin": "/earlier"})
    book.store(earlier, Made(claim(earlier, "Il tient.", BRAC, status=Status.DENIED), joins=book.claim_ids["it"]))
    [voices] = desk.first_voices(book.connection)
    assert voices.first_seen_at == voices.denied_at == GAZETTE.published
    assert voices.asserted_at == voices.contested_at == ECHO.published
