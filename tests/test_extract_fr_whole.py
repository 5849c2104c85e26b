"""What French sentences keep together, and whose words they are: cuts that would say something else. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language


def claims_of(text: str) -> list[Claim]:
    """The claims of a French text by an outlet called « Le Courrier »."""
    return extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim with its sources and status."""
    return {(c.text, " + ".join(s.name for s in c.sources), str(c.status)) for c in claims_of(text)}


def texts(text: str) -> set[str]:
    """What the claims say."""
    return {c.text for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les heures sont données en temps universel : quand il est 21 heures, il est minuit à Oslo.",
            {"Les heures sont données en temps universel.", "Quand il est 21 heures, il est minuit à Oslo."},
        ),
        (
            "Des magasins ont été fermés, mais quand la police arrive, les voleurs ont déjà fui.",
            {"Des magasins ont été fermés.", "Quand la police arrive, les voleurs ont déjà fui."},
        ),
        (
            "Il y a deux mois, le conseil avait refusé le projet.",
            {"Il y a deux mois, le conseil avait refusé le projet."},
        ),
        (
            "Des vitrines ont été brisées, un kiosque a été incendié et vingt et une personnes ont été arrêtées.",
            {
                "Des vitrines ont été brisées.",
                "Un kiosque a été incendié.",
                "Vingt et une personnes ont été arrêtées.",
            },
        ),
    ],
)
def test_a_circumstance_stays_with_its_clause(text: str, expected: set[str]) -> None:
    """« quand S V », « il y a deux mois » before a clause, and a number of three words, are never cut off."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les Nations Rivoises craignent que les combats poussent les habitants à fuir.",
            (
                "Les Nations Rivoises craignent que les combats poussent les habitants à fuir.",
                "Le Courrier",
                "asserted",
            ),
        ),
        (
            "Le maire espère que la route rouvrira en mai.",
            ("Le maire espère que la route rouvrira en mai.", "Le Courrier", "asserted"),
        ),
        (
            "Le ministre nie les faits.",
            ("Le ministre nie les faits.", "Le Courrier", "asserted"),
        ),
        (
            "Le groupe a contesté toutes les accusations.",
            ("Le groupe a contesté toutes les accusations.", "Le Courrier", "asserted"),
        ),
    ],
)
def test_a_fear_and_an_untold_charge_are_acts(text: str, expected: tuple[str, str, str]) -> None:
    """Nobody asserts what he fears or hopes; « les faits » alone says nothing that could be denied."""
    assert told(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le club selon Ouest-Matin a perdu deux joueurs.",
            {("Le club a perdu deux joueurs.", "Ouest-Matin", "asserted")},
        ),
        (
            "Le parti a recueilli selon les premiers résultats 24 % des voix.",
            {("Le parti a recueilli 24 % des voix.", "premiers résultats", "reported")},
        ),
        (
            "La tempête a fait selon la préfecture les plus gros dégâts au nord.",
            {("La tempête a fait les plus gros dégâts au nord.", "préfecture", "asserted")},
        ),
        (
            "Un séisme de magnitude 4,6 (4,8 selon quelques sources) a touché l'ouest du pays.",
            {
                (
                    "Un séisme de magnitude 4,6 (4,8 selon quelques sources) a touché l'ouest du pays.",
                    "Le Courrier",
                    "asserted",
                )
            },
        ),
        (
            "Selon le secrétaire général, Han Ki-lun, il s'agit d'une faute.",
            {("Il s'agit d'une faute.", "Han Ki-lun", "asserted")},
        ),
    ],
)
def test_a_source_without_commas_ends_where_the_clause_goes_on(text: str, expected: set[tuple[str, str, str]]) -> None:
    """« selon X » inside a clause, in brackets, and with a name between commas."""
    assert told(text) == expected


def test_a_person_after_a_document_is_not_its_name() -> None:
    """« Selon une étude, Paul Rivoire … »: the study says it, about him."""
    found = told("Selon une étude parue en mai, Paul Rivoire, chimiste à Lormont, et son équipe ont isolé le virus.")
    assert (
        "Paul Rivoire, chimiste à Lormont, et son équipe ont isolé le virus.",
        "étude parue en mai",
        "asserted",
    ) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La rue du Moulin, où se trouve le musée, est fermée.", "À la rue du Moulin, se trouve le musée."),
        ("Cela dit, le pont tient encore.", "Le pont tient encore."),
    ],
)
def test_words_are_written_for_their_new_place(text: str, expected: str) -> None:
    """A capital that only the place in the sentence gave is lost, and so is an opener that says nothing."""
    assert expected in texts(text)


def test_what_a_fact_indicates_nobody_says() -> None:
    """« P, ce qui indique que Q » stays the narrator's; « alors que P, environ dix Q » are two statements."""
    whole = "Le trou noir a une masse de 62 soleils, ce qui indique que trois masses auraient été émises."
    assert {(t, s) for t, s, _ in told(whole)} == {(whole, "Le Courrier")}
    assert texts(
        "Alors qu'environ 130 communes sont inondées au sud, environ 400 soldats sont partis aider le pays."
    ) == {
        "Environ 130 communes sont inondées au sud.",
        "Environ 400 soldats sont partis aider le pays.",
    }


def test_a_tag_after_a_quotation_is_no_claim() -> None:
    """« : "P", avait-il énuméré » says who lists, whatever the verb."""
    text = "Paul Rivoire avait évoqué un désordre : « la violence, la drogue, le bruit même », avait-il énuméré."
    assert texts(text) == {"Paul Rivoire avait évoqué un désordre."}


def test_things_do_not_speak_in_a_participle() -> None:
    """« Ces éléments ont poussé X à partir, affirmant que P »: not the elements; « le préfet …, assurant que P »: he."""
    pushed = "Ces éléments ont poussé le député Marc Rivoire à partir, affirmant que jamais un élu n'avait tant reçu."
    assert {s for _, s, _ in told(pushed)} == {"Le Courrier", "unidentified speaker"}
    assert ("L'eau est propre.", "préfet", "asserted") in told(
        "Le préfet a parlé du site, assurant que l'eau est propre."
    )
