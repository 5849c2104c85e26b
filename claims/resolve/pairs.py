"""« les deux dirigeants », « les deux pays »: the two that the article named."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.language.reference_words import PAIR_PEOPLE, PAIR_PLACES
from claims.models import Language, SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.resolve.model import Resolution
from claims.words import Word


class Pairs:
    """Replaces the pairs of one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH
        self._states: list[tuple[str, int, Word]] | None = None

    def replace(self, words: Sequence[Word], out: Resolution) -> None:
        """« les deux dirigeants », « les deux pays »: the last two that the article named."""
        for word in words:
            if word.lower not in PAIR_PEOPLE and word.lower not in PAIR_PLACES:
                continue
            two = next((c for c in word.children if c.lower in ("deux", "two", "both")), None)
            determiner = word.child("det")
            if (
                two is None
                or determiner is None
                or determiner.lower not in ("les", "ces", "des", "the", "these", "aux", "leurs")
                or word.child("acl", "acl:relcl", "nmod") is not None  # « les deux candidats retenus par le jury »
            ):
                continue
            phrase = [
                w
                for w in words
                if w in set(word.subtree())
                and (w is word or w.label in ("det", "nummod", "amod") and w.head is word or w.lower == "parias")
            ]
            kind = SourceKind.PERSON if word.lower in PAIR_PEOPLE else SourceKind.PLACE
            named = {
                w.index: self.names.full(self.names.run_of[w.index]) for w in words if w.index in self.names.run_of
            }
            own = {name.text for name in named.values()}
            ahead = {name.text for at, name in named.items() if at < word.index and name.kind is SourceKind.PLACE}
            if kind is SourceKind.PERSON:
                seen = self._two_people(word, own)
            elif ahead and word.label in SUBJECTS:
                seen = {}  # « au Vietnam, où les deux pays … »: the place just named may be one of the two
            else:
                seen = self._two_states(ahead)
            if len(seen) != 2:
                out.stands_alone = False
                continue
            pair = sorted(seen.items(), key=lambda item: item[1].index)
            rendered = [self._with_article(text, kind) for text, _ in pair]
            for other in phrase:
                out.replaced[other] = ""
            lead = {"des": "de ", "aux": "à "}.get(determiner.lower, "")
            join = " et " + ("de " if lead == "de " else "à " if lead == "à " else "") if self.french else " and "
            out.replaced[min(phrase, key=lambda w: w.index)] = lead + join.join(rendered)
            out.steps.append(f"pair: {self.names.words_text(phrase)} → {' + '.join(rendered)}")

    def _two_people(self, word: Word, own: set[str]) -> dict[str, Word]:
        """The last two persons named shortly before a word."""
        seen: dict[str, Word] = {}
        for run in reversed(self.names.runs_between(word.index - 80, word.index)):
            name = self.names.full(run)
            women = word.lower in ("femmes", "women", "présidentes", "ministres-femmes")
            if (
                name.gender
                and name.gender != ("Fem" if women else "Masc")
                and word.lower in ("hommes", "men", "femmes", "women")
            ):
                continue
            if name.kind is SourceKind.PERSON and name.text not in own and (" " in name.text or name.role):
                seen.setdefault(name.text, run[0])
        return seen

    def _two_states(self, ahead: set[str]) -> dict[str, Word]:
        """The two states that the article is about: those it names most often, where the third is named less.

        None where one of them stands before the phrase in the same sentence: it speaks of two others, or of it again.
        """
        if self._states is None:
            self._states = self._count_states()
        ranked = self._states
        if len(ranked) < 2 or len(ranked) > 2 and ranked[2][1] >= ranked[1][1]:
            return {}
        if ahead & {text for text, _, _ in ranked[:2]}:
            return {}
        return {text: first for text, _, first in ranked[:2]}

    def _count_states(self) -> list[tuple[str, int, Word]]:
        """The places that take an article, the most named first: name, count, first mention."""
        counts: dict[str, int] = {}
        first: dict[str, Word] = {}
        for run in self.names.runs:
            name = self.names.full(run)
            before = self.names.words[run[0].index - 1].lower if run[0].index else ""
            if (
                name.kind is not SourceKind.PLACE
                or self.french
                and before not in ("la", "le", "l'", "les", "en", "au", "aux", "du")
            ):
                continue
            counts[name.text] = counts.get(name.text, 0) + 1
            first.setdefault(name.text, run[0])
        ranked = sorted(counts, key=lambda text: (-counts[text], first[text].index))
        return [(text, counts[text], first[text]) for text in ranked]

    def _with_article(self, text: str, kind: SourceKind) -> str:
        if kind is not SourceKind.PLACE or not self.french:
            return text
        for run in self.names.runs:
            if self.names.words_text(run) == text and run[0].index:
                before = self.names.words[run[0].index - 1]
                if before.lower in ("la", "le", "les", "l'"):
                    return before.text.lower() + ("" if before.text.endswith(("'", "’")) else " ") + text
                if before.lower in ("du", "au"):
                    return "le " + text
        return "la " + text if text[-1:] == "e" else text
