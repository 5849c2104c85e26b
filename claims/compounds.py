"""Verbs of several words become one word: « fait savoir », « a tenu à préciser », « s'est défendu d' ».

The word keeps its text and its place; it is looked up, and parsed, as the simple verb that it reads as (« indique »),
so that everything that knows reporting verbs knows these too. Which there are is data of the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.language.lexicon import Compound, Lexicon, Speech
from claims.quotes import MARKS
from claims.words import Word

_BETWEEN = frozenset(
    """pas jamais également aussi ensuite déjà notamment ainsi encore toujours enfin bien même toutefois cependant
    néanmoins d' ailleurs par ailleurs outre en effet simplement clairement publiquement d'abord abord rapidement vite
    immédiatement lui elle eux quant à son de côté pour sa leur part hier lundi mardi mercredi jeudi vendredi samedi
    dimanche matin soir aujourd'hui tout récemment explicitement souvent régulièrement""".split()
)
_MOST_BETWEEN = 4
_NE = frozenset({"ne", "n'"})
_SELF = frozenset({"se", "s'"})
_BEING = {"est": 2, "était": 2, "serait": 6, "sera": 4, "fut": 2, "sont": 3, "étaient": 3, "seraient": 7, "seront": 5}
_HAVING = {"a": 2, "avait": 2, "aurait": 6, "aura": 4, "ont": 3, "avaient": 3, "auraient": 7, "auront": 5}
_CLITICS = frozenset("-t -t- - -il -elle -ils -elles -on -t-il -t-elle -t-ils -t-elles -t-on".split())
_GOES_ON = frozenset("que qu' de d' du des à au aux pour en dans sur contre par avec comme si".split())
_STOPS = frozenset(", . : ; ! ?".split())


def join(words: list[Word], text: str, lexicon: Lexicon) -> list[Word]:
    """The words of a sentence, each verb of several words as one, numbered from the first one's number."""
    if not lexicon.compounds or not any(w.text.lower() in lexicon.compounds for w in words):
        return words
    found: list[Word] = []
    first, i = words[0].index, 0
    while i < len(words):
        match = _match(words, i, lexicon)
        end, reads = match if match is not None else (i + 1, "")
        start, stop = words[i].start, words[end - 1].end
        if any(mark in MARKS or mark == "\n" for mark in text[start:stop]):
            end, reads, stop = i + 1, "", words[i].end
        word = words[i] if end == i + 1 else Word(0, text[start:stop], start, stop)
        if reads:
            word = replace(word, reads=reads)
        word.index = first + len(found)
        found.append(word)
        i = end
    return found


@dataclass(frozen=True)
class _Shape:
    """How the first verb of several words is used."""

    reflexive: bool = False
    negated: bool = False
    participle: bool = False
    slot: int | None = None  # the form to read the whole in, where an auxiliary belongs to it
    turned: bool = False  # its subject stands between the auxiliary and the participle


def _match(words: Sequence[Word], i: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The word after the verb that begins at ``i``, and the simple form that it reads as."""
    lower = words[i].lower
    reflexive, negated = lower in _SELF, lower in _NE
    at = i + (reflexive or negated)
    if at >= len(words):
        return None
    auxiliary = words[at].lower if reflexive or negated else ""
    slots = _BEING if reflexive else _HAVING
    if auxiliary in slots:
        verb = _past(words, at + 1)
        if verb < len(words) and words[at + 1].lower in _CLITICS:
            return None  # « s'est-il inquiété »: the participle alone
        return _ended(words, verb, lexicon, _Shape(reflexive, negated, participle=True, slot=slots[auxiliary]))
    if reflexive or negated:
        return _ended(words, at, lexicon, _Shape(reflexive, negated))
    before = _before(words, i)
    having = before in lexicon.auxiliaries or before == "été"
    turned = before in _BEING and any(w.lower in _SELF for w in words[max(0, i - 6) : i])
    return _ended(words, i, lexicon, _Shape(turned, participle=having, turned=turned))


def _past(words: Sequence[Word], at: int) -> int:
    """The first word from ``at`` on that is no adverb between a verb and what belongs to it."""
    end = min(len(words), at + _MOST_BETWEEN)
    while at < end and words[at].lower in _BETWEEN:
        at += 1
    return at


def _before(words: Sequence[Word], i: int) -> str:
    """The word before ``i`` that is neither an adverb nor a clitic subject."""
    for word in reversed(words[max(0, i - _MOST_BETWEEN - 1) : i]):
        if word.lower not in _BETWEEN and word.lower not in _CLITICS:
            return word.lower
    return ""


def _fits(word: Word, forms: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a word is the next one of a verb: one of its forms, or any reporting infinitive for « + »."""
    if forms != {"+"}:
        return word.lower in forms
    form = lexicon.speech.get(word.lower)
    return form is not None and form.lemma == word.lower and form.speech is not Speech.ACT


def _ended(words: Sequence[Word], at: int, lexicon: Lexicon, shape: _Shape) -> tuple[int, str] | None:
    """Where a verb of several words ends whose first verb stands at ``at``, and its simple form."""
    if at >= len(words):
        return None
    for compound in lexicon.compounds.get(words[at].text.lower(), ()):
        if (compound.reflexive, compound.negated) != (shape.reflexive, shape.negated):
            continue
        if compound.participle != shape.participle or compound.past and not shape.participle:
            continue
        if (found := _tail(words, at, compound, lexicon, shape)) is not None:
            return found
    return None


def _tail(
    words: Sequence[Word], at: int, compound: Compound, lexicon: Lexicon, shape: _Shape
) -> tuple[int, str] | None:
    """The end of one verb and its simple form, where its other words follow."""
    end, reads = at + 1, compound.verb
    while end < len(words) and words[end].lower in _CLITICS:
        end += 1
    asked = end > at + 1
    slot = compound.slot if shape.slot is None else shape.slot
    for forms in compound.tail:
        last = next((k for k in (end, _past(words, end)) if k < len(words) and _fits(words[k], forms, lexicon)), None)
        if last is None:
            return None
        reads = compound.verb or words[last].lower
        end = last + 1
    following = words[end].lower if end < len(words) else "."
    if compound.before and words[min(_past(words, end), len(words) - 1)].lower not in compound.before:
        return None
    if compound.tag and (
        following in _GOES_ON or following in _STOPS and not (asked or shape.turned) and following != ":"
    ):
        return None
    return (at + 1 if asked else end), lexicon.inflected(reads, slot)
