"""Introducers: « Selon X, P », « P, selon X », « P, according to X », « des informations selon lesquelles P »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.model import Frame, Framing, Piece
from claims.framing.surroundings import capitalised
from claims.framing.tags import Tags
from claims.language.clause_words import TIME_WORDS
from claims.language.lexicon import Speech
from claims.words import Word

_NAMED_AFTER = frozenset(
    """nommé nommée nommés nommées baptisé baptisée adapté adaptée inspiré inspirée dessiné dessinée réalisé réalisée
    tourné tournée""".split()
)


class According(Tags):
    """Cuts introducers, and finds where the source ends that they name."""

    def _according(self, words: list[Word]) -> list[Piece] | None:
        """« Selon X, P », « P, selon X », « P, according to X »."""
        n = len(words)
        lower = [word.lower for word in words]
        for i in range(n - 1):
            if self.quote_of(words[i]) and not self.closes(words, i):
                continue
            cue = next((c for c in self.lexicon.according_to if tuple(lower[i : i + len(c)]) == c), None)
            if cue is None and i == 0 and lower[0] == "pour" and self._pour(words):
                cue = ("pour",)
            if cue is None or i and words[i - 1].lower in _NAMED_AFTER or self._in_content(words, i):
                continue
            first = i + len(cue)
            if cue in (("de", "source"), ("de", "sources")):
                if i not in (0,) and words[i - 1].text != ",":
                    continue
                first = i + 1
            noun = next(
                (
                    w
                    for w in words[first : first + 3]
                    if w.lower
                    not in (
                        "les",
                        "le",
                        "la",
                        "l'",
                        "des",
                        "un",
                        "une",
                        "ce",
                        "cette",
                        "ces",
                        "cet",
                        "son",
                        "sa",
                        "ses",
                        "leurs",
                        "leur",
                        "the",
                        "a",
                        "certaines",
                        "plusieurs",
                        "différents",
                        "différentes",
                    )
                ),
                None,
            )
            if noun is None or noun.lower in self.lexicon.not_according or lower[first] in ("que", "qu'", "si"):
                if noun is not None and noun.lower in ("laquelle", "lesquelles", "lequel", "lesquels"):
                    return self._content_noun(words, i)
                continue
            if i == 0:
                end = self._leading_end(words, first)
                if end is None:
                    continue
                frame = Frame(Framing.ACCORDING, Speech.SAY, words[i:first], words[first:end], lemma=cue[0])
                tag = Piece(words[:end], reports=True)
                frame.head = tag
                frame, end = self._citing(words, end, frame)
                rest = words[end:]
                while rest and rest[0].text == ",":
                    rest = rest[1:]
                return [tag, Piece(rest, frame)]
            end = next(
                (
                    j
                    for j in range(first, n)
                    if words[j].text in (";", ":")
                    or j > first
                    and self.opens(words, j)
                    or words[j].text == ","
                    and not (
                        j + 1 < n
                        and (
                            words[j + 1].lower in ("qui", "who", "which")
                            or words[j + 1].text[:1].isupper()
                            and j + 2 < n
                            and not self.english
                        )
                    )
                ),
                n,
            )
            if end == n and words[-1].text in (".", "!", "?"):
                end = n - 1
            end = self._source_end(words, first, end)
            start = i - 1 if words[i - 1].text == "," else i
            frame = Frame(Framing.ACCORDING, Speech.SAY, words[i:first], words[first:end], lemma=cue[0])
            frame, end = self._citing(words, end, frame)
            return self._around(words, start, end, frame)
        return None

    def _citing(self, words: list[Word], end: int, frame: Frame) -> tuple[Frame, int]:  # noqa: ARG002
        """The frame of whoever the source cites, and where the words that name them end (see ``english.citing``)."""
        return frame, end

    def _in_content(self, words: Sequence[Word], i: int) -> bool:
        """« X affirme que, selon Y, P »: it stands in what X says, and is cut once that is."""
        before = [w.lower for w in words[max(0, i - 3) : i]]
        return (
            len(before) == 3
            and before[0] in self.lexicon.speech
            and before[1] in self.lexicon.that
            and before[2] == ","
        )

    def _source_end(self, words: list[Word], first: int, end: int) -> int:
        """Where « …, selon X » ends: before « et 400 000 selon Y », past « , un organisme de … »."""
        for j in range(first + 1, end):
            if (
                words[j].lower == "selon"
                or words[j].lower in ("et", "contre", "and")
                and j + 1 < end
                and words[j + 1].text[:1].isdigit()
            ):
                return j
        if end + 2 < len(words) and words[end].text == ",":
            stop = next(
                (j for j in range(end + 1, len(words)) if words[j].text in (",", ".", ";", "!", "?")), len(words)
            )
            opening = (
                words[end + 1].lower in ("un", "une")
                or words[end + 1].lower in ("le", "la", "l'")
                and (words[end + 2].lower in self.lexicon.role_nouns or words[end + 2].lower in self.lexicon.body_nouns)
            )
            opening = opening or self.english and self._names_role(words[first:end], words[end + 1 : stop])
            if opening and stop - end <= 12 and not any(w.lower in self.lexicon.auxiliaries for w in words[end:stop]):
                return stop
        return end

    def _names_role(self, described: Sequence[Word], named: Sequence[Word]) -> bool:
        """English: « the mayor, Jane Doe », « Jane Doe, a chemist at Acme »: a role and a name, either first."""
        roles = self.lexicon.role_nouns
        if any(w.lower in roles for w in described) and 0 < len(named) <= 4:
            return all(w.text[:1].isupper() for w in named)
        led = bool(named) and named[0].lower in ("a", "an", "the") and any(w.lower in roles for w in named[1:5])
        return led and described[-1].text[:1].isupper()

    def _pour(self, words: list[Word]) -> bool:
        """« Pour le procureur, … »: an opinion's holder, not a purpose or a destination."""
        if words[1].lower in ("lui", "elle", "eux", "elles") and words[2].text == ",":
            return True
        first = 2 if words[1].lower in ("le", "la", "l'", "les", "un", "une", "certains") else 1
        if first >= len(words) or not any(w.text == "," for w in words[:14]):
            return False
        word = words[first]
        if word.lower in ("premier", "première", "dernier", "dernière") and words[first + 1].lower != "ministre":
            return False  # « pour la première fois »
        known = (
            word.lower in self.lexicon.role_nouns
            or word.lower in self.lexicon.person_titles
            or word.lower in self.lexicon.anonymous_nouns
        )
        body = (
            first == 2
            and word.lower in self.lexicon.body_nouns
            and word.lower not in ("rapport", "note", "bilan", "livre")
        )
        name = first == 1 and word.text[:1].isupper() and len(words) > 2 and words[2].text[:1].isupper()
        return known or body or name

    def _leading_end(self, words: list[Word], first: int) -> int | None:
        """Where the source of a leading « Selon X » ends: at its comma, past an apposition, or where a quotation opens."""
        n = len(words)
        commas = [j for j in range(first, min(n, first + 40)) if words[j].text == ","]
        opening = next(
            (
                j
                for j in range(first + 1, min(n, first + 30))
                if self.opens(words, j) and not any(c < j for c in commas)
            ),
            None,
        )
        if opening is not None and not commas:
            return opening
        if not commas:
            return None
        end = commas[0]
        if len(commas) > 1:
            segment = words[end + 1 : commas[1]]
            nominal = (
                segment
                and len(segment) <= 9
                and not any(w.lower in self.lexicon.auxiliaries or w.lower in TIME_WORDS for w in segment)
            )
            head = segment[0].lower if segment else ""
            second = segment[1].lower if len(segment) > 1 else ""
            if (
                nominal
                and self._may_be_apposed(words[first:end], segment)
                and (
                    head in self.lexicon.role_nouns
                    or head in self.lexicon.body_nouns
                    or head in ("qui", "cité", "citée", "who")
                    or (
                        head in ("le", "la", "l'", "un", "une", "the", "a")
                        and (second in self.lexicon.role_nouns or second in self.lexicon.body_nouns)
                    )
                    or capitalised(segment)
                    or head in ("le", "la", "l'", "un", "une", "the", "a", "an")
                    and commas[1] + 1 < n
                    and self.opens(words, commas[1] + 1)  # « Selon X, un chercheur …, « P » »
                )
            ):
                end = commas[1]
        return end

    def _may_be_apposed(self, source: Sequence[Word], segment: Sequence[Word]) -> bool:  # noqa: ARG002
        """Whether words between commas can say who the source before them is."""
        return True

    def _content_noun(self, words: list[Word], i: int) -> list[Piece] | None:
        """« … des informations selon lesquelles P »."""
        head = Piece(words[:i], reports=True)
        frame = Frame(Framing.CONTENT_NOUN, Speech.SAY, words[i : i + 2], lemma="selon", head=head)
        return [head, Piece(words[i + 2 :], frame)]
