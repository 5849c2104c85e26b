"""Who stands behind a French clause that stands beside another, behind brackets or a stray comma. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Language


def told(text: str) -> set[tuple[str, str, str]]:
    """Text, first source and status of each claim."""
    article = Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier")
    return {(claim.text, claim.sources[0].name, claim.status.value) for claim in extract(article)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Une étude de l'institut Morvane montre que les jeunes lisent moins.",
            ("Les jeunes lisent moins.", "asserted"),
        ),
        ("Le rapport a démontré que le barrage était fragile.", ("Le barrage était fragile.", "asserted")),
        ("Les données suggèrent que la nappe est épuisée.", ("La nappe est épuisée.", "reported")),
    ],
)
def test_what_a_document_shows_is_its_own(sentence: str, expected: tuple[str, str]) -> None:
    """« Une étude montre que P » is P, by the study; « suggère » passes it on."""
    found = told(sentence)
    assert {(text, status) for text, _, status in found} == {expected}
    assert all(source != "Le Courrier" for _, source, _ in found)


def test_what_a_fact_shows_stays_the_narrators() -> None:
    assert told("Cela montre que la reprise est fragile.") == {
        ("Cela montre que la reprise est fragile.", "Le Courrier", "asserted")
    }


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Le maire a ouvert deux écoles à Vernois. Le syndicat Alternance dément.", set()),
        (
            "Les pompiers de Lorven ont démenti les chiffres avancés par la presse (d'autres ont parlé de 30 blessés).",
            set(),
        ),
        (
            "Selon le procureur, Anne Loubet aurait détourné des fonds. Le groupe Varec dément.",
            {("Anne Loubet aurait détourné des fonds.", "Varec", "denied")},
        ),
    ],
)
def test_only_what_is_passed_on_or_said_is_denied_in_the_next_sentence(
    text: str, denied: set[tuple[str, str, str]]
) -> None:
    """What the narrator tells is not what « X dément » rejects, nor what stands in brackets beside it."""
    assert {claim for claim in told(text) if claim[2] == "denied"} == denied


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Selon le procureur, Anne Loubet aurait détourné 40 000 euros.",
            {("Anne Loubet aurait détourné 40 000 euros.", "procureur", "reported")},
        ),
        (
            "Au total, 4 000 emplois environ auraient disparu en 2019.",
            {("Au total, 4 000 emplois environ auraient disparu en 2019.", "Le Courrier", "reported")},
        ),
        (
            "Selon le ministre de la Culture, du Sport et de la Jeunesse, il y aurait dix blessés.",
            {("Il y aurait dix blessés.", "ministre de la Culture", "reported")},
        ),
        (
            "Paul Tarier, aurait été arrêté jeudi à Lorven.",
            {("Paul Tarier aurait été arrêté jeudi à Lorven.", "Le Courrier", "reported")},
        ),
    ],
)
def test_a_hearsay_conditional_is_seen_whatever_the_parser_makes_of_it(
    sentence: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Le directeur du port, Marc Delvaux, a souligné sur Radio Côte, que le quai resterait ouvert.",
            ("Le quai resterait ouvert.", "Marc Delvaux", "asserted"),
        ),
        (
            "« On voudrait aider les familles », tente d'expliquer la directrice de l'école aux parents.",
            ("On voudrait aider les familles.", "directrice de l'école", "asserted"),
        ),
        (
            "Il s'agit d'un accident, a expliqué jeudi la police locale dans un communiqué.",
            ("Il s'agit d'un accident.", "police locale", "asserted"),
        ),
        (
            "Selon le rapport de la Cour, alors que les villes ont créé des postes, les villages en ont supprimé.",
            ("Les villes ont créé des postes.", "rapport de la Cour", "asserted"),
        ),
        (
            "La ligne de Lorven, selon « Le Phare », fermera en mai.",
            ("La ligne de Lorven fermera en mai.", "Le Phare", "asserted"),
        ),
        (
            "Selon Radio Côte, une chaîne privée, et Le Phare, il aurait été arrêté à Lorven.",
            ("Il aurait été arrêté à Lorven.", "Radio Côte", "reported"),
        ),
        (
            "Ce groupe constitue selon plusieurs observateurs (dont Vigie) une véritable milice.",
            ("Ce groupe constitue une véritable milice.", "observateurs", "reported"),
        ),
        (
            "Les quais débordent de caisses depuis lundi, et les dockers de Lorven ont déclaré que le port fermerait.",
            ("Les quais débordent de caisses depuis lundi.", "Le Courrier", "asserted"),
        ),
        ("Rappelons enfin que le pont date de 1930.", ("Le pont date de 1930.", "Le Courrier", "asserted")),
    ],
)
def test_who_says_it_is_found_past_commas_brackets_and_settings(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_of_two_participles_both_become_verbs() -> None:
    found = told("Le camion a percuté le mur, tuant 11 personnes et faisant 44 blessés.")
    assert ("Le camion tuait 11 personnes et faisait 44 blessés.", "Le Courrier", "asserted") in found


def test_who_is_meant_by_a_cleft_is_not_the_one_before_it() -> None:
    """« C'est l'un d'eux qui a signalé que P »: « qui » names nobody, the sentence stays whole."""
    assert len(told("C'est l'un d'eux qui a signalé que la porte était ouverte.")) == 1


def test_who_rejects_a_report_does_not_deny_that_it_was_made() -> None:
    found = told("Les éleveurs ont affirmé vendredi avoir été volés par des inconnus, mais la gendarmerie a démenti.")
    assert found == {("Les éleveurs ont été volés par des inconnus.", "éleveurs", "reported")}


def test_according_in_a_relative_clause_tells_only_that_clause() -> None:
    found = told(
        "Le gouvernement a dénoncé un complot après l'attaque du port de Lorven, qui a tué 30 civils selon Varec."
    )
    assert (
        "Le gouvernement a dénoncé un complot après l'attaque du port de Lorven.",
        "Le Courrier",
        "asserted",
    ) in found


def test_for_somebody_after_but_is_an_opinion() -> None:
    found = told("Mais pour le porte-parole du syndicat Alternance, « le port n'était pas visé par les soldats ».")
    assert ("Le port n'était pas visé par les soldats.", "syndicat Alternance", "asserted") in found


def test_those_whom_is_no_report() -> None:
    """« elle se dit lasse de ceux que P »: « que » belongs to « ceux »."""
    found = told(
        "Sur son blog, où elle se dit lasse de ceux que tout amuse, Anne Loubet a affirmé que la fête était finie."
    )
    assert not any(text.startswith("Tout amuse") for text, _, _ in found)
