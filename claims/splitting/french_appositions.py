"""Where a comma in French opens no apposition, although a name stands on one side of it and a noun phrase on the other.

« Les clients : Axal, la banque Odo et le Crédit rivois » is a list, « …, la décision finale revenant au maire » a clause,
« … de dix euros à l'État, l'équivalent d'un repas » a measure. Every rule here only says no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from claims.predicates import is_finite
from claims.words import Word

_MEASURES = frozenset("équivalent double triple moitié reste total totalité tiers quart plupart majorité".split())
_SPEAKERS_OWN = frozenset("mon ma mes notre nos ton ta tes votre vos".split())
_DEFINITE = frozenset("le la l' les".split())
_DETERMINERS = _DEFINITE | frozenset("un une des ce cette ces son sa ses leur leurs".split())
_DATED = frozenset("en depuis dès".split())

Runs = Mapping[int, Sequence[Word]]


def no_apposition(unit: Sequence[Word], comma: int, segment: Sequence[Word], runs: Runs, nouns: frozenset[str]) -> bool:
    """Whether the words after a comma are certainly no description of what stands before it.

    ``runs`` gives the name that a word belongs to, ``nouns`` the roles and bodies that a description may begin with.
    """
    return (
        segment[0].lower in _SPEAKERS_OWN
        or segment[0].lower in _DEFINITE
        and len(segment) > 1
        and segment[1].lower in _MEASURES
        or _names_another(segment, runs)
        or _absolute(segment, nouns)
        or _listed(unit, comma, segment, runs)
        or _only_clause(unit, comma, segment)
        or _lost_article(unit, comma, runs)
    )


def no_description(words: Sequence[Word], runs: Runs) -> bool:
    """Whether the noun phrase before a name says no more than when, or already names somebody: « une idée en 2014, X »."""
    if words[0].lower in _SPEAKERS_OWN:
        return True
    for before, word in pairwise(words):
        if before.lower in _DATED and word.text[:1].isdigit():
            return True
        opens = (run := runs.get(word.index)) is not None and run[0] is word
        if opens and word.pos == "PROPN" and before.pos in ("NOUN", "ADJ") and len(run or ()) > 1:
            return True
    return False


def _names_another(segment: Sequence[Word], runs: Runs) -> bool:
    """« l'avocat Jean Martin »: somebody else, in a list."""
    for before, word in pairwise(segment):
        if before.pos == "ADP" or before.lower in ("du", "des"):
            return False
        run = runs.get(word.index)
        if run is not None and run[0] is word and word.pos == "PROPN" and before.pos in ("NOUN", "ADJ"):
            return len(run) > 1
    return False


def _absolute(segment: Sequence[Word], nouns: frozenset[str]) -> bool:
    """« la décision finale revenant au maire »: a clause of its own, its verb a present participle."""
    if segment[0].lower not in _DEFINITE or len(segment) < 3 or segment[1].lower in nouns:
        return False
    verb = next((k for k, w in enumerate(segment[2:5], 2) if w.pos == "VERB" and w.lower.endswith("ant")), None)
    return verb is not None and all(w.pos in ("NOUN", "ADJ", "NUM") for w in segment[1:verb])


def _listed(unit: Sequence[Word], comma: int, segment: Sequence[Word], runs: Runs) -> bool:
    """« : A, la banque B et le C », « l'A43, l'A48, l'A61 »: members of a list."""
    colon = next((k for k in range(comma, -1, -1) if unit[k].text == ":"), None)
    if colon is not None and not any(is_finite(w) for w in unit[colon:comma]):
        after = segment[-1].index
        more = any(w.text == "," for w in unit[colon:comma]) or any(
            w.lower in ("et", "ou") or w.text == "," for w in unit if w.index > after
        )
        if more or any(w.lower in ("et", "ou") for w in segment):
            return True
    previous = next((k for k in range(comma - 1, -1, -1) if unit[k].text == ","), None)
    if previous is not None and _bare_name(unit[previous + 1 : comma], runs) and _bare_name(segment, runs):
        return True
    following = [w for w in unit if w.index > segment[-1].index]
    if len(following) < 3 or following[0].text != ",":
        return False
    part = following[1 : next((k for k in range(1, len(following)) if following[k].text == ","), len(following))]
    begins = part[0].lower in _DETERMINERS or part[0].index in runs
    joined = any(
        w.lower in ("et", "ou") and (after.lower in _DETERMINERS or after.index in runs) for w, after in pairwise(part)
    )
    return begins and joined and not any(is_finite(w) for w in part)


def _bare_name(words: Sequence[Word], runs: Runs) -> bool:
    """A name with nothing but its article: « l'A48 »."""
    return bool(words) and all(w.index in runs or w.lower in _DEFINITE for w in words)


def _only_clause(unit: Sequence[Word], comma: int, segment: Sequence[Word]) -> bool:
    """« Après l'appel à manifester en Province, le ministère … »: without what follows the sentence would have no verb."""
    last = segment[-1].index
    return (
        unit[0].pos == "ADP"
        and segment[0].lower in _DETERMINERS
        and not any(is_finite(w) for w in unit[:comma])
        and not any(is_finite(w) for w in unit if w.index > last)
    )


def _lost_article(unit: Sequence[Word], comma: int, runs: Runs) -> bool:
    """« un autre Rivois, auteur de … »: of one word that an adjective parts from its article no sentence can be made."""
    run = runs.get(unit[comma - 1].index)
    before = next((w for w in unit if run is not None and w.index == run[0].index - 1), None)
    return run is not None and len(run) == 1 and before is not None and before.pos in ("ADJ", "NUM")
