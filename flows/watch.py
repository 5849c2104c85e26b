"""The flow that follows feeds: look → extract → embed → match → store, one look a feed, all at the same time.

A feed is stored as soon as it has answered: a slow one never holds up the others, neither in this run nor in the
next, which passes over a feed that is still being looked at.
"""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from flows import quiet

quiet.settle(terminal=False)

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, wait
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner

from claims.models import Article
from flows import dashboard, feeds, stages
from flows.alone import alone
from flows.announcing import announce
from flows.courtesy import Courtesy
from flows.feeds import Checked
from flows.fetch import utc_now
from flows.followed import Followed
from flows.ingest import Progress, embed, extract, match, publish, reach_server, store
from flows.naming import run_name
from flows.settings import Settings, Unasked
from flows.splitting import batches
from flows.stages import Batch, Counts
from flows.tables import counted

logger = logging.getLogger(__name__)

LOOKS_AT_ONCE: Final = 16  # they wait for the network nearly all the time
# A feed due within this is looked at now: else one that is due every hour would miss every other hourly run.
SOON: Final = timedelta(seconds=30)
_TURN_S: Final = 1.0


@flow(
    name="watch",
    flow_run_name=run_name,
    description=f"Reads what is new in the feeds. The page of its claims: /v2/artifacts/key/{dashboard.KEY}",
    persist_result=False,
    task_runner=ThreadPoolTaskRunner(max_workers=LOOKS_AT_ONCE),  # type: ignore[arg-type]  # declared for no result
)
def watch(settings: Unasked = None, only: list[str] | None = None) -> State[Counts]:
    """Look at the feeds that are due and read what is new in them into the record.

    Args:
        settings: Those of the environment, where none are given.
        only: Look at the feeds with these names or addresses instead, due or not.
    """
    settings = settings or Settings.load()
    if not feeds.followed(settings):
        return Completed(message="No feed is followed yet: greffier feeds add ADDRESS")
    with contextlib.ExitStack() as held:
        due = [
            feed
            for feed in (feeds.chosen(settings, only) if only else feeds.due(settings, now=utc_now() + SOON))
            if held.enter_context(alone(settings.db, feed.url))
        ]
        if not due:
            return Completed(message="No feed is due.")
        total = _take_in(due, settings)
    message = _in_words(due, total)
    if total.failures:
        return Completed(name="Completed with failures", message=message, data=total)
    return Completed(message=message, data=total)


def _take_in(due: Sequence[Followed], settings: Settings) -> Counts:
    """What reading these feeds came to."""
    courtesy = Courtesy(settings)
    progress = Progress(len(due), "feed")
    total, published = Counts(), 0
    for checked in _arriving([look.submit(feed, settings, courtesy) for feed in due]):
        if checked is not None:
            total += record(checked, settings)
            progress.forward(1)
        elif total.articles > published:  # the others take their time: show what there is
            publish(settings, changed=True)
            published = total.articles
    publish(settings, changed=total.articles > published)
    announce(settings)
    return total


def _arriving(looks: Sequence[PrefectFuture[Checked]]) -> Iterator[Checked | None]:
    """Each look as it is done, and None for each turn in which none was."""
    waiting = list(looks)
    while waiting:
        done, _ = wait(waiting, timeout=_TURN_S)
        yield from (each.result() for each in waiting if each in done)
        waiting = [each for each in waiting if each not in done]
        if not done:
            yield None


@task(name="look", task_run_name="look at {feed.shown}", cache_policy=NO_CACHE)
def look(feed: Followed, settings: Settings, courtesy: Courtesy) -> Checked:
    """What the feed has that is new, or why there is nothing."""
    checked = feeds.check(feed, settings, courtesy)
    found = counted(len(checked.articles), "article")
    trouble = f", {checked.failures[0]}" if checked.failures else ""
    logger.info("%s: %s to read%s", feed.shown, found, trouble)
    return checked


def record(checked: Checked, settings: Settings) -> Counts:
    """What was stored of one look."""
    fresh = stages.leave_out_known(checked.batch, settings)
    total = Counts(known=fresh.known, failures=fresh.failures)
    for together in batches(fresh.done, settings.together(len(fresh.done))):
        articles: Batch[Article] = Batch(together)
        extracted = extract(articles)
        embedded = embed(extracted, settings)
        matched = match(embedded, settings)
        total += store(matched, settings)
    feeds.remember(checked, settings, total.failures)
    return total


def _in_words(due: Sequence[Followed], total: Counts) -> str:
    stored = f"{counted(total.articles, 'article')} stored, {counted(total.claims, 'claim')}"
    failed = f", {counted(len(total.failures), 'failure')}: {total.failures[0]}" if total.failures else ""
    return f"{counted(len(due), 'feed')} looked at: {stored}{failed}"


def run(only: list[str], *, settings: Settings) -> Counts:
    """The flow as the command line runs it (see `flows.ingest.run`)."""
    reach_server()
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        counts = watch(settings=settings, only=only)
    return counts if isinstance(counts, Counts) else Counts()  # nothing where every feed is being looked at already
