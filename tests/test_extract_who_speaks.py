"""Who was told, and nobody at all, do not speak; « il » who affirms does. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language, Status


def _last(text: str) -> Claim:
    return extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))[-1]


def _names(claim: Claim) -> list[str]:
    return [source.name for source in claim.sources]


@pytest.mark.parametrize(
    "sentence",
    [
        "Il a été annoncé que le tunnel serait fermé.",
        "Il est rapporté que le tunnel a été fermé.",
        "Il avait été informé que le tunnel était fermé.",
        "La préfète Odile Garchain a été avertie que le tunnel était fermé.",
    ],
)
def test_the_subject_of_a_passive_of_saying_does_not_speak(sentence: str) -> None:
    claim = _last(f"L'opposant Yann Brodel a critiqué le maire. {sentence}")
    assert claim.text.startswith("Le tunnel")
    assert claim.status is Status.REPORTED
    assert not {"Yann Brodel", "Odile Garchain"} & set(_names(claim))


@pytest.mark.parametrize("verb", ["affirme", "pense", "s'est dit persuadé", "a déclaré", "est convaincu"])
def test_he_who_affirms_is_the_subject_before(verb: str) -> None:
    claim = _last(f"Le maire Yann Brodel a visité le pont. Il {verb} que le pont tiendra.")
    assert (claim.text, claim.status, _names(claim)) == ("Le pont tiendra.", Status.ASSERTED, ["Yann Brodel"])


def test_what_is_murmured_is_nobodys() -> None:
    assert _names(_last("Le maire Yann Brodel a visité le pont. Il se murmure que le pont va céder.")) != [
        "Yann Brodel"
    ]


@pytest.mark.parametrize(
    ("sentence", "said", "who"),
    [
        ("On apprend que deux ouvriers sont morts.", "Deux ouvriers sont morts.", "Le Courrier"),
        ("On a appris mardi que deux ouvriers étaient morts.", "Deux ouvriers étaient morts.", "Le Courrier"),
        ("On apprend que le maire Yann Brodel a dit que le pont tiendra.", "Le pont tiendra.", "Yann Brodel"),
    ],
)
def test_what_one_learns_is_told_by_the_narrator(sentence: str, said: str, who: str) -> None:
    claim = _last(f"Le pont est fermé. {sentence}")
    assert (claim.text, claim.status, _names(claim)) == (said, Status.ASSERTED, [who])


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Il est faux que la cantine ait fermé.", "Le Courrier"),
        ("Il est faux de dire que la cantine a fermé, affirme Yann Brodel.", "Yann Brodel"),
        ("Yann Brodel affirme qu'il est faux que la cantine ait fermé.", "Yann Brodel"),
        ("« Il est faux que la cantine ait fermé », a dit Yann Brodel.", "Yann Brodel"),
        ("Selon Yann Brodel, il n'est pas vrai que la cantine ait fermé.", "Yann Brodel"),
    ],
)
def test_what_is_called_false_is_denied(sentence: str, who: str) -> None:
    claim = _last(f"La rumeur court depuis lundi. {sentence}")
    assert (claim.text, claim.status, _names(claim)) == ("La cantine a fermé.", Status.DENIED, [who])


@pytest.mark.parametrize("inner", ['"La cantine rouvrira lundi"', "“La cantine rouvrira lundi”"])
def test_a_quotation_within_a_quotation(inner: str) -> None:
    claim = _last(f"« Le maire nous a dit : {inner} », raconte Odile Garchain.")
    assert claim.text.endswith("la cantine rouvrira lundi.")
    assert "»" not in claim.text
    assert _names(claim) == ["Odile Garchain"]
