"""Whom « je » and « nous » stand for, and when nobody can tell. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language


def claims_of(text: str, language: Language = Language.FRENCH) -> dict[str, Claim]:
    """The claims of a text by their words."""
    return {c.text: c for c in extract(Article(text=text, language=language, origin="test", outlet="Le Courrier"))}


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        (
            "Le parquet a ouvert une enquête. « Nous n'avons aucun suspect », dit la porte-parole du parquet, Claire Vasseur.",
            "Le parquet n'a aucun suspect.",
            "Claire Vasseur",
        ),
        (
            "La mairie a fermé le pont. « Nous sommes satisfaits », a dit le porte-parole de la mairie, Paul Rivoire.",
            "La mairie est satisfaite.",
            "Paul Rivoire",
        ),
        ("« Je me suis caché dans la cave », a raconté Paul Rivoire.", "Paul Rivoire s’est caché dans la cave.", ""),
        (
            "« Je regrette la fermeture du port », a dit Paul Rivoire.",
            "Paul Rivoire regrette la fermeture du port.",
            "",
        ),
        ("« J'ai perdu ma maison », a raconté Paul Rivoire.", "Paul Rivoire a perdu sa maison.", ""),
        ("« J'ai vu la fumée », raconte une habitante.", "Une habitante a vu la fumée.", "une habitante"),
    ],
)
def test_a_first_person_is_exchanged_with_all_that_agrees(text: str, claim: str, source: str) -> None:
    """The pronoun, its verb, its reflexive, its possessive and its adjective."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert found[claim].stands_alone
    assert not source or found[claim].sources[0].name == source


@pytest.mark.parametrize(
    "text",
    [
        "« Nous vivons une époque difficile », a dit la directrice du musée, Claire Vasseur.",
        # a council that stands in a role only may speak for a larger body
        "« Nous restons calmes », a dit le porte-parole du Conseil de défense, Paul Rivoire.",
        # « m' » would be left behind
        "« Je sais que la mairie m'a oublié », a dit Paul Rivoire.",
    ],
)
def test_a_first_person_that_nobody_can_tell_stays(text: str) -> None:
    """A pronoun with an honest mark is better than a wrong name or half of one."""
    (claim,) = claims_of(text).values()
    assert claim.text.startswith(("Nous ", "Je "))
    assert not claim.stands_alone


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'The Harbour Board closed the bridge. The Harbour Board letter reads "we may reopen the bridge in June".',
            "The Harbour Board may reopen the bridge in June.",
        ),
        (
            'Prime Minister Jane Doe defended the government\'s record: "We want a bridge that lasts."',
            "The government wants a bridge that lasts.",
        ),
    ],
)
def test_we_of_a_letter_or_of_a_minister_is_the_body(text: str, claim: str) -> None:
    """Whose letter it is, or what the reporting clause speaks of."""
    assert claim in claims_of(text, Language.ENGLISH)
