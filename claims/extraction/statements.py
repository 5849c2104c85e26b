"""What a piece states: the propositions it is split into, and those that only the article around it completes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from claims.extraction.model import Voice
from claims.extraction.parsed import Parsed
from claims.framing import Frame, Framing, Piece
from claims.framing.english.cutter import Absolute
from claims.framing.english.nominal import Completed
from claims.language.en_clauses import ANNOUNCED, BELIEVING, TOLD
from claims.language.fr_verbs import conjugated_with_be
from claims.language.lexicon import Speech
from claims.names import Party
from claims.predicates import finite_word
from claims.splitting import Proposition, Splitter
from claims.words import Word

_STATES = ("situé", "basé", "âgé", "installé", "implanté", "né")  # participles that tell a state with « est »


class Statements:
    """What the pieces of one article state."""

    def __init__(self, parsed: Parsed) -> None:
        self.lexicon, self.attribution = parsed.lexicon, parsed.attribution
        self.english = parsed.english
        self._not = ("not", "n't", "never", "no") if parsed.english else ("ne", "n'")
        self.splitter = Splitter(parsed.names, parsed.lexicon)

    def of(self, piece: Piece) -> list[Proposition]:
        """What a piece states; of a relative clause that was cut out, with its antecedent."""
        found = self.splitter.split(piece.words)
        if piece.relative_of is None or piece.antecedent is None:
            return found
        return self.splitter.related(found, piece.words, piece.relative_of.words, piece.antecedent)

    def fronted(self, piece: Piece) -> Proposition | None:
        """« Créé fin 2013, le parquet … » → « Le parquet a été créé fin 2013 »."""
        assert piece.fronted_of is not None
        root = next((w for w in piece.fronted_of.words if w.head is None), None)
        subject = root.child("nsubj", "nsubj:pass") if root is not None else None
        if root is None or subject is None or subject.lower in ("on", "ce", "c'", "cela", "ça"):
            return None
        phrase = [subject] if subject.lower in self.lexicon.pronouns else self.splitter.phrase(subject, piece.words[0])
        first = piece.words[0]
        plural = first.lower.endswith("s") and first.lower not in ("mis", "pris", "surpris")
        being = first.lower.startswith(_STATES) or conjugated_with_be(first.lower)
        verb = ("sont" if plural else "est") if being else ("ont été" if plural else "a été")
        lowered = first.text[:1].lower() + first.text[1:]
        return Proposition(
            [*phrase, verb, lowered, *piece.words[1:]], first, "participle", subject, [*phrase, *piece.words]
        )

    def absolute(self, piece: Absolute) -> Proposition | None:
        """« with results expected on Friday » → « Results are expected on Friday »."""
        assert piece.participle is not None
        lead = [w for w in piece.words if w.index < piece.participle.index]
        noun = next(
            (
                a
                for a, b in pairwise([*lead, piece.participle])
                if a.pos in ("NOUN", "PROPN") and b.pos not in ("NOUN", "PROPN")
            ),
            None,
        )
        if noun is None:
            return None
        announced = piece.participle.lower in ANNOUNCED
        be = self.lexicon.copula(noun.morph.get("Number") == "Plur", not announced)
        rest = [w for w in piece.words if w.index >= piece.participle.index and w.text != "."]
        return Proposition([*lead, be, *rest], piece.participle, "participle", noun, list(piece.words))

    def said_inside(
        self, proposition: Proposition, voice: Voice, anonymous: Party | None
    ) -> tuple[Proposition, Voice] | None:
        """« X dit que Y a reconnu que P »: P, from Y through X."""
        verb, frame = proposition.predicate, voice.frame
        form = self.lexicon.speech.get(verb.lower)
        if (
            frame is None
            or not voice.parties
            or frame.speech is not Speech.SAY
            or form is None
            or form.speech not in (Speech.SAY, Speech.DENY)
            or form.lemma in BELIEVING
            or any(c.lower in self._not for c in verb.children)
        ):
            return None
        subject = verb.child("nsubj")
        if self.english and (subject is None or subject.pos == "PRON"):
            return None  # « He has told friends that P, an aide said »: he is not the aide
        words = proposition.words
        opening = {"that"} if self.english else self.lexicon.that
        that = next(
            (k for k, w in enumerate(words) if verb.index < w.index <= verb.index + 6 and w.lower in opening), None
        )
        told = self.english and form.lemma in TOLD  # « had told residents that P »
        if (
            that is None
            or len(words) - that < 4
            or not told
            and any(verb.index < w.index < words[that].index and w.pos == "NOUN" for w in words)
        ):
            return None
        content = words[that + 1 :]
        tops = [w for w in content if w.head not in content and w.pos != "PUNCT"]
        parties = self.attribution.subject_parties(verb, anonymous, voice.parties)
        if len(tops) != 1 or finite_word(tops[0]) is None or not parties:
            return None
        relays = [p for p in voice.parties if p.name not in {q.name for q in parties}]
        speakers = tuple(replace(p, through=relays[0]) for p in parties) if relays else tuple(parties)
        inner = Frame(Framing.THAT, form.speech, [verb], lemma=form.lemma, via=frame)
        found = Proposition(list(content), tops[0], "clause", tops[0].child("nsubj", "nsubj:pass"), content)
        return found, Voice(speakers, inner, direct=voice.direct)


def complete(proposition: Proposition, piece: Completed) -> None:
    """Put « that P » back behind « X's claim » in what the narrator tells of it."""
    before = piece.rest[0].index - 1
    at = next((k for k, p in enumerate(proposition.parts) if isinstance(p, Word) and p.index == before), None)
    if at is not None:
        proposition.parts = [*proposition.parts[: at + 1], *piece.rest, *proposition.parts[at + 1 :]]
