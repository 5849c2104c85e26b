"""The date beside a claim: what the words name, by the day of publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from claims.extract import extract
from claims.models import Article, Language

SUNDAY = datetime(2024, 6, 16)  # noqa: DTZ001 - the record keeps naive UTC


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Le préfet se rendra mardi à Lyon.", date(2024, 6, 18), date(2024, 6, 18)),
        ("Le préfet s'est rendu mardi à Lyon.", date(2024, 6, 11), date(2024, 6, 11)),
        ("Le préfet a quitté Lyon le 3 mars 2021.", date(2021, 3, 3), date(2021, 3, 3)),
        ("Le préfet a quitté Lyon en 2019.", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_relative_date_is_resolved_by_the_day_of_publication_and_the_tense(text: str, start: date, end: date) -> None:
    """« mardi » with a future is the next one, with a past the last one."""
    article = Article(text=text, language=Language.FRENCH, origin="test", published=SUNDAY)
    when = extract(article)[0].when
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_without_a_day_of_publication_a_weekday_has_no_date() -> None:
    """Nothing is guessed."""
    article = Article(text="Le préfet se rendra mardi à Lyon.", language=Language.FRENCH, origin="test")
    assert extract(article)[0].when is None
