"""The pages in Prefect: at addresses that stay, written when they change, removed when nobody reads them any more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from flows import dashboard
from flows.dashboard import Artifact, Shelf, write
from flows.desk_pages import dashboard as desk
from flows.pages.contents import Contents, load, read
from flows.settings import Settings
from tests.pages_samples import HOLDS, told
from warehouse.connection import open_record
from warehouse.snapshot import publish

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    with open_record(tmp_path_factory.mktemp("story") / "record.duckdb") as connection:
        return read(connection, as_of=told(connection).now)


@pytest.fixture
def client(prefect_server: None) -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as made:
        for artifact in made.read_artifacts():
            made.delete_artifact(artifact.id)
        yield made


def shown(client: SyncPrefectClient) -> dict[str, str]:
    """What the server shows under each key."""
    return {each.key: each.description or "" for each in client.read_latest_artifacts(limit=200)}


def versions(client: SyncPrefectClient, key: str) -> int:
    return len(client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])), limit=200))


def put(client: SyncPrefectClient, *made: Artifact) -> tuple[int, int]:
    shelf = Shelf(client)
    for artifact in made:
        shelf.put(artifact)
    return shelf.written, shelf.tidy()


def page(key: str, text: str) -> Artifact:
    return Artifact(key, "markdown", text, text)


def test_every_page_stands_under_its_key_and_links_to_keys_that_are_there(
    client: SyncPrefectClient, story: Contents
) -> None:
    assert write(client, story) == (len(story.pages) + 5, 0)
    pages = shown(client)
    assert {"claim-status", "claims", "contested", "sources", "review"} < set(pages)
    assert all("(../key/claim-status)" in text for key, text in pages.items() if key != "claim-status")
    assert HOLDS in pages["claim-status"]
    targets = set(re.findall(r"\]\(\.\./(?:key|artifact)/([^)]*)\)", " ".join(pages.values())))
    assert targets <= {*pages, *(str(each.latest_id) for each in client.read_latest_artifacts(limit=200))}


def test_tables_are_lists_of_rows(client: SyncPrefectClient, story: Contents) -> None:
    write(client, story)
    held = {each.key: each for each in client.read_latest_artifacts(limit=200)}
    assert held["claims"].type == "table"
    assert any(row["Claim"] == HOLDS for row in json.loads(str(held["claims"].data)))
    table = f"../artifact/{held['claims'].latest_id}"  # the page of its key does not show it
    assert f"[Open the table]({table})" in (held["claims"].description or "")
    assert f"[All claims]({table})" in (held["claim-status"].description or "")


def test_a_second_look_shows_only_what_is_new(client: SyncPrefectClient, tmp_path: Path) -> None:
    """The link on the page says which page was read: what the record learnt after that stays new."""
    settings = Settings.load(db=tmp_path / "record.duckdb")
    with open_record(settings.db) as connection:
        told(connection)
    publish(settings.db)
    contents = load(settings)
    newest, *older = sorted({change.happened_at for change in contents.changes}, reverse=True)
    before = replace(contents, changes=tuple(each for each in contents.changes if each.happened_at < newest))
    link = urlsplit(str(dashboard.seen_link(UUID(int=0), before)))
    desk(settings, seen_by=" Ada ", **json.loads(parse_qs(link.query)["parameters"][0]))
    look = load(settings).look
    assert look is not None
    assert (look.person, look.seen_until) == ("Ada", older[0])
    page = shown(client)["claim-status"]
    assert "## New since Ada looked on " in page
    assert {change.happened_at for change in load(settings).news} == {newest}
    desk(settings, seen_by="Bea")
    assert "Nothing: no claim was contested, denied or taken back since Bea looked on " in shown(client)["claim-status"]


def test_what_has_not_changed_is_not_written_again(client: SyncPrefectClient, story: Contents) -> None:
    write(client, story)
    assert write(client, story) == (0, 0)


def test_a_claims_page_is_replaced_and_the_overviews_versions_stay(client: SyncPrefectClient) -> None:
    for text in ("one", "two"):
        put(client, page("claim-0123abcd", text), page("claim-status", text))
    assert shown(client) == {"claim-0123abcd": "two", "claim-status": "two"}
    assert (versions(client, "claim-0123abcd"), versions(client, "claim-status")) == (1, 2)


def test_pages_of_claims_that_matter_no_more_go_and_other_artifacts_stay(client: SyncPrefectClient) -> None:
    put(client, page("claim-0123abcd", "old"), page("claim-notes", "somebody's"), page("claim-status", "x"))
    assert put(client, page("claim-89abcdef", "new")) == (1, 1)
    assert set(shown(client)) == {"claim-89abcdef", "claim-notes", "claim-status"}


def test_versions_of_the_overview_do_not_pile_up(client: SyncPrefectClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "VERSIONS", 3)
    for number in range(5):
        put(client, page("claim-status", f"version {number}"))
    assert shown(client) == {"claim-status": "version 4"}
    assert versions(client, "claim-status") == 3
