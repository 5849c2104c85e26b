"""« Alors que P, Q », "while P, Q": both are stated."""

from __future__ import annotations

from claims.language.clause_words import CONTRASTS
from claims.predicates import SUBJECTS, finite_word, is_predicate
from claims.splitting.edges import trim
from claims.splitting.proposition import Proposition, Unit
from claims.words import Word


def find_contrasts(unit: Unit, root: Word, *, french: bool) -> None:
    """Take the clauses behind « alors que », "while" out of a unit, as propositions of their own."""
    size = 2 if french else 1  # « alors que », "while"
    for word in unit.words:
        if word.label not in ("advcl", "ccomp", "root") or word in unit.taken or not is_predicate(word):
            continue
        below = unit.left(word)
        if len(below) < 4 or below[0].lower not in CONTRASTS or finite_word(word) is None:
            continue
        if french and below[1].lower not in ("que", "qu'"):
            continue
        if word.head is None:
            unit.taken.update(below[:size])
            continue
        rest = trim(below[size:])
        unit.found.append(Proposition(list(rest), word, "contrast", word.child(*SUBJECTS), rest))
        unit.take(word, root)
