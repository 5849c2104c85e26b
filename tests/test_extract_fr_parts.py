"""What French sentences are split into: parts that say what the sentence says, and nothing else. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Language


def texts(text: str) -> set[str]:
    """What the claims of a French text say."""
    return {c.text for c in extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))}


@pytest.mark.parametrize(
    "text",
    [
        "Le Rivois finit sixième de la course à Olma, la décision finale revenant à la fédération.",
        "Le candidat a dévoilé trois de ses clients : la société Axal, la banque Odo et Cie et Fimal.",
        "La fraude a coûté dix millions d'euros à l’État, l'équivalent d'un hôpital.",
        "Plusieurs autoroutes sont bloquées, comme l'A20, l'A72, l'A48, l'A61 l'A64.",
        "Paul Rivoire avait reversé le reste à trois collaborateurs, Michel Camar, Daniel Cane et Gérard Moiss.",
        "La troisième place revient à un autre Rivois, auteur d'un exploit.",
        "Le préfet a reçu l'avocat Jean Martin, le démographe Paul Rivoire et le maire.",
    ],
)
def test_what_only_looks_like_an_apposition_stays(text: str) -> None:
    """A list, a clause with a participle, a measure, a name without its article: nobody is said to be anything."""
    assert texts(text) == {text}


@pytest.mark.parametrize(
    "text",
    [
        "Le comité est composé de la Norvège, du Pérou ainsi que du Chili.",
        "L'avenue est fermée à la circulation automobile ainsi que les accès au pont.",
        "Des alertes ont été lancées pour une vaste région, comprenant presque toute la côte ainsi que les îles du nord.",
        "Le voilier a quitté Lormont pour un périple de quatre mois et demi comptant douze escales.",
        "Les entreprises de taxis et de vélos en libre-service ont enregistré 365 000 trajets.",
        "Au moins cinq cliniques et deux écoles ont été bombardées au nord, tuant environ 50 civils.",
        "Cette année n'a pas connu de hausse, la dernière remontant à janvier 2014.",
        "Seuls les agriculteurs sont plus nombreux, passant de 16 à 21 % en dix ans.",
        "La perquisition a permis de trouver des vêtements, un passeport, un permis de conduire et une carte.",
    ],
)
def test_what_is_true_together_stays_together(text: str) -> None:
    """Members of one whole, « ainsi que » with another preposition, what a whole event caused."""
    assert texts(text) == {text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sébastien Clain remporte l'épreuve et s'écroule après la ligne.",
            {"Sébastien Clain remporte l'épreuve.", "Sébastien Clain s'écroule après la ligne."},
        ),
        (
            "Le salon s'étend sur 2 500 m2 et regroupe 550 exposants.",
            {"Le salon s'étend sur 2 500 m2.", "Le salon regroupe 550 exposants."},
        ),
        (
            "Cette étape était longue de seulement 101 km mais contenait une montée raide.",
            {"Cette étape était longue de seulement 101 km.", "Cette étape contenait une montée raide."},
        ),
        (
            "Les États-Unis et la Syldavie ont demandé une trêve.",
            {"Les États-Unis ont demandé une trêve.", "La Syldavie a demandé une trêve."},
        ),
        (
            "La pluie et le vent ont frappé la côte, ouvrant la voie à des recours.",
            {"La pluie et le vent ont frappé la côte.", "La pluie et le vent ouvraient la voie à des recours."},
        ),
        (
            "Marc Rivoire est arrivé en tête du premier tour, se qualifiant ainsi pour la finale.",
            {"Marc Rivoire est arrivé en tête du premier tour.", "Marc Rivoire se qualifiait ainsi pour la finale."},
        ),
    ],
)
def test_each_part_has_its_subject_and_nothing_of_the_other(text: str, expected: set[str]) -> None:
    """« se » is no subject and is not shared; a copula's complements stay with it; a subject keeps its number."""
    assert texts(text) == expected


def test_a_compound_noun_is_not_torn() -> None:
    """« stations-service »: both words go with the second verb."""
    assert texts("Des manifestants ont incendié neuf véhicules et vandalisé deux stations-service.") == {
        "Des manifestants ont incendié neuf véhicules.",
        "Des manifestants ont vandalisé deux stations-service.",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'enquête porte sur l'ancienneté des faits, qui ont eu lieu en 2004.", "Les faits ont eu lieu en 2004."),
        ("La police a arrêté le chauffeur du camion, qui a fui.", "Le chauffeur du camion a fui."),
        (
            "En 2012, Marc Rivoire avait gagné l'or dans trois courses, et espère un nouveau titre.",
            "Marc Rivoire espère un nouveau titre.",
        ),
    ],
)
def test_what_is_told_again_is_told_of_the_right_party_and_time(text: str, expected: str) -> None:
    """An article that « des » had swallowed, a person and not his lorry, a year that only the first clause has."""
    assert expected in texts(text)


def test_a_main_verb_is_not_taken_into_a_relative() -> None:
    """« Un homme qui pourrait être X a été arrêté »: the relative restricts, and stays."""
    text = "Un homme qui pourrait être Marc Rivoire a été arrêté ce vendredi à l'aéroport de Lormont."
    assert texts(f"{text[:-1]}, a indiqué la police écossaise.") == {text}
