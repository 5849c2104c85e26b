"""Who rejects what: denials in the next sentence, of what a noun reports, of what somebody was accused of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.attribution import CHARGES, taken_up
from claims.confidence import confidence_of
from claims.extraction.model import Voice, source_of
from claims.extraction.parsed import Parsed
from claims.extraction.speakers import Speakers
from claims.framing import Frame, Framing, Piece
from claims.language.lexicon import Speech
from claims.models import Claim, Quotation, SourceKind, Status
from claims.names import Party
from claims.predicates import finite_word
from claims.splitting import Proposition
from claims.words import Word


def is_charge(frame: Frame) -> bool:
    """Whether a frame tells what somebody is said to have done: « claims by X that P »."""
    return frame.framing is Framing.CONTENT_NOUN and frame.lemma in CHARGES or frame.lemma in ("claim", "allege")


class Denials:
    """The denials of one article, in reading order. It keeps what somebody was accused of."""

    def __init__(self, parsed: Parsed, speakers: Speakers) -> None:
        self.parsed, self.speakers = parsed, speakers
        self.names, self.lexicon, self.layout, self.text = parsed.names, parsed.lexicon, parsed.layout, parsed.text
        self.attribution = parsed.attribution
        self._charges: list[tuple[Claim, int]] = []  # English: what somebody was accused of, and in which sentence

    def charge(self, claim: Claim, piece: Piece) -> None:
        """Take note of what somebody is accused of."""
        self._charges.append((claim, piece.sentence))

    def denied_before(self, piece: Piece, found: Sequence[Claim]) -> list[Claim]:
        """« X dément. »: one thing or two that the sentence before passes on or that somebody says there, denied by X.

        Empty where only the narrator speaks there: what X rejects, such words do not tell.
        """
        if piece.rejects is None:
            return []
        parties = self.names.parties(piece.rejects.who, self.speakers.spoken.anonymous)
        if not parties or not piece.sentence:
            return []
        before, here = self.layout.sentences[piece.sentence - 1], self.layout.sentences[piece.sentence]
        sources = tuple(source_of(party) for party in parties)
        names = {source.name for source in sources}
        # « X a encore démenti cette rumeur »: the one thing that X has denied so far, else what was told just before
        told = [c for c in found if c.status is Status.DENIED and names <= {s.name for s in c.sources}]
        if len(told) != 1:
            told = [
                c for c in found if c.start >= before.start and c.end <= before.end and c.status is not Status.DENIED
            ]
            said = [c for c in told if all(source.kind is not SourceKind.OUTLET for source in c.sources)]
            told = said or [c for c in told if c.status is Status.REPORTED]
            if here.paragraph - before.paragraph > 1 or len(told) > 2:
                return []
        cue = piece.rejects.cue
        return [
            claim.model_copy(
                update={
                    "end": here.end,
                    "evidence": self.text[claim.start : here.end],
                    "status": Status.DENIED,
                    "sources": sources,
                    "cue": self.text[cue[0].start : cue[-1].end],
                    "cue_start": cue[0].start,
                    "cue_end": cue[-1].end,
                    "quotation": Quotation.INDIRECT,
                    "trace": (*claim.trace, "source: denied in the next sentence"),
                }
            )
            for claim in told
            if claim.status is Status.DENIED or not names & {source.name for source in claim.sources}
        ]

    def deniers(self, piece: Piece) -> list[Voice]:
        """« A dément les affirmations de B selon lesquelles P »: A denies P."""
        frame = piece.frame
        if frame is None or frame.framing is not Framing.CONTENT_NOUN or frame.head is None:
            return []
        for word in frame.head.words:
            form = self.lexicon.speech.get(word.lower)
            if form is not None and form.speech is Speech.DENY and word.pos in ("VERB", "AUX", "ADJ", "NOUN"):
                agent = word.child("obl:agent") if word.child("aux:pass") is not None else None
                phrase = [w for w in agent.subtree() if w.lower not in ("par", "by")] if agent is not None else []
                parties = (
                    self.names.parties(phrase, self.speakers.spoken.anonymous)
                    if word.child("aux:pass") is not None
                    else self.attribution.subject_parties(
                        word, self.speakers.spoken.anonymous, self.speakers.before[id(piece)]
                    )
                )
                if parties:
                    return [
                        Voice(tuple(parties), Frame(Framing.THAT, Speech.DENY, [word], lemma=form.lemma), direct=False)
                    ]
        return []

    def rejected(self, piece: Piece) -> Iterator[tuple[Proposition, Voice, Word]]:
        """English: « P, which X denies »: P, the innermost clause that ends at the comma, denied by X."""
        for word in piece.words:
            verb = word.head
            if word.lower != "which" or word.label != "obj" or verb is None or not self.parsed.english:
                continue
            form = self.lexicon.speech.get(verb.lower)
            if (
                form is None
                or form.speech is not Speech.DENY
                or any(c.lower in ("not", "n't", "never") for c in verb.children)
            ):
                continue
            at = next(k for k, w in enumerate(piece.words) if w is word)
            if at < 4 or piece.words[at - 1].text != ",":
                continue
            last, below = piece.words[at - 2], set(verb.subtree())
            clauses = [
                node
                for node in piece.words[: at - 1]
                if node.child("nsubj", "nsubj:pass", "expl") is not None
                and finite_word(node) is not None
                and any(w is last for w in node.subtree())
            ]
            node = max(clauses, key=lambda w: w.child("nsubj", "nsubj:pass", "expl").index, default=None)  # type: ignore[union-attr]
            parties = self.attribution.subject_parties(
                verb, self.speakers.spoken.anonymous, self.speakers.spoken.speakers
            )
            if (
                node is None
                or not parties
                or (f := self.lexicon.speech.get(node.lower)) is not None
                and f.speech is Speech.ACCUSE
            ):
                continue
            kept = [
                w
                for w in node.subtree()
                if w not in below and w.index < word.index - 1 and not (w.label in ("mark", "cc") and w.head is node)
            ]
            frame = Frame(Framing.THAT, Speech.DENY, [verb], lemma=form.lemma)
            yield (
                Proposition(list(kept), node, "denial", node.child("nsubj", "nsubj:pass", "expl"), kept),
                Voice(tuple(parties), frame, direct=False),
                verb,
            )

    def denied_charge(self, proposition: Proposition, piece: Piece) -> Iterator[Claim]:
        """« X accused Y of Z. Y denied the allegation. » → Z, which Y denies: what was charged one or two sentences before."""
        verb = proposition.predicate
        noun = verb.child("obj")
        form = self.lexicon.speech.get(verb.lower)
        if (
            not self.parsed.english
            or noun is None
            or form is None
            or form.speech is not Speech.DENY
            or not taken_up(noun)
            or verb.child("nsubj") is None
            or any(c.lower in ("not", "n't", "never", "neither", "nor") for c in verb.children)
        ):
            return
        meant = self.speakers.meant(proposition, piece)
        parties = self.attribution.subject_parties(verb, self.speakers.spoken.anonymous, meant)
        subject = verb.child("nsubj")
        alone = (
            self.names.only_person(verb.index, 60) if subject is not None and subject.lower in ("he", "she") else None
        )
        if not parties and alone is not None:
            parties = [Party(alone.text, SourceKind.PERSON, alone.role, alone)]
        near = [charge for charge, at in self._charges if 0 <= piece.sentence - at <= 2]
        told = {source.name for charge in near for source in charge.sources}
        if len(near) == 1 and parties and not told & {party.name for party in parties}:
            yield from self.rejecting(near[0], parties, verb, "denies what was charged before")

    def rejecting(self, charge: Claim, parties: Sequence[Party], cue: Word, reason: str) -> Iterator[Claim]:
        """What somebody was accused of, as those deny it who reject the accusation."""
        if not parties:
            return
        start, end = min(charge.start, cue.start), max(charge.end, cue.end)
        denied = charge.model_copy(
            update={
                "start": start,
                "end": end,
                "evidence": self.text[start:end],
                "status": Status.DENIED,
                "sources": tuple(source_of(party) for party in parties),
                "cue": cue.text,
                "cue_start": cue.start,
                "cue_end": cue.end,
                "trace": (charge.trace[0], f"source: {reason}", *charge.trace[2:]),
            }
        )
        yield denied.model_copy(update={"confidence": confidence_of(denied)})
