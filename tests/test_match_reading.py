"""What one claim is read as: polarity, tense, doubt."""

from __future__ import annotations

import pytest

from claims.comparison.reading import Reading, read_statement, read_statements
from claims.comparison.vocabulary import concepts
from claims.models import Language

FR, EN = Language.FRENCH, Language.ENGLISH


def read(text: str, language: Language = FR) -> Reading:
    return read_statement(text, language, None)


@pytest.mark.parametrize(
    ("text", "language", "negations"),
    [
        ("L'évacuation n'a pas fait de blessé.", FR, 1),
        ("Aucun blessé n'a été recensé.", FR, 1),
        ("Personne n'a été blessé.", FR, 1),
        ("La police n'a jamais confirmé, ni en public, ni en privé, l'arrestation.", FR, 1),
        ("Le nuage est sans danger.", FR, 1),
        ("Le parti refuse de reconnaître sa défaite.", FR, 1),
        ("Les empreintes ne correspondent que partiellement.", FR, 0),
        ("Il y a plus de deux cents blessés.", FR, 0),
        ("Le port du masque n'est plus obligatoire.", FR, 1),
        ("Les pompiers ont réussi à éteindre l'incendie.", FR, 0),
        ("No one was injured.", EN, 1),
        ("The officer was found not guilty.", EN, 1),
        ("The firm failed to pay its staff.", EN, 1),
        ("The fire caused no casualties.", EN, 1),
        ("The man was arrested.", EN, 0),
    ],
)
def test_negations_are_counted_once(text: str, language: Language, negations: int) -> None:
    assert len(read(text, language).negations) == negations


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Il est faux que le vaccin contienne de l'aluminium.", True),
        ("L'annonce de l'arrestation est une fausse information.", True),
        ("L'annonce de l'arrestation est inexacte.", True),
        ("Le procureur enquête sur la fausse arrestation.", False),
        ("C'est une intox : le chanteur n'a jamais acheté cette voiture.", False),
        ("L'arrestation est un fait avéré.", False),
    ],
)
def test_a_verdict_is_not_an_attribute(text: str, *, false: bool) -> None:
    """« est une fausse information » denies; « la fausse arrestation » does not."""
    assert read(text).false is false


@pytest.mark.parametrize(
    ("text", "language", "tense"),
    [
        ("La tempête frappera la Bretagne.", FR, "future"),
        ("La liste va être dévoilée mardi.", FR, "future"),
        ("La tempête a frappé la Bretagne.", FR, "past"),
        ("The storm will hit Brittany.", EN, "future"),
        ("The storm hit Brittany.", EN, "past"),
    ],
)
def test_plan_and_deed(text: str, language: Language, tense: str) -> None:
    assert read(text, language).tense == tense


@pytest.mark.parametrize(
    ("text", "language", "hedged"),
    [
        ("Le suspect aurait agi seul.", FR, True),
        ("Le ministre pourrait démissionner.", FR, True),
        ("Le barrage menace de céder.", FR, True),
        ("The governor may sign the bill.", EN, True),
        ("The man reportedly fled.", EN, True),
        ("Un enfant a été extrait des décombres.", FR, False),
        ("L'homme ne peut pas être le fugitif.", FR, False),
        ("A photo in which birds appear was shared.", EN, False),
    ],
)
def test_doubt(text: str, language: Language, *, hedged: bool) -> None:
    reading = read(text, language)
    assert (reading.hedged or reading.conditional) is hedged


def test_denied_evidence_leaves_the_matter_open() -> None:
    assert read("Rien n'indique que le produit soit dangereux.").unproven
    assert not read("Le produit n'est pas dangereux.").unproven


def test_many_readings_come_in_the_order_asked_for() -> None:
    keys = [("Un feu a pris.", FR, None), ("A fire started.", EN, None), ("Un feu a pris.", FR, None)]
    readings = read_statements(keys)
    assert [reading.text for reading in readings] == [key[0] for key in keys]
    assert readings[0] is readings[2]


def test_what_stands_apart_excludes_or_is_converse_is_known() -> None:
    """Every concept that a line of the lexicon relates to another has its words."""
    known = concepts()
    named = {name for names in known.of_word.values() for name in names}
    related = known.opposites | known.converses | known.apart
    assert {name for pair in related for name in pair} <= named
