"""Noun phrases that are put where a pronoun stood, or that a participle or an apposition is told of."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import TIMES
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names
from claims.words import Word

_CONTRACTED = {"du": ["le"], "au": ["le"], "des": ["les"], "aux": ["les"]}


class NounPhrases:
    """The noun phrases of one article. ``names`` knows which words are names."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def phrase(self, head: Word, without: Word) -> list[Word]:
        """A noun phrase: its head with what belongs to it, without preposition, coordination and later clauses."""
        dropped: set[Word] = set(without.subtree()) if head in without.ancestors() else set()
        for child in head.children:
            if (
                child.label in ("case", "cc", "conj", "punct", "appos", "acl:relcl", "parataxis")
                or child.index > without.index > head.index
            ):
                dropped |= set(child.subtree())
        kept = {w for w in head.subtree() if w not in dropped and not (w.text == "," and w.index > head.index)}
        # a name is never cut: « la députée Ruth Ellen Brosseau »
        runs = [run for w in kept if (run := self.names.run_of.get(w.index)) is not None]
        nearest = self.names.run_of.get(head.index + 1)
        if (
            nearest is not None
            and head.pos == "NOUN"
            and nearest[-1].index < without.index
            and nearest[0].label != "nmod"
        ):
            runs.append(nearest)
        whole = kept | {w for run in runs for w in run if w.index < without.index or without.index < head.index}
        return sorted(whole, key=lambda w: w.index)

    def with_determiner(self, unit: Sequence[Word], run: Sequence[Word]) -> list[Word]:
        before = next((w for w in unit if w.index == run[0].index - 1), None)
        return [before, *run] if before is not None and before.pos == "DET" else list(run)

    def article(self, phrase: Sequence[Word]) -> list[str]:
        """The article that a noun loses with « du », « des », « au », « aux »."""
        head = head_of(phrase)
        if self.french and phrase[0].lower in ("de", "d'") and phrase[0].pos == "DET":
            return ["des"]  # « n'a pas d'avions, qui coûtent … »
        case = next((c.lower for c in head.children if c.label == "case" and c.index < head.index), "")
        if head.child("det") in phrase:
            return []
        return _CONTRACTED.get(case, [])

    def determined(self, phrase: Sequence[Word]) -> bool:
        """Whether a noun phrase can open a sentence: a determiner, a number, a name."""
        if not phrase:
            return False
        return (
            phrase[0].pos in ("DET", "NUM", "PROPN", "PRON")
            or phrase[0].index in self.names.run_of
            or bool(self.article(phrase))
            or phrase[0].lower in self.lexicon.person_titles
        )


def head_of(phrase: Sequence[Word]) -> Word:
    inside = set(phrase)
    return next((w for w in phrase if w.head is None or w.head not in inside), phrase[0])


def is_time(phrase: Sequence[Word]) -> bool:
    """Whether words tell a time: « le 26 septembre », « lundi soir »."""
    if any(w.text.isdigit() for w in phrase[:2]) and len(phrase) <= 4:
        return True
    return any(w.lower in TIMES for w in phrase[:4])
