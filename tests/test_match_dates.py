"""Dates and hours: words and the day of the article → what they may mean."""

from __future__ import annotations

from datetime import date

import pytest

from claims.comparison.dates import read_clocks, read_periods
from claims.models import Language

FR, EN = Language.FRENCH, Language.ENGLISH
DAY = date(2019, 10, 12)  # a Saturday


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("le 21 avril 2011", FR, [("2011-04-21", "2011-04-21")]),
        ("vendredi 11 octobre", FR, [("2019-10-11", "2019-10-11")]),
        ("le 1er mai", FR, [("2019-05-01", "2019-05-01")]),
        ("on Friday 11 October", EN, [("2019-10-11", "2019-10-11")]),
        ("on October 11, 2019", EN, [("2019-10-11", "2019-10-11")]),
        ("hier", FR, [("2019-10-11", "2019-10-11")]),
        ("tomorrow", EN, [("2019-10-13", "2019-10-13")]),
        ("vendredi", FR, [("2019-10-11", "2019-10-11"), ("2019-10-18", "2019-10-18")]),
        ("en 2011", FR, [("2011-01-01", "2011-12-31")]),
        ("depuis huit ans", FR, [("2011-01-01", "2011-12-31")]),
        ("en juin 2013", FR, [("2013-06-01", "2013-06-30")]),
        ("in July", EN, [("2019-07-01", "2019-07-31")]),
        ("this year", EN, [("2019-01-01", "2019-12-31")]),
        ("la nuit du mercredi 25 au jeudi 26 septembre", FR, [("2019-09-25", "2019-09-26")]),
        ("au dernier trimestre 2022", FR, [("2022-10-01", "2022-12-31")]),
        ("He may leave", EN, []),
        ("2 019 tonnes", FR, []),
    ],
)
def test_dates_count_from_the_day_of_the_article(
    text: str, language: Language, expected: list[tuple[str, str]]
) -> None:
    options = [option for period in read_periods(text, language, DAY) for option in period.options]
    assert [(start.isoformat(), end.isoformat()) for start, end in options] == expected


def test_without_a_day_a_weekday_is_kept_as_words() -> None:
    (period,) = read_periods("mardi", FR, None)
    assert period.options == ()
    assert period.words == "mardi"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("vers 2h30", 150),
        ("à 14 h", 840),
        ("at 11.36 am", 696),
        ("at 11:36", 696),
        ("à midi", 720),
        ("5 pm", 1020),
    ],
)
def test_hours(text: str, minutes: int) -> None:
    assert [clock.minutes for clock in read_clocks(text, [])] == [minutes]


def test_a_rate_is_no_hour() -> None:
    assert read_clocks("a rise of 4.30 percent", []) == []
