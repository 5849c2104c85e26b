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


@pytest.mark.parametrize(
    "sentence",
    [
        "La police évacue les manifestants de la place.",  # tagged as an infinitive
        "Cette alliance regroupe les maires de la vallée.",  # as a participle
        "La décision suscite, comme on le craignait, la controverse.",
        "La société investit massivement dans des navires.",
        "La ville rejoint les autres ports sur la liste noire.",
        "La tenante du titre dans une course à pied, capte malgré tout la troisième place.",
        "Passant la ligne, la championne savoure sa victoire.",  # as an infinitive in -re
        "Vers midi, rue du Port, une autopompe charge la foule qui se replie.",
        "Le robot munira les chercheurs de nouveaux instruments.",
        "D'autres suivront au cours de ces prochains mois.",
        "Cette dernière dispose de deux navires.",
    ],
)
def test_a_finite_verb_that_the_tagger_misses(sentence: str) -> None:
    assert sentence in {
        claim.text for claim in extract(Article(text=sentence, language=Language.FRENCH, origin="test"))
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "La motion à été acceptée par les élus.",
        "Vers midi, le trafic des trains à repris.",
        "Une voiture et un scooter on été brûlés.",
        "La finale du circuit à connu son dénouement samedi.",
    ],
)
def test_an_auxiliary_under_another_spelling(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "fragment",
    ["Une association regroupée autour de la place.", "Le prix à payer.", "Une loi dite sociale.", "La maison à côté."],
)
def test_a_participle_alone_is_no_sentence(fragment: str) -> None:
    assert _texts(fragment) == []


def test_what_everybody_knows_is_not_said_by_whom_it_is_about() -> None:
    text = "Chacun sait que le club soutient Orvel et que la ligue défile avec les maires."
    claims = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert all(source.name != "club" for claim in claims for source in claim.sources)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Le conseil du port, par la voix de son président élu Paul Orvel, a annoncé interdire l'accès à trois experts.",
            "Le conseil du port, par la voix de son président élu Paul Orvel, a annoncé interdire l'accès à trois experts.",
        ),
        (
            "Après avoir nié les faits, Paul Orvel, un ancien soldat, a hier avoué avoir volé la barque.",
            "Après avoir nié les faits, Paul Orvel, un ancien soldat, a hier avoué avoir volé la barque.",
        ),
        (
            "Aucune piste n'est exclue, même si le procureur annonce que l'erreur est privilégiée.",
            "Aucune piste n'est exclue.",
        ),
        (
            "D'autres ports comme Lorven et Varec ont également recours à des grues.",
            "D'autres ports comme Lorven et Varec ont également recours à des grues.",
        ),
    ],
)
def test_a_main_statement_beside_what_is_said(sentence: str, claim: str) -> None:
    assert claim in {found.text for found in extract(Article(text=sentence, language=Language.FRENCH, origin="test"))}


def test_what_is_explained_is_no_claim_of_its_own() -> None:
    """« expliquer P et comment Q »: Q is asked, and not stated."""
    texts = _texts("Les médias ont tenté d'expliquer leur travail et comment un tel raté avait pu se produire.")
    assert texts
    assert not any(text.startswith("Comment") for text in texts)
