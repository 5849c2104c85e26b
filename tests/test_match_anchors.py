"""Claims of two articles that say the same are one claim only where something ties them to one event."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.embed import load_encoder
from claims.match import Candidate, Outcome, Statement, assign
from claims.models import Language

FR, EN = Language.FRENCH, Language.ENGLISH
DAY = date(2021, 3, 8)
COSINE = 0.9


def joined(language: Language, a: str, b: str, days: int) -> bool:
    """Whether the second joins the first, told so many days later elsewhere."""
    first = Statement(text=a, language=language, day=DAY)
    second = Statement(text=b, language=language, day=DAY + timedelta(days=days))
    (placed,) = assign(
        [second], ["new"], load_encoder().encode([b]), [[Candidate(claim_id="old", statement=first, similarity=COSINE)]]
    )
    return not placed.opens


ONE = [
    (FR, "Anna Roux est la ministre de la Justice.", "Anna Roux est la ministre de la Justice.", 150),
    (FR, "L'entrepôt Varlin de Brest a brûlé.", "L'entrepôt Varlin de Brest a été incendié.", 12),
    (FR, "Le pont de Senvari a été rouvert le 4 mars.", "Le 4 mars, le pont de Senvari a été rouvert.", 20),
    (FR, "Le lycée compte 1 240 élèves.", "Le lycée compte 1 240 élèves.", 2),
    (FR, "La grève des éboueurs a pris fin.", "Les éboueurs ont cessé leur grève.", 0),
    (EN, "Two officers were hurt.", "Two officers were hurt.", 0),
    (EN, "Anna Roux has resigned.", "Anna Roux resigned.", 2),
]
TWO = [
    (FR, "Plusieurs routes sont coupées près de Brest.", "Plusieurs routes sont coupées près de Brest.", 1),
    (FR, "D'autres routes sont coupées : Brest, Quimper.", "D'autres routes sont coupées : Brest, Quimper.", 1),
    (FR, "Le dépôt de Brest a été bloqué.", "Le dépôt de Brest a été bloqué.", 1),  # again the next day
    (FR, "Le dépôt de Brest est toujours bloqué.", "Le dépôt de Brest est toujours bloqué.", 2),
    (FR, "Brest ouvre le score.", "Brest ouvre le score.", 1),
    (FR, "Le trophée est remporté par Anna Roux.", "Le trophée est remporté par Anna Roux.", 14),
    (FR, "Au classement, Anna Roux est première.", "Au classement, Anna Roux est première.", 2),
    (FR, "Une enquête a été ouverte.", "Une enquête a été ouverte.", 3),
    (FR, "Trois policiers ont été blessés.", "Trois policiers ont été blessés.", 5),
    (FR, "Les causes de l'accident sont inconnues.", "Les raisons sont inconnues.", 1),
    (FR, "C'est grandiose.", "C'est formidable.", 4),
    (FR, "Le Front uni a revendiqué l'attentat.", "L'attentat est revendiqué par le Front uni.", 6),
    (FR, "La police est là.", "Les CRS sont sur place.", 0),
    (EN, "Several roads are blocked near Leeds.", "Several roads are blocked near Leeds.", 1),
    (EN, "A man was arrested.", "A man was arrested.", 2),
]


@pytest.mark.parametrize(("language", "a", "b", "days"), ONE)
def test_what_tells_of_one_event_is_one_claim(language: Language, a: str, b: str, days: int) -> None:
    assert joined(language, a, b, days)


@pytest.mark.parametrize(("language", "a", "b", "days"), TWO)
def test_the_same_words_of_another_day_may_tell_of_another_event(language: Language, a: str, b: str, days: int) -> None:
    assert not joined(language, a, b, days)


def test_what_is_held_apart_goes_to_a_person_where_it_is_close_in_time() -> None:
    first = Statement(text="Une enquête a été ouverte.", language=FR, day=DAY)
    second = first.model_copy(update={"day": DAY + timedelta(days=2)})
    near = [Candidate(claim_id="old", statement=first, similarity=1.0)]
    (placed,) = assign([second], ["new"], load_encoder().encode([second.text]), [near])
    assert [claim_id for claim_id, _ in placed.review] == ["old"]
    assert placed.decision.outcome is Outcome.REVIEW
    assert placed.decision.reasons[0] == "neither names who, where or when"


def test_halves_of_a_sentence_stay_two_claims_in_a_copy_of_the_article() -> None:
    halves = ("Anna Roux a nié les faits devant le juge.", "Anna Roux a nié les faits devant la presse.")
    old, new = (Statement(text=text, language=FR, day=DAY, content_hash="one") for text in halves)
    near = [Candidate(claim_id="old", statement=old, similarity=0.97)]
    (placed,) = assign([new], ["new"], load_encoder().encode([new.text]), [near])
    assert placed.opens


def test_which_of_two_came_first_does_not_matter() -> None:
    one, other = "La police d'Écosse n'a jamais confirmé le vol.", "La police écossaise n'a jamais confirmé le vol."
    assert joined(FR, one, other, 2)
    assert joined(FR, other, one, 2)
