"""What is negated and what is not: an opposite put into somebody's mouth is the worst that extraction can do."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Language


def texts(text: str, language: Language) -> set[str]:
    """The claims of a text."""
    return {claim.text for claim in extract(Article(text=text, language=language, origin="/g.txt", outlet="G"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le préfet demande de ne pas se déplacer et de rester chez soi.",
            {"Le préfet demande de ne pas se déplacer.", "Le préfet demande de rester chez soi."},
        ),
        (
            "Le ministre a promis de ne pas augmenter les taxes et de baisser les charges.",
            {"Le ministre a promis de ne pas augmenter les taxes.", "Le ministre a promis de baisser les charges."},
        ),
        (
            "La police demande de ne pas crier ni de courir dans la gare.",
            {"La police demande de ne pas crier.", "La police demande de ne pas courir dans la gare."},
        ),
    ],
)
def test_a_negation_is_shared_only_where_the_words_share_it(text: str, expected: set[str]) -> None:
    assert texts(text, Language.FRENCH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor of Valmont urged residents not to flee and to report the fires.",
            {
                "The mayor of Valmont urged residents not to flee.",
                "The mayor of Valmont urged residents to report the fires.",
            },
        ),
        (
            "The union decided not to strike and to resume talks on Monday.",
            {"The union decided not to strike.", "The union decided to resume talks on Monday."},
        ),
    ],
)
def test_in_english_too(text: str, expected: set[str]) -> None:
    assert texts(text, Language.ENGLISH) == expected


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim of a French text with its source and status."""
    article = Article(text=text, language=Language.FRENCH, origin="/g.txt", outlet="G")
    return {(claim.text, claim.sources[0].name, str(claim.status)) for claim in extract(article)}


def test_what_another_says_against_it_is_that_others() -> None:
    assert told("Un communiqué affirme que l'air est sain, mais la préfecture a indiqué que l'usine est fermée.") == {
        ("L'air est sain.", "communiqué", "asserted"),
        ("L'usine est fermée.", "préfecture", "asserted"),
    }
    assert told("Le maire affirme que la digue tient, mais qu'il faudra la renforcer.") == {
        ("La digue tient.", "maire", "asserted"),
        ("Il faudra la renforcer.", "maire", "asserted"),
    }


def test_a_claim_and_who_denies_it_in_one_sentence() -> None:
    assert told("Le quotidien assure que le vaccin est dangereux, mais le ministère de la Santé l'a démenti.") == {
        ("Le vaccin est dangereux.", "quotidien", "asserted"),
        ("Le vaccin est dangereux.", "ministère de la Santé", "denied"),
    }


def test_a_house_with_a_first_name_in_it_is_one_name() -> None:
    assert told("La Maison Blanche a déclaré que le pont est fermé.") == {
        ("Le pont est fermé.", "Maison Blanche", "asserted")
    }
