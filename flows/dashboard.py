"""The pages in Prefect: each an artifact at an address that stays, written anew by every run.

What has not changed is not written again, and what nobody reads any more is removed, so that artifacts do not pile up.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final
from urllib.parse import quote
from uuid import UUID

from prefect import runtime
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import (
    ArtifactCollectionFilter,
    ArtifactCollectionFilterKey,
    ArtifactFilter,
    ArtifactFilterKey,
)
from prefect.client.schemas.objects import ArtifactCollection
from prefect.client.schemas.sorting import ArtifactSort
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL

from flows import review_page
from flows.addresses import address
from flows.pages import claim, overview, sources, tables
from flows.pages.contents import Contents, load
from flows.pages.phrases import CLAIMS, CONTESTED, OVERVIEW, SOURCES, Links, claim_key
from flows.review_page import KEY as REVIEW
from flows.review_page import Form
from flows.settings import Settings
from flows.tables import counted

logger = logging.getLogger(__name__)

KEY: Final = OVERVIEW
VERSIONS: Final = 30  # of the overview: more than a day of hourly runs
_AT_ONCE: Final = 200  # the most that the server gives at a time
_LASTING: Final = frozenset({OVERVIEW, CLAIMS, CONTESTED, SOURCES, REVIEW})
_CLAIM_KEY: Final = re.compile(r"claim-[0-9a-f]{8}")


@dataclass(frozen=True)
class Artifact:
    """A page as Prefect keeps it. The page of a key shows the description, that of one version the data."""

    key: str
    type: str  # markdown or table
    data: str
    description: str


def publish(settings: Settings) -> None:
    """Write all pages from the snapshot, and remove those of claims that matter no more."""
    contents = load(settings)
    with get_client(sync_client=True) as client:
        written, removed = write(client, contents)
    pages = counted(len(contents.pages), "claim")
    logger.info("pages: %s, %s written, %d removed", pages, counted(written, "page"), removed)
    if PREFECT_API_URL.value():
        logger.info("who said what: %s", address(f"artifacts/key/{OVERVIEW}"))


def write(client: SyncPrefectClient, contents: Contents) -> tuple[int, int]:
    """Bring the server's artifacts to ``contents``; how many were written and how many removed."""
    shelf = Shelf(client)
    tables = {artifact.key: f"../artifact/{shelf.put_table(artifact)}" for artifact in table_artifacts(contents)}
    if not review_page.is_about_to_change(client):
        job = review_page.deployment_id(client, "review")
        shelf.put(form_artifact(review_page.waiting(client), open_questions=contents.totals.review, job=job))
    links = Links(
        frozenset(contents.pages),
        tables=tables,
        review=f"../key/{REVIEW}",
        seen=seen_link(review_page.deployment_id(client, "dashboard"), contents),
    )
    for artifact in page_artifacts(contents, links):
        shelf.put(artifact)
    return shelf.written, shelf.tidy()


def seen_link(job: UUID | None, contents: Contents) -> str | None:
    """Where a person says that they have read these ``contents``: the form of the job that writes the pages."""
    if job is None:
        return None
    said = json.dumps({"seen_until": contents.learnt_until.isoformat()})
    return f"{review_page.UP}deployments/deployment/{job}/run?parameters={quote(said, safe='')}"


def form_artifact(form: Form | None, *, open_questions: int, job: UUID | None = None) -> Artifact:
    """The page that leads to the form that waits."""
    return _page(REVIEW, review_page.markdown(form, open_questions=open_questions, job=job))


def table_artifacts(contents: Contents) -> Iterator[Artifact]:
    """The tables of claims."""
    for key, rows, number, name in (
        (CLAIMS, tables.claims(contents), contents.totals.claims, "Claims"),
        (CONTESTED, tables.contested(contents), tables.disputes(contents), "Contested claims"),
    ):
        of = f"the latest {len(rows):,} of {number:,}" if number > len(rows) else f"{number:,}"
        yield Artifact(key, "table", json.dumps(rows), f"{Links().page('Who said what', OVERVIEW)} · {name}: {of}")


