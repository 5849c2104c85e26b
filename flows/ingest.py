"""The flow that fills the record: read → extract → embed → match → store, a batch of articles at a time.

The tasks are thin: a name, a log line, and retries where the network is. The work is in `flows.stages`.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from flows import quiet

quiet.settle(terminal=False)

import httpx
from prefect import flow, runtime, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from claims.embed import load_encoder
from claims.errors import GreffierError
from claims.models import Article
from claims.reading import Metadata
from flows import dashboard, parties, stages, syndication
from flows.announcing import announce
from flows.errors import FetchError
from flows.failures import Failure
from flows.fanout import Later, Now, in_order, workers
from flows.feeds import read_address
from flows.naming import run_name
from flows.places import Found, find, is_address
from flows.settings import Settings, Unasked
from flows.splitting import batches
from flows.stages import Batch, Counts, Embedded, Extracted, Matched
from flows.tables import counted
from warehouse import vector_index
from warehouse.connection import open_record
from warehouse.snapshot import is_fresh
from warehouse.snapshot import publish as publish_snapshot

logger = logging.getLogger(__name__)

FETCH_RETRIES = 3


class ServerUnreachable(GreffierError):  # noqa: N818
    """The Prefect server that the user named does not answer."""


@flow(
    name="ingest",
    flow_run_name=run_name,
    description=f"Reads articles into the record. The page of its claims: /v2/artifacts/key/{dashboard.KEY}",
    persist_result=False,
)
def ingest(places: list[str], settings: Unasked = None, overrides: Metadata | None = None) -> State[Counts]:
    """Read files, folders and addresses into the record; what it holds already is passed over.

    An article that fails costs only itself: the run goes on and ends as "Completed with failures".
    """
    settings = settings or Settings.load()
    found, failures = find(places, overrides)
    progress = Progress(len(found))
    total = Counts(failures=tuple(failures))
    with workers(settings, len(found)) as spread:

        def begin(together: Sequence[Found]) -> tuple[int, Later[Batch[Embedded]]]:
            articles = read(together, overrides or Metadata(), settings)
            if not articles.done:  # known already: do not start a worker
                return len(together), Now(articles.then(()))
            extracted = spread.submit(extract, articles)
            return len(together), spread.submit(embed, extracted, settings, apart=spread.apart)

        for size, embedded in in_order(map(begin, batches(found, settings.together(len(found)))), spread.ahead):
            matched = match(embedded.result(), settings)
            total += store(matched, settings)
            progress.forward(size)
            stages.clear_away()
    publish(settings, changed=total.articles > 0)
    announce(settings)
    if total.failures:
        return Completed(name="Completed with failures", message=str(total.failures[0]), data=total)
    return Completed(data=total)


@task(name="read", cache_policy=NO_CACHE)
def read(places: Sequence[Found], overrides: Metadata, settings: Settings) -> Batch[Article]:
    """The articles of these places that the record does not hold yet; addresses are fetched side by side."""
    named = [place for place in places if isinstance(place, str)]
    given = [place for place in places if not isinstance(place, str)]  # an archive gave them already
    fetchers: TaskRunner[Any] = ThreadPoolTaskRunner()  # whatever runner the flow has: this is waiting, not work
    with fetchers as threads:
        pages = [
            threads.submit(fetch_page, {"address": place, "overrides": overrides, "settings": settings})
            for place in named
            if is_address(place)
        ]
        files = stages.read_files([Path(place) for place in named if not is_address(place)], overrides)
        fetched = [each for page in pages for each in page.result()]
        batch: Batch[Article] = Batch[Article]().then([*given, *files, *fetched])
    fresh = stages.leave_out_known(batch, settings)
    logger.info("read: %s, %d known already", counted(len(fresh.done), "new article"), fresh.known)
    return fresh


@task(
    name="fetch",
    task_run_name="fetch {address}",
    retries=FETCH_RETRIES,
    retry_delay_seconds=[2, 5, 10],
    cache_policy=NO_CACHE,
)
def fetch_page(address: str, overrides: Metadata, settings: Settings) -> list[Article | Failure]:
    """The article at an address, or those of a feed, or why not; tried again where the network may do better."""
    try:
        return read_address(address, settings=settings, overrides=overrides)
    except FetchError as error:
        if error.transient and runtime.task_run.run_count <= FETCH_RETRIES:
            raise
        return [Failure.of(address, error)]
    except GreffierError as error:
        return [Failure.of(address, error)]


@task(name="extract", cache_policy=NO_CACHE)
def extract(articles: Batch[Article]) -> Batch[Extracted]:
    """Articles to claims."""
    extracted = stages.extract(articles)
    if articles.done:
        claims = sum(len(each.claims) for each in extracted.done)
        logger.info("extract: %s", counted(claims, "claim"))
    return extracted


@task(name="embed", cache_policy=NO_CACHE)
def embed(extracted: Batch[Extracted], settings: Settings, *, apart: bool = False) -> Batch[Embedded]:
    """Claims to vectors; ``apart`` from the flow's process, to readings too."""
    if not extracted.done:  # nothing new: do not load the encoder
        return extracted.then(())
    encoder = load_encoder(settings.encoder)
    embedded = stages.embed(extracted, encoder, apart=apart)
    if apart:  # the flow's own process does so once it has stored the batch
        stages.clear_away()
    logger.info("embed: %s with %s", counted(sum(len(each.claims) for each in embedded.done), "claim"), encoder.key)
    return embedded


