"""Reporting verbs of several words, what stands beside a statement, and frames of denial. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.compounds import join
from claims.extract import extract
from claims.language import lexicon_of
from claims.language.fr_compounds import compounds
from claims.models import Article, Language
from claims.parsing import Sentence, tokenize


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim of a French text by « Le Courrier » with its sources and status."""
    article = Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier")
    return {(c.text, " + ".join(s.name for s in c.sources), str(c.status)) for c in extract(article)}


def read_as(text: str) -> list[str]:
    """What the words of a sentence read as, where that is not their text."""
    words = tokenize(text, Sentence(0, len(text), 0), Language.FRENCH, 0)
    return [f"{w.text} = {w.reads}" for w in join(words, text, lexicon_of(Language.FRENCH)) if w.reads]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le port, fait valoir le préfet, est vide.", ["fait valoir = affirme"]),
        ("Le préfet a également fait savoir que tout va bien.", ["fait savoir = indiqué"]),
        ("Les élus font par ailleurs remarquer que tout va bien.", ["font par ailleurs remarquer = soulignent"]),
        ("« Tout va bien », fait-il savoir.", ["fait = indique"]),
        ("« Tout va bien », a-t-il fait observer.", ["fait observer = souligné"]),
        ("Elle a tenu à rappeler que tout va bien.", ["tenu à rappeler = rappelé"]),
        ("Elle vient d'annoncer que tout va bien.", ["vient d'annoncer = annonçait"]),
        ("Elle s'est toujours défendue d'avoir menti.", ["s'est toujours défendue d' = niait"]),
        ("« Tout va bien », se réjouit Anne Carel.", ["se réjouit = commente"]),
        ("« Tout va bien », s'est-elle réjouie.", ["réjouie = commentée"]),
        ("Anne Carel se réjouit de la nouvelle.", []),
        ("Elle veut annoncer que tout va bien.", []),
        ("Elle est convaincue par ce discours.", []),
        ("Le préfet fait entrer les élus.", []),
        ("Il tient à sa maison.", []),
    ],
)
def test_a_verb_of_several_words_reads_as_a_simple_one(text: str, expected: list[str]) -> None:
    """Whatever form it takes and whatever stands inside it."""
    assert read_as(text) == expected


