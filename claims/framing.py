"""Cut a sentence into the words that report and the words that are reported, before anything is parsed.

A tag (« …, a déclaré lundi le ministre »), an introducer (« Selon X, … ») or a complementiser after a reporting verb
(« X affirme que … ») is found by position, punctuation and the forms of reporting verbs alone: the parser calls the
inverted subject of a reporting verb « object » in one case of three, and reads both halves better apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.language.lexicon import Lexicon, Speech, VerbForm
from claims.models import Language
from claims.quotes import Quote, Quotes
from claims.words import Word

_CLOSERS = ("»", "”", '"', "›", "'", "’")
TIME_WORDS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain ce matin soir monday
    tuesday wednesday
    thursday friday saturday sunday yesterday today later earlier last this on in at""".split()
)

_SUBJECT_PRONOUNS = frozenset("il elle on nous je j' ils elles ça c' cela ce vous".split())
_SUBORDINATORS = frozenset(
    "si s' quand lorsque lorsqu' comme puisque puisqu' dès alors tant après avant bien même".split()
)
_CLAUSE_STARTS = frozenset(
    """le la l' les un une il elle ils elles ce cet cette ces des son sa ses leur leurs m. mme on nous environ près plus
    plusieurs quelque quelques certains certaines aucun aucune chaque deux trois quatre cinq six sept huit dix""".split()
)
_NAMED_AFTER = frozenset(
    """nommé nommée nommés nommées baptisé baptisée adapté adaptée inspiré inspirée dessiné dessinée réalisé réalisée
    tourné tournée""".split()
)
_BEING = frozenset("est sont était étaient sera seront serait seraient fut furent".split())
_PARTICIPLES = frozenset(
    """mis mise mises né née nés venu venue parti partie élu élue élus connu connue reconnu reconnue détenu détenue
    construit construite ouvert ouverte surpris surprise pris prise saisi saisie réuni réunis réunie choisi choisie
    accueilli accueillie paru parue reçu reçue vendu vendue attendu attendue""".split()
)
_AFTER_PARTICIPLE = frozenset(
    """à au aux en par dans de d' du des pour depuis fin début le la les l' sur avec lors hier comme dès après
    sous contre
    lundi mardi mercredi jeudi vendredi samedi dimanche cette ce devant vers entre il""".split()
)


class Framing(StrEnum):
    """How a frame was recognised."""

    TAG = "tag"  # "…", a déclaré X
    ACCORDING = "according"  # selon X, …
    THAT = "that"  # X affirme que …
    COLON = "colon"  # X affirme : "…"
    CONTENT_NOUN = "noun"  # des informations selon lesquelles …


@dataclass(eq=False)
class Frame:
    """Who reports, by which words, and how. ``who`` may be empty: the cue's subject decides after the parse."""

    framing: Framing
    speech: Speech
    cue: list[Word]
    who: list[Word] = field(default_factory=list)
    pronoun: str = ""  # "il" of « a-t-il ajouté »
    head: Piece | None = None  # the piece that holds the cue, where that is parsed too
    lemma: str = ""
    relay: list[Word] = field(default_factory=list)  # who passes the words on: B of « A, cité par B »
    via: Frame | None = None  # the frame around this one: its speaker passes the words on
    same: Frame | None = None  # the frame whose speaker goes on: « et a ajouté que », « avant de conclure »


@dataclass(eq=False)
class Piece:
    """Words that are parsed together, and the frame that they are reported in."""

    words: list[Word]
    frame: Frame | None = None
    reports: bool = False  # its reporting verb has lost its content to another piece
    sentence: int = 0
    contrast: bool = False  # stood after « tandis que », « while »
    denied_by: Frame | None = None  # somebody who rejects what the piece states: « P, a claim that X denies »
    rejects: Frame | None = None  # who rejects what the sentence before states: « Le préfet dément. »
    relative_of: Piece | None = None  # « , qui emploie dix personnes, »: a relative clause cut out of that piece
    antecedent: Word | None = None  # the last word of what its relative pronoun stands for
    fronted_of: Piece | None = None  # « Créé en 2013, le parquet … »: a participle of that piece's subject


