"""Whom a pronoun or a role does not stand for: what was read as a wrong name, by cause. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a text by their words; English where it opens with an English word."""
    english = text.split(maxsplit=1)[0] in ("The", "A", "Police", "John", "Two")
    language = Language.ENGLISH if english else Language.FRENCH
    return {c.text: c for c in extract(Article(text=text, language=language, origin="test", outlet="Le Courrier"))}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Le public du théâtre a hué le manifestant, tandis qu'il était évacué par la sécurité.",
            "Il était évacué par la sécurité.",
        ),
        (
            "À Dijon, les gendarmes ont chassé les campeurs de la plage. Leur cabane a été rasée, mais ils sont revenus.",
            "Ils sont revenus.",
        ),
        (
            "Les dates ne correspondent pas. Le ministre a payé deux de ses enfants. Ils auraient touché 84 000 euros.",
            "Ils auraient touché 84 000 euros.",
        ),
        (
            "Paul Rivoire a parlé. Une foule avait assisté au sacre d'Henri Durand. Mardi, il a critiqué l'État.",
            "Mardi, il a critiqué l'État.",
        ),
        (
            "Pour Luc Durand, le directeur de cabinet du préfet, le collectif a perdu. Les membres de ce dernier sont partis.",
            "Les membres de ce dernier sont partis.",
        ),
        (
            "Ces dernières sont rares, et on compte des centaines de tempêtes. Selon la ville, celles-ci sont violentes.",
            "Celles-ci sont violentes.",
        ),
        (
            "Les marins sont partis. La ville est calme. Ces derniers encerclent le port, mais ils ont perdu dix hommes.",
            "Ils ont perdu dix hommes.",
        ),
        (
            "La course a été gagnée. Sorti de l'eau derrière un groupe emmené par Henri Durand. Il a rejoint la tête.",
            "Il a rejoint la tête.",
        ),
        (
            "L'Australienne remonte, mais la Britannique garde son rythme. Elle gagne le titre.",
            "Elle gagne le titre.",
        ),
        (
            "Jean Marchetti vit avec Okemi Vasseur. Okemi Vasseur travaille à Lyon. Elle dirige une école. Il est mécontent.",
            "Il est mécontent.",
        ),
        (
            "Le patineur Paul Rivoire est absent. Il était le mieux classé. Jean Marchetti le remplace.\nIl a gagné à Lyon.",
            "Il a gagné à Lyon.",
        ),
        (
            "Le maire lui-même cherche un remplaçant. Le principal intéressé a fait savoir qu'il ne démissionnerait pas.",
            "Il ne démissionnerait pas.",
        ),
        (
            "Un homme à bord d'un camion, dont les premiers éléments indiquent qu'il a été volé à Lyon, a été arrêté.",
            "Il a été volé à Lyon.",
        ),
        (
            "Le fait marquant du scrutin est la montée d'un rival, le parti Norvia. Il réussit à convaincre les villes.",
            "Il réussit à convaincre les villes.",
        ),
        (
            "Les policiers se taisent. Selon la famille, la porte était close.\nUn défilé a eu lieu lundi. Ils ont prié.",
            "Ils ont prié.",
        ),
        (
            "Hubert Rivoire en voulait à son beau-frère car il pensait que ce dernier détenait de l'or.",
            "Ce dernier détenait de l'or.",
        ),
        (
            "John Benton was the minister. The name of the officer has not been disclosed. He was believed to be a Norvan.",
            "He was believed to be a Norvan.",
        ),
    ],
)
def test_a_pronoun_stays_where_somebody_else_may_be_meant(text: str, kept: str) -> None:
    """The object of a deed, an owner, a name beside what is told, a noun that the clause tells of, a later subject."""
    found = claims_of(text)
    assert kept in found, list(found)
    assert not found[kept].stands_alone


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Un pays possède un club. Il devient difficile de respecter la règle.",
            "Il devient difficile de respecter la règle.",
        ),
        ("Le noyau du parti est radical. Il est trop tard pour gagner.", "Il est trop tard pour gagner."),
        (
            "Le studio Norvia reste à Lyon. Il se pourrait cependant que la ville change d'avis.",
            "Il se pourrait cependant que la ville change d'avis.",
        ),
        ("Paul Rivoire affirme qu'il est fait un procès au candidat.", "Il est fait un procès au candidat."),
        (
            "Paul Rivoire a gagné. Alors qu'il manquait au gardien norvan une minute, la partie a repris.",
            "Il manquait au gardien norvan une minute.",
        ),
        (
            "« La présence du maire, qui est candidat, elle ne peut être lue que comme un signe », a dit Paul Rivoire.",
            "La présence du maire, elle ne peut être lue que comme un signe.",
        ),
        ("Jean Marchetti est connu ces dernières années pour ses films.",) * 2,
    ],
)
def test_what_needs_no_name_gets_none_and_stands_alone(text: str, claim: str) -> None:
    """Impersonal phrases, a subject that its pronoun repeats, a stretch of time."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Le premier ministre Jean Marchetti se tait. La France et le Danemark négocient, mais le premier propose un fonds.",
            "Le premier propose un fonds.",
        ),
        (
            "Le club Norvane est riche. Le FC Belmar a reçu la somme, et le joueur a quitté le club.",
            "Le joueur a quitté le club.",
        ),
        (
            "Claire Vasseur vit à Nantes. La villa du couple Vasseur est gardée.",
            "La villa du couple Vasseur est gardée.",
        ),
        (
            "The teacher Claire Benton lives in Leeds. Benton is ill. A lawyer represents the Benton family.",
            "A lawyer represents the Benton family.",
        ),
        (
            "Les chimistes Paul B. Rivoire et Jean M. Kostel ont reçu un prix à Nantes.",
            "Les chimistes Paul B. Rivoire et Jean M. Kostel ont reçu un prix à Nantes.",
        ),
        (
            "Le jeune Français Lucas Kostel a gagné la course. Il porte un maillot rouge.",
            "Lucas Kostel porte un maillot rouge.",
        ),
        (
            "Environ 300 athlètes âgés entre 15 et 18 ans sont venus. Ils sont repartis lundi.",
            "Environ 300 athlètes âgés entre 15 et 18 ans sont repartis lundi.",
        ),
        (
            "L'ancien candidat de la droite et du centre Paul Rivoire est parti. Une partie du centre est triste.",
            "Une partie du centre est triste.",
        ),
        (
            "Le leader du championnat, Belmar, a gagné. Nantes reste le leader.",
            "Nantes reste le leader.",
        ),
        (
            "Les Gilets verts ont croisé la marche. Ils ont chanté.",
            "Les Gilets verts ont chanté.",
        ),
        (
            "La sonde Iris, qui tourne autour de Vénus depuis 2004, va tomber. Elle quittera l'orbite lundi.",
            "La sonde Iris quittera l'orbite lundi.",
        ),
        (
            "Le maire a dit que le Royaume-Uni devra payer. Il a signé en 2015.",
            "Le Royaume-Uni devra payer.",
        ),
        (
            "Jean-Aubert Kostel a gagné la course devant Penelope Durand. Elle vit à Nantes.",
            "Penelope Durand vit à Nantes.",
        ),
        (
            "Les forces norvanes ont pris la ville. Ils ont attaqué le port lundi.",
            "Les forces norvanes ont attaqué le port lundi.",
        ),
    ],
)
def test_a_name_is_written_as_it_is_meant(text: str, claim: str) -> None:
    """An ordinal, one club of two, a family, a middle initial, where somebody is from, a range, a group of people."""
    assert claim in claims_of(text), list(claims_of(text))


def test_a_clause_inside_an_opening_phrase_waits_for_its_subject() -> None:
    """« Après être passé près du titre, où il …, X a gagné »: nobody of the sentence before is put in."""
    text = (
        "La troisième place revient à Leslie Rivoire. Après être passé près du titre en 2015, où il finit deuxième, "
        "le Norvan Paul Marchetti gagne enfin."
    )
    assert not any("Rivoire finit" in claim for claim in claims_of(text))


def test_a_clause_inside_a_noun_phrase_tells_of_that_noun() -> None:
    """« La situation …, une délégation, éconduite alors qu'elle avait …, … »: the delegation, if anything."""
    text = (
        "La situation s'est dégradée quand une délégation éconduite alors qu'elle avait rendez-vous a forcé la porte."
    )
    assert not any("La situation avait" in claim for claim in claims_of(text))


def test_whom_a_relative_clause_is_about_comes_before_all_others() -> None:
    """« … au retour du champion, qui garde le titre dont il … »: the champion, never who was named before him."""
    text = "Paul Rivoire a résisté au retour du champion en titre, qui garde un titre dont il était le tenant."
    assert not any("Paul Rivoire était" in claim for claim in claims_of(text))
