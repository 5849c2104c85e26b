"""Whether two claims that say the same can be taken to tell of the same event, with nobody asked.

The comparison was calibrated on pairs that speak of one thing. Among the neighbours in a record most do not: « plusieurs
routes sont coupées » of two days, « il ouvre le score » of two matches, « une enquête a été ouverte » of two crimes say
the same in every slot. What ties a claim to one event are its anchors: names, a date, a telling number; without them its
day is that of its article. Found by reading the hundred largest claims of 1,103 articles of Wikinews, where 85 of 177
mentions that had joined a claim told of another event.
"""

from __future__ import annotations

from typing import Final

from claims.comparison.function_words import SPEAKING
from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, HEAVY
from claims.comparison.slots.amounts import quantities_compare
from claims.comparison.slots.findings import Comparison
from claims.comparison.vocabulary import concepts_of

NEARBY: Final = 3  # days in which news goes on telling of an event as of today's
MONTH: Final = 31  # … and in which an event with a name of its own is told again
ALWAYS: Final = 1_000_000
TELLING: Final = 12  # numbers from here on, and broken ones, are hardly met twice by chance
IN_THESE_WORDS: Final = 0.9  # share of the weight that both say in the same words
SAID: Final = 0.6  # share of what is no name that both say, where the main predicates differ
LITTLE: Final = 0.4  # … and where the predicates are alike
MUCH: Final = 2.0  # weight of the words that only one says: a clause
IN_THESE_TERMS: Final = 0.85  # … or in words that mean the same
CONTENT: Final = 2.5  # weight of three words: fewer mean the same by chance (« la police est là »)
CONTENT_OF_ONE_STORY: Final = 1.5  # … of two: « aucun riverain n'a été évacué »

# Standings and scores: of the day, and of one match.
STANDING: Final = frozenset({"score", "lead_race"})
# What the same party does again within a week.
REPEATED: Final = SPEAKING | frozenset(
    "win lose draw attack hit bomb fire_missile claim_deed injure meet visit travel arrive leave protest gather strike "
    "criticise praise thank accuse play".split()
)


# Comes again the next day: a road, a depot, a line.
DAILY: Final = frozenset({"block", "interrupt", "disrupt"})


def loose(a: Reading, b: Reading, c: Comparison, *, one_story: bool = False) -> str:
    """Why the two are not taken for one claim although they say the same; empty where they may be.

    ``one_story``: the titles of their articles speak of one thing. Of one day, that ties what names nobody:
    « trois ouvriers ont été blessés ».
    """
    if c.unnamed:
        return "only one names its subject"
    headless = (a.root < 0) != (b.root < 0) and max(c.lost) >= HEAVY
    short = min(c.said) < SAID and c.numbers != "equal"
    if headless or (c.predicate < ALIKE and (short or max(c.missing) >= MUCH)):
        return "they have other main predicates"
    if min(c.said) < LITTLE and c.numbers != "equal":
        return "besides the names they have little in common"
    names, dated, telling = c.names_shared, shared_day(a, b) or c.dates == "implied", _telling(a, b)
    adrift = c.pronoun or (a.pointing and b.pointing)
    if adrift or not (names or telling):
        enough = CONTENT if not one_story else CONTENT_OF_ONE_STORY
        alike = min(c.exact) >= IN_THESE_WORDS or (
            min(c.covered) >= IN_THESE_TERMS and min(_content(a), _content(b)) >= enough
        )
        if c.days_apart > (NEARBY if dated and not adrift else 0) or not alike:
            return "neither names who, where or when"
        if "indefinite" in (a.subject, b.subject) and a.text.casefold() != b.text.casefold() and not one_story:
            return "each may tell of somebody else"
        return ""
    if not dated and c.days_apart > _reach(a, b, names=names, telling=telling):
        return f"undated, {c.days_apart} days apart"
    return ""


def _reach(a: Reading, b: Reading, *, names: int, telling: bool) -> int:
    """How many days apart two articles may tell of the same undated event."""
    if "other" in (a.subject, b.subject) or a.renewed or b.renewed or (standing(a) and standing(b)):
        return 0
    if _deed(a) & _deed(b) & DAILY and not telling:
        return 0
    if "indefinite" in (a.subject, b.subject):
        return NEARBY if telling or names >= 2 else 0
    named = {a.subject, b.subject} <= {"named", "none"}
    if _lasts(a) and _lasts(b) and named:
        return ALWAYS
    if telling and names >= 2:
        return MONTH
    if _deed(a) & _deed(b) & REPEATED or (a.tense == b.tense == "present" and not named):
        return NEARBY
    return MONTH


def _content(reading: Reading) -> float:
    return sum(term.weight for term in reading.terms)


def _lasts(reading: Reading) -> bool:
    """« X est le maire », "X is a company": what somebody or something is."""
    return reading.copular and reading.root >= 0 and reading.terms[reading.root].kind in ("noun", "name")


def standing(reading: Reading) -> bool:
    return any(
        concepts_of(term.lemma) & STANDING or (term.kind == "noun" and "rank" in concepts_of(term.lemma))
        for term in reading.terms
    )


def _deed(reading: Reading) -> frozenset[str]:
    """The concepts of the main predicate."""
    return concepts_of(reading.terms[reading.root].lemma) if reading.root >= 0 else frozenset()


def shared_day(a: Reading, b: Reading) -> bool:
    """Whether both name a day, a week or a month in common."""
    return any(
        x[0] <= y[1] and y[0] <= x[1] and min((x[1] - x[0]).days, (y[1] - y[0]).days) <= MONTH
        for p in a.periods
        for q in b.periods
        for x in p.options
        for y in q.options
    )


def _telling(a: Reading, b: Reading) -> bool:
    """Whether both have a number in common that is hardly met twice by chance."""
    return any(
        quantities_compare(q, r) == "equal" and (q.value >= TELLING or q.value % 1)
        for q in a.quantities
        for r in b.quantities
    )
