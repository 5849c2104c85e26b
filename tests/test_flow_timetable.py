"""Times are settings that a person reads and changes, and `prefect.yaml` follows from them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows import timetable
from flows.timetable import BadTimetable, Schedule, Timetable, duration, in_words
from tests.readme import ROOT


@pytest.mark.parametrize(
    ("said", "seconds", "words"),
    [
        ("30s", 30, "30 seconds"),
        ("15m", 900, "15 minutes"),
        (" 1 h ", 3600, "1 hour"),
        ("2d", 172800, "2 days"),
        ("90m", 5400, "90 minutes"),
        ("24h", 86400, "1 day"),
    ],
)
def test_a_length_of_time_is_read_and_said(said: str, seconds: int, words: str) -> None:
    assert duration(said) == timedelta(seconds=seconds)
    assert in_words(duration(said)) == words


@pytest.mark.parametrize("said", ["", "0m", "1w", "-1h", "1.5h", "hourly", "9999999s"])
def test_what_is_no_length_of_time_is_named(said: str) -> None:
    with pytest.raises(ValueError, match="not a length of time"):
        duration(said)


def test_the_usual_timetable_is_written_once_and_a_persons_stays(tmp_path: Path) -> None:
    record = tmp_path / "greffier" / "record.duckdb"
    path = timetable.make_sure(record)
    assert timetable.read(record) == Timetable(
        watch=Schedule(every=timedelta(minutes=10)),
        dashboard=Schedule(cron="0 6 * * *"),
        review=timetable.ReviewSchedule(cron="0 7 * * 1-5", at_most=10, expires=timedelta(days=14)),
        maintenance=Schedule(cron="30 3 * * *"),
    )
    path.write_text('timezone = "Europe/Paris"\n[watch]\nevery = "1h"\n', encoding="utf-8")
    timetable.make_sure(record)
    assert timetable.read(record) == Timetable(timezone="Europe/Paris", watch=Schedule(every=timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[watch]\nevery = "soon"', r"watch\.every: 'soon' is not a length of time"),
        ('[watch]\nevery = "1s"', r"watch: every 1 second is too often"),
        ('[watch]\nevery = "1h"\ncron = "0 * * * *"', "exclude each other"),
        ('[dashboard]\ncron = "at noon"', r"dashboard\.cron: 'at noon' is no cron line"),
        ('timezone = "Europe/Valmont"', "timezone: 'Europe/Valmont' is no time zone"),
        ('[feeds]\nevery = "1h"', "feeds: "),
        ("[review]\nat_most = 0", r"review\.at_most: "),
        ("watch = [", r"timetable\.toml: "),
    ],
)
def test_a_timetable_that_makes_no_sense_is_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    record = tmp_path / "record.duckdb"
    timetable.timetable_path(record).write_text(text, encoding="utf-8")
    with pytest.raises(BadTimetable, match=complaint) as raised:
        timetable.read(record)
    assert "\n" not in str(raised.value)


def jobs(said: Timetable) -> dict[str, dict[str, Any]]:
    from flows.deployments import definition  # noqa: PLC0415  # costs seconds

    content = definition(said, Path("/newsroom"), record=Path("/newsroom/greffier/record.duckdb"))
    assert content["pull"] == [{"prefect.deployments.steps.set_working_directory": {"directory": "/newsroom"}}]
    return {job["entrypoint"].rpartition(".")[2]: job for job in content["deployments"]}


def test_every_job_runs_when_the_timetable_says() -> None:
    made = jobs(
        Timetable(
            timezone="Europe/Paris", watch=Schedule(every=timedelta(hours=1)), dashboard=Schedule(cron="0 6 * * *")
        )
    )
    anchor = "2024-01-01T00:00:00+00:00"  # fixed: deploying again must not move the times
    assert made["watch"]["schedules"] == [{"interval": 3600.0, "anchor_date": anchor, "slug": "timetable"}]
    assert made["dashboard"]["schedules"] == [{"cron": "0 6 * * *", "timezone": "Europe/Paris", "slug": "timetable"}]
    assert [made[name]["schedules"] for name in ("ingest", "review", "maintenance")] == [[], [], []]


def test_nothing_piles_up_after_downtime() -> None:
    """What comes while a job is at work is cancelled; only a person's own ingest waits for nobody."""
    limits = {name: job.get("concurrency_limit") for name, job in jobs(Timetable()).items()}
    assert limits.pop("ingest") is None
    assert limits.pop("watch") == {"limit": 2, "collision_strategy": "CANCEL_NEW"}
    assert list(limits.values()) == [{"limit": 1, "collision_strategy": "CANCEL_NEW"}] * 3


def test_every_job_is_there_and_runs_on_the_record() -> None:
    from prefect.flows import load_flow_from_entrypoint  # noqa: PLC0415

    for name, job in jobs(Timetable()).items():
        assert load_flow_from_entrypoint(job["entrypoint"]).name == name
        assert job["work_pool"]["job_variables"]["env"]["GREFFIER_DB"] == "/newsroom/greffier/record.duckdb"
        assert job["work_pool"]["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] == "30"


def test_the_prefect_yaml_in_the_repository_is_what_the_usual_timetable_gives(tmp_path: Path) -> None:
    from flows.deployments import definition, text  # noqa: PLC0415

    written = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    assert written == text(definition(timetable.read(tmp_path / "record.duckdb")))
    assert len(yaml.safe_load(written)["deployments"]) == 5
