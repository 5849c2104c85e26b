"""French: what denies and what only refuses, who was told, words within words, what « elle » can be. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language, Status


def _claims(text: str, language: Language = Language.FRENCH) -> list[Claim]:
    return extract(Article(text=text, language=language, origin="test", outlet="Le Courrier"))


def _told(claims: list[Claim]) -> list[tuple[str, str, list[str]]]:
    return [(claim.text, claim.status.value, [source.name for source in claim.sources]) for claim in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministère n'a ni confirmé ni démenti la vente du dépôt.",
        "Le groupe ne confirme ni ne dément la vente du dépôt.",
        "La direction n'a voulu ni confirmer ni infirmer la vente du dépôt.",
        "Le maire conteste la décision.",
        "L'opposition a contesté les résultats du scrutin.",
        "Le tribunal a rejeté la demande du club.",
        "La commune conteste le montant de l'amende.",
    ],
)
def test_who_neither_confirms_nor_denies_and_who_opposes_a_decision_denies_nothing(sentence: str) -> None:
    [claim] = _claims(sentence)
    assert (claim.text, claim.status) == (sentence, Status.ASSERTED)
    assert [source.name for source in claim.sources] == ["Le Courrier"]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("L'avocat conteste la présence de son client sur le quai.", "La présence de son client sur le quai."),
        ("Le directeur conteste avoir reçu la lettre.", "Le directeur a reçu la lettre."),
        ("Le parquet a récusé l'existence d'un second tireur.", "Il existe un second tireur."),
    ],
)
def test_what_can_be_true_is_denied_by_who_contests_it(sentence: str, denied: str) -> None:
    [claim] = _claims(sentence)
    assert (claim.text, claim.status) == (denied, Status.DENIED)


@pytest.mark.parametrize(
    ("tag", "who", "through"),
    [
        ("a appris l'AFP de source syndicale", "source syndicale", "AFP"),
        ("a appris mardi Le Quotidien auprès de la mairie", "mairie", "Le Quotidien"),
        ("a appris mardi L'Écho du Nord de sources concordantes", "sources concordantes", "L'Écho du Nord"),
    ],
)
def test_what_a_medium_was_told_is_somebody_elses_through_it(tag: str, who: str, through: str) -> None:
    [claim] = _claims(f"L'usine fermera en juin, {tag}.")
    [source] = claim.sources
    assert (claim.text, claim.status, source.name) == ("L'usine fermera en juin.", Status.REPORTED, who)
    assert source.through is not None
    assert source.through.name == through


def test_a_medium_that_learned_and_names_nobody_answers_itself() -> None:
    told = _told(_claims("Deux hommes ont été arrêtés lundi, a appris Le Quotidien."))
    assert told == [("Deux hommes ont été arrêtés lundi.", "asserted", ["Le Quotidien"])]


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        ("Jean Morel affirme que, selon Paul Vidal, l'usine est fermée.", Language.FRENCH, "L'usine est fermée."),
        (
            "Jean Morel said that, according to Paul Vidal, the plant is closed.",
            Language.ENGLISH,
            "The plant is closed.",
        ),
    ],
)
def test_a_source_within_what_somebody_says_is_passed_on_by_them(sentence: str, language: Language, said: str) -> None:
    [claim] = _claims(sentence, language)
    [source] = claim.sources
    assert (claim.text, claim.status, source.name) == (said, Status.REPORTED, "Paul Vidal")
    assert source.through is not None
    assert source.through.name == "Jean Morel"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Les travaux devraient débuter en septembre et durer dix-huit mois.",
            ["Les travaux devraient débuter en septembre.", "Les travaux devraient durer dix-huit mois."],
        ),
        (
            "Le syndicat critique le projet et a appelé à la grève.",
            ["Le syndicat critique le projet.", "Le syndicat a appelé à la grève."],
        ),
        ("Le maire assure n'avoir été prévenu que la veille.", ["Le maire n'a été prévenu que la veille."]),
    ],
)
def test_what_a_verb_has_beside_it_stays_with_it(sentence: str, claims: list[str]) -> None:
    assert [claim.text for claim in _claims(sentence)] == claims


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Anne Roy dirige l'usine. Selon un rapport, l'usine perd de l'argent.", ["Anne Roy"]),
        ("Anne Roy dirige l'usine. Selon Paul Ferrand, l'usine perd de l'argent.", ["Anne Roy"]),
        ("Selon un rapport du Bureau, l'usine perd de l'argent.", ["unidentified speaker"]),
    ],
)
def test_she_is_no_report_and_no_man(before: str, who: list[str]) -> None:
    claim = _claims(f"{before} « Les ventes repartent dans le nord du pays », a-t-elle assuré.")[-1]
    assert [source.name for source in claim.sources] == who


def test_it_can_be_a_report() -> None:
    claim = _claims("Selon un rapport du Bureau, l'usine perd de l'argent. « Les ventes vont repartir », ajoute-t-il.")[
        -1
    ]
    assert [source.name for source in claim.sources] == ["rapport du Bureau"]


@pytest.mark.parametrize(
    "who",
    [
        "le sénateur (UDR) Jean Morel",
        "la députée (Les Bleus) du Nord, Anne Roy",
        "le docteur Paul Vidal",
        "Anne Roy (PSD)",
    ],
)
def test_a_party_in_brackets_is_not_who_speaks(who: str) -> None:
    claim = _claims(f"« Le budget de la ville est insincère », a dénoncé {who}.")[-1]
    [source] = claim.sources
    assert source.name in ("Jean Morel", "Anne Roy", "Paul Vidal")


def test_a_deputy_of_a_party_speaks_as_a_subject_too() -> None:
    told = _told(_claims("La députée (PSD) Anne Roy affirme que le budget est insincère."))
    assert told == [("Le budget est insincère.", "asserted", ["Anne Roy"])]


def test_whose_president_he_is_the_claim_does_not_say() -> None:
    claims = _claims("Le syndicat a parlé lundi. Son président, Luc Meyer, a écrit au maire de Brumeville.")
    [role] = [claim for claim in claims if claim.text == "Luc Meyer est son président."]
    assert not role.stands_alone


@pytest.mark.parametrize(
    "name",
    ["Agence nationale de sécurité sanitaire", "Organisation mondiale de la forêt", "Conseil supérieur de la forêt"],
)
def test_a_bodys_name_goes_on_in_small_letters(name: str) -> None:
    article = "L'" if name[0] in "AO" else "Le "
    told = _told(_claims(f"{article}{name} affirme que le barrage est sûr."))
    assert told == [("Le barrage est sûr.", "asserted", [name])]
