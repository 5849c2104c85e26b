"""Participles between commas told apart, and verbs that look like nouns. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Language


def _texts(text: str) -> list[str]:
    claims = extract(Article(text=f"La fête est finie. {text}", language=Language.FRENCH, origin="test"))
    return [claim.text for claim in claims[1:]]


@pytest.mark.parametrize(
    ("sentence", "aside", "rest"),
    [
        ("Le pont, construit en 1900, a été fermé.", "Le pont a été construit en 1900.", "Le pont a été fermé."),
        (
            "Yann Brodel, arrêté lundi à Lorven, a été libéré.",
            "Yann Brodel a été arrêté lundi à Lorven.",
            "Yann Brodel a été libéré.",
        ),
        (
            "Le ministre, arrivé mardi à Bruxelles, a rencontré les élus.",
            "Le ministre est arrivé mardi à Bruxelles.",
            "Le ministre a rencontré les élus.",
        ),
        (
            "La société Varec, basée à Lorven, fabrique des moteurs.",
            "La société Varec est basée à Lorven.",
            "La société Varec fabrique des moteurs.",
        ),
    ],
)
def test_a_dated_participle_is_a_claim_of_its_own(sentence: str, aside: str, rest: str) -> None:
    assert set(_texts(sentence)) == {aside, rest}


@pytest.mark.parametrize(
    "sentence",
    [
        "Deux hommes, âgés de 20 et 30 ans, ont été arrêtés.",  # « deux hommes sont âgés de … » says nothing
        "Le club, dirigé par Yann Brodel, a été dissous.",  # is it still?
        "Les usines, construites en 1960 et rénovées par la région, emploient 300 personnes.",
    ],
)
def test_other_participles_stay(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le maire ferme des écoles.",
        "Le parti recrute des militants.",
        "La mairie finance le projet.",
        "Le ministre visite Lorven mardi.",
        "Le syndicat menace de bloquer le port.",
        "L'usine produit des batteries.",
    ],
)
def test_a_verb_that_is_also_a_noun(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize("fragment", ["Une ferme des environs.", "La visite de Lorven mardi."])
def test_a_noun_that_is_also_a_verb(fragment: str) -> None:
    assert _texts(fragment) == []