@task(name="match", cache_policy=NO_CACHE)
def match(embedded: Batch[Embedded], settings: Settings) -> Batch[Matched]:
    """Vectors to decisions: which claims were made before, and by which others they are contradicted."""
    matched = stages.match(embedded, settings)
    if matched.done:
        decisions = [each for article in matched.done for each in article.assignments]
        joined = sum(not each.opens for each in decisions)
        logger.info("match: %s made before, %d new", counted(joined, "claim"), len(decisions) - joined)
    return matched


@task(name="store", cache_policy=NO_CACHE)
def store(matched: Batch[Matched], settings: Settings) -> Counts:
    """Decisions into the record, each article whole or not at all."""
    counts = stages.store(matched, settings)
    if matched.done:
        logger.info("store: %s", counted(counts.articles, "article"))
    return counts


@task(name="publish", cache_policy=NO_CACHE)
def publish(settings: Settings, *, changed: bool) -> None:
    """Say which sources are one party and which texts one dispatch, replace the snapshot, write the pages from it.

    A run that was killed may have left a record newer than its snapshot, and all this undone.
    """
    changed = changed or not is_fresh(settings.db)
    if changed:
        parties.settle_new(settings.db, timeout_s=settings.lock_timeout_s)
        with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
            syndication.settle(connection)
        publish_snapshot(settings.db, timeout_s=settings.lock_timeout_s)
        vector_index.keep(settings.db)
    dashboard.publish(settings)


class Progress:
    """The share of the articles or feeds done, as Prefect's progress artifact."""

    def __init__(self, total: int, unit: str = "article") -> None:
        self._total = total
        self._unit = unit
        self._done = 0
        key = "ingest-progress" if unit == "article" else "watch-progress"
        artifact = create_progress_artifact(progress=0.0, key=key, description=self._words())
        assert isinstance(artifact, UUID)  # a coroutine only where there is an event loop
        self._artifact = artifact

    def forward(self, number: int) -> None:
        """``number`` more are done."""
        self._done += number
        update_progress_artifact(
            self._artifact, progress=100 * self._done / max(self._total, 1), description=self._words()
        )

    def _words(self) -> str:
        return f"{self._done} of {counted(self._total, self._unit)}"


def run(places: list[str], *, settings: Settings, overrides: Metadata) -> Counts:
    """The flow as the command line runs it: on the user's server where there is one, without a heartbeat.

    Prefect joins the heartbeat's thread at the end of every flow, which costs a second; at a terminal one
    sees whether the run lives.
    """
    reach_server()
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        counts = ingest(places, settings=settings, overrides=overrides)
    assert isinstance(counts, Counts)  # Prefect hands over what the state holds
    return counts


def summary(counts: Counts, settings: Settings) -> str:
    """What a run came to, and where to look, for the person at the terminal."""
    stored = f"{counted(counts.articles, 'article')} stored"
    if counts.articles:
        stored += f": {counted(counts.claims, 'claim')}, {counts.new_claims:,} of them new"
    lines = [
        stored,
        f"{counted(counts.known, 'article')} known already",
        f"{len(counts.failures):,} failed, see above",
    ]
    told = [line for line, number in zip(lines, (1, counts.known, len(counts.failures)), strict=True) if number]
    server = PREFECT_API_URL.value()
    address = server.removesuffix("/api") if server else "http://127.0.0.1:4200"
    return "\n".join(
        [
            ", ".join(told) + ".",
            f"record     {settings.db}",
            f"dashboard  greffier dashboard, or {address}/v2/artifacts/key/{dashboard.KEY}",
            *([] if server else [f"           once the server runs: {quiet.START_SERVER}"]),
        ]
    )


def reach_server() -> None:
    """Say in one line that the server which the user named does not answer, instead of many."""
    url = PREFECT_API_URL.value()
    if url is None:
        return
    try:
        httpx.get(f"{url}/health", timeout=10).raise_for_status()
    except httpx.HTTPError as error:
        raise ServerUnreachable(
            f"no Prefect server answers at {url} ({type(error).__name__}): start it with "
            "`prefect server start`, or unset PREFECT_API_URL to run without one"
        ) from error
