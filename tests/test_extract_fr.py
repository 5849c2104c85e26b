"""What the French extraction promises, sentence by sentence. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language, Polarity, SourceKind, Status


def claims_of(text: str) -> list[Claim]:
    """The claims of a French text by an outlet called « Le Courrier »."""
    return extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim with its sources and status."""
    return {(c.text, " + ".join(s.name for s in c.sources), str(c.status)) for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le maire de Lormont a inauguré le pont samedi.",
            {("Le maire de Lormont a inauguré le pont samedi.", "Le Courrier", "asserted")},
        ),
        (
            "La ministre Claire Vasseur a annoncé mardi que l'usine fermerait en juin.",
            {("L'usine fermerait en juin.", "Claire Vasseur", "asserted")},
        ),
        (
            "« L'usine fermera en juin », a déclaré lundi à la presse le préfet, Paul Rivoire.",
            {("L'usine fermera en juin.", "Paul Rivoire", "asserted")},
        ),
        (
            "Selon Paul Rivoire, le barrage aurait cédé dans la nuit.",
            {("Le barrage aurait cédé dans la nuit.", "Paul Rivoire", "reported")},
        ),
        (
            "Selon certaines informations, le groupe vendrait son siège.",
            {("Le groupe vendrait son siège.", "certaines informations", "reported")},
        ),
        (
            "Le groupe Delmas dément toute fuite de produits toxiques.",
            {("Toute fuite de produits toxiques.", "Delmas", "denied")},
        ),
        (
            "Le syndicat accuse la direction de cacher les chiffres.",
            {("La direction cache les chiffres.", "syndicat", "asserted")},
        ),
        (
            "Une source policière précise que trois personnes ont été blessées.",
            {("Trois personnes ont été blessées.", "Une source policière", "reported")},
        ),
        (
            "Le bateau devrait quitter le port jeudi.",
            {("Le bateau devrait quitter le port jeudi.", "Le Courrier", "reported")},
        ),
        (
            "La directrice préparait sa visite.",
            {("La directrice préparait sa visite.", "Le Courrier", "asserted")},
        ),
    ],
)
def test_a_sentence_gives_its_claim_with_source_and_status(text: str, expected: set[tuple[str, str, str]]) -> None:
    """One sentence, one claim, the right source and the right status."""
    assert told(text) == expected


def test_coordinated_predicates_are_two_claims() -> None:
    """« devrait assister … et visiter … » says two things, both announced."""
    found = told("Le président devrait assister à un concert et visiter le musée.")
    assert {text for text, _, _ in found} == {
        "Le président devrait assister à un concert.",
        "Le président devrait visiter le musée.",
    }


def test_distributive_subjects_are_two_claims_with_a_singular_verb() -> None:
    """Two named persons who each take part are two claims; one meeting of two is one."""
    apart = {c.text for c in claims_of("Paul Rivoire et Claire Vasseur participeront à la réunion.")}
    assert apart == {"Paul Rivoire participera à la réunion.", "Claire Vasseur participera à la réunion."}
    together = claims_of("Paul Rivoire et Claire Vasseur se sont rencontrés à Lyon.")
    assert len(together) == 1


def test_a_restriction_stays_with_what_it_restricts() -> None:
    """« si » and « sauf » are never split off."""
    found = claims_of("L'usine fermera si la pollution continue.")
    assert [c.text for c in found] == ["L'usine fermera si la pollution continue."]


def test_a_quotation_over_several_sentences_belongs_to_its_tag() -> None:
    """The speaker named at the end answers for every sentence of the quotation."""
    found = claims_of("« La digue tient. Les pompes fonctionnent toutes », a assuré Paul Rivoire.")
    assert {s.name for c in found for s in c.sources} == {"Paul Rivoire"}
    assert len(found) == 2


def test_short_names_become_the_fullest_name() -> None:
    """« M. Rivoire » is the Paul Rivoire of the sentence before."""
    found = claims_of("Le préfet Paul Rivoire est arrivé à Nantes. M. Rivoire visitera le port.")
    assert "Paul Rivoire visitera le port." in {c.text for c in found}


def test_a_quotation_whose_speaker_is_not_named_is_nobodys_assertion() -> None:
    """Better to abstain: an unattributed quotation is reported from an unidentified speaker."""
    found = claims_of("« Les pompes fonctionnent toutes les nuits. »")
    assert [(c.sources[0].kind, c.status) for c in found] == [(SourceKind.ANONYMOUS, Status.REPORTED)]


def test_an_unclosed_quotation_costs_its_own_paragraph_only() -> None:
    """The paragraph after an unclosed quotation is the narrator's again."""
    found = claims_of("Il a dit « la digue tient et rien ne bouge.\nLe maire a fermé le pont mercredi.")
    assert ("Le maire a fermé le pont mercredi.", "Le Courrier", "asserted") in {
        (c.text, c.sources[0].name, str(c.status)) for c in found
    }


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("L'usine ne fermera pas.", Polarity.NEGATIVE),
        ("L'usine n'emploie que dix personnes.", Polarity.POSITIVE),
        ("Aucun blessé n'est à déplorer.", Polarity.NEGATIVE),
        ("L'usine fermera.", Polarity.POSITIVE),
    ],
)
def test_polarity_is_that_of_the_claims_own_words(text: str, polarity: Polarity) -> None:
    """« ne … que » restricts and does not negate."""
    assert claims_of(text)[0].polarity is polarity


def test_headings_datelines_questions_and_credits_are_no_claims() -> None:
    """What asserts nothing gives nothing."""
    text = "Une journée difficile\nNANTES (AFP) - Le pont est fermé.\nQui a fermé le pont ?\nPhoto : P. Rivoire"
    assert [c.text for c in claims_of(text)] == ["Le pont est fermé."]


def test_glued_sentences_are_told_apart() -> None:
    """A sentence opener stuck to a lower-case letter opens a sentence."""
    found = {c.text for c in claims_of("Le maire a rencontré le député RivoireLe préfet a quitté la ville.")}
    assert "Le préfet a quitté la ville." in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Il est clair que la loi passera.",
        "Il n'est pas encore clair qui paiera.",
        "Il faut voter.",
        "Il y a deux blessés.",
    ],
)
def test_an_impersonal_pronoun_stands_for_nothing(sentence: str) -> None:
    """« il est clair que … » after a sentence about a law does not speak of the law."""
    assert sentence in {c.text for c in claims_of(f"Le projet de loi avance. {sentence}")}


def test_named_after_somebody_is_not_said_by_him() -> None:
    """« nommé d'après X » names no source."""
    found = claims_of("La loi est nommée d'après un juge, Jean Martin.")
    assert {s.kind for c in found for s in c.sources} == {SourceKind.OUTLET}


def test_what_is_added_to_a_complement_leaves_the_first_one_out() -> None:
    """« besoin d'aide …, ainsi que de nourriture » is two needs."""
    found = {c.text for c in claims_of("La ville a besoin d'aide après l'orage, ainsi que de la nourriture.")}
    assert "La ville a besoin de la nourriture." in found


def test_a_free_relative_keeps_its_pronoun() -> None:
    """« ce qui compte » has no antecedent to put in the pronoun's place."""
    assert [c.text for c in claims_of("Ce qui nous préoccupe, c'est la dette.")] == [
        "Ce qui nous préoccupe, c'est la dette."
    ]
