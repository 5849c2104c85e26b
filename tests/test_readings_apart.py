"""Readings that one process makes for another: the same decisions, and nothing to read where they are used."""

from __future__ import annotations

import pickle
from datetime import date

import numpy as np
import pytest

from claims.comparison import vocabulary
from claims.comparison.reading import kept, read_statements, remember
from claims.match import Statement, compare, compared, prepared
from claims.models import Language

DAY = date(2031, 5, 4)
TEXTS = (
    "Le maire de Brumeville a fermé la piscine mardi.",
    "Le maire de Brumeville n'a pas fermé la piscine.",
    "La piscine de Brumeville accueille 1 200 nageurs par semaine.",
    "La piscine de Brumeville accueille 900 baigneurs par semaine.",  # whom only a comparison of amounts asks for
)


def said(text: str, *, stands_alone: bool = True) -> Statement:
    return Statement(text=text, language=Language.FRENCH, day=DAY, stands_alone=stands_alone)


def forget() -> None:
    kept._at_hand.clear()
    kept._packed.clear()
    vocabulary._vectors.clear()


def test_what_another_process_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    statements = [said(text) for text in TEXTS]
    here = [compare(a, b, 0.8) for a in statements for b in statements]
    sent = pickle.dumps(prepared(statements))
    forget()
    remember(pickle.loads(sent))

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(kept, "pipeline", never)
    monkeypatch.setattr(vocabulary, "usem3_engine", never)
    assert [compare(a, b, 0.8) for a in statements for b in statements] == here


def test_what_no_other_article_can_say_is_not_sent() -> None:
    sent = prepared([said(TEXTS[0]), said("Il l'a fermée.", stands_alone=False)])
    assert [text for text, _, _ in sent.readings] == [TEXTS[0]]


def test_what_needs_its_article_is_not_read_to_be_found_twice_in_it() -> None:
    twice = [said("Il l'a fermée.", stands_alone=False).model_copy(update={"content_hash": "ab"})] * 2
    assert not list(compared(twice, np.ones((2, 1), dtype=np.float32), [[], []]))


def test_what_was_not_asked_for_longest_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.setattr(kept, "_AT_HAND", 2)
    monkeypatch.setattr(kept, "_ROOM", 1)
    monkeypatch.setattr(vocabulary, "_ROOM", 5)
    first, second, third = [(text, Language.FRENCH, DAY) for text in TEXTS[:3]]
    read_statements([first, second])
    read_statements([first])
    readings = read_statements([third, first])
    assert list(kept._at_hand) == [first, third]
    assert list(kept._packed) == [second]
    read_statements([second])
    read_statements([third])
    assert list(kept._packed) == [first]
    assert len(vocabulary._vectors) == 5
    assert all(len(each.vectors) == len(each.terms) for each in readings)  # forgotten words are learnt again


def test_what_is_packed_away_says_the_same_when_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    statements = [said(text) for text in TEXTS]
    at_hand = [compare(a, b, 0.8) for a in statements for b in statements]
    forget()
    monkeypatch.setattr(kept, "_AT_HAND", 0)
    assert [compare(a, b, 0.8) for a in statements for b in statements] == at_hand
    monkeypatch.setattr(kept, "pipeline", None)  # not read again
    assert [compare(a, b, 0.8) for a in statements for b in statements] == at_hand