def test_every_verb_of_several_words_has_a_form_that_is_known() -> None:
    """Each reads as a reporting verb, or ends in one, so that none is data without effect."""
    speech = lexicon_of(Language.FRENCH).speech
    found = [one for several in compounds().values() for one in several]
    assert found
    assert all(one.verb in speech or frozenset({"+"}) in one.tail for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le pont restera fermé jusqu'en mai, a fait savoir la préfecture de Morvane.",
            {("Le pont restera fermé jusqu'en mai.", "préfecture de Morvane", "asserted")},
        ),
        (
            "Le directeur Paul Kervadec a fait valoir que le pont respectait les normes.",
            {("Le pont respectait les normes.", "Paul Kervadec", "asserted")},
        ),
        (
            "La ministre Claire Daubrac a laissé entendre que le chantier avait menti.",
            {("Le chantier avait menti.", "Claire Daubrac", "reported")},
        ),
        (
            "La ministre Claire Daubrac est convaincue que le pont rouvrira.",
            {("Le pont rouvrira.", "Claire Daubrac", "asserted")},
        ),
        (
            "Le maire Luc Tanguy s'est déclaré favorable à la fermeture du pont.",
            {("Le maire Luc Tanguy est favorable à la fermeture du pont.", "Luc Tanguy", "asserted")},
        ),
        (
            "Tout laisse penser que le feu est parti de la cale.",
            {("Le feu est parti de la cale.", "Le Courrier", "reported")},
        ),
        (
            "La commission a fait état de douze fuites.",
            {("La commission a fait état de douze fuites.", "Le Courrier", "asserted")},
        ),
        (
            "Le préfet a mis en garde contre une pollution durable.",
            {("Le préfet a mis en garde contre une pollution durable.", "Le Courrier", "asserted")},
        ),
    ],
)
def test_a_verb_of_several_words_attributes_like_a_simple_one(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Tags, « que » clauses and states of mind; what is only an act stays the narrator's."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Comme l'a indiqué le préfet Paul Rivoire, la digue tient bon.",
            {("La digue tient bon.", "Paul Rivoire", "asserted")},
        ),
        (
            "La route, comme le rappelle Anne Carel, reste fermée.",
            {("La route reste fermée.", "Anne Carel", "asserted")},
        ),
        (
            "Deux hommes sont recherchés, ainsi que l'a souligné le parquet.",
            {("Deux hommes sont recherchés.", "parquet", "asserted")},
        ),
        (
            "Comme l'avait annoncé Anne Carel, la route est fermée.",
            {("La route est fermée.", "Le Courrier", "asserted")},
        ),
        ("Comme prévu, la route est fermée.", {("Comme prévu, la route est fermée.", "Le Courrier", "asserted")}),
        (
            "Contrairement à ce qu'affirme Paul Rivoire, la digue n'est pas solide.",
            {("La digue n'est pas solide.", "Le Courrier", "asserted")},
        ),
    ],
)
def test_who_is_named_beside_a_statement_stands_behind_it(text: str, expected: set[tuple[str, str, str]]) -> None:
    """« comme l'a indiqué X » is X's; « contrairement à ce que dit X » is the narrator's."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "denial",
    [
        ", ce que la préfecture de Morvane dément formellement.",
        ", ce que conteste catégoriquement la préfecture de Morvane.",
        ", alors que la préfecture de Morvane dément fermement.",
        ", mais la préfecture de Morvane l'a démenti mardi.",
        ", une information démentie par la préfecture de Morvane.",
        ", tandis que la préfecture de Morvane affirme le contraire.",
        ". La préfecture de Morvane dément vigoureusement.",
        ". Ce que la préfecture de Morvane réfute en bloc.",
        ". La préfecture de Morvane a démenti ces rumeurs.",
    ],
)
def test_who_rejects_what_was_said_denies_it(denial: str) -> None:
    """Beside the statement or in the next sentence: the same words, once reported and once denied."""
    assert told("La cuve aurait rejeté du chlore" + denial) == {
        ("La cuve aurait rejeté du chlore.", "Le Courrier", "reported"),
        ("La cuve aurait rejeté du chlore.", "préfecture de Morvane", "denied"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Paul Kervadec se défend d'avoir caché le rapport.",
            {("Paul Kervadec a caché le rapport.", "Paul Kervadec", "denied")},
        ),
        (
            "Paul Kervadec nie vouloir fermer le pont.",
            {("Paul Kervadec veut fermer le pont.", "Paul Kervadec", "denied")},
        ),
        ("Paul Kervadec dément toute manipulation.", {("Toute manipulation.", "Paul Kervadec", "denied")}),
        (
            "« Nous n'avons rien caché », dément Paul Kervadec.",
            {("Nous n'avons rien caché.", "Paul Kervadec", "asserted")},
        ),
        (
            "Le préfet n'a pas démenti que le pont fermerait.",
            {("Le préfet n'a pas démenti que le pont fermerait.", "Le Courrier", "asserted")},
        ),
        (
            "Le pont a fermé. Le préfet a démenti mardi toute négligence.",
            {("Le pont a fermé.", "Le Courrier", "asserted"), ("Toute négligence.", "préfet", "denied")},
        ),
    ],
)
def test_a_denial_with_words_of_its_own_denies_those(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Infinitives become what is denied; a refusal to deny is none; in a tag the denier's own words are asserted."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'arbitre de la rencontre, M. Paul Barnet, hésita à siffler.",
            {"L'arbitre de la rencontre, Paul Barnet, hésita à siffler."},
        ),
        (
            "Certaines victimes y ont consenti afin d'obtenir de la nourriture.",
            {"Certaines victimes y ont consenti afin d'obtenir de la nourriture."},
        ),
        (
            "Le bilan provisoire fait également état de 84 blessés.",
            {"Le bilan provisoire fait également état de 84 blessés."},
        ),
        (
            "Paul Barnet était prévu comme invité, mais en raison d'un problème familial, il a refusé de venir.",
            {
                "Paul Barnet était prévu comme invité.",
                "En raison d'un problème familial, Paul Barnet a refusé de venir.",
            },
        ),
        (
            "Dix films seront présentés mais seulement quatre participeront au concours.",
            {"Dix films seront présentés.", "Seulement quatre participeront au concours."},
        ),
        (
            "Aucun des voisins n'a d'avions similaires, qui coûtent environ deux millions d'euros.",
            {
                "Aucun des voisins n'a d'avions similaires.",
                "Des avions similaires coûtent environ deux millions d'euros.",
            },
        ),
        (
            "La nouvelle tempête, plus faible selon Paul Rivoire, touchera la côte.",
            {"La nouvelle tempête touchera la côte."},
        ),
    ],
)
def test_a_sentence_that_the_parser_misreads_keeps_its_claims(text: str, expected: set[str]) -> None:
    """Verbs taken for nouns and participles, clauses after « mais », lists: nothing is lost, nothing cut in two."""
    assert {claim for claim, _, _ in told(text)} == expected


def test_a_line_under_a_quotation_names_who_is_quoted() -> None:
    """« — Société Delmas » under a paragraph in quotation marks."""
    text = (
        "Le concert a été annulé.\n« Nous avons dû annuler la tournée »\n— Société Delmas\nLa salle a fermé ses portes."
    )
    assert ("Société Delmas a dû annuler la tournée.", "Société Delmas", "asserted") in told(text)
