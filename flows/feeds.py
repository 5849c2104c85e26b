"""Feeds → articles that are new or say something new, and what is remembered of each look. Knows nothing of Prefect.

::

    courtesy = Courtesy(settings)
    for feed in due(settings):
        checked = check(feed, settings, courtesy)          # network; writes nothing
        … extract, embed, match and store checked.batch …
        remember(checked, settings, failures)              # what is not remembered is fetched again: nothing is lost

A look may be killed anywhere: articles that were stored are known by their content, entries that were not remembered
are taken again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from claims.errors import GreffierError
from claims.feeds import Entry, Feed, is_feed, plain_address, read_feed
from claims.metadata import NOTHING, Metadata
from claims.models import Article, Frozen
from claims.pages import feeds_named
from claims.reading import read_text
from flows.courtesy import Courtesy
from flows.download import Download, download
from flows.errors import FetchError, PutOff
from flows.failures import Failure
from flows.fetch import ACCEPT, PAGES, TEXTS, article_in, utc_now
from flows.followed import Followed, feeds_path, pick, read_followed
from flows.settings import Settings
from flows.stages import Batch
from warehouse.connection import open_record
from warehouse.feeds import (
    EntryState,
    FeedCheck,
    FeedEntry,
    FeedHealth,
    FeedState,
    entry_states,
    feed_healths,
    feed_states,
    store_check,
)
from warehouse.ids import article_id
from warehouse.records import EntryOutcome, FeedOutcome

logger = logging.getLogger(__name__)

FEED_ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
FEED_TYPES: Final = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
)
_LONG_AGO: Final = datetime(1, 1, 1)  # noqa: DTZ001  # UTC, naive, as everywhere
_GONE: Final = frozenset((404, 410))
MOST_TRIES: Final = 5  # of a page that fails: over 10, 20, 40, 80 minutes
_FIRST_RETRY: Final = timedelta(minutes=10)
_FIRST_LOOK_AGAIN: Final = timedelta(hours=1)
_LONGEST_BACKOFF: Final = timedelta(days=1)
_LONGEST_LOOK: Final = timedelta(minutes=10)  # what is left then is for the next look


@dataclass(frozen=True)
class _Tried:
    """What trying one entry came to."""

    record: FeedEntry
    result: Article | Failure | None  # None: the page is as it was


class Checked:
    """One look at a feed: the articles that it brought, and what is to be remembered once they are stored.

    A plain class, so that Prefect does not look for futures in it (see `flows.stages.Batch`).
    """

    def __init__(self, feed: Followed, check: FeedCheck, tried: Iterable[_Tried] = ()) -> None:
        self.feed = feed
        self.check = check
        self.tried = tuple(tried)

    @property
    def articles(self) -> tuple[Article, ...]:
        """What was read, whether or not the record holds it."""
        return tuple(each.result for each in self.tried if isinstance(each.result, Article))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The feed's own failure, or those of its entries."""
        if self.check.outcome is FeedOutcome.FAILED:
            return (Failure(self.feed.url, self.check.message or "failed"),)
        return tuple(each.result for each in self.tried if isinstance(each.result, Failure))

    @property
    def batch(self) -> Batch[Article]:
        """Articles and failures, for the steps that follow."""
        return Batch(self.articles, self.failures)


def followed(settings: Settings) -> tuple[Followed, ...]:
    """The feeds that are followed, in the order of ``feeds.toml``."""
    return read_followed(feeds_path(settings.db))


def chosen(settings: Settings, which: Sequence[str]) -> list[Followed]:
    """The feeds with these names or addresses; all that are not paused where none is given. BadFeeds for others."""
    feeds = followed(settings)
    if not which:
        return [feed for feed in feeds if not feed.paused]
    return [pick(feeds, each, feeds_path(settings.db))[1] for each in which]


class Health(Frozen):
    """A feed that is followed, and how it is doing; ``seen`` is None where it was never looked at."""

    feed: Followed
    seen: FeedHealth | None


def healths(settings: Settings) -> list[Health]:
    """The feeds that are followed, in the order of ``feeds.toml``, and how they are doing."""
    feeds = followed(settings)
    if not feeds or not settings.db.exists():
        return [Health(feed=feed, seen=None) for feed in feeds]
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        seen = feed_healths(connection)
    return [Health(feed=feed, seen=seen.get(feed.url)) for feed in feeds]


