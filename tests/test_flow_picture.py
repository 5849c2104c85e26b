"""The picture counts each claim once, where it stood at that time, and reads on light and dark paper."""

from __future__ import annotations

from base64 import b64decode
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from flows.pages.picture import COLOURS, INK, address, counts, drawing
from warehouse.desk import FirstVoices
from warehouse.records import Standing

DAY = datetime(2031, 5, 1)  # noqa: DTZ001  # UTC, naive, as everywhere in the record
LIGHT, DARK = "#ffffff", "#1b1d22"


def day(number: int | None) -> datetime | None:
    return None if number is None else DAY + timedelta(days=number)


def voices(*, asserted: int | None = None, denied: int | None = None, contested: int | None = None) -> FirstVoices:
    return FirstVoices(first_seen_at=DAY, asserted_at=day(asserted), denied_at=day(denied), contested_at=day(contested))


@pytest.mark.parametrize(
    ("claim", "stood"),
    [
        (voices(), "reported reported reported reported"),
        (voices(asserted=0), "asserted asserted asserted asserted"),
        (voices(asserted=2), "reported reported asserted asserted"),
        (voices(denied=1, asserted=3, contested=3), "reported denied denied contested"),
        (voices(asserted=0, denied=0, contested=0), "contested contested contested contested"),
        (voices(denied=1, asserted=2), "reported denied denied denied"),
    ],
)
def test_a_claim_stands_in_one_place_at_a_time(claim: FirstVoices, stood: str) -> None:
    held = counts([claim], [DAY + timedelta(days=number) for number in range(4)])
    for number, where in enumerate(stood.split()):
        assert {standing.value: row[number] for standing, row in held.items() if row[number]} == {where: 1}


def test_before_the_first_claim_there_is_none() -> None:
    assert all(row == [0] for row in counts([voices()], [DAY - timedelta(days=1)]).values())


def test_the_drawing_is_whole_xml_that_says_in_words_what_it_shows() -> None:
    svg = drawing([voices(asserted=0), voices(denied=9), voices(asserted=0, denied=4, contested=4)])
    root = ET.fromstring(b64decode(address(svg).partition("base64,")[2]))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].text == "Contested: 0 to 1, Denied: 0 to 1, Asserted: 2 to 1, Only reported: 1 to 0"
    assert drawing([]) == ""


def test_claims_of_one_article_are_drawn_as_if_each_were_told_alone() -> None:
    both = [voices(asserted=0), voices(denied=9)]
    together = [voice.model_copy(update={"claims": 60}) for voice in both]
    assert drawing(together) == drawing(both * 60)


def test_a_record_of_one_moment_is_drawn_too() -> None:
    assert "1 May 2031" in drawing([voices(asserted=0)])


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("paper", [LIGHT, DARK])
@pytest.mark.parametrize("colour", [*COLOURS.values(), INK])
def test_every_colour_reads_on_light_and_on_dark(colour: str, paper: str) -> None:
    """3 to 1 is what WCAG asks of drawings and large or bold words."""
    light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_the_standings_are_those_of_claims() -> None:
    assert set(COLOURS) < set(Standing)
