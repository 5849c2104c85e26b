"""The flow that looks after the record: a copy to fall back on, a check of every block, small repairs."""

# ruff: noqa: E402  # Prefect reads the environment when it is imported: `settle` comes first

from __future__ import annotations

import logging
from pathlib import Path

from flows import quiet

quiet.settle(terminal=False)

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from claims.embed import load_encoder
from flows.naming import run_name
from flows.settings import Settings, Unasked
from warehouse import upkeep
from warehouse.upkeep import Health

logger = logging.getLogger(__name__)


@flow(
    name="maintenance",
    flow_run_name=run_name,
    description="Copies the record to a safe place and checks it, as `greffier doctor` does.",
    persist_result=False,
)
def maintenance(settings: Unasked = None) -> State[None]:
    """Back the record up, then examine it and mend what can be mended without touching what was read or decided."""
    settings = settings or Settings.load()
    if not settings.db.exists():
        return Completed(message=f"There is no record at {settings.db} yet.")
    tidy(settings)
    copy = back_up(settings)
    health = examine(settings)
    if not health.sound:
        repair(health, settings)
        health = examine(settings)
    if health.sound:
        return Completed(message=f"The record is sound; its copy is {copy}.")
    said = "; ".join(each.said for each in health.findings if not each.harmless)
    return Completed(name="Completed with findings", message=f"{said}. See: greffier doctor. The copy is {copy}.")


@task(name="tidy", cache_policy=NO_CACHE)
def tidy(settings: Settings) -> None:
    """Put the small files of a record that several machines share together."""
    upkeep.tidy(settings.db, timeout_s=settings.lock_timeout_s)


@task(name="back up", cache_policy=NO_CACHE)
def back_up(settings: Settings) -> Path:
    """The path of a new copy."""
    copy = upkeep.back_up(settings.db, timeout_s=settings.lock_timeout_s)
    logger.info("copied the record to %s", copy)
    return copy


@task(name="examine", cache_policy=NO_CACHE)
def examine(settings: Settings) -> Health:
    """How the record is."""
    health = upkeep.examine(settings.db, encoder=settings.encoder, timeout_s=settings.lock_timeout_s)
    for finding in health.findings:
        logger.log(logging.INFO if finding.harmless else logging.WARNING, "%s", finding.said)
    return health


@task(name="repair", cache_policy=NO_CACHE)
def repair(health: Health, settings: Settings) -> None:
    """Mend what can be."""
    lines = upkeep.repair(
        settings.db, health, encoder=lambda: load_encoder(settings.encoder), timeout_s=settings.lock_timeout_s
    )
    for line in lines:
        logger.info("%s", line)