def due(settings: Settings, *, now: datetime | None = None) -> list[Followed]:
    """The feeds that it is time to look at, the longest overdue first; those never looked at before all."""
    now = now or utc_now()
    feeds = [feed for feed in followed(settings) if not feed.paused]
    if not feeds:
        return []
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        states = feed_states(connection)
    waiting = [(_due_at(feed, states.get(feed.url)), number, feed) for number, feed in enumerate(feeds)]
    return [feed for at, _, feed in sorted(waiting, key=lambda each: each[:2]) if at <= now]


def _due_at(feed: Followed, state: FeedState | None) -> datetime:
    if state is None:
        return _LONG_AGO
    if state.not_before is not None:
        return state.not_before
    return state.checked_at if state.left_count else state.checked_at + feed.every


def check(
    feed: Followed, settings: Settings, courtesy: Courtesy | None = None, *, now: Callable[[], datetime] = utc_now
) -> Checked:
    """Look at ``feed`` and fetch what is new in it. Whatever goes wrong is in the result; nothing is written."""
    courtesy = courtesy or Courtesy(settings)
    try:
        with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
            state = feed_states(connection).get(feed.url)
    except GreffierError as error:
        return _failed(feed, None, now(), error)
    try:
        said, got = _feed(feed, state, courtesy)
    except Exception as error:  # a bug costs this feed its look, never the run
        if not isinstance(error, GreffierError):
            logger.exception("looking at %s failed", feed.url)
        return _failed(feed, state, now(), error)
    return _look(feed, (said, got), settings, courtesy, now)


def remember(checked: Checked, settings: Settings, failures: Sequence[Failure] = ()) -> None:
    """Write down that the feed was looked at. ``failures``: articles of it that later steps could not do.

    Those are tried again at a later look.
    """
    lost = {failure.place: failure.reason for failure in failures}
    entries = [
        each.record.model_copy(update={"outcome": EntryOutcome.FAILED, "message": lost[each.result.origin]})
        if isinstance(each.result, Article) and each.result.origin in lost
        else each.record
        for each in checked.tried
    ]
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        store_check(connection, checked.check, entries)


def read_address(address: str, *, settings: Settings, overrides: Metadata = NOTHING) -> list[Article | Failure]:
    """The article at an address, or all the articles of the feed that is there.

    FetchError, UnreadableArticle or UnsupportedLanguage where the address itself gives nothing; what goes wrong with
    an entry of a feed is in its place.
    """
    courtesy = Courtesy(settings)
    got = download(
        address,
        media_types=PAGES | TEXTS | FEED_TYPES,
        accept=f"{ACCEPT}, {', '.join(sorted(FEED_TYPES))}",
        allow_hosts=settings.hosts_allowed,
        agent=courtesy.agent,
    )
    if not is_feed(got.data):
        if got.media_type in FEED_TYPES:
            raise FetchError(address, f"neither a page, plain text nor a feed, but {got.media_type}")
        return [article_in(got, overrides=overrides, now=utc_now())]
    said = read_feed(got.data, place=address, url=got.url, declared=got.charset)
    feed = Followed(url=got.url, outlet=overrides.outlet, language=overrides.language)
    reader = _Reader(feed, said, settings, courtesy, utc_now)
    found: list[Article | Failure] = []
    for entry in said.entries[: settings.feed_pages]:
        tried = reader.take(_with_plain_address(entry), None)
        if tried is None:
            found.append(Failure(entry.url or address, "not fetched: its site is in trouble or asks for a pause"))
        elif tried.result is not None:
            found.append(tried.result)
    return found


# -- the feed itself


def _feed(feed: Followed, state: FeedState | None, courtesy: Courtesy) -> tuple[Feed | None, Download]:
    """What the feed says; None where it says what it said."""
    courtesy.enter(feed.url)
    try:
        got = download(
            feed.url,
            media_types=None,  # feeds come under every type: their content says what they are
            accept=FEED_ACCEPT,
            etag=state.etag if state else None,
            last_modified=state.last_modified if state else None,
            allow_hosts=courtesy.settings.hosts_allowed,
            agent=courtesy.agent,
        )
    except FetchError as error:
        courtesy.left(feed.url, error)
        raise
    courtesy.left(feed.url, None)
    if got.unchanged:
        return None, got
    if not is_feed(got.data) and (named := feeds_named(got.data, got.url)):
        raise FetchError(feed.url, f"a page, not a feed; it names {' and '.join(named[:3])}")
    return read_feed(got.data, place=feed.url, url=got.url, declared=got.charset), got


