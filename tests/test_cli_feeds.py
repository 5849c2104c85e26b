"""`greffier feeds`: what a person sees of the feeds that are followed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commandline import Greffier

URL = "https://gazette.example/rss"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "record.duckdb"


def test_a_feed_is_added_listed_paused_resumed_and_removed(greffier: Greffier, db: Path) -> None:
    added = greffier("feeds", "add", URL, "--outlet", "La Gazette", "--every", "30m", "--db", db)
    assert added.out == f"gazette.example will be looked at every 30m; see {db.parent / 'feeds.toml'}\n"
    assert "not looked at yet" in greffier("feeds", "list", "--db", db).out
    assert greffier("feeds", "pause", "gazette.example", "--db", db).out == "gazette.example is paused\n"
    assert "paused" in greffier("feeds", "list", "--db", db).out
    assert greffier("feeds", "resume", URL, "--db", db).out == "gazette.example is followed again\n"
    assert "what was read from it stays" in greffier("feeds", "remove", "gazette.example", "--db", db).out
    assert greffier("feeds", "list", "--db", db).out == "No feed is followed yet: greffier feeds add URL\n"


def test_the_list_is_there_for_other_programs(greffier: Greffier, db: Path) -> None:
    greffier("feeds", "add", URL, "--db", db)
    [line] = greffier("feeds", "list", "--json", "--db", db).out.splitlines()
    told = json.loads(line)
    assert told["feed"]["url"] == URL
    assert told["seen"] is None
    [row] = csv.DictReader(io.StringIO(greffier("feeds", "list", "--csv", "--db", db).out))
    assert (row["url"], row["every"], row["paused"], row["health"]) == (URL, "1h", "false", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "file:///etc/passwd"), "url: 'file:///etc/passwd' is not an http or https address"),
        (("add", URL, "--every", "soon"), "every: 'soon' is not a length of time"),
        (("pause", "x"), "no feed 'x' in"),
        (("check", "x"), "no feed 'x' in"),
    ],
)
def test_what_makes_no_sense_is_one_line(greffier: Greffier, db: Path, words: tuple[str, ...], said: str) -> None:
    ran = greffier("feeds", *words, "--db", db)
    assert ran.code == 1
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_without_feeds_there_is_nothing_to_check(greffier: Greffier, db: Path) -> None:
    assert greffier("feeds", "check", "--db", db).out == "No feed is followed yet: greffier feeds add URL\n"
