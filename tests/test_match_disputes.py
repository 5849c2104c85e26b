"""Which contradictions go into a record: those that are tied to one event and answer one question."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from claims.comparison.disputes import untied
from claims.comparison.reading import read_statements
from claims.comparison.slots import compare_readings
from claims.match import Candidate, Statement, assign
from claims.models import Language

DAY = date(2031, 5, 8)  # a Thursday


def recorded(
    one: str, other: str, *, apart: int = 0, inside: bool = False, titles: tuple[str | None, str | None] = (None, None)
) -> bool:
    """Whether the second, of an article so many days later or of the same one, is recorded as contradicting the first."""
    a = Statement(text=one, language=Language.FRENCH, day=DAY, content_hash="first", title=titles[0])
    b = Statement(
        text=other,
        language=Language.FRENCH,
        day=DAY + timedelta(days=apart),
        content_hash="first" if inside else "second",
        title=titles[1],
    )
    [placed] = assign(
        [b], ["new"], np.ones((1, 1), dtype=np.float32), [[Candidate(claim_id="old", statement=a, similarity=0.9)]]
    )
    return bool(placed.contradicts)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Le barrage de Valmont a cédé.", "Le barrage de Valmont n'a pas cédé.", 1),
        ("Le maire de Valmont a démissionné.", "Le maire de Valmont n'a pas démissionné.", 20),
        ("Le séisme de Valmont a fait 12 morts.", "Le séisme de Valmont a fait 15 morts.", 2),
        ("Valmont comptait 4 200 habitants en 2020.", "Valmont comptait 5 100 habitants en 2020.", 90),
        ("La finale de Valmont s'est jouée sans public.", "La finale de Valmont s'est jouée avec du public.", 1),
        ("L'homme arrêté à Valmont est Jean Morel.", "L'homme arrêté à Valmont n'est pas Jean Morel.", 1),
    ],
)
def test_rivals_of_one_event_are_recorded(one: str, other: str, apart: int) -> None:
    assert recorded(one, other, apart=apart)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Sept personnes ont été blessées.", "Dix-huit personnes ont été blessées.", 15),  # of two accidents
        ("Le séisme de Valmont a fait 12 morts.", "Le séisme de Valmont a fait 15 morts.", 40),
        ("Jean Morel était sénateur.", "Jean Morel ne s'est pas laissé troubler.", 1),  # two questions
        ("Jean Morel ne veut rien dire.", "Jean Morel est le ministre de l'Eau.", 1),
        ("Anna Roux est avocate.", "Anna Roux est mère de trois enfants.", 1),  # she may be both
        ("Ce jeudi, 80 écoles sont fermées.", "Ce jeudi, 20 écoles sont fermées.", 7),  # two Thursdays
        ("Vers 7 heures, à Valmont, les bacs sont à quai.", "Vers 9 heures, à Valmont, les bacs sont à quai.", 7),
        ("La Coupe Alba Junior compte sept épreuves.", "La Coupe Alba compte six épreuves.", 3),  # two cups
        ("La Norvanie n'est plus sur la liste rouge.", "La Norvanie a été retirée de la liste rouge.", 3),
        ("La finale de Valmont s'est jouée samedi.", "La finale de Valmont s'est jouée samedi sans public.", 1),
    ],
)
def test_claims_of_other_events_or_questions_are_no_rivals(one: str, other: str, apart: int) -> None:
    assert not recorded(one, other, apart=apart)


def test_an_article_that_goes_on_does_not_contradict_itself() -> None:
    closed, opened = "Le pont de Valmont a été fermé.", "Le pont de Valmont a été rouvert."
    assert not recorded(closed, opened, inside=True)
    assert not recorded("A Valmont, 4 agents ont été blessés.", "30 agents ont été blessés.", inside=True)
    assert recorded("Le pont de Valmont a cédé.", "Le pont de Valmont n'a pas cédé.", inside=True)


def test_a_weekday_that_nobody_can_place_is_no_other_time() -> None:
    """One article without a day: it tells what was said of the arrest, and that it was not him."""
    sides = (
        "Paul Brac a été arrêté à l'aéroport de Valmont en Ruritanie.",
        "L'homme arrêté vendredi à l'aéroport de Valmont, en Ruritanie, n'est pas Paul Brac.",
    )
    a, b = read_statements([(text, Language.FRENCH, None) for text in sides])
    assert not untied(a, b, compare_readings(a, b, (None, None)), inside=True)


def test_that_there_is_one_and_that_there_is_none_exclude_each_other_for_some_days() -> None:
    there, none = "Un défilé est prévu sur la place Rosa Brac.", "Aucun défilé n'est prévu sur la place Rosa Brac."
    assert recorded(there, none, apart=1)
    assert not recorded(there, none, apart=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Un blessé grave a été conduit à l'hôpital de Valmont.",
            "Aucun blessé grave n'a été admis à l'hôpital de Valmont.",
        ),
        ("Les sirops Valmont contiennent du plomb.", "Aucune trace de plomb n'est présente dans les sirops Valmont."),
    ],
)
def test_what_is_denied_within_days_of_the_same_names_is_recorded(one: str, other: str) -> None:
    assert recorded(one, other, apart=1)
    assert not recorded(one, other, apart=40)


def test_without_names_a_denial_counts_in_an_article_about_the_same() -> None:
    one, other = "Personne n'a été blessé dans la fusillade.", "Trois personnes ont été blessées dans la fusillade."
    told, again = "Fusillade devant le lycée de Valmont", "Valmont : ce que l'on sait de la fusillade du lycée"
    assert not recorded(one, other, apart=1)
    assert recorded(one, other, apart=1, titles=(told, again))
    assert not recorded(one, other, apart=1, titles=(told, "Un tireur ouvre le feu dans une gare de Torvald"))


def test_one_article_that_names_two_in_one_role_says_both() -> None:
    one, other = (
        "Le vainqueur du tournoi de Valmont est Paul Barne.",
        "Le vainqueur du tournoi de Valmont est Luc Noret.",
    )
    assert recorded(one, other)
    assert not recorded(one, other, inside=True)