def _failed(feed: Followed, state: FeedState | None, now: datetime, error: Exception) -> Checked:
    failures = state.failures if state else 0
    wait = min(feed.every * 2 ** min(failures, 10), max(_LONGEST_BACKOFF, feed.every))
    asked = error.wait_s if isinstance(error, FetchError) else None
    if asked is not None:
        wait = max(wait, timedelta(seconds=asked))
    return Checked(
        feed,
        FeedCheck(
            feed_url=feed.url,
            checked_at=now,
            outcome=FeedOutcome.FAILED,
            http_status=error.status if isinstance(error, FetchError) else None,
            message=Failure.of(feed.url, error).reason.removeprefix(f"{feed.url}: "),
            not_before=now + wait,
        ),
    )


# -- its entries


def _look(
    feed: Followed,
    answer: tuple[Feed | None, Download],
    settings: Settings,
    courtesy: Courtesy,
    now: Callable[[], datetime],
) -> Checked:
    said, got = answer
    started = now()
    given = {entry.key: _with_plain_address(entry) for entry in said.entries} if said else {}
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        states = entry_states(
            connection,
            feed.url,
            keys=list(given),
            urls=[entry.url for entry in given.values() if entry.url],
            since=started - timedelta(days=max(settings.feed_days, 1)),
        )
    wanted = list(_wanted(feed, given, states, settings, started))
    reader = _Reader(feed, said, settings, courtesy, now)
    tried: list[_Tried] = []
    for entry, state in wanted[: settings.feed_pages]:
        if now() - started < _LONGEST_LOOK and (result := reader.take(entry, state)):
            tried.append(result)
    left = len(wanted) - len(tried)
    new = {article_id(each.result) for each in tried if isinstance(each.result, Article)}
    # While entries wait, the feed must not be answered with "unchanged".
    whole = not left and not any(each.record.outcome is EntryOutcome.FAILED for each in tried)
    return Checked(
        feed,
        FeedCheck(
            feed_url=feed.url,
            checked_at=started,
            outcome=FeedOutcome.UNCHANGED if said is None else FeedOutcome.READ,
            entry_count=len(given),
            new_count=len(new),
            failed_count=sum(isinstance(each.result, Failure) for each in tried),
            left_count=left,
            etag=got.etag if whole else None,
            last_modified=got.last_modified if whole else None,
        ),
        tried,
    )


def _with_plain_address(entry: Entry) -> Entry:
    return entry.model_copy(update={"url": plain_address(entry.url)}) if entry.url else entry


def _wanted(
    feed: Followed, given: dict[str, Entry], states: Sequence[EntryState], settings: Settings, now: datetime
) -> Iterator[tuple[Entry, EntryState | None]]:
    """The entries to be tried now, the feed's own first: new ones, changed ones, failed ones, recent ones again."""
    own = {state.last.entry_key: state for state in states if state.last.feed_url == feed.url}
    elsewhere = {state.last.url for state in states if state.last.feed_url != feed.url and state.last.url}
    seen: set[str] = set()
    for key, entry in given.items():
        state = own.get(key)
        if entry.url is not None:
            if entry.url in seen or (state is None and entry.url in elsewhere):
                continue  # two feeds, or one twice: whichever came first looks after the article
            seen.add(entry.url)
        if state is None or _is_time(state, settings, now, fingerprint=entry.fingerprint):
            yield entry, state
    for key, state in own.items():
        if key not in given and state.last.url and _is_time(state, settings, now, fingerprint=state.last.fingerprint):
            yield _remembered(state), state


def _remembered(state: EntryState) -> Entry:
    last = state.last
    return Entry(
        key=last.entry_key,
        fingerprint=last.fingerprint,
        url=last.url,
        title=last.title,
        author=last.author,
        published=last.published_at,
    )


def _is_time(state: EntryState, settings: Settings, now: datetime, *, fingerprint: str) -> bool:
    """Whether an entry that was tried is to be tried again."""
    last = state.last
    if last.outcome is EntryOutcome.FAILED:
        return now >= last.tried_at + _FIRST_RETRY * (1 << max(state.failures - 1, 0))
    if fingerprint != last.fingerprint:
        return True
    if last.outcome not in (EntryOutcome.PAGE, EntryOutcome.UNCHANGED):
        return False
    # After one hour, two, four …: most edits are made within the first day.
    age = last.tried_at - state.first_tried_at
    young = now - state.first_tried_at <= timedelta(days=settings.feed_days)
    return young and now >= last.tried_at + max(age, _FIRST_LOOK_AGAIN)


