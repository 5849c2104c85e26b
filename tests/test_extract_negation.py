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
