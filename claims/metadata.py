"""What is known about an article's publication: from options, a sidecar file, or the page itself."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationError

from claims.decoding import without_invisible
from claims.errors import UnreadableArticle, UnsupportedLanguage
from claims.models import Frozen, Language

_LONGEST = 500  # characters of a title; longer ones are a page's mistake or malice
_SIDECAR_BYTES = 64 * 1024


def one_line(text: object) -> object:
    """Words on one line without what nobody sees, at most 500 characters; None where nothing is left."""
    if not isinstance(text, str):
        return text
    plain = text[:5000].encode("utf-8", "replace").decode()  # a lone surrogate cannot be stored
    plain = without_invisible(plain).text
    plain = "".join(" " if unicodedata.category(character) == "Cc" else character for character in plain)
    return " ".join(plain.split())[:_LONGEST].rstrip() or None


def _dated(value: object) -> object:
    """Numbers are not dates: pydantic would take 2024 for a second of 1970."""
    if isinstance(value, bool | int | float) or (isinstance(value, str) and not re.match(r"\s*\d{4}-\d\d-\d\d", value)):
        raise ValueError(f"{value!r} is not a date like 2024-06-18 or 2024-06-18T14:30:00+02:00")
    return value.strip() if isinstance(value, str) else value


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except OverflowError as error:
        raise ValueError(f"{moment} is out of range") from error


def utc_of_the_day(moment: datetime) -> datetime:
    """``moment`` in UTC, naive; only its day at midnight where UTC would put it on another day.

    The day by which an article says "yesterday" is that of its newsroom, not Greenwich's.
    """
    utc = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return utc if utc.date() == moment.date() else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001


def _short_code(value: object) -> object:
    return re.split(r"[-_]", value.strip().lower())[0] if isinstance(value, str) else value


def web_address(value: str) -> str:
    """``value``, if it is an http or https address; ValueError if not."""
    parts = urlsplit(value)  # ValueError on a malformed one
    if parts.scheme not in ("http", "https") or not parts.hostname or not value.isprintable() or " " in value:
        raise ValueError(f"{value!r} is not an http or https address")
    return value


Line = Annotated[str | None, BeforeValidator(one_line)]


class Metadata(Frozen):
    """What someone said about an article's publication. None: not said."""

    outlet: Line = None
    title: Line = None
    author: Line = None
    published: Annotated[datetime, BeforeValidator(_dated), AfterValidator(_utc)] | None = None  # UTC, naive
    language: Annotated[Language, BeforeValidator(_short_code)] | None = None
    url: Annotated[str, AfterValidator(web_address)] | None = None  # where it was published: becomes the origin

    def over(self, other: Metadata) -> Self:
        """What it says itself, and from ``other`` what it does not say."""
        said = {name: value for name, value in self if value is not None}
        return type(self).model_validate({**other.model_dump(), **said})


NOTHING = Metadata()


def sidecar_path(path: Path) -> Path:
    """Where the metadata of ``path`` may lie: the same name, ending in ``.toml``."""
    return path.with_suffix(".toml")


def read_sidecar(path: Path) -> Metadata:
    """What the sidecar file says; nothing where there is none. One line of complaint where it is
    malformed.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_SIDECAR_BYTES + 1)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror}") from error
    if len(data) > _SIDECAR_BYTES:
        raise UnreadableArticle(f"{path}: too long for a sidecar file")
    try:
        return Metadata.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            known = ", ".join(Metadata.model_fields)
            raise UnreadableArticle(f"{path}: unknown field {name!r}; it may say {known}") from error
        if name == "language":
            said = first["input"]
            raise UnsupportedLanguage(f'{path}: language {said!r}; only "fr" and "en" are read') from error
        raise UnreadableArticle(f"{path}: {name}: {first['msg'].removeprefix('Value error, ')}") from error
    except (ValueError, RecursionError) as error:  # TOML and encoding
        raise UnreadableArticle(f"{path}: not a TOML file: {str(error).splitlines()[0]}") from error
