"""Whether two claims that exclude each other tell of one event and answer one question, with nobody asked.

Among a record's neighbours nearly every count excludes another (« dix-huit personnes ont été blessées », « sept personnes
ont été blessées ») and nearly every negated sentence denies something of somebody whom another affirms something of. Of
75 contradictions that the comparison alone found among 1,103 articles of Wikinews, hardly one was any. A record that
calls a claim contradicted has to be right: what is not tied to one event is left out.
"""

from __future__ import annotations

import re
from typing import Final

from claims.comparison.anchors import NEARBY, REPEATED, shared_day, standing
from claims.comparison.function_words import GENERIC
from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, HEAVY
from claims.comparison.slots.findings import Comparison
from claims.comparison.vocabulary import SAME_CONCEPT, concepts_of, fold

A_WORD: Final = 1.1  # weight of a word of content: what goes beyond it is another statement …
MOSTLY: Final = 0.8  # … unless this share of the claim is said by the other
LITTLE: Final = 0.4  # share of what is no name that both have to say
MONTH: Final = 31  # days
SAID_OF_IT: Final = 0.5  # … and where one denies, within days, what the other says
STORY: Final = 0.4  # share of a title that another about the same has too
SAID: Final = 0.6  # share of what is no name that both say, where a day ties them and no name does


def untied(a: Reading, b: Reading, c: Comparison, *, inside: bool, one_story: bool = False) -> str:
    """Why the two need not exclude each other; empty where they do.

    ``inside``: both stand in one article; ``one_story``: in two whose titles speak of one thing.
    """
    if not inside and _denied_in_the_news(a, b, c, one_story=one_story):
        return ""
    return _other_question(a, b, c) or (_goes_on(a, b, c) if inside else _other_event(a, b, c))


def _other_question(a: Reading, b: Reading, c: Comparison) -> str:
    kinds = kinds_of(c)
    negated = [side for side, reading in enumerate((a, b)) if reading.negations or reading.false]
    if kinds == {"detail"} and a.copular and b.copular:
        return "somebody may be both"
    if kinds == {"amount"} and c.longer_name:
        return "each counts in something else"
    if "actor" not in kinds and _apart(c):
        return "each says what the other does not"
    if kinds == {"polarity"} and not c.lexical_opposite and len(negated) == 1:
        [side] = negated  # all that one denies has to be what the other says, which may be more
        told = sum(term.weight for term in (a, b)[side].terms if term.kind != "name")
        more = c.missing[side] > A_WORD and c.covered[side] < MOSTLY
        if more or c.names_missing[side] or c.said[side] < LITTLE:
            return "what is denied is more than what is said"
        return "" if told >= HEAVY else "besides the names they have little in common"
    if c.predicate < ALIKE and max(c.lost) >= HEAVY and not c.lexical_opposite:
        return "they have other main predicates"
    if min(c.names_missing) > 0 or c.other_names:
        return "each names what the other does not"
    if min(c.lost) >= HEAVY:
        return "each says what the other does not"
    return ""


def one_story(title: str | None, other: str | None) -> bool:
    """Whether two titles have two telling words in common, and much of the shorter one."""
    words = [{w for w in re.findall(r"[^\W_]{4,}", fold(each or "")) if w not in GENERIC} for each in (title, other)]
    shared = len(words[0] & words[1])
    return shared >= 2 and shared >= STORY * min(map(len, words))


def near_words(a: Reading, b: Reading, c: Comparison) -> bool:
    """Whether all that they say but for what excludes is the same, however far their vectors lie apart."""
    return (
        c.predicate >= SAME_CONCEPT
        and max(c.lost) < HEAVY
        and not any(c.names_missing)
        and min(c.said) >= SAID
        and not (a.pointing or b.pointing or c.pronoun)
    )


def _denied_in_the_news(a: Reading, b: Reading, c: Comparison, *, one_story: bool) -> bool:
    """One denies what the other says, within days, of the same names or in articles about the same.

    Among 1,103 articles of Wikinews 24 pairs of so few days were called contradictory and were none; but one of them says
    less than this in common.
    """
    negated = bool(a.negations or a.false) != bool(b.negations or b.false)
    whose = c.names_shared > 0 and not (c.pronoun or a.pointing or b.pointing)
    return (
        kinds_of(c) == {"polarity"}
        and negated
        and not c.lexical_opposite
        and c.days_apart <= NEARBY
        and (whose or one_story)
        and not any(c.names_missing)
        and not c.other_names
        and min(c.said) >= SAID_OF_IT
        and "other" not in (a.subject, b.subject)
        and not (standing(a) or standing(b))
    )


def kinds_of(c: Comparison) -> set[str]:
    """What excludes what."""
    return {finding.kind for finding in c.findings if finding.excludes}


def _apart(c: Comparison) -> bool:
    return any(finding.kind == "detail" and finding.left and finding.right for finding in c.findings)


def _goes_on(a: Reading, b: Reading, c: Comparison) -> str:
    """An article tells one thing after the other: it was closed and has opened, four were hurt in Lyon and ten in Paris.

    « vendredi » in an article without a day is no other time: nobody knows which Friday.
    """
    if max(c.lost) >= HEAVY or any(c.names_missing) or c.lexical_opposite or kinds_of(c) == {"actor"}:
        return "one article says both"  # « X et Y sont arrivés » was two claims
    known = any(period.options for reading in (a, b) for period in reading.periods)
    if (known and any(c.extra)) or c.dates == "conflict" or (known and c.dates == "extra") or _apart(c):
        return "one article says both"
    return "" if c.names_shared else "neither names who, where or when"


def _other_event(a: Reading, b: Reading, c: Comparison) -> str:
    subjects = {a.subject, b.subject}
    if c.pronoun or a.pointing or b.pointing:
        return "neither names who, where or when"
    if (shared_day(a, b) and (c.names_shared or min(c.said) >= SAID)) or (
        c.dates == "equal" and c.names_shared and a.periods and b.periods and not (a.clocks or b.clocks)
    ):
        return ""
    if subjects & {"other", "indefinite"} or a.renewed or b.renewed or standing(a) or standing(b):
        whole = (
            kinds_of(c) == {"polarity"} and min(c.said) >= MOSTLY
        )  # « aucun défilé n'est prévu », « un défilé est prévu »
        reach = (NEARBY if whole else 0) if c.names_shared else -1
    elif not c.names_shared:
        reach = 1 if "definite" in subjects else -1
    elif any(concepts_of(r.terms[r.root].lemma) & REPEATED for r in (a, b) if r.root >= 0):
        reach = 1
    else:
        reach = MONTH if kinds_of(c) == {"polarity"} and not c.lexical_opposite else NEARBY  # figures and states change
    if c.days_apart > reach:
        return f"undated, {c.days_apart} days apart" if reach >= 0 else "neither names who, where or when"
    return ""
