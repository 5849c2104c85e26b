"""Tags in both languages: « …, a déclaré lundi le ministre ».

Their verb is found by its form and place, their subject by what can name somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.model import Frame, Framing, Piece
from claims.framing.surroundings import Surroundings
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word

_BEING = frozenset("est sont était étaient sera seront serait seraient fut furent".split())


class Tags(Surroundings):
    """Cuts reporting verbs that follow their content, and the words before and after them."""

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        """A reporting verb after its content: « …, a déclaré X »."""
        return self._inverted(words)

    def _inverted(self, words: list[Word]) -> list[Piece] | None:
        n = len(words)
        for i in range(1, n):
            inside = self.quote_of(words[i]) is not None and not self.closes(words, i)
            found = self._inverted_verb(words, i)
            if found is None:
                continue
            verb, after, pronoun, form = found
            clitic = bool(pronoun) and words[-1].text != "?" and form.speech is Speech.SAY
            late = (
                not inside
                and words[i].lower in self.lexicon.auxiliaries
                and any(
                    q.end <= words[i].start and q.start >= words[0].start - 3
                    for q in self.quotes.near(words[0].start - 3, words[i].start)
                )
                and self._speaker_next(words, after)
            )
            if not self._boundary(words, i) and not clitic and not late:
                continue
            spoken_of = self._speaker_next(words, after) and (
                form.finite and verb == i or self._told_inside(words, i, verb)
            )
            if inside and not (words[i - 1].text == "," and spoken_of or clitic):
                continue
            beside = [w.lower for w in words[after : after + 3]] in (["de", "son", "côté"], ["pour", "sa", "part"])
            stray = not beside and after < n and words[after].lower in ("pour", "de", "d'", "par")
            if not pronoun and verb == i and stray:
                continue  # « …, annonce pour le tenant une course »: the narrator's own verb
            if form.speech is Speech.ACCUSE or (form.speech is Speech.LABEL):
                continue
            start = i - 1 if words[i - 1].text in (",", "–", "—", "-") else i
            end = self._tag_end(words, after, direct=self.closes(words, i) or self.closes(words, start))
            who = words[after:end]
            if not pronoun and not (self._names_someone(who) and self._can_be_tag(words, i, after)):
                continue
            frame = Frame(Framing.TAG, form.speech, words[i : verb + 1], who, pronoun, lemma=form.lemma)
            return self._around(words, start, end, frame)
        return None

    def _told_inside(self, words: Sequence[Word], start: int, verb: int) -> bool:  # noqa: ARG002
        """Whether a compound form inside a quotation is its tag: « « P, a expliqué X. Q. » »."""
        return False

    def _can_be_tag(self, words: Sequence[Word], start: int, after: int) -> bool:  # noqa: ARG002
        """Whether the words after a reporting verb can be its subject and those before it what is reported."""
        return True

    def _inverted_verb(self, words: list[Word], i: int) -> tuple[int, int, str, VerbForm] | None:
        """A reporting verb group at ``i`` whose subject follows: (verb, first word after, clitic subject, form)."""
        j, n = i, len(words)
        while j < n and words[j].lower in ("l'", "s'", "lui", "leur", "me", "m'", "nous", "y", "en", "se"):
            j += 1
        if j >= n:
            return None
        pronoun = ""
        word, form = words[j].lower, self._verb(words[j])
        clitics = 0
        for step in (1, 2):
            clitic = words[j + step].lower if j + step < n else ""
            if clitic.startswith("-") and clitic.strip("-").removeprefix("t-") in (
                "il",
                "elle",
                "ils",
                "elles",
                "on",
                "je",
            ):
                pronoun, clitics = clitic.split("-")[-1], step
                break
            if clitic not in ("-t", "-t-", "-"):
                break
        if not self.english and not pronoun and word in _BEING and words[j - 1].lower not in ("s'", "se"):
            return None  # « est jugé trop coûteux »: a passive, no tag
        if not self.english and pronoun == "il" and word in ("est", "était") and words[j - 1].lower not in ("s'", "se"):
            pronoun = "on"  # « est-il précisé »: nobody
        if word in self.lexicon.auxiliaries or (self.english and word in ("has", "have", "had")):
            k = j + 1 + clitics
            for verb in range(k, min(n, k + 7)):
                if words[verb].text == ",":
                    break
                candidate = self._verb(words[verb])
                if candidate and (candidate.participle or words[verb].lower in ("fait",)):
                    follows = words[verb + 1] if verb + 1 < n else None
                    if follows is None or pronoun:
                        return verb, verb + 1, pronoun, candidate
                    if follows.lower in self.lexicon.that or self.opens(words, verb + 1) or follows.text in (",", ":"):
                        return None
                    return verb, verb + 1, pronoun, candidate
            return None
        if form is None or not form.finite or form.participle and not self.english and not form.finite:
            return None
        after = j + 1 + clitics
        if after < n and (words[after].lower in self.lexicon.that or words[after].text in (",", ":")) and not pronoun:
            return None
        return j, after, pronoun, form

    def _names_someone(self, who: Sequence[Word]) -> bool:
        """Whether the words after an inverted verb can be its subject: a name, or a noun with its determiner."""
        for word in who:
            if word.lower in (
                "le",
                "la",
                "les",
                "l'",
                "un",
                "une",
                "des",
                "son",
                "sa",
                "ses",
                "leur",
                "ce",
                "cet",
                "cette",
                "ces",
                "the",
                "a",
                "an",
                "his",
                "her",
                "its",
                "their",
                "one",
                "some",
                "plusieurs",
                "deux",
                "certains",
                "several",
                "mr",
                "mrs",
                "ms",
                "m.",
            ):
                return True
            if word.text[:1].isupper():
                return True
        return False

    def _speaker_next(self, words: Sequence[Word], after: int) -> bool:
        """Whether a name, or a determiner with a role or a body, stands at ``after``."""
        if after >= len(words):
            return False
        if words[after].text[:1].isupper():
            return True
        if words[after].lower not in ("le", "la", "l'", "les", "un", "une") or after + 1 >= len(words):
            return False
        noun = words[after + 1].lower
        return (
            noun in self.lexicon.role_nouns or noun in self.lexicon.body_nouns or noun in self.lexicon.anonymous_nouns
        )

    def _tag_end(self, words: list[Word], after: int, *, direct: bool) -> int:
        """Where a tag's subject ends."""
        n = len(words)
        for j in range(after, n):
            if j > after and self.opens(words, j) and words[j - 1].text in (",", ":", "."):
                return j
            if words[j].text in (".", "!", "?") and j == n - 1:
                return j
            if words[j].text in (":",):
                return j + 1
            if words[j].text == "," and j + 1 < n:
                nxt = words[j + 1]
                form = self._verb(nxt)
                if self.opens(words, j + 1) or (form and form.gerund):
                    return j
                if nxt.lower in (
                    "mais",
                    "et",
                    "but",
                    "and",
                    "tandis",
                    "alors",
                    "while",
                    "after",
                    "before",
                    "when",
                    "as",
                    "avant",
                    "après",
                    "si",
                    "dont",
                    "où",
                ):
                    return j
                if not direct and not (
                    nxt.lower in ("qui", "who", "un", "une", "l'un", "président", "porte-parole")
                    or nxt.lower in self.lexicon.role_nouns
                    or nxt.lower in self.lexicon.body_nouns
                    or (
                        nxt.lower in ("le", "la", "the", "a", "l'")
                        and j + 2 < n
                        and (
                            words[j + 2].lower in self.lexicon.role_nouns
                            or words[j + 2].lower in self.lexicon.body_nouns
                        )
                    )
                    or nxt.text[:1].isupper()
                ):
                    return j
        return n

    def _around(self, words: list[Word], start: int, end: int, frame: Frame) -> list[Piece]:
        """The content before and after a tag, and the tag itself."""
        before, after = words[:start], words[end:]
        tag = Piece(words[start:end], reports=True)
        frame.head = tag
        while after and after[0].text in (",", ".", "!", "?", ":"):
            after = after[1:]
        if len(after) < 2:
            return [*self._nested(before, frame), tag]
        opened = self.opens(words, words.index(after[0]))
        form = self._verb(after[0])
        if form and form.gerund:
            rest = self._gerund(after, frame)
            return [*self._nested(before, frame), tag, *rest]
        if opened or len(before) > 5 and not self._completes(after):
            return [*self._nested(before, frame), tag, *self._nested(after, frame)]
        return [Piece([*before, *after], frame), tag]

    def _completes(self, after: Sequence[Word]) -> bool:
        """Whether the words after a tag go on with the clause before it (no clause of their own)."""
        return after[0].lower not in ("mais", "but", "tandis", "alors", "while")

    def _nested(self, words: list[Word], frame: Frame) -> list[Piece]:
        return [Piece(words, frame)] if words else []

    def _gerund(self, after: list[Word], frame: Frame) -> list[Piece]:
        """« …, a dit X, ajoutant que P »: the same speaker goes on."""
        for j, word in enumerate(after[1:6], 1):
            if word.lower in self.lexicon.that:
                form = self._verb(after[0])
                more = Frame(
                    Framing.THAT,
                    form.speech if form else frame.speech,
                    [after[0]],
                    frame.who,
                    frame.pronoun,
                    frame.head,
                    lemma=form.lemma if form else "",
                )
                return [Piece(after[: j + 1], reports=True), Piece(after[j + 1 :], more)]
        return [Piece(after, frame)]
