"""When the desk's jobs run: the file `timetable.toml` beside the record, which a person reads and changes."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, ValidationError, field_validator, model_validator

from claims.errors import GreffierError
from claims.models import Frozen

FILE_NAME: Final = "timetable.toml"

DEFAULT: Final = """\
# When the desk's jobs run. Change it as you like; `greffier serve` and `greffier deploy` read it when they start.
#
# A job takes either   every = "10m"            "30s", "15m", "1h", "2d"
#                 or   cron = "0 7 * * 1-5"     minute, hour, day of the month, month, day of the week
#                 or   nothing                  it runs only when somebody starts it

timezone = "UTC"  # of the cron lines: "Europe/Paris", "America/Montreal"

[watch]           # reads what is new in the feeds that are due: each says for itself how often (greffier feeds)
every = "10m"

[dashboard]       # writes the pages anew; watch does too, whenever it stored something
cron = "0 6 * * *"

[review]          # gathers what the software left open into a form, where there is something
cron = "0 7 * * 1-5"
at_most = 10      # questions in one form
expires = "14d"   # a form that nobody answers is withdrawn then; its questions come again in a later one

[maintenance]     # copies the record to a safe place and checks it
cron = "30 3 * * *"
"""

_LENGTH: Final = re.compile(r"(\d{1,6})\s*([smhd])")
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_NAMES: Final = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
SHORTEST: Final = timedelta(seconds=5)


class BadTimetable(GreffierError):  # noqa: N818
    """A timetable that says something we cannot use."""


def duration(said: str) -> timedelta:
    """``30s``, ``15m``, ``1h`` or ``2d`` as a length of time; ValueError for anything else."""
    found = _LENGTH.fullmatch(said.strip())
    if found is None or int(found[1]) == 0:
        raise ValueError(f'{said!r} is not a length of time like "30s", "15m", "1h" or "2d"')
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def in_words(length: timedelta) -> str:
    """``1 hour``, ``90 seconds``: in the largest unit that divides it."""
    seconds = int(length.total_seconds())
    unit, size = next((unit, size) for unit, size in _NAMES if seconds % size == 0)
    number = seconds // size
    return f"{number} {unit}{'s' if number > 1 else ''}"


Length = Annotated[timedelta, BeforeValidator(lambda value: duration(value) if isinstance(value, str) else value)]


class Schedule(Frozen):
    """When a job runs by itself: at intervals, by cron, or never."""

    every: Length | None = None
    cron: str | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.every is not None and self.cron is not None:
            raise ValueError("every and cron exclude each other")
        if self.every is not None and self.every < SHORTEST:
            raise ValueError(f"every {in_words(self.every)} is too often: {in_words(SHORTEST)} at least")
        return self

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, value: str | None) -> str | None:
        if value is not None:
            from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415  # costs a second

            try:
                CronSchedule(cron=value)
            except ValidationError:
                raise ValueError(f'{value!r} is no cron line like "30 6 * * 1-5"') from None
        return value

    def __str__(self) -> str:
        if self.every:
            return f"every {in_words(self.every)}"
        return f"by cron {self.cron}" if self.cron else "when started by hand"


class ReviewSchedule(Schedule):
    """When questions are gathered for a person, how many, and for how long they wait."""

    at_most: int = Field(default=10, ge=1, le=50)
    expires: Length = timedelta(days=14)


class Timetable(Frozen):
    """When each of the desk's jobs runs."""

    timezone: str = "UTC"
    watch: Schedule = Schedule()
    dashboard: Schedule = Schedule()
    review: ReviewSchedule = ReviewSchedule()
    maintenance: Schedule = Schedule()

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"{value!r} is no time zone: say UTC or Europe/Paris") from None
        return value


def timetable_path(record: Path) -> Path:
    """Where the timetable of ``record`` lies."""
    return record.parent / FILE_NAME


def read(record: Path) -> Timetable:
    """The timetable beside ``record``, or the usual one where there is none; BadTimetable names file and field."""
    path = timetable_path(record)
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else DEFAULT
        return Timetable.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadTimetable(f"{path}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadTimetable(f"{path}: {where}: {first['msg'].removeprefix('Value error, ')}") from error


def make_sure(record: Path) -> Path:
    """Where the timetable of ``record`` lies, written with the usual times if there was none."""
    path = timetable_path(record)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(DEFAULT)
    except FileExistsError:
        pass
    return path
