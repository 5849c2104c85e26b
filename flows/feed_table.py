"""The feeds that are followed as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from flows.console import clean, plain
from flows.feeds import Health
from flows.followed import Followed, every_words
from flows.tables import counted, table
from warehouse.feeds import FeedHealth

STYLES: Final = {"well": "green", "stumbling": "yellow", "failing": "red"}
_SEEN: Final = [name for name in FeedHealth.model_fields if name != "feed_url"]
COLUMNS: Final = (*Followed.model_fields, *_SEEN)


def feed_table(healths: Sequence[Health]) -> RenderableType:
    """One row a feed: how it is called, how often it is looked at, how it is and what it brought."""
    made = table(("feed", 3), "every", ("how it is", 4), "articles", "last new (UTC)", caption=None)
    for health in healths:
        seen = health.seen
        made.add_row(
            plain(health.feed.shown),
            every_words(health.feed.every),
            in_words(health),
            f"{seen.articles_read:,}" if seen else "",
            _day(seen.last_new_at) if seen else "",
        )
    return made


def cells(health: Health) -> list[object]:
    """The same for a spreadsheet, under `COLUMNS`: the feed as it is followed, and how it was when last looked at."""
    feed = health.feed.model_dump(mode="json") | {"every": every_words(health.feed.every)}
    return [*feed.values(), *(getattr(health.seen, name) if health.seen else None for name in _SEEN)]


def in_words(health: Health) -> Text:
    """How a feed is: "well", "paused", "failing since 2024-06-18 12:00: the server answers 500" …"""
    if health.feed.paused:
        return Text("paused")
    seen = health.seen
    if seen is None:
        return Text("not looked at yet")
    words = Text(seen.health, style=STYLES.get(seen.health, ""))
    if seen.failing_since is not None:
        words.append(f" since {_day(seen.failing_since)}: {clean(seen.message or '')}", style="default")
    elif seen.entries_waiting:
        words.append(f", {counted(seen.entries_waiting, 'article')} to be tried again", style="default")
    return words


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
