"""Whom a pronoun stands for, and when nobody can tell. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language


def claims_of(text: str, language: Language = Language.FRENCH) -> dict[str, Claim]:
    """The claims of a text by their words."""
    return {c.text: c for c in extract(Article(text=text, language=language, origin="test", outlet="Le Courrier"))}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("La police a arrêté Paul Rivoire à Nantes. Il est accusé de vol.", "Paul Rivoire est accusé de vol."),
        (
            "La police a arrêté Paul Rivoire à Nantes. Il est accusé de vol. Il risque trois ans de prison.",
            "Paul Rivoire risque trois ans de prison.",
        ),
        (
            "La course a été remportée par le marin Paul Rivoire. Ce dernier avait déjà gagné en 2015.",
            "Paul Rivoire avait déjà gagné en 2015.",
        ),
        (
            "Le chauffeur roulait avec deux grammes d'alcool par litre de sang. Ce dernier a été arrêté mardi.",
            "Le chauffeur a été arrêté mardi.",
        ),
        (
            "Le maire Paul Rivoire a salué Jean Marchetti. Ils ont visité le port.",
            "Paul Rivoire et Jean Marchetti ont visité le port.",
        ),
        (
            "Jérôme, un jeune pompier de 26 ans, a été blessé par une branche alors qu'il courait dans la forêt.",
            "Jérôme courait dans la forêt.",
        ),
        (
            "L'étoile de Belmar, ou étoile KZ 12, est une étoile lointaine. Elle brille depuis mille ans.",
            "L'étoile de Belmar brille depuis mille ans.",
        ),
        (
            "Le groupe Solveig a annoncé qu'il fermerait deux usines.",
            "Le groupe Solveig fermerait deux usines.",
        ),
        ("Les gardiens ont installé un cordon. Il sera déplacé.", "Le cordon sera déplacé."),
    ],
)
def test_a_pronoun_becomes_what_it_stands_for(text: str, claim: str) -> None:
    """The one person of the sentence before, the last one named, two persons, an apposition, a body that speaks, a thing."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "L'homme a frappé un homme qu'il ne connaissait pas. Ce dernier est à l'hôpital.",
            "Ce dernier est à l'hôpital.",
        ),
        (
            "Leur voiture a été arrêtée par des inconnus. Ils ont été emmenés dans la forêt.",
            "Ils ont été emmenés dans la forêt.",
        ),
        (
            "Claire Vasseur a été élue. Son mari avait perdu son poste en 2015. Il dirige une usine.",
            "Son mari dirige une usine.",
        ),
        ("Les pompiers ont trouvé six sacs. Trois d'entre eux sont vides.", "Trois d'entre eux sont vides."),
    ],
)
def test_an_open_reference_stays_open_and_is_marked(text: str, claim: str) -> None:
    """« Un homme » beside « l'homme », the owner of a subject, somebody's husband, a part of several."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert not found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "claim", "language"),
    [
        (
            "Le bilan s'est alourdi : il est désormais fait état de douze morts.",
            "Il est désormais fait état de douze morts.",
            Language.FRENCH,
        ),
        (
            "Claire Vasseur a été élue. Quoi qu'il en soit, la route reste fermée.",
            "Quoi qu'il en soit, la route reste fermée.",
            Language.FRENCH,
        ),
        (
            "The Harbour Union has met twice. It is the last day of the strike.",
            "It is the last day of the strike.",
            Language.ENGLISH,
        ),
    ],
)
def test_nobody_is_found_for_a_pronoun_that_stands_for_nobody(text: str, claim: str, language: Language) -> None:
    """Impersonal phrases keep their words and stand alone."""
    found = claims_of(text, language)
    assert claim in found, list(found)
    assert found[claim].stands_alone
