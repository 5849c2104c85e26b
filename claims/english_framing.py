"""What reports and what is reported in English: « X said P », « "…," X said », « with X adding P ».

English leaves « that » out, so a content clause is found by what can start one (a determiner, a pronoun, a
name) and by a finite verb after it. Before the parse only closed classes and the past forms of verbs tell a
finite verb; where they do not, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.framing import TIME_WORDS, Cutter, Frame, Framing, Piece
from claims.language.en import IRREGULAR
from claims.language.lexicon import Speech, VerbForm
from claims.models import SourceKind
from claims.words import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = _words(
    """is are was were 's 're am has have had 've 'd will would 'll can could may might must should shall
    do does did ca wo isn't aren't wasn't weren't"""
)
_MODALS = _words("""to would will could can may might shall should must did does do not n't never cannot ca wo""")
_AMBIGUOUS_PAST = _words(
    """cut set hit put cost let read saw left felt found ground wound bore spring lay bid bet burst cast
    hurt rid shed shut spread split quit spat lead broadcast forecast beat thought dove wet knit shot
    spun"""
)
_PAST = frozenset(past for past, _ in IRREGULAR.values()) - _AMBIGUOUS_PAST
_ALSO_PARTICIPLE = frozenset(participle for _, participle in IRREGULAR.values())
_STARTERS = _words(
    """the a an this these those his her its their our my your he she it they we i you there some many
    most several few all each every no any both another one two three four five six seven eight nine
    ten more less nobody everyone anyone everything nothing only people such what if when because
    while although"""
)
_PRONOUNS = _words("he she it they we i you there")
_PREPOSITIONS = _words(
    """of in on at by for from to with about into over under after before during since until between
    against through via within without around near as per across among amid behind beyond despite like
    off onto out past toward towards upon"""
)
_ADVERBIAL = _words(
    """on in at during via by through late earlier later yesterday today last this monday tuesday
    wednesday thursday friday saturday sunday to after before also again publicly repeatedly
    previously recently then"""
)
_DAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening
    night"""
)
_SUBORDINATORS = _words(
    """after when as if before while although though since once because until unless whereas whether"""
)
_TOLD = _words("tell inform warn remind assure reassure notify")
# Verbs whose bare object is a thing as often as a clause: only a sure finite verb after it makes a clause.
_TRANSITIVE = _words(
    """announce report reveal show confirm explain note state fear estimate find determine indicate prove
    predict forecast relate repeat project know recall mention observe stress highlight cite detail
    disclose admit acknowledge recognise recognize demonstrate specify declare accept suggest imply
    add write read describe dispute contest reject deny refute consider judge calculate communicate
    convey deny"""
)
_NEVER_BARE = _words(
    """read project judge speak point signal detail mention highlight relate recount narrate relay
    specify convey determine verify echo post respond comment expect consider"""
)
# Forms that are nouns as often: a verb only after a name, a pronoun or a noun for who can speak.
_ALSO_NOUNS = _words(
    """rule rules claim claims report reports fear fears estimate estimates state states note notes
    comment comments remark remarks shows finds forecast forecasts project projects judge judges
    answer answers worry worries guess signal signals reply replies shout shouts cry cries joke jokes
    tweet tweets post posts boast reason reasons question recall whisper whispers suspect suspects
    dispute contest detail details record dismissed regret regrets caution rebut warn blog yell
    highlight highlights retort retorts brag thought"""
)
_PROVED = _words("show prove demonstrate")  # by what one does: only a document or a figure says it
_THINGS_TOO = _words("show indicate prove suggest demonstrate reveal imply signal highlight determine mean")
_ASIDES = {("for", "example"), ("for", "instance"), ("however",), ("meanwhile",), ("too",), ("in", "turn"), ("though",)}
_FIGURES = _words(
    """figure figures data statistics estimates estimate numbers polls results findings evidence
    calculations projections models records"""
)
_DENIED = _words("claims allegations reports suggestions accusations rumours rumors")
_CONTINUES = _words("continue continues continued")
_CONNECTORS = _words("and but while whereas whilst although though")
_LEAST_QUOTED = 4
_READ = VerbForm("read", Speech.SAY, finite=True)


ANNOUNCED = _words("expected due scheduled set planned")
_HAPPENED = _words(
    """injured killed arrested displaced confirmed recorded hurt hospitalised hospitalized detained
    destroyed cancelled canceled"""
)


@dataclass(eq=False)
class Absolute(Piece):
    """« …, with results expected on Friday ».

    A clause without its « are »; ``participle`` is its predicate.
    """

    participle: Word | None = None


class EnglishCutter(Cutter):
    """Cuts English sentences."""

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        pieces = (
            self._put_it(words)
            or self._believed(words)
            or self._absolute(words)
            or self._colon(words)
            or self._tag(words)
            or self._according(words)
            or self._with_saying(words)
            or self._reports(words)
            or self._only_tag(words)
            or [Piece(words)]
        )
        for piece in pieces:
            piece.sentence = sentence
        return [piece for piece in pieces if piece.words]

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
            return self._around(words, max(i - 1, 0), put + 2, frame)
        return None

    # -- finite verbs and clauses, before the parse -------------------------------------------------------

    def _verb(self, word: Word) -> VerbForm | None:
        if word.text[:1].isupper():
            return None  # « Washington State », « Nature Notes »: no sentence has its reporting verb in capitals
        return self.lexicon.speech.get(word.lower) or (_READ if word.lower in ("read", "reads") else None)

    def _sure(self, words: Sequence[Word], k: int) -> bool:
        """Whether word ``k`` can only be a finite verb."""
        word = words[k].lower
        if word in ("'s", "’s"):
            return k > 0 and words[k - 1].lower in (*_PRONOUNS, "that", "what", "who", "this")
        if word in _FINITE:
            return True
        return word in _PAST and (word not in _ALSO_PARTICIPLE or self._pastlike(words, k))

    def _maybe(self, words: Sequence[Word], k: int) -> bool:
        """Whether word ``k`` may be a finite verb: a regular past or a form of a reporting verb as well."""
        if self._sure(words, k):
            return True
        word = words[k].lower
        if word.endswith("ed") and len(word) > 4:
            return self._pastlike(words, k)
        form = self.lexicon.speech.get(word)
        return (
            form is not None
            and form.finite
            and not form.gerund
            and k > 0
            and words[k - 1].lower not in (*_PREPOSITIONS, "the", "a", "an", "his", "her", "its", "their")
        )

    def _pastlike(self, words: Sequence[Word], k: int) -> bool:
        """Whether a form that is past and participle stands where a past does.

        Not « led by », « the arrested man ».
        """
        after = words[k + 1].lower if k + 1 < len(words) else "."
        before = words[k - 1].lower if k else "the"
        return after not in ("by", ".", ",") and before not in (
            "the",
            "a",
            "an",
            "of",
            "by",
            "newly",
            "his",
            "her",
            "its",
            "their",
            "and",
        )

    def _finite_in(self, words: Sequence[Word], start: int, stop: int, *, sure: bool = False) -> bool:
        test = self._sure if sure else self._maybe
        return any(test(words, k) for k in range(start, min(stop, len(words))))

    def _clause_at(self, words: Sequence[Word], k: int, *, sure: bool = False) -> bool:
        """Whether a clause starts at word ``k``: what can be a subject, and a finite verb after it."""
        if k >= len(words) - 1:
            return False
        first, nxt = words[k].lower, words[k + 1].lower
        if first in _PRONOUNS:
            return nxt not in (*_PREPOSITIONS, ",", ".", "and")
        if not (
            first in _STARTERS or words[k].text[:1].isupper() or words[k].text[:1].isdigit() or self.opens(words, k)
        ):
            if (
                first in _PREPOSITIONS
                or not words[k].text[:1].isalpha()
                or first.endswith(("ing", "ly"))
                or self._maybe(words, k)
                or first in _CONNECTORS
            ):
                return False
            return self._finite_in(words, k + 1, k + 6, sure=True)
        stop = k + 18
        for j in range(k + 1, min(stop, len(words))):
            if words[j].lower in ("who", "which", "that") and first not in (
                "if",
                "when",
                "because",
                "while",
                "although",
            ):
                return (
                    not sure
                    and self._finite_in(words, j + 2, j + 16, sure=True)
                    and self._count_sure(words, j, j + 20) > 1
                )
            if words[j].lower in ("and", "but") and j + 1 < len(words) and self._maybe(words, j + 1):
                return False
            if words[j].text == "," and j + 1 < len(words) and words[j + 1].lower.endswith("ing"):
                return False  # « announced the plan, saying he … »
            if sure and words[j].lower in _SUBORDINATORS:
                return False
            if (self._sure if sure else self._maybe)(words, j):
                return True
        return False

    def _count_sure(self, words: Sequence[Word], start: int, stop: int) -> int:
        return sum(self._maybe(words, k) for k in range(start, min(stop, len(words))))

    def _plural_clause(self, words: Sequence[Word], k: int) -> bool:
        """« unknown gunmen tried to kill him »: a few plain words, the last a plural, then a past that nothing follows up."""
        for j in range(k + 1, min(k + 5, len(words) - 1)):
            here, before = words[j].lower, words[j - 1].lower
            if here in _PREPOSITIONS or words[j].text in (",", ":", ";"):
                return False
            if here.endswith("ed") and len(here) > 4 and self._pastlike(words, j):
                return before.endswith(("s", "men", "people", "police")) and not before.endswith(("ss", "'s"))
        return False

    def _says_clause(self, words: Sequence[Word], i: int) -> bool:
        """« X says residents need help »: « say » has hardly ever another object than what is said."""
        nxt = words[i + 1]
        if nxt.lower in ("about", "around", "over", "nearly", "almost", "at", "up", "more") and i + 2 < len(words) - 3:
            counted = words[i + 2].text[:1].isdigit() or words[i + 2].lower in ("least", "most", "than")
            return (
                words[i].lower in ("say", "says", "said")
                and counted
                and self._finite_in(words, i + 3, i + 14, sure=True)
            )
        return (
            words[i].lower in ("say", "says", "said")
            and len(words) - i > 5
            and nxt.text[:1].isalpha()
            and nxt.lower
            not in (
                *_PREPOSITIONS,
                *_ADVERBIAL,
                *_DAYS,
                *_CONNECTORS,
                *_SUBORDINATORS,
                "that",
                "so",
                "nothing",
                "something",
            )
            and not nxt.lower.endswith(("ly", "ed"))
            and (not nxt.lower.endswith("ing") or self._finite_in(words, i + 2, i + 9, sure=True))
            and nxt.lower
            not in ("goodbye", "yes", "no", "sorry", "hello", "prayers", "grace", "what", "it", "how", "why")
            and (words[i - 1].text != "," or self._apposed(words, i))
            and not any(w.text == "," for w in words[i + 1 : i + 4])
        )

    def _deed(self, words: Sequence[Word], k: int) -> bool:
        """« confirmed two inmates hurt themselves »: a plural, a past, and an object that no participle takes."""
        for j in range(k + 1, min(k + 7, len(words) - 1)):
            here, before, after = words[j].lower, words[j - 1].lower, words[j + 1].lower
            if here in _PREPOSITIONS or words[j].text in (",", ":", ";") or self._sure(words, j):
                return False
            if here.endswith("ed") and len(here) > 4 and before.endswith("s") and not before.endswith("ss"):
                return after in (
                    "the",
                    "a",
                    "an",
                    "his",
                    "her",
                    "its",
                    "their",
                    "himself",
                    "herself",
                    "themselves",
                    "itself",
                )
        return False

    def _content_at(self, words: Sequence[Word], i: int, form: VerbForm) -> int | None:
        """Where the content of the reporting verb ``i`` starts, past adverbials and who was told, or None."""
        n = len(words)
        told = form.lemma in _TOLD
        sure = form.lemma in _TRANSITIVE
        if form.lemma in _NEVER_BARE:
            return None
        nxt = words[i + 1]
        if form.lemma == "say" and self._says_clause(words, i) or sure and self._deed(words, i + 1):
            return i + 1
        if told and nxt.text[:1].isupper() and nxt.lower not in _STARTERS:
            after = next((k for k in range(i + 1, min(n - 3, i + 6)) if not words[k].text[:1].isupper()), None)
            if after is not None and words[after].text == "," and self._clause_at(words, after + 1):
                return after + 1  # « told Radio Nine, the plan is dead »
            if after is not None and words[after].lower in _STARTERS and self._clause_at(words, after):
                return after
        if (
            form.lemma in ("say", "claim", "believe", "think", "allege", "insist")
            and nxt.text.islower()
            and nxt.lower not in (*_PREPOSITIONS, *_ADVERBIAL, *_DAYS, "that", "so", "nothing", "something", "it")
            and not nxt.lower.endswith(("ing", "ly", "ed"))
            and self._plural_clause(words, i + 1)
        ):
            return i + 1
        bare = (
            form.lemma == "say"
            and nxt.lower in _STARTERS
            and n - i > 3
            and (words[i - 1].text != "," or self._apposed(words, i))
        )
        if (
            not told
            and (bare or self._clause_at(words, i + 1, sure=sure))
            and not (nxt.lower in _ADVERBIAL and nxt.lower != "this")
        ):
            return i + 1
        if not (told or nxt.lower in _ADVERBIAL or nxt.lower in _DAYS):
            return None
        for k in range(i + 2, min(n - 2, i + 12)):
            previous, here = words[k - 1].lower, words[k].lower
            if words[k].text in (",", ":", ";"):
                if (
                    k + 1 < n
                    and (self._clause_at(words, k + 1, sure=True) or self.opens(words, k + 1))
                    and here == ","
                    and not told
                ):
                    return k + 1
                return None
            if (
                previous in _PREPOSITIONS
                or previous in ("the", "a", "an", "his", "her", "its", "their", "this", "last", "late")
                or here in _DAYS
                or here in ("last", "late", "early")
            ):
                continue
            starts = here in _STARTERS or (
                words[k].text[:1].isupper()
                and (previous in _DAYS or words[k - 1].text[:1].islower())
                and here not in _DAYS
            )
            starts = starts or (
                words[k - 1].text[:1].isupper()
                and words[k].text[:1].islower()
                and here not in (*_PREPOSITIONS, "and", "or", "that", "how", "whether", *_ADVERBIAL)
            )
            starts = starts or words[k].text[:1].isdigit()
            if here in self.lexicon.body_nouns or here == "news":
                continue
            if starts and self._clause_at(words, k, sure=sure or here not in _STARTERS):
                return k
        return None

    def _only_tag(self, words: list[Word]) -> list[Piece] | None:
        """« "Was it true?" Doe said. »: a tag that a question mark cut off from its quotation."""
        last = len(words) - (2 if words[-1].text in (".", ",", ":") else 1)
        if not 1 <= last <= 5 or self.quote_of(words[last]) is not None or self._reporting(words, last) is None:
            return None
        piece = Piece(words, reports=True)
        piece.frame = Frame(Framing.TAG, Speech.SAY, [words[last]], head=piece, lemma="say")
        return [piece]

    # -- « X said P » -------------------------------------------------------------------------------------

    def _reporting(self, words: Sequence[Word], i: int) -> VerbForm | None:
        """The reporting verb at ``i`` where it is finite there and says what it says."""
        form = self._verb(words[i]) or (_READ if words[i].lower in ("read", "reads") else None)
        if form is None or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR):
            return None
        previous = words[i - 1].lower if i else ""
        if words[i].lower in _ALSO_NOUNS and not self._speaks(words, i):
            return None
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if (
            following == "to"
            and form.lemma in ("say", "believe", "think", "allege", "report")
            and words[i].lower != "say"
        ):
            return None  # « a memo said to contain secrets »
        if (
            not form.finite
            or previous in _MODALS
            or previous
            in (
                "who",
                "which",
                "the",
                "a",
                "an",
                "of",
                "this",
                "his",
                "her",
                "its",
                "their",
                "'s",
                "’s",
                "as",
            )
        ):
            return None
        if previous == "," and not self._apposed(words, i):
            return None
        if (
            previous in _PRONOUNS
            and i > 1
            and words[i - 2].lower in ("did", "do", "does", "nor", "would", "could", "should")
        ):
            return None  # « nor did they think P »
        if previous in ("has", "have", "had") and i > 1 and words[i - 2].lower in ("who", "which"):
            return None  # « Doe, who has denied P, was »
        if (
            previous in ("and", "or")
            and words[i].lower == form.lemma
            and any(w.lower == "to" for w in words[max(0, i - 5) : i])
        ):
            return None  # « to resign or explain P »
        before = [w.lower for w in words[max(0, i - 3) : i]]
        if any(w in ("be", "been", "being", "is", "are", "was", "were", "not", "n't", "never") for w in before[-2:]):
            return None
        return None if form.lemma in ("point", "speak") or previous in _PREPOSITIONS or previous == "whose" else form

    def _can_speak(self, before: Sequence[Word]) -> bool:
        """Whether the words before « shows », « suggests » name a person, a body or a document, no event."""
        lexicon = self.lexicon
        last = [w for w in before[-8:] if w.lower not in lexicon.auxiliaries]
        known = any(
            w.lower in lexicon.role_nouns
            or w.lower in lexicon.body_nouns
            or w.lower in lexicon.anonymous_nouns
            or w.lower in _FIGURES
            or w.lower in ("he", "she", "they", "it")
            for w in last
        )
        return known or (bool(last) and last[-1].text[:1].isupper())

    def _documents(self, before: Sequence[Word]) -> bool:
        """Whether the words before « shows » name a document or figures, not somebody who shows it by what he does."""
        kinds = self.lexicon.body_nouns
        return any(kinds.get(w.lower) is SourceKind.DOCUMENT or w.lower in _FIGURES for w in before[-10:])

    def _apposed(self, words: Sequence[Word], i: int) -> bool:
        """« Doe, a spokesman for the board, said ».

        A name, and a description between commas, before the verb.
        """
        first = next(k for k, w in enumerate(words) if w.text == ",")
        begin = max((k for k in range(i - 1) if words[k].text == ","), default=0)
        aside = tuple(w.lower for w in words[begin + 1 : i - 1])
        if begin > 1 and aside in _ASIDES and (words[begin - 1].text[:1].isupper() or words[begin - 1].text == ")"):
            return True  # « Jane Doe, for example, said P »
        named = words[0].text[:1].isupper() and words[0].lower not in (*_PREPOSITIONS, *_SUBORDINATORS)
        if (
            words[first + 1].lower in ("who", "which")
            and named
            and 0 < first <= 6
            and not self._finite_in(words, 0, first)
        ):
            return sum(w.text == "," for w in words[:i]) == 2
        if named and first == i - 1 and first > 1 and words[first - 1].text[:1].isupper():
            return not self._finite_in(words, 0, first)  # « General Jane Doe, said P »
        return (
            named
            and 0 < first <= 16
            and first < i - 2
            and not self._finite_in(words, 0, first)
            and not self._finite_in(words, first, i, sure=True)
        )

    def _speaks(self, words: Sequence[Word], i: int) -> bool:
        """Whether the word before ``i`` can be the subject of a form that is a noun as often."""
        if not i:
            return False
        before = words[i - 1]
        if (
            (before.text[:1].isupper() and before.lower not in ("media", "news", "press"))
            or before.lower in _PRONOUNS
            or before.lower in ("also", "has", "have", "had")
        ):
            return before.lower not in self.lexicon.person_titles
        speaks = before.lower in self.lexicon.role_nouns or before.lower in self.lexicon.anonymous_nouns
        plain = not words[i].lower.endswith("s")
        return (
            speaks
            or (
                (before.lower.endswith("s") or before.lower in ("people", "police", "media")) == plain
                and before.lower in self.lexicon.body_nouns
            )
            or (plain and before.lower == "police")
        )

    def _reports(self, words: list[Word]) -> list[Piece] | None:
        """« X said (that) P », « X told Y P », « the letter says "…" », « X disputed whether P »."""
        n = len(words)
        for i in range(1, n - 3):
            form = self._reporting(words, i)
            if form is None and i > 3 and words[i - 1].text == "," and (going := self._also_says(words, i)) is not None:
                return going
            if form is None or self.quote_of(words[i]):
                continue
            comma = next((k for k, w in enumerate(words) if w.text == ","), n)
            if words[0].lower in _SUBORDINATORS and i < comma:
                continue
            last_comma = max((k for k in range(i) if words[k].text == ","), default=-1)
            if any(w.lower in _SUBORDINATORS for w in words[max(last_comma + 1, i - 7) : i]) and self._finite_in(
                words, 0, i
            ):
                continue  # « two days after the board said P »: the saying is a circumstance
            if any(w.lower in ("which", "whom", "whose", "where") for w in words[max(last_comma + 1, i - 7) : i]):
                continue  # « billboards in which people say P »: so is this one
            start, framing = self._content(words, i, form)
            if start is None or (form.lemma in _THINGS_TOO and not self._can_speak(words[:i])):
                continue
            if words[start - 1].lower in ("how", "why", "what", "when", "where", "who"):
                continue  # a question is no claim
            if form.lemma in _PROVED and not self._documents(words[:i]):
                continue
            if (own := self._own_subject(words, i)) is not None:
                return [*self.cut(words[:own], 0), *(self._reports(words[own + 1 :]) or [Piece(words[own + 1 :])])]
            head_end = (
                start - 1
                if words[start - 1].text in (",", ":") or words[start - 1].lower in ("that", "whether")
                else start
            )
            head = Piece(words[:head_end], reports=True)
            frame = Frame(framing, form.speech, [words[i]], head=head, lemma=form.lemma)
            return [head, *self._contents(words[start:], frame)]
        return None

    def _own_subject(self, words: Sequence[Word], i: int) -> int | None:
        """« X did this and Y says P »: the « and » after which a verb of saying has a subject of its own."""
        for c in range(i - 2, 2, -1):
            if words[c].text in (":", ";") or self._sure(words, c) or self.quote_of(words[c]):
                return None
            if words[c].lower not in ("and", "but", "while", "although"):
                continue
            first = words[c + 1]
            starts = first.text[:1].isupper() or first.lower in (
                "the",
                "a",
                "an",
                "he",
                "she",
                "they",
                "it",
                "his",
                "her",
            )
            verb = self._finite_in(words, 1, c, sure=True) or any(
                words[k].lower.endswith("ed") and self._pastlike(words, k) for k in range(1, c)
            )
            if not starts or not verb or self._finite_in(words, c + 1, i):
                return None
            subject = words[c - 1]
            return None if subject.text[:1].isupper() and not self._finite_in(words, 1, c - 1) else c
        return None

    def _also_says(self, words: list[Word], i: int) -> list[Piece] | None:
        """« X welcomed the ruling, saying P »: X did it, and X answers for P."""
        form = self._verb(words[i])
        if (
            form is None
            or not form.gerund
            or form.speech not in (Speech.SAY, Speech.RUMOUR, Speech.DENY)
            or self.quote_of(words[i])
        ):
            return None
        if not self._finite_in(words, 1, i - 1) and not words[i - 2].lower.endswith(("ees", "ies", "es")):
            return None
        start, framing = self._content(words, i, form)
        if start is None:
            return None
        main = next((k for k in range(1, i - 1) if self._maybe(words, k)), i - 2)
        frame = Frame(framing, form.speech, [words[main], words[i]], lemma=form.lemma)
        return [Piece(words[: i - 1]), *self._contents(words[start:], frame)]

    def _content(self, words: list[Word], i: int, form: VerbForm) -> tuple[int | None, Framing]:
        n = len(words)
        for k in (i + 1, i + 2):
            if (
                k < n - 3
                and self.opens(words, k)
                and (k == i + 1 or words[i + 1].text == ",")
                and self._long_quote(words, k)
            ):
                return k, Framing.COLON
        for j in range(i + 1, min(n - 2, i + 10)):
            if words[j].lower in ("that", "whether"):
                relative = (
                    j > i + 1
                    and words[i + 1].lower in ("the", "a", "an", "its", "his", "her", "their", "some")
                    and form.lemma not in _TOLD
                )
                if relative or (words[j].lower == "whether" and form.speech is not Speech.DENY):
                    break
                if words[j].lower == "that" and j > i + 1 and words[j - 1].text == ",":
                    break
                if self.opens(words, j) and self._long_quote(words, j):
                    return j, Framing.COLON
                own = words[j + 1].lower  # « he says that depends on the weather »
                if j == i + 1 and (own in _FINITE or own.endswith("s") and words[j + 2].lower in ("on", "upon", "to")):
                    return j, Framing.THAT
                return j + 1, Framing.THAT
            if words[j].text in (":", ";") or self._sure(words, j):
                break
        start = self._content_at(words, i, form)
        if form.speech is Speech.DENY and words[i + 1].lower in _DENIED and self._clause_at(words, i + 2):
            start = i + 2  # « denied claims he left »
        if start is not None and start < n - 3 and words[start].text.islower() and words[start - 1].text[:1].isupper():
            follows = words[start + 1].lower in _PRONOUNS and self._sure(words, start + 2)
            start += follows and words[start].lower not in (
                *_STARTERS,
                *_SUBORDINATORS,
            )  # « said at a Moscow hotel it was »
        return start, Framing.THAT

    def _long_quote(self, words: Sequence[Word], k: int) -> bool:
        """Whether the quotation that opens at ``k`` holds a statement, not a label."""
        quote = self.quote_of(words[k])
        if quote is None:
            return False
        inside = [w for w in words[k:] if w.end <= quote.inner_end]
        return len(inside) >= _LEAST_QUOTED and self._finite_in(inside, 0, len(inside))

    def _contents(self, words: list[Word], frame: Frame) -> list[Piece]:
        """What a reporting verb reports, up to where the narrator or another verb of saying goes on."""
        n = len(words)
        for k in range(2, n - 2):
            word = words[k]
            in_quote = self.quote_of(word) is not None
            before = words[k - 1].text
            if in_quote and not self.opens(words, k):
                continue
            form = self._verb(word)
            if before == "," and word.lower in ("citing", "quoting"):
                return [Piece(words[: k - 1], frame)]
            if before == "," and form is not None and form.gerund:
                return self._goes_on(words, k, form, frame)
            if (
                word.lower in ("saying", "adding")
                and form is not None
                and not in_quote
                and words[k - 1].lower not in _FINITE
            ):
                start, framing = self._content(words, k, form)  # « rejected claims that P saying Q »
                if start is not None and self._finite_in(words, 1, k):
                    more = Frame(framing, form.speech, frame.cue, frame.who, frame.pronoun, frame.head, form.lemma)
                    return [Piece(words[:k], frame), *self._contents(words[start:], more)]
            if word.lower in ("and", "but") and before != "n't":
                said = (
                    k + 1
                    if k + 1 < n and self._verb(words[k + 1])
                    else k + 2
                    if k + 2 < n and words[k + 1].lower in ("also", "later", "then")
                    else None
                )
                again = self._reporting(words, said) if said is not None else None
                if said is not None and again is not None:
                    start, framing = self._content(words, said, again)
                    if start is not None:
                        more = Frame(
                            framing,
                            again.speech,
                            frame.cue,
                            frame.who,
                            frame.pronoun,
                            frame.head,
                            again.lemma,
                        )
                        return [Piece(words[:k], frame), *self._contents(words[start:], more)]
            if (
                word.lower in ("and", "but")
                and words[k + 1].lower == "that"
                and not in_quote
                and frame.framing is Framing.THAT
                and k + 4 < n
                and self._clause_at(words, k + 2)
            ):
                more = Frame(frame.framing, frame.speech, frame.cue, frame.who, frame.pronoun, frame.head, frame.lemma)
                return [Piece(words[:k], frame), *self._contents(words[k + 2 :], more)]
            if (
                word.lower == "and"
                and not in_quote
                and self.closes(words, k)
                and frame.head is not None
                and frame.framing is Framing.THAT
                and words[k + 1].lower in _PAST
            ):  # « said the work was "a gift" and gave the board a list »: the speaker gave it
                frame.head.words = [*frame.head.words, *words[k:]]
                return [Piece(words[:k], frame)]
            if (
                word.lower in ("and", "but")
                and not in_quote
                and (before == "," or frame.speech is Speech.DENY)
                and frame.head is not None
                and frame.framing is Framing.THAT
                and self._acts(words, k + 1)
            ):
                frame.head.words = [*frame.head.words, *words[k:]]
                return [Piece(words[: k - 1] if before == "," else words[:k], frame)]
            if word.lower in _CONNECTORS and (before == "," or self.closes(words, k) or word.lower == "but"):
                rest = words[k + 1 :]
                quoted = (
                    k > 1
                    and self.quote_of(words[0]) is not None
                    and word.lower != "and"
                    and (
                        self._clause_at(rest, 0)
                        or (
                            self.closes(words, k - 1) and len(rest) > 4 and rest[0].lower not in ("that", "also", "not")
                        )
                    )
                )
                narrated = word.lower != "and" and not in_quote and self._backshift_ends(words[:k], rest, frame)
                if narrated:
                    return [Piece(words[:k], frame), *self.cut(rest, 0)]
                other = any(
                    (reporting := self._reporting(rest, v)) is not None
                    and self._content(rest, v, reporting)[0] is not None
                    for v in range(1, min(10, len(rest) - 2))
                )
                if quoted or other:
                    return [Piece(words[:k], frame), *self.cut(rest, 0)]
        return [Piece(words, frame)]

    def _acts(self, words: Sequence[Word], k: int) -> bool:
        """« X said P, and accused Y of Q »: the subject goes on to act."""
        at = k + 1 if words[k].lower in ("also", "later", "then", "instead") and k + 1 < len(words) else k
        form = self._verb(words[at])
        return (
            form is not None
            and form.finite
            and words[at].lower.endswith(("ed", "s"))
            and form.speech in (Speech.ACCUSE, Speech.ACT, Speech.LABEL)
        )

    def _backshift_ends(self, content: Sequence[Word], rest: Sequence[Word], frame: Frame) -> bool:
        """« He said 12 had died, but the union put the number at 40 ».

        The simple past of a new name is the narrator's.
        """
        shifted = ("had", "would", "could", "was", "were", "might", "'d")
        named = any(w.text[:1].isupper() and w.lower not in _DAYS for w in rest[:6]) and rest[0].lower not in _PRONOUNS
        if not named or frame.framing is not Framing.THAT:
            return False
        after = [k for k in range(1, min(len(rest), 14)) if self._maybe(rest, k) or rest[k].lower in _AMBIGUOUS_PAST]
        return (
            any(w.lower in shifted for w in content)
            and bool(after)
            and not any(w.lower in (*shifted, "have", "has", "is", "are", "will") for w in rest[:14])
        )

    def _goes_on(self, words: list[Word], k: int, form: VerbForm, frame: Frame) -> list[Piece]:
        """« …, adding that Q » is the same speaker's; « …, calling Y Z » says what he did."""
        if form.speech in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
            start, framing = self._content(words, k, form)
            if start is not None:
                more = Frame(
                    framing,
                    form.speech,
                    frame.cue or [words[k]],
                    frame.who,
                    frame.pronoun,
                    frame.head,
                    form.lemma,
                )
                return [Piece(words[: k - 1], frame), *self._contents(words[start:], more)]
        elif form.speech in (Speech.LABEL, Speech.ACT) and frame.head is not None and frame.framing is not Framing.TAG:
            frame.head.words = [*frame.head.words, *words[k - 1 :]]
            return [Piece(words[: k - 1], frame)]
        return [Piece(words, frame)]

    # -- « "…," X said » ----------------------------------------------------------------------------------

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
                or i + 1 >= n
            ):
                continue
            quoted = self.closes(words, i) or self.closes(words, i - 1)
            end = self._tag_end(words, i + 1, direct=quoted)
            who = words[i + 1 : end]
            if not who or words[i + 1].lower in self.lexicon.that or self._finite_in(who, 0, len(who), sure=True):
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
            if not quoted and not self._finite_in(words, 0, i):
                continue
            start = i - 1 if words[i - 1].text in (",", "–", "—", "-") else i
            frame = Frame(Framing.TAG, form.speech, [words[i]], [] if pronoun else who, pronoun, lemma=form.lemma)
            return self._around(words, start, end, frame)
        return None

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        """A reporting verb after its content: « …, said X », « …, X said »."""
        return self._inverted(words) or self._plain_tag(words)

    def _plain_tag(self, words: list[Word]) -> list[Piece] | None:
        """« P, X said »; « P, a charge (that) X denies »."""
        for c in range(4, len(words) - 3):
            if (
                words[c - 1].text != ","
                or words[c].lower not in ("a", "an", "claims", "charges", "allegations", "accusations")
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
            ):
                continue
            who = noun + (2 if words[noun + 1].lower in ("that", "which") else 1)
            verb = next(
                (
                    k
                    for k in range(who + 1, min(who + 9, len(words)))
                    if (f := self._verb(words[k])) is not None and f.speech is Speech.DENY
                ),
                None,
            )
            if verb is None:
                continue
            before = words[: c - 1]
            if any((f := self._verb(w)) is not None and f.speech is Speech.ACCUSE for w in before):
                return [Piece(before)]
            frame = Frame(Framing.TAG, Speech.DENY, [words[verb]], words[who:verb], lemma="deny")
            told = self.cut(before, 0)
            told[-1].denied_by = frame
            return told
        return self._said_after(words)

    def _said_after(self, words: list[Word]) -> list[Piece] | None:
        """« …, a spokesperson for X said », « "…" he told Y »: subject, verb, after a comma or a closing mark."""
        n = len(words)
        for v in range(2, n):
            form = self._verb(words[v])
            if (
                not form
                or not form.finite
                or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR)
                or form.lemma in _PROVED
                and not self._documents(words[max(0, v - 5) : v])
                or form.lemma == "point"
                or self.quote_of(words[v])
            ):
                continue
            nxt = words[v + 1] if v + 1 < n else None
            told = form.lemma == "tell"
            closing = (
                nxt is None
                or nxt.text in (".", ",", ":", "!", "?")
                or nxt.lower in TIME_WORDS
                or self.opens(words, v + 1)
                or told
            )
            if not closing:
                continue
            start = self._plain_start(words, v)
            if start is None:
                continue
            end = self._tag_end(words, v + 1, direct=self.closes(words, start))
            if nxt is not None and nxt.text in (",", "."):
                end = v + 1
            cut_from = start - 1 if words[start - 1].text == "," else start
            subject = words[start:v]
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
            end = self._citing(words, end, frame)
            return self._around(words, cut_from, end, frame)
        return None

    def _citing(self, words: list[Word], end: int, frame: Frame) -> int:
        """« …, the Post reported, citing two officials »: the officials' words, through the Post. Where the tag ends."""
        at = end + 1 if end < len(words) and words[end].text == "," else end
        if at + 1 >= len(words) or words[at].lower not in ("citing", "quoting") or not frame.who:
            return end
        stop = next((k for k in range(at + 1, len(words)) if words[k].text in (",", ".", ";")), len(words))
        cited = words[at + 1 : stop]
        lexicon = self.lexicon
        speak = any(
            w.lower in lexicon.role_nouns
            or w.lower in lexicon.anonymous_nouns
            or w.lower in lexicon.body_nouns
            or w.text[:1].isupper()
            for w in cited[:5]
        )
        if speak:
            frame.who, frame.relay = cited, frame.who
        return stop

    def _plain_start(self, words: list[Word], v: int) -> int | None:
        """Where the subject of « …, X said » starts.

        After the nearest closing mark, or a comma with a noun phrase after it.
        """
        v = self._before_aside(words, v)
        for j in range(v - 1, max(0, v - 24), -1):
            if (
                words[j].text == ","
                and j < v - 1
                and words[v - 1].text != ","
                and not self.closes(words, j + 1)
                and not self.closes(words, j)
            ):
                break
            if self.closes(words, j):
                return None if self._sure(words, j) else j  # « "…" is what people say »: a sentence about the words
            if self.quote_of(words[j]) or (j < v - 1 and self._sure(words, j)):
                break
        apposed = words[v - 1].text == ","
        for j in range(v - 1, max(0, v - 20), -1):
            if j < v - 1 and self._sure(words, j):
                return None
            plural = (
                words[j].lower in self.lexicon.role_nouns
                or words[j].lower in self.lexicon.body_nouns
                or words[j].lower in self.lexicon.anonymous_nouns
            )
            told = (
                words[v - 1].lower in self.lexicon.role_nouns
                or words[v - 1].lower in self.lexicon.body_nouns
                or words[v - 1].lower in self.lexicon.anonymous_nouns
            )
            starts = words[j].text[:1].isupper() or words[j].lower in _STARTERS or plural or (told and v - j <= 3)
            if words[j - 1].text == "," and starts and j <= v - 1:
                if apposed:
                    apposed = False
                    continue
                before = words[: j - 1]
                if len(before) < 3 or not (self._finite_in(before, 0, len(before)) or self._intends(before)):
                    return None
                if (
                    before[0].lower in _SUBORDINATORS
                    and not any(w.text == "," for w in before)
                    and before[0].lower != "if"
                ):
                    return None
                return j
        return None

    def _before_aside(self, words: Sequence[Word], v: int) -> int:
        """Where « , who did not want to be named, » begins before the verb ``v``; ``v`` where nothing is put between."""
        if words[v - 1].text != ",":
            return v
        comma = max((k for k in range(v - 1) if words[k].text == ","), default=-1)
        return comma if comma > 0 and words[comma + 1].lower in ("who", "which", "whose") else v

    def _intends(self, words: Sequence[Word]) -> bool:
        """« Acme plans to cut jobs »: a present form before « to » that no determiner makes a noun."""
        return any(
            words[k].lower.endswith("s")
            and words[k + 1].lower == "to"
            and words[k - 1].lower
            not in (*_PREPOSITIONS, "the", "a", "his", "her", "its", "their", "no", "any", "some")
            for k in range(1, len(words) - 1)
        )

    def _around(self, words: list[Word], start: int, end: int, frame: Frame) -> list[Piece]:
        """The content before and after a tag, and the tag itself."""
        before, after = words[:start], words[end:]
        tag = Piece(words[start:end], reports=True)
        frame.head = tag
        while after and after[0].text in (",", ".", "!", "?", ":"):
            after = after[1:]
        lead = self._contents(before, frame) if before else []
        if len(after) < 2:
            return [*lead, tag]
        form = self._verb(after[0])
        if form is not None and form.gerund and form.speech in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
            begin, framing = self._content(after, 0, form)
            if begin is not None:
                more = Frame(framing, form.speech, frame.cue, frame.who, frame.pronoun, tag, form.lemma)
                return [*lead, tag, *self._contents(after[begin:], more)]
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

    def _believed(self, words: list[Word]) -> list[Piece] | None:
        """« It is believed that P »: P, and nobody vouches for it."""
        if words[0].lower != "it" or len(words) < 8 or words[1].lower not in ("is", "was", "has"):
            return None
        for k in range(2, 6):
            if words[k].lower in (
                "believed",
                "thought",
                "alleged",
                "rumoured",
                "rumored",
                "reported",
                "said",
                "understood",
                "claimed",
            ) and (words[k + 1].lower == "that" or self._clause_at(words, k + 1)):
                head = Piece(words[: k + 1], reports=True)
                frame = Frame(Framing.CONTENT_NOUN, Speech.RUMOUR, [words[k]], head=head, lemma="believe")
                said = words[k + (2 if words[k + 1].lower == "that" else 1) :]
                for m in range(3, len(said) - 4):
                    if said[m].lower in ("and", "but") and (other := self._reports(said[m + 1 :])) is not None:
                        return [head, *self._contents(said[:m], frame), *other]
                return [head, *self._contents(said, frame)]
        return None

    def _absolute(self, words: list[Word]) -> list[Piece] | None:
        """« …, with NP expected … » as a piece of its own."""
        n = len(words)
        for i in range(4, n - 3):
            if (
                words[i].lower != "with"
                or words[i - 1].text != ","
                or self.quote_of(words[i])
                or not self._finite_in(words, 0, i)
            ):
                continue
            for v in range(i + 2, min(n - 1, i + 18)):
                here = words[v].lower
                if words[v].text in (",", ":", ";") or self._sure(words, v) or self.quote_of(words[v]):
                    break
                if here in _HAPPENED and any(w.lower == "and" for w in words[i:v]):
                    break
                if (here in ANNOUNCED or here in _HAPPENED) and words[v - 1].lower not in (
                    "the",
                    "a",
                    "an",
                    "of",
                    "and",
                    "as",
                ):
                    end = next(
                        (k for k in range(v + 1, n) if words[k].text in (",", ";") or self.quote_of(words[k])),
                        n,
                    )
                    if end < n - 1:
                        break
                    return [*self.cut(words[: i - 1], 0), Absolute(words[i + 1 : end], participle=words[v])]
        return None

    # -- « with X saying P », quotations after a colon, elisions ------------------------------------------

    def _with_saying(self, words: list[Word]) -> list[Piece] | None:
        """« …, with X adding (that) P »."""
        n = len(words)
        for i in range(3, n - 4):
            if words[i].lower != "with" or words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            for v in range(i + 2, min(n - 2, i + 12)):
                form = self._verb(words[v])
                if words[v].text in (",", ":"):
                    break
                if form is None or not form.gerund or form.speech not in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
                    continue
                start, framing = self._content(words, v, form)
                if start is None:
                    break
                tag = Piece(words[i:v], reports=True)
                frame = Frame(
                    Framing.TAG if framing is Framing.COLON else Framing.THAT,
                    form.speech,
                    [words[v]],
                    words[i + 1 : v],
                    head=tag,
                    lemma=form.lemma,
                )
                frame.framing = Framing.TAG
                return [*self.cut(words[: i - 1], 0), tag, *self._contents(words[start:], frame)]
        return None

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        """« X said: "…" », « with X stating: "…" », « X told Y P: "…" »."""
        for i in range(1, len(words) - 1):
            if words[i].text not in (":", ",") or not self.opens(words, i + 1) or self.quote_of(words[i]):
                continue
            head, rest = words[:i], words[i + 1 :]
            if words[i].text == ",":
                last = self._verb(head[-1]) if head else None
                if (
                    last is None
                    or last.speech is Speech.ACT
                    or not (last.finite or last.gerund)
                    or not self._long_quote(words, i + 1)
                ):
                    continue
            gerund = next(
                (v for v in range(len(head) - 1, max(0, len(head) - 3), -1) if (f := self._verb(head[v])) and f.gerund),
                None,
            )
            opener = next(
                (v for v in range(len(head) - 1, 2, -1) if head[v].lower == "with" and head[v - 1].text == ","),
                None,
            )
            if gerund is not None and opener is not None and opener < gerund - 1:
                tag = Piece(head[opener:gerund], reports=True)
                frame = Frame(Framing.TAG, Speech.SAY, [head[gerund]], head[opener + 1 : gerund], head=tag, lemma="say")
                return (
                    [*self.cut(head[: opener - 1], 0), tag, *self._elided(rest, frame)]
                    if len(head[: opener - 1])
                    else [tag, *self._elided(rest, frame)]
                )
            inner = self._reports(head) if not self._ends_in_speech(head) else None
            if inner is not None:
                first = next(piece.frame for piece in inner if piece.frame is not None)
                frame = Frame(Framing.COLON, Speech.SAY, first.cue, first.who, first.pronoun, first.head, first.lemma)
                return [*inner, *(self._elided(rest, frame))]
            verb = next(
                (
                    head[k]
                    for k in range(len(head) - 1, max(0, len(head) - 10), -1)
                    if self._reporting(head, k) is not None or ((g := self._verb(head[k])) is not None and g.gerund)
                ),
                None,
            )
            form = self._verb(verb) if verb is not None else None
            going_on = next((w for w in head[-3:] if w.lower in _CONTINUES), None)
            says = form is not None and form.speech is not Speech.ACT
            piece = Piece(head, reports=says or going_on is not None)
            cue = [going_on] if going_on is not None else [verb] if verb is not None else [words[i]]
            frame = Frame(
                Framing.COLON,
                form.speech if form is not None and says else Speech.SAY,
                cue,
                head=piece,
                lemma=form.lemma if form is not None and says else "say",
            )
            return [piece, *self._elided(rest, frame)]
        return None

    def _ends_in_speech(self, head: Sequence[Word]) -> bool:
        """« X told Y: "…" »: no content stands between the verb and the colon."""
        verb = next((k for k in range(len(head) - 1, 0, -1) if self._reporting(head, k) is not None), None)
        return verb is not None and len(head) - verb <= 2

    def _elided(self, words: list[Word], frame: Frame | None = None) -> list[Piece]:
        """« "P [...] Q" ».

        Two clauses of one quotation, each with its own tree. Nothing where there is no such mark.
        """
        cuts: list[int] = []
        for k in range(3, len(words) - 3):
            dots = words[k].text in ("...", "…", "[...]", "[…]")
            if not dots or self.quote_of(words[k]) is None:
                continue
            after = k + 2 if words[k + 1].text in ("]", ")") else k + 1
            led = words[min(after, len(words) - 1)].lower in ("in", "on", "at", "for", "meanwhile") and any(
                self._clause_at(words, k, sure=True) for k in range(after + 2, min(after + 5, len(words) - 2))
            )
            if after < len(words) - 2 and (led or self._clause_at(words, after)):
                cuts.append(k)
        if frame is None:
            return []
        pieces, start = [], 0
        for k in cuts:
            end = k - 1 if words[k - 1].text in ("[", "(") else k
            pieces.append(Piece(words[start:end], frame))
            start = k + 2 if words[k + 1].text in ("]", ")") else k + 1
        last = self._contents(words[start:], frame)
        return [*pieces, *last]