def page_artifacts(contents: Contents, links: Links) -> Iterator[Artifact]:
    """All other pages, the overview last: when it stands, what it links to does too."""
    for claim_id, side in contents.pages.items():
        yield _page(claim_key(claim_id), claim.markdown(side, contents.against.get(claim_id, ()), links))
    yield _page(SOURCES, sources.markdown(contents, links))
    yield _page(OVERVIEW, overview.markdown(contents, links))


def _page(key: str, text: str) -> Artifact:
    return Artifact(key, "markdown", text, text)


class Shelf:
    """Our artifacts on the server. What is not put on it anew is removed by ``tidy``."""

    def __init__(self, client: SyncPrefectClient) -> None:
        self.written = 0
        self._client = client
        self._held = {each.key: each for each in _held(client)}
        self._put: set[str] = set()

    def put(self, artifact: Artifact) -> UUID:
        """Write the artifact if it says something new; its id. Of the overview earlier versions are kept."""
        self._put.add(artifact.key)
        before = self._held.get(artifact.key)
        if before and (before.data, before.description) == (artifact.data, artifact.description):
            return before.latest_id
        self.written += 1
        if before and artifact.key != OVERVIEW and _update(self._client, before.latest_id, artifact):
            return before.latest_id
        return self._client.create_artifact(_new(artifact)).id

    def put_table(self, artifact: Artifact) -> UUID:
        """The same of a table. The page of its key does not show the table itself, so that it leads there."""
        held = self._held.get(artifact.key)
        artifact_id = held.latest_id if held else self._client.create_artifact(_new(artifact)).id
        described = f"**[Open the table](../artifact/{artifact_id})** · {artifact.description}"
        artifact = replace(artifact, description=described)
        if held:
            return self.put(artifact)
        self._put.add(artifact.key)
        self.written += 1
        _update(self._client, artifact_id, artifact)
        return artifact_id

    def tidy(self) -> int:
        """Remove what nobody put here; how many."""
        gone = [old.latest_id for key, old in self._held.items() if key not in self._put | _LASTING]
        old = [*gone, *_old_versions(self._client)]
        for artifact_id in old:
            with contextlib.suppress(ObjectNotFound):  # another run was faster
                self._client.delete_artifact(artifact_id)
        return len(old)


def _update(client: SyncPrefectClient, artifact_id: UUID, artifact: Artifact) -> bool:
    """Put ``artifact`` in the place of another; False if that is gone."""
    try:
        client.update_artifact(artifact_id, ArtifactUpdate(data=artifact.data, description=artifact.description))
    except ObjectNotFound:
        return False
    return True


def _held(client: SyncPrefectClient) -> Iterator[ArtifactCollection]:
    """Our pages on the server."""
    lasting = ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(any_=sorted(_LASTING)))
    yield from client.read_latest_artifacts(artifact_filter=lasting)
    of_claims = ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(like_="claim-"))
    for offset in count(0, _AT_ONCE):
        some = client.read_latest_artifacts(artifact_filter=of_claims, limit=_AT_ONCE, offset=offset)
        yield from (each for each in some if _CLAIM_KEY.fullmatch(each.key))
        if len(some) < _AT_ONCE:
            return


def _new(artifact: Artifact) -> ArtifactCreate:
    flow_run, task_run = runtime.flow_run.id, runtime.task_run.id
    return ArtifactCreate(
        key=artifact.key,
        type=artifact.type,
        data=artifact.data,
        description=artifact.description,
        flow_run_id=UUID(flow_run) if flow_run else None,
        task_run_id=UUID(task_run) if task_run else None,
    )


def _old_versions(client: SyncPrefectClient) -> list[UUID]:
    """The overview's versions beyond the latest ones."""
    versions = client.read_artifacts(
        artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[OVERVIEW])),
        sort=ArtifactSort.CREATED_DESC,
        limit=_AT_ONCE,
    )
    return [version.id for version in versions[VERSIONS:]]
