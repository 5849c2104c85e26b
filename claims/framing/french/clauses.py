"""Clauses that frames do not tell apart: contrasts, fronted participles, clauses that a comma joins."""

from __future__ import annotations

import re

from claims.framing.french.nouns import FrenchNouns
from claims.framing.model import Framing, Piece
from claims.words import Word

_SUBJECT_PRONOUNS = frozenset("il elle on nous je j' ils elles ça c' cela ce vous".split())
_SUBORDINATORS = frozenset(
    "si s' quand lorsque lorsqu' comme puisque puisqu' dès alors tant après avant bien même".split()
)
_CLAUSE_STARTS = frozenset(
    """le la l' les un une il elle ils elles ce cet cette ces des son sa ses leur leurs m. mme on nous environ près plus
    plusieurs quelque quelques certains certaines aucun aucune chaque deux trois quatre cinq six sept huit dix""".split()
)
_PARTICIPLES = frozenset(
    """mis mise mises né née nés venu venue parti partie élu élue élus connu connue reconnu reconnue détenu détenue
    construit construite ouvert ouverte surpris surprise pris prise saisi saisie réuni réunis réunie choisi choisie
    accueilli accueillie paru parue reçu reçue vendu vendue attendu attendue""".split()
)
_AFTER_PARTICIPLE = frozenset(
    """à au aux en par dans de d' du des pour depuis fin début le la les l' sur avec lors hier comme dès après
    sous contre
    lundi mardi mercredi jeudi vendredi samedi dimanche cette ce devant vers entre il""".split()
)


class Clauses(FrenchNouns):
    """Cuts clauses that are stated side by side."""

    def _contrast(self, words: list[Word]) -> tuple[int, int] | None:
        """Where « , tandis que » stands outside quotations: (end of the left side, start of the right side)."""
        for i in range(3, len(words) - 3):
            if words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            for connector in self.lexicon.contrast:
                if len(connector) > 1 and tuple(w.lower for w in words[i : i + len(connector)]) == connector:
                    return i - 1, i + len(connector)
        return None

    def _leading_contrast(self, words: list[Word]) -> int | None:
        """The comma of « Alors que P, Q »: both are stated."""
        if tuple(w.lower for w in words[:2]) not in (
            ("alors", "que"),
            ("alors", "qu'"),
            ("tandis", "que"),
            ("tandis", "qu'"),
        ):
            return None
        for j in range(5, len(words) - 4):
            if (
                words[j].text == ","
                and not self.quote_of(words[j])
                and (
                    words[j + 1].lower in _CLAUSE_STARTS
                    or words[j + 1].text[:1].isupper()
                    or words[j + 1].text.isdigit()
                )
            ):
                return j
        return None

    def _fronted(self, words: list[Word]) -> int | None:
        """Where the participle phrase at a sentence's start ends: « Créé fin 2013 à la suite de l'affaire, … »."""
        if len(words) < 6 or self.quote_of(words[0]):
            return None
        first, second = words[0].lower, words[1].lower
        if first == "malgré":
            return None
        regular = re.search(r"(?<!i)(?<!ti)é(e|s|es)?$", first) and not re.search(
            r"(ité|iété|erté|auté|anté|ités|iétés)$", first
        )
        if not (regular or first in _PARTICIPLES) or second not in _AFTER_PARTICIPLE:
            return None
        commas = [j for j in range(2, min(len(words) - 3, 30)) if words[j].text == ","]
        comma = next(
            (j for j in commas if words[j + 1].lower in ("il", "elle", "ils", "elles")), commas[0] if commas else None
        )
        if comma is None or any(w.lower in self.lexicon.auxiliaries for w in words[:comma]):
            return None
        nxt = words[comma + 1]
        determined = nxt.lower in (
            "le",
            "la",
            "l'",
            "les",
            "un",
            "une",
            "des",
            "ce",
            "cette",
            "cet",
            "son",
            "sa",
            "ses",
            "il",
            "elle",
            "ils",
            "elles",
            "m.",
            "mme",
        )
        return comma if determined or nxt.text[:1].isupper() else None

    def _joined_clauses(self, piece: Piece) -> list[Piece]:
        """« …, mais on l'augmente », « …, donc je vais … »: clauses joined by a comma, each with a pronoun for subject."""
        words = piece.words
        if piece.reports or piece.fronted_of is not None or len(words) < 7:
            return [piece]
        for i in range(3, len(words) - 2):
            if words[i - 1].text != "," or words[0].lower in _SUBORDINATORS:
                continue
            connector = words[i].lower in ("mais", "donc", "car", "puis")
            start = i + 1 if connector else i
            if (
                words[start].lower not in _SUBJECT_PRONOUNS
                or not any(w.lower in self.lexicon.auxiliaries or w.morph for w in words[: i - 1])
                and not connector
            ):
                continue
            spoken = self.quote_of(words[i]) is not None
            if words[start].lower == "c'" and words[min(start + 2, len(words) - 1)].lower in ("que", "qu'"):
                continue  # « la bonne nouvelle, c'est que … »
            if not connector and not (
                spoken
                and words[start].lower in ("ça", "c'", "on")
                and any(w.lower in ("c'", "ça", "est") for w in words[: i - 1])
            ):
                continue
            if (
                connector
                and piece.frame is not None
                and not spoken
                and piece.frame.framing is Framing.THAT
                and words[i].lower == "car"
            ):
                continue
            left, right = Piece(words[: i - 1], piece.frame), Piece(words[start:], piece.frame)
            return [left, *self._joined_clauses(right)]
        return [piece]
