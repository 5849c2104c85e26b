"""Feeds are looked at side by side: a slow one never holds up the others, and is not looked at twice at once."""

from __future__ import annotations

import time
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from flows.alone import alone
from flows.settings import Settings, seeds_folder
from flows.stages import Counts
from tests.website import Answer, Site, answer, serving
from warehouse.connection import open_snapshot
from warehouse.errors import RecordError

pytestmark = pytest.mark.server

RSS = {"Content-Type": "application/rss+xml"}
EMPTY = '<rss version="2.0"><channel><title>Nothing</title></channel></rss>'
PATIENCE_S = 27  # a download may take 30


def feed(site: Site, name: str) -> str:
    """A feed of one article."""
    title, *lines = (seeds_folder() / "quotidien-de-demonstration.txt").read_text(encoding="utf-8").splitlines()
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    page = f"<html lang='fr'><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    site.answers[f"/{name}"] = answer(page)
    item = f"<item><title>La visite</title><link>{site.url}/{name}</link></item>"
    return f'<rss version="2.0"><channel><title>{name}</title>{item}</channel></rss>'


def follow(record: Path, site: Site, *names: str) -> Settings:
    """Settings for a record that follows these feeds."""
    said = "".join(f'[[feed]]\nurl = "{site.url}/feed/{name}"\nname = "{name}"\n' for name in names)
    record.with_name("feeds.toml").write_text(said, encoding="utf-8")
    return Settings.load(db=record).model_copy(update={"allow_hosts": "127.0.0.1", "host_pause_s": 0.0})


def watch(settings: Settings) -> Counts:
    """What a run came to."""
    from flows.watch import watch as run  # noqa: PLC0415  # costs seconds

    counts = run(settings)
    assert isinstance(counts, Counts)
    return counts


def test_a_slow_feed_does_not_hold_up_the_others(prefect_server: None, tmp_path: Path) -> None:
    """It answers only once the other feed's claims can be read."""
    record = tmp_path / "record.duckdb"
    seen: list[int] = []

    def slow(handler: BaseHTTPRequestHandler) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not seen and time.monotonic() < deadline:
            with suppress(RecordError), open_snapshot(record) as connection:
                [(claims,)] = connection.execute("select count(*) from claim").fetchall()
                seen.extend([claims] if claims else [])
            time.sleep(0.2)
        answer(EMPTY, headers=RSS)(handler)

    slow_answer: Answer = slow
    with serving() as site:
        site.answers["/feed/slow"] = slow_answer
        site.answers["/feed/quick"] = answer(feed(site, "quick"), headers=RSS)
        # Two names of one machine: one that is slow is not asked by another run of requests meanwhile.
        settings = follow(record, site, "slow", "quick")
        said = record.with_name("feeds.toml").read_text(encoding="utf-8")
        said = said.replace(f"{site.url}/feed/slow", f"http://localhost:{site.port}/feed/slow")
        record.with_name("feeds.toml").write_text(said, encoding="utf-8")
        counts = watch(settings.model_copy(update={"allow_hosts": "127.0.0.1,localhost"}))
    assert (counts.articles, counts.failures) == (1, ())
    assert seen
    assert seen[0] > 0


def test_a_feed_that_another_run_is_looking_at_is_passed_over(prefect_server: None, tmp_path: Path) -> None:
    record = tmp_path / "record.duckdb"
    with serving() as site:
        for name in ("one", "other"):
            site.answers[f"/feed/{name}"] = answer(feed(site, name), headers=RSS)
        settings = follow(record, site, "one", "other")
        with alone(record, f"{site.url}/feed/one") as held:
            assert held
            assert watch(settings).articles == 1
        asked = [path for path, _ in site.asked]
    assert "/feed/other" in asked
    assert "/feed/one" not in asked
