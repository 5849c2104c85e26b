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
        "Le club Étoile Vive, fondé en 1954 et dirigé par Odile Garchain, compte 80 000 membres.",
        "Les éleveurs dits « alternatifs » réclament un fonds de soutien à la ministre.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Pour réussir, le dirigeant de « En Avant » souhaite se concentrer sur l'État et les villes.",
        "Le film « Seul sur la Lune » annonce un voyage difficile.",
        "Les rebelles, « très attristés par cette tragédie », ont proposé leur aide pour reconstruire la ville.",
    ],
)
def test_a_quoted_name_in_the_subject_is_no_speech(sentence: str) -> None:
    (claim,) = extract(Article(text=sentence, language=Language.FRENCH, origin="test", outlet="Le Courrier"))
    assert claim.text == sentence
    assert [source.name for source in claim.sources] == ["Le Courrier"]


def test_an_indefinite_apposition_ends_before_the_quotation() -> None:
    text = "Selon Julio Varga, un scientifique péruvien associé au projet, « environ 80 kg de terre seront apportés à Lima »."
    (claim,) = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert claim.text == "Environ 80 kg de terre seront apportés à Lima."
    assert [source.name for source in claim.sources] == ["Julio Varga"]


def test_two_media_answer_together() -> None:
    text = "D'après le Journal du Centre et Médiaville, le maire aurait bénéficié de sept chèques."
    (claim,) = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert [source.name for source in claim.sources] == ["Journal du Centre", "Médiaville"]


def test_whom_a_speaker_quotes_is_not_the_speaker() -> None:
    text = (
        "\"Ils nous ont dit : 'Le pont est vieux. La ville paiera les travaux'\", a expliqué Paul Rivoire, le délégué."
    )
    claims = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    paying = next(claim for claim in claims if claim.text.startswith("La ville paiera"))
    (source,) = paying.sources
    assert (source.name, paying.status) == ("unidentified speaker", "reported")
    assert source.through is not None
    assert source.through.name == "Paul Rivoire"


def test_an_aside_according_to_somebody_is_not_the_sentence() -> None:
    text = "Les élus attendent des nouvelles, mais, selon les secours, « il y a toujours de l'espoir »."
    claims = extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))
    assert {(claim.text, claim.sources[0].name) for claim in claims} >= {("Il y a toujours de l'espoir.", "secours")}


def test_the_newspaper_is_the_one_named_before() -> None:
    text = "C'est ce que Le Figaro a publié vendredi. Selon le quotidien, le suspect a été arrêté à Valmont."
    claims = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert [source.name for source in claims[-1].sources] == ["Le Figaro"]


def test_a_denial_of_the_sentence_before_is_of_what_somebody_says_there() -> None:
    text = (
        "Mise en cause dans l'affaire, la police a indiqué lundi qu'elle n'avait jamais confirmé l'information. "
        "Une version immédiatement démentie par le préfet Paul Rivoire."
    )
    denied = [c for c in extract(Article(text=text, language=Language.FRENCH, origin="test")) if c.status == "denied"]
    assert [c.text for c in denied] == ["La police n'avait jamais confirmé l'information."]
    assert [source.name for source in denied[0].sources] == ["Paul Rivoire"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La vidéo, non datée, a été publiée trois jours après que le pays a effectué un test réussi.",
            ["La vidéo, non datée, a été publiée trois jours après que le pays a effectué un test réussi."],
        ),
        (
            "La communauté a vivement critiqué l'essai de la bombe H. La ville de Valmont a annoncé des mesures.",
            ["La communauté a vivement critiqué l'essai de la bombe H.", "La ville de Valmont a annoncé des mesures."],
        ),
    ],
)
def test_what_looks_like_a_report_and_is_none(text: str, expected: list[str]) -> None:
    assert [claim.text for claim in extract(Article(text=text, language=Language.FRENCH, origin="test"))] == expected


def test_a_name_ends_before_whose_it_is() -> None:
    text = "L'avocat a réglé les deux costumes Arnol de François Vilmon. Selon Vilmon, le prix est juste."
    claims = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert [source.name for source in claims[-1].sources] == ["François Vilmon"]


def test_a_newspaper_that_somebody_spoke_to_says_nothing() -> None:
    text = "Robert Bergin, ami de longue date de François Vilmon, a reconnu auprès du journal avoir acheté des habits."
    (claim,) = extract(Article(text=text, language=Language.FRENCH, origin="test"))
    assert claim.text.endswith("acheté des habits.")
    assert [source.name for source in claim.sources] == ["Robert Bergin"]
