"""feeds.toml: what a person wrote in it stays, and what makes no sense is said in one line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows.followed import BadFeeds, add, every_words, followed, read_followed, remove, set_paused

WRITTEN = """\
# mine
[[feed]]  # the first
url = "https://one.example/rss"
outlet = "One"   # as they write it
every = "90m"

# this one is slow
[[feed]]
url = "https://two.example/rss"
name = "two"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "feeds.toml"


def written(path: Path, text: str = WRITTEN) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_no_feed_is_followed(path: Path) -> None:
    assert read_followed(path) == ()


def test_a_feed_that_is_added_is_read_back(path: Path) -> None:
    feed = followed(url="https://one.example/rss", outlet="L’Écho", every="2d", language="fr")
    add(path, feed)
    assert read_followed(path) == (feed,)
    assert path.read_text("utf-8").startswith("# The feeds that greffier follows")


def test_what_a_person_wrote_stays_where_it_was(path: Path) -> None:
    written(path)
    add(path, followed(url="https://three.example/rss"))
    set_paused(path, "two", paused=True)
    set_paused(path, "two", paused=False)
    remove(path, "three.example")
    assert path.read_text("utf-8").rstrip() == WRITTEN.rstrip()


def test_a_paused_feed_says_so_in_the_file(path: Path) -> None:
    set_paused(written(path), "https://two.example/rss", paused=True)
    assert [feed.paused for feed in read_followed(path)] == [False, True]
    assert "# this one is slow" in path.read_text("utf-8")


def test_the_last_feed_can_go_and_another_come(path: Path) -> None:
    add(path, followed(url="https://one.example/rss"))
    remove(path, "one.example")
    assert read_followed(path) == ()
    add(path, followed(url="https://two.example/rss"))
    assert [feed.shown for feed in read_followed(path)] == ["two.example"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[feed]\n", "not a TOML file"),
        ("feed = 3\n", r"write \[\[feed\]\]"),
        ("[feed]\nurl = 'https://x.example'\n", r"write \[\[feed\]\]"),
        ("colour = 'red'\n", "unknown field 'colour'"),
        ("[[feed]]\nurl = 'https://x.example'\ncolour = 'red'\n", "feed 1: colour: unknown field"),
        ("[[feed]]\nname = 'x'\n", "feed 1: url: Field required"),
        ("[[feed]]\nurl = 'file:///etc/passwd'\n", "feed 1: url: 'file:///etc/passwd' is not an http"),
        ("[[feed]]\nurl = 'https://x.example'\nevery = '5s'\n", "every: '5s' is not a length of time"),
        ("[[feed]]\nurl = 'https://x.example'\nevery = '31d'\n", "every: '31d' is not between"),
        ("[[feed]]\nurl = 'https://x.example'\nlanguage = 'de'\n", "feed 1: language"),
        ("[[feed]]\nurl = 'https://x.example'\n" * 2, "stands there twice"),
    ],
)
def test_what_makes_no_sense_is_named_with_the_file(path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFeeds, match=said) as caught:
        read_followed(written(path, text))
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_an_address_or_a_name_is_followed_once(path: Path) -> None:
    written(path)
    with pytest.raises(BadFeeds, match="followed already, as 'two'"):
        add(path, followed(url="https://two.example/rss"))
    with pytest.raises(BadFeeds, match="another --name"):
        add(path, followed(url="https://one.example/politics"))


def test_a_feed_that_is_not_there_is_answered_with_those_that_are(path: Path) -> None:
    with pytest.raises(BadFeeds, match=r"no feed 'three' in .*; there are: one.example, two"):
        remove(written(path), "three")


@pytest.mark.parametrize(("minutes", "words"), [(1, "1m"), (90, "90m"), (120, "2h"), (1440, "1d"), (36 * 60, "36h")])
def test_a_length_of_time_is_written_as_one_would(minutes: int, words: str) -> None:
    assert every_words(timedelta(minutes=minutes)) == words