class _Reader:
    """Takes the articles of a feed's entries, one after the other."""

    def __init__(
        self, feed: Followed, said: Feed | None, settings: Settings, courtesy: Courtesy, now: Callable[[], datetime]
    ) -> None:
        self._overrides = Metadata(outlet=feed.outlet, language=feed.language)
        self._feed_url = feed.url
        self._feed_title = said.title if said else None
        self._settings = settings
        self._courtesy = courtesy
        self._now = now

    def take(self, entry: Entry, state: EntryState | None) -> _Tried | None:
        """What trying this entry came to; None where its site is left alone for now."""
        failures = state.failures if state else 0
        try:
            got = self._page(entry, state)
            if got.unchanged:
                return self._tried(entry, EntryOutcome.UNCHANGED, got=got, article=state.article_id if state else None)
            article = self._dated(entry, article_in(got, overrides=self._overrides, now=self._now()))
            return self._tried(entry, EntryOutcome.PAGE, got=got, result=article)
        except PutOff:
            return None
        except FetchError as error:
            again = error.transient and failures + 1 < MOST_TRIES
            gone = error.status in _GONE and state is not None and state.from_page
            trouble: Exception = error
        except GreffierError as error:
            again, gone, trouble = False, False, error
        except Exception as error:  # a bug costs the entry, never the feed
            logger.exception("reading %s failed", entry.url)
            again, gone, trouble = failures + 1 < MOST_TRIES, False, error
        if not again and not (state and state.from_page) and (own := self._own_text(entry, trouble)):
            return self._tried(entry, EntryOutcome.FEED, result=own)
        failure = Failure.of(entry.url or f"{self._feed_url} ({entry.title or 'untitled'})", trouble)
        outcome = EntryOutcome.FAILED if again else EntryOutcome.GONE if gone else EntryOutcome.REFUSED
        return self._tried(entry, outcome, result=failure, article=state.article_id if state else None)

    def _page(self, entry: Entry, state: EntryState | None) -> Download:
        if entry.url is None:
            raise FetchError(self._feed_url, f"the entry {entry.title or 'without a title'!r} gives no address")
        self._courtesy.enter(entry.url)
        known = state.last if state and state.from_page and state.last.fingerprint == entry.fingerprint else None
        try:
            got = download(
                entry.url,
                media_types=PAGES | TEXTS,
                accept=ACCEPT,
                etag=known.etag if known else None,
                last_modified=known.last_modified if known else None,
                allow_hosts=self._settings.hosts_allowed,
                agent=self._courtesy.agent,
            )
        except FetchError as error:
            self._courtesy.left(entry.url, error)
            raise
        self._courtesy.left(entry.url, None)
        return got

    def _dated(self, entry: Entry, article: Article) -> Article:
        """The article with what the feed says of it and the page does not; the hour, where the page has the day."""
        published = article.published
        if entry.published and (
            published is None or (published.time() == time() and abs(entry.published - published) < timedelta(hours=36))
        ):
            published = entry.published
        return article.model_copy(
            update={
                "outlet": article.outlet or self._feed_title,
                "title": article.title or entry.title,
                "author": article.author or entry.author,
                "published": published,
            }
        )

    def _own_text(self, entry: Entry, trouble: Exception) -> Article | None:
        """The article in the feed's own words, where those are all of it."""
        if not entry.is_whole:
            return None
        origin = entry.url or f"{self._feed_url}#{entry.key}"
        said = self._overrides.over(
            Metadata(
                outlet=self._feed_title,
                title=entry.title,
                author=entry.author,
                published=entry.published,
            )
        )
        try:
            article = read_text(entry.text.encode(), origin=origin, overrides=said)
        except GreffierError:
            return None
        reason = str(trouble).removeprefix(f"{entry.url}: ")
        repairs = (*article.repairs, f"the feed's text, as the page could not be read: {reason}")
        return article.model_copy(update={"repairs": repairs, "fetched": self._now()})

    def _tried(
        self,
        entry: Entry,
        outcome: EntryOutcome,
        *,
        got: Download | None = None,
        result: Article | Failure | None = None,
        article: str | None = None,
    ) -> _Tried:
        record = FeedEntry(
            feed_url=self._feed_url,
            entry_key=entry.key,
            tried_at=self._now(),
            outcome=outcome,
            url=entry.url,
            title=entry.title,
            author=entry.author,
            published_at=entry.published,
            fingerprint=entry.fingerprint,
            article_id=article_id(result) if isinstance(result, Article) else article,
            etag=got.etag if got else None,
            last_modified=got.last_modified if got else None,
            message=result.reason if isinstance(result, Failure) else None,
        )
        return _Tried(record, result)
