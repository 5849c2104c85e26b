"""A proposition with its stance, made a claim: written out, on its evidence, with its sources and how sure all that is."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from claims.attribution import UNIDENTIFIED, Stance, modality_of, polarity_of
from claims.confidence import confidence_of
from claims.dating import when_of
from claims.extraction.filters import is_whole
from claims.extraction.model import Voice, source_of
from claims.extraction.parsed import Parsed
from claims.framing import Frame, Framing, Piece
from claims.models import Claim, Modality, Polarity, Quotation, Source, SourceKind, Status
from claims.names import Party
from claims.parsing import Sentence
from claims.predicates import finite_word
from claims.realise import realise
from claims.resolve import Resolver
from claims.splitting import Proposition
from claims.words import Word

_LONGEST_CLAIM = 1000  # words: past it nothing is claimed, and the log says so
_log = logging.getLogger(__name__)


class Finisher:
    """Finishes the claims of one article. ``resolver`` remembers who was spoken of."""

    def __init__(self, parsed: Parsed, resolver: Resolver) -> None:
        self.parsed, self.resolver = parsed, resolver
        self.article, self.layout, self.text = parsed.article, parsed.layout, parsed.text

    def finish(
        self,
        proposition: Proposition,
        stance: Stance,
        voice: Voice,
        piece: Piece,
        *,
        speakers: Sequence[Party],
        own: bool,
    ) -> Claim | None:
        """The claim that a proposition makes, None where its words are no sentence.

        ``speakers`` are whom its pronouns can stand for; ``own``: it tells what the denier's own words deny.
        """
        resolution = self.resolver.resolve(
            proposition,
            speakers,
            direct=voice.direct,
            indirect=own or voice.frame is not None and voice.frame.framing in (Framing.THAT, Framing.CONTENT_NOUN),
            told=_reporting(voice.frame),
        )
        quotes = self.parsed.quotes_of(proposition)
        language = self.article.language
        sentence = realise(proposition.parts, resolution.replaced, self.text, quotes, language)
        fewest = 2 if proposition.rule == "denial" else 3  # « toute manipulation »
        if not is_whole(sentence, fewest=fewest, english=self.parsed.english):
            return None
        start, end = self._evidence(proposition, piece)
        cue = sorted(stance.cue, key=lambda word: word.start)
        modality = modality_of(proposition, self.parsed.lexicon)
        published = self.article.published.date() if self.article.published is not None else None
        inherited = ("speaker: the one of the sentence before",) if voice.inherited else ()
        claim = Claim(
            text=sentence,
            start=start,
            end=end,
            evidence=self.text[start:end],
            status=stance.status,
            polarity=polarity_of(proposition, self.parsed.lexicon),
            modality=modality,
            sources=self._sources(stance),
            quotation=self._quotation(proposition, voice),
            cue=self.text[cue[0].start : cue[-1].end] if cue else None,
            cue_start=cue[0].start if cue else None,
            cue_end=cue[-1].end if cue else None,
            stands_alone=resolution.stands_alone,
            confidence=0,
            language=language,
            when=when_of(sentence, language, published, modality, past=_is_past(proposition)),
            trace=(f"split: {proposition.rule}", f"source: {stance.reason}", *inherited, *resolution.steps),
        )
        return claim.model_copy(update={"confidence": confidence_of(claim)})

    def taken_whole(self, sentence: Sentence) -> Claim | None:
        """A "sentence" that is a list or a table, as it stands: nobody's assertion, doubtful, and the trace says why."""
        text = self.text[sentence.start : sentence.end]
        count = len(text.split())
        if count > _LONGEST_CLAIM:
            _log.warning("%s: a sentence of %d words was left out", self.article.origin, count)
            return None
        return Claim(
            text=" ".join(text.split()),
            start=sentence.start,
            end=sentence.end,
            evidence=text,
            status=Status.REPORTED,
            polarity=Polarity.POSITIVE,
            modality=Modality.FACTUAL,
            sources=(Source(name=UNIDENTIFIED, kind=SourceKind.ANONYMOUS),),
            quotation=Quotation.NONE,
            stands_alone=False,
            confidence=0.05,
            language=self.article.language,
            trace=(f"split: taken whole, {count} words are too many to parse", "source: not looked for"),
        )

    def _evidence(self, proposition: Proposition, piece: Piece) -> tuple[int, int]:
        """From the first to the last character that the claim rests on, its cue and speaker in the same sentence included."""
        words = [*proposition.words, *proposition.evidence]
        frame = piece.frame
        if frame is not None:
            sentence = self.layout.sentences[piece.sentence]
            words.extend(w for w in [*frame.cue, *frame.who] if sentence.start <= w.start < sentence.end)
        return min(w.start for w in words), max(w.end for w in words)

    def _sources(self, stance: Stance) -> tuple[Source, ...]:
        if not stance.parties:
            return (Source(name=self.article.outlet_name, kind=SourceKind.OUTLET),)
        return tuple(source_of(party) for party in stance.parties)

    def _quotation(self, proposition: Proposition, voice: Voice) -> Quotation:
        inside = [
            any(q.inner_start <= w.start and w.end <= q.inner_end for q in self.layout.quotes.near(w.start, w.end))
            for w in proposition.words
            if w.pos != "PUNCT"
        ]
        if inside and all(inside):
            return Quotation.DIRECT
        if any(inside):
            return Quotation.MIXED
        return Quotation.INDIRECT if voice.frame is not None and voice.parties else Quotation.NONE


def _reporting(frame: Frame | None) -> Sequence[Word]:
    """The words of the clause that reports: with its subject, where a second verb goes on with it."""
    while frame is not None and frame.same is not None:
        frame = frame.same
    return frame.head.words if frame is not None and frame.head is not None else ()


def _is_past(proposition: Proposition) -> bool:
    """Whether a proposition tells of what has been."""
    carrier = finite_word(proposition.predicate) or proposition.predicate
    compound = (
        carrier is not proposition.predicate
        and carrier.lemma in ("avoir", "être", "have")
        and carrier.label.startswith("aux")
        and proposition.predicate.morph.get("Tense") == "Past"
    )
    return compound or carrier.morph.get("Tense") in ("Past", "Imp")
