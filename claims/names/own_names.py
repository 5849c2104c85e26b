"""The name in a phrase that is the party's own, and the role that stands with it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.name_words import DETERMINERS, FIGURES, KEPT_HEADS, UNNAMED_MANY
from claims.models import Language, SourceKind
from claims.names.gathered import Gathered
from claims.names.model import Name
from claims.names.runs import Runs
from claims.words import Word

_BELONGING = frozenset("of for at from with in".split())


class OwnNames:
    """Finds a party's own name in a phrase."""

    def __init__(self, runs: Runs, gathered: Gathered) -> None:
        self.runs, self.gathered = runs, gathered
        self.words, self.lexicon, self.run_of = runs.words, runs.lexicon, runs.run_of

    def own_name(self, words: Sequence[Word], head: Word, *, apposed: bool = False) -> Name | None:
        """The name in a phrase that is the party's own, not one it belongs to (« ministre de Paris »)."""
        inside = {w.index for w in words}
        for k, word in enumerate(words):
            run = self.run_of.get(word.index)
            if run is None or run[0] is not word or not all(w.index in inside for w in run):
                continue
            previous = words[k - 1].lower if k else ""
            before_that = words[k - 2].lower if k > 1 else ""
            if previous in (
                "de",
                "du",
                "d'",
                "des",
                "of",
                "à",
                "au",
                "en",
                "in",
                "at",
                "sur",
                "for",
                "pour",
                "aux",
                "chez",
                "from",
                "on",
                "by",
                "par",
                "to",
                "with",
            ) or (
                previous in ("la", "le", "l'", "les", "the")
                and before_that
                in ("de", "à", "of", "in", "at", "sur", "pour", "for", "on", "par", "by", "d'", "to", "en", "dans")
            ):
                continue
            if (
                k
                and previous not in (",",)
                and not apposed
                and words[k - 1] is not head
                and words[k - 1].pos in ("ADP",)
            ):
                continue
            following = words[k + len(run)].lower if k + len(run) < len(words) else ""
            if self.lexicon.language is Language.ENGLISH and following == "and":
                continue  # « the Arts and Science Union's Jane Doe »
            if self.lexicon.language is Language.ENGLISH and following and all(w.entity == "NORP" for w in run):
                continue  # « Ruritanian officials »
            if (
                self.lexicon.language is Language.FRENCH
                and head.lower in self.lexicon.role_nouns
                and run[0].text.isupper()
                and len(run) == 1
                and k + 1 < len(words)
                and (person := self.run_of.get(words[k + 1].index)) is not None
                and person[0] is words[k + 1]
            ):
                continue  # « le député XYZ Jean Martin »: his party
            if self._before_person(words, k + len(run), run):
                continue  # « la Ruritane Anne Martin »
            if self.lexicon.language is Language.ENGLISH and following in (
                *self.lexicon.role_nouns,
                *self.lexicon.body_nouns,
                "'s",
                "’s",
            ):
                continue
            if self.lexicon.language is Language.ENGLISH and k + len(run) < len(words) and not apposed:
                nxt = words[k + len(run)]
                if run[-1].index < head.index and nxt.text.islower() and nxt.text.isalpha() and nxt.lower != "of":
                    continue  # « Kent County prosecuting attorney Jane Doe »
                if nxt.pos in ("NOUN", "ADJ") and nxt.text.islower() and nxt.index not in self.run_of:
                    continue
            found = self.gathered.full(run)
            belongs = (
                self.lexicon.language is Language.FRENCH
                and head.lower in self.lexicon.role_nouns
                and not apposed
                and found.kind is not SourceKind.PERSON
                and any(w.lower in ("de", "du", "d'", "des", "of") for w in words[:k])
                and not (words[k - 1].pos == "ADJ" and run[-1] is words[-1] and not run[0].text.isupper())
            )
            if (
                self.lexicon.language is Language.ENGLISH
                and not apposed
                and head.lower in self.lexicon.role_nouns
                and (found.kind is not SourceKind.PERSON or len(run) == 1)
                and any(w.lower in _BELONGING and w.index > head.index for w in words[:k])
                and not any(w.text == "," for w in words[:k])
            ):
                continue  # « a former executive of the drugmaker Acme »: whom he worked for
            of = any(w.lower in ("de", "du", "d'", "des") for w in words[:k])
            if self.lexicon.language is Language.FRENCH and not apposed and of and head.lower in UNNAMED_MANY:
                continue  # « des chercheurs de l'université Martin »: nobody's name
            if belongs:
                continue
            return found
        return None

    def _before_person(self, words: Sequence[Word], at: int, run: Sequence[Word]) -> bool:
        """Whether right after a single capitalised word a person's name of several words follows."""
        following = self.run_of.get(words[at].index) if at < len(words) else None
        return (
            self.lexicon.language is Language.FRENCH
            and len(run) == 1
            and following is not None
            and following[0] is words[at]
            and len(following) > 1
            and run[-1].index + 1 == following[0].index
            and self.gathered.full(run).kind is not SourceKind.PERSON
            and self.gathered.full(following).kind is SourceKind.PERSON
        )

    def of_things(self, core: Sequence[Word], head: Word, determiner: str) -> bool:
        """Whether a common noun that is nobody's role and no body comes first: « les tests ADN »."""
        lexicon = self.lexicon
        known = {*lexicon.role_nouns, *lexicon.body_nouns, *lexicon.anonymous_nouns, *lexicon.person_titles, *FIGURES}
        return (
            lexicon.language is Language.FRENCH
            and bool(determiner)
            and head is core[0]
            and head.pos == "NOUN"
            and head.text.islower()
            and head.index not in self.run_of
            and head.lower not in known
            and len(core) > 1
            and core[1].index in self.run_of
            and core[1].text.isupper()
        )

    def with_head(self, core: Sequence[Word], head: Word, name: Name) -> str | None:
        """« comité Nobel »: the noun belongs to what the body is called."""
        at = next((k for k, w in enumerate(core) if w is head), None)
        if (
            self.lexicon.language is Language.FRENCH
            and at is not None
            and head.lower in KEPT_HEADS
            and head.text.islower()
            and at + 1 < len(core)
            and (run := self.run_of.get(core[at + 1].index)) is not None
            and run[0] is core[at + 1]
            and self.runs.words_text(run) == name.text
        ):
            return self.runs.words_text([head, *run])
        return None

    def role_of(self, core: Sequence[Word], rest: Sequence[Word], head: Word) -> str | None:
        if head.lower in self.lexicon.role_nouns and head.index not in self.run_of:
            stop = next(
                (
                    k
                    for k, w in enumerate(core)
                    if w.index in self.run_of and self.gathered.full(self.run_of[w.index]).kind is SourceKind.PERSON
                ),
                len(core),
            )
            return self.runs.words_text(core[:stop]) or None
        if rest and any(w.lower in self.lexicon.role_nouns for w in rest[:4]):
            start = 1 if rest[0].lower in DETERMINERS else 0
            at = next(k for k, w in enumerate(rest) if w.lower in self.lexicon.role_nouns)
            if self.lexicon.language is Language.FRENCH and any(w.pos in ("VERB", "ADP", "AUX") for w in rest[:at]):
                return None  # « X, venu avec son épouse »: no role of X
            stop = next((k for k, w in enumerate(rest) if w.text == ","), len(rest))
            return self.runs.words_text(rest[start:stop]) or None
        return None
