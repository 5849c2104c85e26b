"""No sentence that states something goes without a claim, however the parser read it. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Language


@pytest.mark.parametrize(
    "sentence",
    [
        "Le gouvernement construira aussi cinq unités de prison, à sécurité maximale, pour y transférer des détenus.",
        "Un des deux suspects, du nom d'Adrien Kermel, se serait radicalisé peu après les attentats de janvier.",
        "L'arbitre de la rencontre, M. Paul Barne, hésita à accorder l'essai aux visiteurs.",
        "Plus de 2 000 foyers restaient privés d'électricité en début de soirée.",
        "Dans l'appartement, ont été retrouvés un fusil, deux armes de poing et un sac de boulons.",
    ],
)
def test_a_whole_sentence_is_claimed(sentence: str) -> None:
    claims = extract(Article(text=sentence, language=Language.FRENCH, origin="test"))
    assert claims
    assert all(claim.text.endswith(".") for claim in claims)


@pytest.mark.parametrize(
    "fragment",
    [
        "Ont aussi été découvertes en sa possession.",
        "Rassemblement le soir même place de la République.",
        "Une belle surprise.",
    ],
)
def test_a_fragment_is_not(fragment: str) -> None:
    assert extract(Article(text=fragment, language=Language.FRENCH, origin="test")) == []
