"""What has changed is told once, in words that an automation can pass on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from claims.models import Status
from flows.announcing import EVENTS, MOST_TOLD, announce, event, news, sentence
from flows.settings import Settings
from tests.warehouse_samples import (
    CARMIN,
    COURIER,
    ECHO,
    Book,
    Made,
    claim,
    outlet,
    person,
    tell,
    tell_courier,
    tell_gazette,
)
from warehouse.announcements import Untold, mark_told, untold
from warehouse.connection import open_record
from warehouse.snapshot import publish

LATER = datetime(2031, 5, 6)  # noqa: DTZ001  # the record's times have no zone
HOLDS = "Le barrage de Valmont tient bon."


def told_once(connection: duckdb.DuckDBPyConnection) -> list[Untold]:
    """What is new, which is told by this."""
    changes = untold(connection, EVENTS)
    mark_told(connection, changes, now=LATER)
    return changes


def test_a_change_is_told_once_however_often_articles_repeat_it(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.duckdb") as connection:
        book = Book(connection)
        tell_gazette(book)
        assert told_once(connection) == []
        tell_courier(book)
        assert sorted(change.kind for change in told_once(connection)) == ["contested", "contested", "denied"]
        book.store(
            ECHO,
            Made(claim(ECHO, HOLDS, CARMIN), joins=book.claim_ids["holds"]),
            Made(claim(ECHO, HOLDS, person("Tom Brac"), status=Status.DENIED), joins=book.claim_ids["holds"]),
        )
        assert told_once(connection) == []


def test_what_happened_before_the_record_kept_a_list_is_no_news(tmp_path: Path) -> None:
    """A record of the first layout has a past: bringing it up to date must not set off a hundred alarms."""
    with open_record(tmp_path / "record.duckdb") as connection:
        tell(connection)
        connection.execute("update schema_version set applied_at = timestamp '2040-01-01'").fetchall()
        assert untold(connection, EVENTS) == []


@pytest.fixture
def changes(tmp_path: Path) -> dict[str, list[Untold]]:
    """The changes of the samples by kind."""
    with open_record(tmp_path / "record.duckdb") as connection:
        book = tell(connection)
        later = COURIER.model_copy(update={"origin": "/7", "published": datetime(2031, 5, 9)})  # noqa: DTZ001
        seventy = claim(later, "Seventy people were moved out of Valmont on Monday.", outlet("The Courier"))
        book.store(later, Made(seventy, contradicts=(book.claim_ids["sixty-five"],), reason_kind="amount"))
        book.store(later.model_copy(update={"text": COURIER.text + " More soon."}))
        found = untold(connection, EVENTS)
    return {kind: [each for each in found if each.kind == kind] for kind in EVENTS}


def test_an_event_says_who_since_when_and_where_to_look(changes: dict[str, list[Untold]]) -> None:
    [denied] = [each for each in changes["denied"] if each.who == ("Tom Brac",)]
    made: dict[str, Any] = event(denied)
    assert made["event"] == "claim.denied"
    assert made["resource"] == {
        "prefect.resource.id": f"greffier.claim.{denied.claim_id}",
        "prefect.resource.name": HOLDS,
    }
    payload = made["payload"]
    assert payload["text"] == HOLDS
    assert payload["who"] == ["Tom Brac"]
    assert payload["since"] == denied.happened_at.isoformat(timespec="seconds") + "+00:00"
    assert payload["page"].endswith("/v2/artifacts/key/claim-status")
    assert payload["message"] == "Tom Brac denies « Le barrage de Valmont tient bon »."


def test_an_event_that_is_sent_again_is_the_same_to_prefect(changes: dict[str, list[Untold]]) -> None:
    one, other = changes["contested"]
    assert event(one)["id"] == event(one)["id"] != event(other)["id"]


def test_a_claims_own_page_is_named_where_there_is_one(changes: dict[str, list[Untold]]) -> None:
    change = changes["contested"][0]
    key = f"claim-{str(change.claim_id)[:8]}"
    assert event(change, {key})["payload"]["page"].endswith(f"/v2/artifacts/key/{key}")


def test_each_kind_of_change_has_its_sentence(changes: dict[str, list[Untold]]) -> None:
    said = {kind: sorted(sentence(each) for each in found) for kind, found in changes.items()}
    forty = "« 40 habitants de Valmont ont été évacués lundi »"
    sixty_five = "« Sixty-five people were moved out of Valmont on Monday »"
    seventy = "« Seventy people were moved out of Valmont on Monday »"
    holds = "« Le barrage de Valmont tient bon »"
    assert said == {
        "contested": [
            f"Contested: {forty} (la préfecture), against {sixty_five} (The Courier).",
            f"Contested: {holds}, asserted by Inès Carmin and L'Écho, denied by Inès Carmin and Tom Brac.",
        ],
        "denied": [f"Inès Carmin denies {holds}.", f"Tom Brac denies {holds}."],
        "turned": [f"Inès Carmin turned round and now denies {holds}."],
        "edited": ["The Courier changed the text of « Doubts over dam » after it was published."],
        "source_contradicted": [f"The Courier says two things: {seventy}, and {sixty_five}."],
    }


def test_all_that_a_run_found_is_one_event_for_a_message(changes: dict[str, list[Untold]]) -> None:
    found = [each for some in changes.values() for each in some]
    made = news(found)
    assert made["event"] == "desk.news"
    payload = made["payload"]
    assert payload["subject"] == (
        "2 newly contested, 2 newly denied, 1 turned round, 1 edited after publication, 1 contradicting themselves"
    )
    assert payload["text"].startswith("Contested: ")
    assert payload["text"].count("\n\n") == len(found)  # each on its own, then where all of it is
    assert news(found[::-1])["id"] == made["id"] != news(found[1:])["id"]
    many = news(found * 10)["payload"]["text"]
    assert many.count("\n\n") == MOST_TOLD + 1
    assert f"and {10 * len(found) - MOST_TOLD} more" in many


def test_without_a_server_that_lives_on_changes_wait_for_one(tmp_path: Path) -> None:
    """Events that a server of one run takes would never reach an automation."""
    settings = Settings.load(db=tmp_path / "record.duckdb")
    with open_record(settings.db) as connection:
        tell(connection)
    publish(settings.db)
    with temporary_settings({PREFECT_API_URL: None}):
        assert announce(settings) == 0
    with open_record(settings.db) as connection:
        assert len(untold(connection, EVENTS)) > 2
