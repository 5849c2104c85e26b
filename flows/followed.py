"""The feeds that are followed: ``feeds.toml`` beside the record, which a person may read and change.

What the commands change in it leaves the rest as the person wrote it, comments and order included.
"""

from __future__ import annotations

import os
import re
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import tomlkit
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from claims.errors import GreffierError
from claims.metadata import Line, web_address
from claims.models import Frozen, Language

FILE_NAME: Final = "feeds.toml"
EVERY: Final = "1h"
_MOST_BYTES: Final = 4 * 1024 * 1024
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}
_HEAD: Final = """\
# The feeds that greffier follows, one [[feed]] each. Change it by hand or with `greffier feeds`.
#   url       the feed's address                            (needed)
#   name      what greffier calls it
#   outlet    who publishes its articles; else what the pages say
#   language  "fr" or "en"; else what the text shows
#   every     how often to look: "15m", "1h", "1d"          (1h where nothing is said)
#   paused    true: not looked at for the time being
"""


class BadFeeds(GreffierError):  # noqa: N818
    """The list of feeds, or what was to be done with it, makes no sense. The message names file and value."""


def parse_every(said: object) -> object:
    """A length of time said as "15m", "1h" or "2d"; ValueError for anything else, and outside a minute to 30 days."""
    if not isinstance(said, str):
        return said
    found = re.fullmatch(r"\s*(\d{1,6})\s*([mhd])\s*", said)
    if found is None:
        raise ValueError(f'{said!r} is not a length of time like "15m", "1h" or "1d"')
    length = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if not timedelta(minutes=1) <= length <= timedelta(days=30):
        raise ValueError(f"{said!r} is not between 1m and 30d")
    return length


class Followed(Frozen):
    """One feed that is followed, as ``feeds.toml`` has it."""

    url: Annotated[str, AfterValidator(web_address)]
    name: Line = None
    outlet: Line = None
    language: Language | None = None
    every: Annotated[timedelta, BeforeValidator(parse_every)] = Field(default=timedelta(hours=1))
    paused: bool = False

    @property
    def shown(self) -> str:
        """What a person calls it."""
        return self.name or (urlsplit(self.url).hostname or self.url).removeprefix("www.")


def followed(**said: str | None) -> Followed:
    """A feed as options describe it; BadFeeds names what is wrong."""
    try:
        return Followed.model_validate({name: value for name, value in said.items() if value is not None})
    except ValidationError as error:
        raise BadFeeds(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"]) or "it"
    what = "unknown field" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
    return f"{name}: {what}"


def feeds_path(record: Path) -> Path:
    """Where the list of feeds lies: beside the record."""
    return record.parent / FILE_NAME


def read_followed(path: Path) -> tuple[Followed, ...]:
    """The feeds in the file, in its order; none where there is no file. BadFeeds where it makes no sense."""
    return _checked(_load(path), path)


def add(path: Path, feed: Followed) -> None:
    """Write ``feed`` at the end of the file; BadFeeds where its address or name is there already."""
    document = _load(path)
    for other in _checked(document, path):
        if other.url == feed.url:
            raise BadFeeds(f"{feed.url} is followed already, as {other.shown!r}")
        if other.shown == feed.shown:
            raise BadFeeds(f"there is a feed {feed.shown!r} already ({other.url}): give this one another --name")
    entry = tomlkit.table()
    entry["url"] = feed.url
    for name in ("name", "outlet", "language"):
        if value := getattr(feed, name):
            entry[name] = str(value)
    entry["every"] = every_words(feed.every)
    feeds = document.get("feed")
    if isinstance(feeds, AoT):
        feeds.append(entry)
    else:
        made = tomlkit.aot()
        made.append(entry)
        document["feed"] = made
    _save(path, document)


def remove(path: Path, which: str) -> Followed:
    """Take the feed called or addressed ``which`` out of the file. What the record holds of it stays."""
    document = _load(path)
    number, feed = _find(document, path, which)
    del document["feed"][number]
    if not document["feed"]:
        del document["feed"]
    _save(path, document)
    return feed


def set_paused(path: Path, which: str, *, paused: bool) -> Followed:
    """Pause the feed called or addressed ``which``, or go on with it."""
    document = _load(path)
    number, feed = _find(document, path, which)
    table: Table = document["feed"][number]
    if paused:
        table["paused"] = True
    else:
        table.pop("paused", None)
    _save(path, document)
    return feed.model_copy(update={"paused": paused})


def every_words(every: timedelta) -> str:
    """A length of time as the file has it: "90m", "2h", "1d"."""
    minutes = round(every.total_seconds() / 60)
    if minutes % 1440 == 0:
        return f"{minutes // 1440}d"
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"


def pick(feeds: tuple[Followed, ...], which: str, path: Path) -> tuple[int, Followed]:
    """The feed called or addressed ``which``, with its place in ``feeds``."""
    for number, feed in enumerate(feeds):
        if which in (feed.url, feed.shown):
            return number, feed
    known = ", ".join(feed.shown for feed in feeds) or "none"
    raise BadFeeds(f"no feed {which!r} in {path}; there are: {known}")


def _find(document: tomlkit.TOMLDocument, path: Path, which: str) -> tuple[int, Followed]:
    return pick(_checked(document, path), which, path)


def _load(path: Path) -> tomlkit.TOMLDocument:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return tomlkit.parse(_HEAD)
    except OSError as error:
        raise BadFeeds(f"{path}: {error.strerror or error}") from error
    if len(data) > _MOST_BYTES:
        raise BadFeeds(f"{path}: too long for a list of feeds")
    try:
        return tomlkit.parse(data.decode("utf-8-sig"))
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise BadFeeds(f"{path}: not a TOML file: {str(error).splitlines()[0]}") from error


def _checked(document: tomlkit.TOMLDocument, path: Path) -> tuple[Followed, ...]:
    said: dict[str, Any] = document.unwrap()
    listed = said.pop("feed", [])
    if said:
        raise BadFeeds(f"{path}: unknown field {next(iter(said))!r}; a list of feeds has only [[feed]]")
    if not isinstance(listed, list):
        raise BadFeeds(f"{path}: write [[feed]], with two brackets")
    feeds: dict[str, Followed] = {}
    for number, each in enumerate(listed, start=1):
        try:
            feed = Followed.model_validate(each)
        except ValidationError as error:
            raise BadFeeds(f"{path}: feed {number}: {_reason(error)}") from error
        if feed.url in feeds:
            raise BadFeeds(f"{path}: feed {number}: {feed.url} stands there twice")
        feeds[feed.url] = feed
    return tuple(feeds.values())


def _save(path: Path, document: tomlkit.TOMLDocument) -> None:
    """The file anew, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(tomlkit.dumps(document).encode())
            Path(part).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadFeeds(f"{path}: {error.strerror or error}") from error
