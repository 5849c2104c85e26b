"""Verbs of saying before their subject: « P, a déclaré lundi le ministre », « P, a-t-il ajouté »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.framing.french.reading import Reading
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import CLAUSE_OPENERS, NUMBERED, PLURAL_DETERMINERS, VERBAL
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word

_BEING = frozenset("est sont était étaient sera seront serait seraient fut furent".split())
_CALLED = re.compile(r"(?:dit|intitulé|baptisé|surnommé|nommé|appelé|estampillé|étiqueté|labellisé)e?s?$")
_CLITIC_SUBJECTS = frozenset("il elle ils elles on c' ce nous je j'".split())
_NO_INFINITIVE = frozenset(("hier", "janvier", "février"))  # times before a subject
_INFINITIVE = re.compile(r"(?:\w{2,}(?:er|ir|dre|ire)|être)$")


def _is_infinitive(word: Word) -> bool:
    """Whether an infinitive stands there: « a avoué avoir menti »."""
    return word.text.islower() and word.lower not in _NO_INFINITIVE and bool(_INFINITIVE.match(word.lower))


class Inverted(Reading):
    """Cuts tags whose subject follows, and tells them from what only looks like one."""

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
            joined = not beside and after < n and words[after].lower in ("pour", "de", "d'", "par")
            spoken = self.closes(words, i) or self.closes(words, i - 1)
            acts = not spoken and after < n and _is_infinitive(words[after])
            if not pronoun and (verb == i and joined or acts):
                continue  # « …, annonce pour le tenant une course », « …, a avoué avoir menti »: the narrator's own verb
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
        if not pronoun and word in _BEING and words[j - 1].lower not in ("s'", "se"):
            return None  # « est jugé trop coûteux »: a passive, no tag
        if pronoun == "il" and word in ("est", "était") and words[j - 1].lower not in ("s'", "se"):
            pronoun = "on"  # « est-il précisé »: nobody
        if word in self.lexicon.auxiliaries:
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
        if form is None or not form.finite:
            return None
        after = j + 1 + clitics
        if after < n and (words[after].lower in self.lexicon.that or words[after].text in (",", ":")) and not pronoun:
            return None
        return j, after, pronoun, form

    def _told_inside(self, words: Sequence[Word], start: int, verb: int) -> bool:
        """« « P, a expliqué X. Q. » »: the auxiliary and its participle side by side after a comma."""
        return verb == start + 1 and words[start].lower in ("a", "ont", "avait", "avaient")

    def _can_be_tag(self, words: Sequence[Word], start: int, after: int) -> bool:
        """« Le directeur, Jean Martin, a démenti les accusations » is no tag: an object, and nothing said before it."""
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in NUMBERED), "")
        group = words[start].lower
        if self.closes(words, start):
            return not self._inside_subject(words, start)
        if self.closes(words, start - 1):
            several = determiner in PLURAL_DETERMINERS or any(w.lower == "et" for w in words[after:])
            apart = group in ("ont", "avaient") and bool(determiner) and not several
            return not (apart and self._inside_subject(words, start - 1, apposed=True))
        ends = (k for k in range(after, len(words)) if words[k].text in (":", ";") or self.opens(words, k))
        words = words[: next(ends, len(words))]  # « X a écrit sur son blog : "Le …" »: « le » is no speaker's
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in NUMBERED), "")
        if determiner and group in self.lexicon.auxiliaries:
            plural = group in ("ont", "avaient", "auront", "auraient", "sont")
            if plural != (determiner in PLURAL_DETERMINERS) and determiner in NUMBERED and not plural:
                return False
        if self._speaker_next(words, after):
            named = words[after].text[:1].isupper()
            before = words[: start - 1]
            return (
                not named
                or not any(w.text == "," for w in before)
                or words[0].lower not in CLAUSE_OPENERS
                or any(w.lower in self.lexicon.auxiliaries or VERBAL.search(w.lower) for w in before)
            )
        if not self._speaks(words[after : after + 11]):
            return False
        return (
            determiner in PLURAL_DETERMINERS
            or words[0].lower in _CLITIC_SUBJECTS  # « Il s'agit d'un accident, a expliqué la police »
            or any(w.lower in self.lexicon.auxiliaries for w in words[: start - 1])
            or len(words[:start]) > 8
        )

    def _inside_subject(self, words: Sequence[Word], end: int, *, apposed: bool = False) -> bool:
        """« Le dirigeant de « X » annonce », « Les élus, « très émus », ont proposé »: a quoted name or quality in the subject
        of the verb that follows it, and no speech: a noun or preposition stands right before it, no verb before that.
        """
        quote = self.quote_of(words[end - 1])
        before = [w for w in words[:end] if quote is None or w.start < quote.start]
        if quote is None or not before:
            return False
        if before[-1].text == ",":
            before = before[:-1] if apposed else []
        elif _CALLED.match(before[-1].lower):  # « Les vins dits « naturels » plaisent »
            before = before[:-1]
        return (
            bool(before)
            and before[-1].text not in (",", ":", ";", "–", "—", "-", ".")
            and before[-1].lower not in (*self.lexicon.that, "mais", "et", "ou", "car")
            and not any(
                w.lower in self.lexicon.auxiliaries or self._conjugated(w) or VERBAL.search(w.lower) for w in before
            )
        )
