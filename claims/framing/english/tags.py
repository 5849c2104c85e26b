"""Reporting verbs after what they report: « "…," X said », « P, said X », « P, as X put it », « P, a claim X denies »."""

from __future__ import annotations

from claims.framing.english.tag_subjects import EnglishTagSubjects
from claims.framing.model import Frame, Framing, Piece
from claims.language.clause_words import TIME_WORDS
from claims.language.en_clauses import ALSO_NOUNS, PREPOSITIONS, PROVED, SUBORDINATORS, TOLD
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word


class EnglishTags(EnglishTagSubjects):
    """Cuts tags, and the words before and after them."""

    def _noun_that(self, words: list[Word]) -> list[Piece] | None:
        """« claims by X that P »: see ``nominal``."""
        raise NotImplementedError

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        """A reporting verb after its content: « …, said X », « …, X said »."""
        return self._inverted(words) or self._plain_tag(words)

    def _inverted(self, words: list[Word]) -> list[Piece] | None:
        """« "…," said X »: the subject after the verb is a name or a role, and no clause."""
        n = len(words)
        for i in range(2, n):
            if not self._boundary(words, i) or (self.quote_of(words[i]) and not self.closes(words, i)):
                continue
            form = self._verb(words[i])
            if (
                form is None
                or not form.finite
                or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR)
                or form.lemma in TOLD  # « "P," Jane Doe, a nurse, told Reuters »: who was told
                or i + 1 >= n
                or words[i - 1].lower in PREPOSITIONS  # « "deeply worried" by reports of torture »
            ):
                continue
            quoted = self.closes(words, i) or self.closes(words, i - 1)
            end = self._tag_end(words, i + 1, direct=quoted)
            who = words[i + 1 : end]
            described = next((k for k, w in enumerate(who) if w.lower in ("who", "whose", "which", "where")), len(who))
            if not who or words[i + 1].lower in self.lexicon.that or self._finite_in(who, 0, described, sure=True):
                continue
            named = words[i + 1].text[:1].isupper() or words[i + 1].lower in self.lexicon.person_titles
            known = any(
                w.lower in self.lexicon.role_nouns
                or w.lower in self.lexicon.body_nouns
                or w.lower in self.lexicon.anonymous_nouns
                for w in who[:8]
            )
            named = named or (quoted and any(w.text[:1].isupper() for w in who[:6]))
            pronoun = who[0].lower if len(who) == 1 and who[0].lower in ("he", "she", "they", "it") else ""
            if not (
                named
                or (
                    known and who[0].lower in ("the", "a", "an", "one", "another", "some", "his", "her", "its", "their")
                )
                or pronoun
            ):
                continue
            if not quoted and not self._stated(words[:i]):
                continue
            start = i - 1 if words[i - 1].text in (",", "–", "—", "-") else i
            frame = Frame(Framing.TAG, form.speech, [words[i]], [] if pronoun else who, pronoun, lemma=form.lemma)
            return self._around(words, start, end, frame)
        return None

    def _plain_tag(self, words: list[Word]) -> list[Piece] | None:
        """« P, X said »; « P, a charge (that) X denies »."""
        for c in range(4, len(words) - 3):
            if (
                words[c - 1].text != ","
                or words[c].lower not in ("a", "an", "something", "claims", "charges", "allegations", "accusations")
                or self.quote_of(words[c])
            ):
                continue
            noun = c + 1 if words[c].lower in ("a", "an") else c
            if words[noun].lower not in (
                "charge",
                "claim",
                "allegation",
                "accusation",
                "suggestion",
                "assertion",
                "charges",
                "claims",
                "allegations",
                "accusations",
                "figure",
                "number",
                "version",
                "description",
                "account",
                "conclusion",
                "view",
                "finding",
                "something",
                "statement",
                "characterisation",
                "characterization",
            ):
                continue
            who = noun + (2 if words[noun + 1].lower in ("that", "which") else 1)
            verb = next(
                (k for k in range(who + 1, min(who + 9, len(words))) if self._rejects(words, k)),
                None,
            )
            if verb is None:
                continue
            before = words[: c - 1]
            frame = Frame(Framing.TAG, Speech.DENY, [words[verb]], words[who:verb], lemma="deny")
            told = self.cut(before, 0)
            told[-1].denied_by = frame
            return told
        return self._said_after(words)

    def _said_after(self, words: list[Word]) -> list[Piece] | None:
        """« …, a spokesperson for X said », « "…" he told Y »: subject, verb, after a comma or a closing mark."""
        n = len(words)
        for v in range(2, n):
            more = self._phrasal(words, v)
            form = VerbForm("say", Speech.SAY, finite=True) if more else self._verb(words[v])
            if (
                not form
                or not form.finite
                or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR)
                or form.lemma in PROVED
                and not self._documents(words[max(0, v - 5) : v])
                or form.lemma == "point"
                or words[v].lower in ALSO_NOUNS
                and not self._speaks(words, v)  # « including bank details, »
                or self.quote_of(words[v])
            ):
                continue
            last = v + more
            nxt = words[last + 1] if last + 1 < n else None
            told = form.lemma == "tell"
            closing = (
                nxt is None
                or nxt.text in (".", ",", ":", "!", "?")
                or nxt.lower in TIME_WORDS
                or nxt.lower in ("late", "early")
                or self.opens(words, last + 1)
                or told
                or nxt.lower in (*PREPOSITIONS, *SUBORDINATORS)
                and (self._right_after_quote(words, v) or self._only_circumstances(words, last + 1))
            )
            if not closing:
                continue
            start = self._plain_start(words, v)
            if start is None:
                continue
            end = self._tag_end(words, last + 1, direct=self.closes(words, start))
            if nxt is not None and nxt.text in (",", "."):
                end = last + 1
            cut_from = start - 1 if words[start - 1].text == "," else start
            subject = words[start:v]
            if subject[0].lower == "which":  # « P, which his office denied »
                if form.speech is not Speech.DENY or len(subject) < 2:
                    continue
                before = self.cut(words[:cut_from], 0)
                before[-1].denied_by = Frame(Framing.TAG, Speech.DENY, [words[v]], subject[1:], lemma="deny")
                return before
            if subject[-1].lower in ("most", "least", "highest", "lowest"):
                continue  # « 23 cases, the most reported in a year »
            if subject[0].lower in (*PREPOSITIONS, "including"):
                continue  # « said it was "deeply worried" by reports of torture »
            while subject and (
                subject[-1].lower in ("has", "have", "had", "also", "later", "then") or subject[-1].text == ","
            ):
                subject = subject[:-1]
            pronoun = (
                subject[0].lower
                if len(subject) == 1 and subject[0].lower in ("he", "she", "they", "it", "i", "we")
                else ""
            )
            frame = Frame(Framing.TAG, form.speech, [words[v]], [] if pronoun else subject, pronoun, lemma=form.lemma)
            frame, end = self._citing(words, end, frame)
            return self._around(words, cut_from, end, frame)
        return None

    def _around(self, words: list[Word], start: int, end: int, frame: Frame) -> list[Piece]:
        """The content before and after a tag, and the tag itself."""
        before, after = words[:start], words[end:]
        tag = Piece(words[start:end], reports=True)
        frame.head = tag
        while after and after[0].text in (",", ".", "!", "?", ":"):
            after = after[1:]
        if before and len(after) > 1 and self._fronted(before) and self._clause_at(after, 0, sure=True):
            return [tag, *self._contents([*before, *words[end:]], frame)]  # « In the end, Doe said, P »
        if before and len(after) > 1 and self._interrupted(before, after):
            return [tag, *self._contents([*before, *after], frame)]
        lead = (self._said_within(before, frame) or self._contents(before, frame)) if before else []
        if after and after[0].lower in ("amid", "despite") and (beside := self._noun_that(after)) is not None:
            return [*lead, tag, *beside]
        if len(after) < 2:
            return [*lead, tag]
        form = self._verb(after[0])
        if form is not None and form.gerund and form.speech in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
            begin, framing = self._content(after, 0, form)
            if begin is not None:
                more = Frame(framing, form.speech, frame.cue, frame.who, frame.pronoun, tag, form.lemma)
                return [*lead, tag, *self._contents(after[begin:], more)]
        if after[0].lower in ("although", "though") and self._clause_at(after, 1):
            return [*lead, tag, *self.cut(after[1:], 0)]  # « P, X said, although Q »: Q is the narrator's
        if after[0].lower in ("and", "but", "while", "whereas") and self._clause_at(after, 1):
            rest = after[1:]
            again = self._reports(rest) or self._tag(rest)
            if again is not None:
                return [*lead, tag, *again]
            quoted = self.quote_of(before[-1]) is not None if before else False
            mine = not quoted or self.opens(words, words.index(rest[0])) or self.quote_of(rest[0]) is not None
            return [*lead, tag, Piece(rest, frame)] if mine else [*lead, tag, Piece(rest)]
        if self.opens(words, words.index(after[0])) or self.quote_of(after[0]) is not None:
            if len(before) <= 5 or not self._clause_at(after, 0):
                return [Piece([*before, *after], frame), tag]
            return [*lead, tag, *self._contents(after, frame)]
        return [*lead, tag]

    def _said_within(self, before: list[Word], frame: Frame) -> list[Piece] | None:
        """« Holt said P, the Post reported »: Holt's words, through the Post."""
        direct = any(self.quote_of(word) is not None for word in before)
        speaks = any(w.text[:1].isupper() or self._speaker_noun(w) for w in frame.who)
        inner = self._reports(before) if speaks and not direct and frame.speech is Speech.SAY else None
        if inner is None or len(inner) < 2 or inner[0].frame is not None or not inner[0].reports:
            return None
        said = inner[1].frame
        that = before[[w is inner[1].words[0] for w in before].index(True) - 1].lower == "that"
        if said is None or said.speech is not Speech.SAY or that:
            return (
                None  # « Holt told us that P, the Post said »: that he did is said too (see ``Statements.said_inside``)
            )
        for piece in inner:
            if piece.frame is not None and piece.frame.via is None:
                piece.frame.via = frame
        return inner

    def _only_tag(self, words: list[Word]) -> list[Piece] | None:
        """« "Was it true?" Doe said. »: a tag that a question mark cut off from its quotation."""
        last = len(words) - (2 if words[-1].text in (".", ",", ":") else 1)
        if not 1 <= last <= 5 or self.quote_of(words[last]) is not None or self._reporting(words, last) is None:
            return None
        piece = Piece(words, reports=True)
        piece.frame = Frame(Framing.TAG, Speech.SAY, [words[last]], head=piece, lemma="say")
        return [piece]

    def _put_it(self, words: list[Word]) -> list[Piece] | None:
        """« As X put it, P », « P, as X put it »: X's words."""
        for i in range(len(words) - 3):
            if words[i].lower != "as" or i and words[i - 1].text != ",":
                continue
            put = next(
                (k for k in range(i + 2, min(i + 14, len(words) - 1)) if words[k].lower in ("put", "puts")), None
            )
            if put is None or words[put + 1].lower != "it" or any(w.text == "," for w in words[i + 1 : put - 1][:1]):
                continue
            who = words[i + 1 : put]
            while who and who[-1].lower in ("has", "later", "once", "also", "later", "had"):
                who = who[:-1]
            if not who:
                continue
            pronoun = who[0].lower if len(who) == 1 and who[0].lower in ("he", "she", "they", "it") else ""
            frame = Frame(Framing.TAG, Speech.SAY, [words[put]], [] if pronoun else who, pronoun, lemma="say")
            before, after = words[: max(i - 1, 0)], words[put + 2 :]
            while after and after[0].text in (",", ":"):
                after = after[1:]
            if len(after) > 1 and not self._finite_in(before, 0, len(before)):
                # « As X put it, P », « the plan, as X put it, is dead »
                frame.head = tag = Piece(words[max(i - 1, 0) : put + 2], reports=True)
                return [tag, *(self._contents(after, frame) if not before else [Piece([*before, *after], frame)])]
            return self._around(words, max(i - 1, 0), put + 2, frame)
        return None