def capitalised(words: Sequence[Word]) -> bool:
    """Whether every word has a capital, or goes on after a hyphen: « Jean Martin », « Han Ki-lun »."""
    return all(
        word.text[:1].isupper() or word.text[:1] == "-" or k and words[k - 1].text == "-"
        for k, word in enumerate(words)
    )


class Cutter:
    """Cuts the sentences of one article. ``quotes`` are the outermost quotations of the article, in order."""

    def __init__(self, text: str, quotes: Quotes, lexicon: Lexicon) -> None:
        self.text, self.quotes, self.lexicon = text, quotes, lexicon
        self.english = lexicon.language is Language.ENGLISH

    # -- what stands around a word ----------------------------------------------------------------------------------

    def _gap(self, words: Sequence[Word], i: int) -> str:
        return self.text[words[i - 1].end : words[i].start] if 0 < i < len(words) else ""

    def closes(self, words: Sequence[Word], i: int) -> bool:
        """Whether a quotation closes between the word before ``i`` and ``i``."""
        if not 0 < i < len(words):
            return False
        return any(
            words[i - 1].start <= q.end - 1
            and q.end <= words[i].start + 0
            and q.end > words[i - 1].start
            and q.inner_end <= words[i].start
            and q.inner_end >= words[i - 1].start
            for q in self.quotes.near(words[i - 1].start, words[i].end)
        )

    def opens(self, words: Sequence[Word], i: int) -> bool:
        """Whether a quotation opens just before word ``i``."""
        if i >= len(words):
            return False
        before = words[i - 1].end if i else words[0].start - 3
        return any(
            before <= q.start <= words[i].start and q.inner_start <= words[i].start
            for q in self.quotes.near(before, words[i].end)
        )

    def quote_of(self, word: Word) -> Quote | None:
        """The quotation that a word stands in."""
        return next(
            (
                q
                for q in self.quotes.near(word.start, word.end)
                if q.inner_start <= word.start and word.end <= max(q.inner_end, q.inner_start + 1)
            ),
            None,
        )

    def _boundary(self, words: Sequence[Word], i: int) -> bool:
        return i > 0 and (words[i - 1].text in (",", "–", "—", "-", "!", "?", "…", "...") or self.closes(words, i))

    # -- cutting -----------------------------------------------------------------------------------------------------

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        for first, second in self._contrasts(words):
            left, right = self.cut(words[:first], sentence), self.cut(words[second:], sentence)
            if right:
                right[0].contrast = True
            return [*left, *right]
        if (end := self._leading_contrast(words)) is not None:
            size = 1 if self.english else 2
            return [*self.cut(words[size:end], sentence), *self.cut(words[end + 1 :], sentence)]
        if (end := self._fronted(words)) is not None:
            rest = self.cut(words[end + 1 :], sentence)
            return [*rest, Piece(words[:end], sentence=sentence, fronted_of=rest[0])] if rest else []
        pieces = self._tag(words) or self._according(words) or self._colon(words) or self._that(words) or [Piece(words)]
        pieces = [part for piece in pieces for part in self._joined_clauses(piece)]
        for piece in pieces:
            piece.sentence = sentence
        return [piece for piece in pieces if piece.words]

    def _leading_contrast(self, words: list[Word]) -> int | None:
        """The comma of « Alors que P, Q »: both are stated."""
        if self.english or tuple(w.lower for w in words[:2]) not in (
            ("alors", "que"),
            ("alors", "qu'"),
            ("tandis", "que"),
            ("tandis", "qu'"),
        ):
            return None
        for j in range(5, len(words) - 4):
            if (
                words[j].text == ","
                and not self.quote_of(words[j])
                and (
                    words[j + 1].lower in _CLAUSE_STARTS
                    or words[j + 1].text[:1].isupper()
                    or words[j + 1].text.isdigit()
                )
            ):
                return j
        return None

    def _fronted(self, words: list[Word]) -> int | None:
        """Where the participle phrase at a sentence's start ends: « Créé fin 2013 à la suite de l'affaire, … »."""
        if self.english or len(words) < 6 or self.quote_of(words[0]):
            return None
        first, second = words[0].lower, words[1].lower
        if first == "malgré":
            return None
        regular = re.search(r"(?<!i)(?<!ti)é(e|s|es)?$", first) and not re.search(
            r"(ité|iété|erté|auté|anté|ités|iétés)$", first
        )
        if not (regular or first in _PARTICIPLES) or second not in _AFTER_PARTICIPLE:
            return None
        commas = [j for j in range(2, min(len(words) - 3, 30)) if words[j].text == ","]
        comma = next(
            (j for j in commas if words[j + 1].lower in ("il", "elle", "ils", "elles")), commas[0] if commas else None
        )
        if comma is None or any(w.lower in self.lexicon.auxiliaries for w in words[:comma]):
            return None
        nxt = words[comma + 1]
        determined = nxt.lower in (
            "le",
            "la",
            "l'",
            "les",
            "un",
            "une",
            "des",
            "ce",
            "cette",
            "cet",
            "son",
            "sa",
            "ses",
            "il",
            "elle",
            "ils",
            "elles",
            "m.",
            "mme",
        )
        return comma if determined or nxt.text[:1].isupper() else None

    def _contrasts(self, words: list[Word]) -> list[tuple[int, int]]:
        """Where « , tandis que » stands outside quotations: (end of the left side, start of the right side)."""
        for i in range(3, len(words) - 3):
            if words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            for connector in self.lexicon.contrast:
                if len(connector) > 1 and tuple(w.lower for w in words[i : i + len(connector)]) == connector:
                    return [(i - 1, i + len(connector))]
        return []

    def _joined_clauses(self, piece: Piece) -> list[Piece]:
        """« …, mais on l'augmente », « …, donc je vais … »: clauses joined by a comma, each with a pronoun for subject."""
        words = piece.words
        if self.english or piece.reports or piece.fronted_of is not None or len(words) < 7:
            return [piece]
        for i in range(3, len(words) - 2):
            if words[i - 1].text != "," or words[0].lower in _SUBORDINATORS:
                continue
            connector = words[i].lower in ("mais", "donc", "car", "puis")
            start = i + 1 if connector else i
            if (
                words[start].lower not in _SUBJECT_PRONOUNS
                or not any(w.lower in self.lexicon.auxiliaries or w.morph for w in words[: i - 1])
                and not connector
            ):
                continue
            spoken = self.quote_of(words[i]) is not None
            if words[start].lower == "c'" and words[min(start + 2, len(words) - 1)].lower in ("que", "qu'"):
                continue  # « la bonne nouvelle, c'est que … »
            if not connector and not (
                spoken
                and words[start].lower in ("ça", "c'", "on")
                and any(w.lower in ("c'", "ça", "est") for w in words[: i - 1])
            ):
                continue
            if (
                connector
                and piece.frame is not None
                and not spoken
                and piece.frame.framing is Framing.THAT
                and words[i].lower == "car"
            ):
                continue
            left, right = Piece(words[: i - 1], piece.frame), Piece(words[start:], piece.frame)
            return [left, *self._joined_clauses(right)]
        return [piece]

    def _conjugated(self, word: Word) -> bool:
        """Whether a word is a reporting verb in another form than the infinitive."""
        form = self._verb(word)
        return form is not None and (form.finite or form.participle or form.gerund)

    def _verb(self, word: Word) -> VerbForm | None:
        return self.lexicon.speech.get(word.lower)

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
            if cue is None or i and words[i - 1].lower in _NAMED_AFTER:
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
                rest = words[end:]
                while rest and rest[0].text == ",":
                    rest = rest[1:]
                return [tag, Piece(rest, frame)]
            end = next(
                (
                    j
                    for j in range(first, n)
                    if words[j].text in (";", ":")
                    or self.opens(words, j)
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
            return self._around(words, start, end, frame)
        return None

    def _names_role(self, described: Sequence[Word], named: Sequence[Word]) -> bool:
        """English: « the mayor, Jane Doe », « Jane Doe, a chemist at Acme »: a role and a name, either first."""
        roles = self.lexicon.role_nouns
        if any(w.lower in roles for w in described) and 0 < len(named) <= 4:
            return all(w.text[:1].isupper() for w in named)
        led = bool(named) and named[0].lower in ("a", "an", "the") and any(w.lower in roles for w in named[1:5])
        return led and described[-1].text[:1].isupper()

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

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        """« X a déclaré : "…" » and a sentence that leads to a quotation with a colon."""
        for i in range(1, len(words) - 1):
            if words[i].text != ":" or not self.opens(words, i + 1) or self.quote_of(words[i]):
                continue
            head = words[:i]
            verb = next(
                (
                    head[k]
                    for k in range(len(head) - 1, max(-1, len(head) - 10), -1)
                    if self._conjugated(head[k])
                    and not (
                        k and head[k - 1].lower in ("un", "le", "ce", "du", "son", "au", "leur", "une", "la", "l'")
                    )
                ),  # « dans un communiqué »: a noun
                None,
            )
            form = self._verb(verb) if verb else None
            piece = Piece(head, reports=form is not None and form.speech is not Speech.ACT)
            frame = Frame(
                Framing.COLON,
                form.speech if form and form.speech is not Speech.ACT else Speech.SAY,
                [verb] if verb else [words[i]],
                head=piece,
                lemma=form.lemma if form else "",
            )
            rest = words[i + 1 :]
            return [piece, *self._quoted_rest(rest, frame)]
        return None

    def _quoted_rest(self, rest: list[Word], frame: Frame) -> list[Piece]:
        """A quotation after a colon, and what follows it."""
        for j in range(1, len(rest)):
            if self.closes(rest, j) and j < len(rest) - 1 and rest[j].text == "," and not self.quote_of(rest[j]):
                return [Piece(rest[:j], frame), *self.cut(rest[j + 1 :], 0)]
        return [Piece(rest, frame)]

    def _that(self, words: list[Word]) -> list[Piece] | None:
        """« X affirme que P », « X a assuré hier que P », « les médias rapportant que P », « X said that P »."""
        n = len(words)
        for i in range(n - 3):
            form = self._verb(words[i])
            if form is None or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR):
                continue
            if not (form.finite or form.participle or form.gerund) or (
                self.quote_of(words[i]) and self.quote_of(words[0])
            ):
                continue
            for j in range(i + 1, min(n - 2, i + 9)):
                if words[j].text in (",", ":", ".") and not self.english:
                    break
                if words[j].lower in self.lexicon.that:
                    if (
                        words[j].lower in ("que", "qu'")
                        and words[j - 1].lower
                        in (
                            "ce",
                            "plus",
                            "moins",
                            "aussi",
                            "autant",
                            "ainsi",
                            "alors",
                            "tel",
                            "telle",
                            "même",
                            "autre",
                            "après",
                            "avant",
                            "dès",
                            "pour",
                            "afin",
                            "bien",
                            "sans",
                            "depuis",
                            "tandis",
                            "parce",
                        )
                        and not (words[j - 1].lower == "alors" and j == i + 2 and self.opens(words, j + 1))
                    ):
                        break
                    if not self._content_follows(words, i, j):
                        break
                    if self._negated(words, i):
                        return None
                    head = Piece(words[: j + 1], reports=True)
                    frame = Frame(Framing.THAT, form.speech, [words[i]], head=head, lemma=form.lemma)
                    return [head, *self._reported(words[j + 1 :], frame)]
                if self._verb(words[j]) and self._verb(words[j]).finite and not self._verb(words[j]).participle:  # type: ignore[union-attr]
                    break
        return None

    def _content_follows(self, words: Sequence[Word], verb: int, that: int) -> bool:  # noqa: ARG002
        """Whether the word at ``that`` opens what the verb reports, not a relative clause."""
        return True

    def _reported(self, words: list[Word], frame: Frame) -> list[Piece]:
        """Reported words up to « , en citant … », « , ajoutant que … », which are the reporter's again."""
        for i in range(2, len(words) - 2):
            if words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            at = i + 1 if words[i].lower == "en" else i
            form = self._verb(words[at])
            if form is None or not form.gerund:
                continue
            rest = self._gerund(words[at:], frame)
            if len(rest) == 1:
                rest[0].reports, rest[0].frame = True, None
            return [Piece(words[: i - 1], frame), *rest]
        return [Piece(words, frame)]

    def _negated(self, words: Sequence[Word], i: int) -> bool:
        """Whether a reporting verb stands in a negation: « n'a jamais dit que »."""
        return any(w.lower in ("ne", "n'", "not", "n't", "never") for w in words[max(0, i - 4) : i])
