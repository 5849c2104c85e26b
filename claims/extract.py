"""The façade: an article in, its atomic claims out, each with who stands behind it, how, and on which words.

Five steps, one module each: sentences (``parsing``), who reports what (``framing``), propositions (``splitting``), source
and status (``attribution``), standing alone (``resolve``, ``realise``).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from claims.attribution import CHARGES, UNIDENTIFIED, Attribution, Stance, agreeing, modality_of, polarity_of
from claims.compounds import join
from claims.confidence import confidence_of
from claims.dating import when_of
from claims.english_framing import Absolute, EnglishCutter
from claims.english_nominal import Completed
from claims.framing import Frame, Framing, Piece
from claims.french_framing import FrenchCutter
from claims.language import lexicon_of
from claims.language.en_clauses import ANNOUNCED
from claims.language.fr_verbs import conjugated_with_be
from claims.language.lexicon import Lexicon, Speech
from claims.models import Article, Claim, Language, Modality, Polarity, Quotation, Source, SourceKind, Status
from claims.names import Names, Party
from claims.nominal import deeds
from claims.parsing import Layout, Sentence, grow, lay_out, parse, regrow, rerun, run, tokenize
from claims.predicates import finite_word
from claims.quotes import Quote
from claims.realise import realise
from claims.recut import recut
from claims.resolve import Resolver
from claims.splitting import Proposition, Splitter
from claims.words import Word

EXTRACTOR_VERSION = "0.5.0"
_LONGEST_SENTENCE = 20_000  # characters: past it even counting words is no longer linear
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BATCH = 16  # articles a batch: keeps memory flat, and the parser's own batching busy
# « Qu'une commission établira … », « … les produits sur lesquels. »: words that lost the clause they belong to
_ELLIPTIC = re.compile(
    r"\b(will|would|does|do|did|is|are|was|were|has|have|had|can|could)( not|n't|n’t)?\.$", re.IGNORECASE
)
_FRAGMENT = re.compile(
    r"^\W*(que|qu['’]|qui|dont|où|lesquels|which|that|who|whose)\b|\b(que|qu['’]|qui|dont|où|lesquels|lesquelles|laquelle|et|and|de|du|des|the|to)\W*$",
    re.IGNORECASE,
)
_PRESENCE = frozenset("figurer trouver rester suivre demeurer manquer arriver venir s'ajouter ajouter".split())
_SUBORDINATING = frozenset("qui que qu' dont où si quand lorsque lorsqu' comme puisque puisqu' car tandis".split())
_STATES = ("situé", "basé", "âgé", "installé", "implanté", "né")  # participles that tell a state with « est »
_BEFORE_VERB = frozenset("l' s' se ne n' lui leur nous y en ,".split())
_QUOTED_INSIDE = re.compile(r"[:,]\s*['‘](?=\w)(?P<said>[^«»“”\"\n]+?)(?:['’](?![\w])|$)")
_log = logging.getLogger(__name__)
_LONGEST_CLAIM = 1000  # words: past it nothing is claimed, and the log says so
_LONGEST_UNIT = 250  # words: past it a "sentence" is a list or a table, and the parser's cost is no longer linear


def extract(article: Article) -> list[Claim]:
    """The claims of one article, in the order of the text. The same text gives the same claims."""
    return next(extract_many([article]))


def extract_many(articles: Iterable[Article]) -> Iterator[list[Claim]]:
    """The claims of several articles, in their order. Batches go through the parser together."""
    stream = iter(articles)
    while batch := list(islice(stream, _BATCH)):
        prepared = [_Prepared.of(article) for article in batch]
        for language in Language:
            mine = [p for p in prepared if p.article.language is language and p.units]
            docs = [parse(p.units, language) for p in mine]
            for one, doc in zip(mine, run([d for d in docs if d is not None], language), strict=True):
                grow(one.units, doc, language)
            if language is Language.FRENCH:
                _again(mine)
        for one in prepared:
            yield _Extraction(one).claims()


def _again(articles: Sequence[_Prepared]) -> None:
    """Parse the pieces once more that are better read in parts."""
    changed = [(one, units) for one in articles if (units := one.recut())]
    docs = [doc for _, units in changed if (doc := parse(units, Language.FRENCH)) is not None]
    for (_, units), doc in zip(changed, rerun(docs, Language.FRENCH), strict=True):
        regrow(units, doc, Language.FRENCH)


@dataclass
class _Prepared:
    """An article cut into pieces, ready for the parser."""

    article: Article
    layout: Layout
    lexicon: Lexicon
    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    whole: list[Sentence] = field(default_factory=list)  # too long to be parsed

    @property
    def units(self) -> list[list[Word]]:
        return [piece.words for piece in self.pieces]

    def recut(self) -> list[list[Word]]:
        """Cut the parsed pieces into clauses; the units that are to be parsed again."""
        cutter = FrenchCutter(self.article.text, self.layout.quotes, self.lexicon)
        pieces: list[Piece] = []
        changed: list[list[Word]] = []
        for piece in self.pieces:
            size = len(piece.words)
            parts = recut(piece, cutter.quote_of)
            pieces.extend(parts)
            if len(piece.words) != size:
                changed.extend(part.words for part in parts)
        self.pieces = pieces
        return changed

    @classmethod
    def of(cls, article: Article) -> _Prepared:
        if _LONE_SURROGATE.search(article.text):  # the parser takes no such text; offsets stay
            article = article.model_copy(update={"text": _LONE_SURROGATE.sub("\ufffd", article.text)})
        lexicon = lexicon_of(article.language)
        layout = lay_out(article.text, article.language)
        kind = EnglishCutter if article.language is Language.ENGLISH else FrenchCutter
        cutter = kind(article.text, layout.quotes, lexicon)
        prepared = cls(article, layout, lexicon)
        for number, sentence in enumerate(layout.sentences):
            if sentence.end - sentence.start > _LONGEST_SENTENCE:
                prepared.whole.append(sentence)
                continue
            words = tokenize(article.text, sentence, article.language, len(prepared.words))
            words = join(words, article.text, lexicon) if words else words
            if len(words) > _LONGEST_UNIT:
                prepared.whole.append(sentence)
            if not words or len(words) > _LONGEST_UNIT:
                continue
            prepared.starts.add(words[0].index)
            prepared.words.extend(words)
            for piece in cutter.cut(words, number):
                piece.sentence = number
                prepared.pieces.append(piece)
        return prepared


@dataclass
class _Voice:
    """Who speaks in a piece: the parties, the frame they were recognised by, and how sure that is."""

    parties: tuple[Party, ...]
    frame: Frame | None
    direct: bool
    inherited: bool = False


def _charges(frame: Frame) -> bool:
    """Whether a frame tells what somebody is said to have done: « claims by X that P »."""
    return frame.framing is Framing.CONTENT_NOUN and frame.lemma in CHARGES or frame.lemma in ("claim", "allege")


class _Extraction:
    """The claims of one prepared article."""

    def __init__(self, prepared: _Prepared) -> None:
        self.article, self.layout, self.lexicon = prepared.article, prepared.layout, prepared.lexicon
        self.pieces, self.whole = prepared.pieces, prepared.whole
        self.names = Names(prepared.words, self.article.text, self.lexicon, prepared.starts)
        self.splitter = Splitter(self.names, self.lexicon)
        self.attribution = Attribution(self.names, self.lexicon)
        self.resolver = Resolver(self.names, self.lexicon)
        self.last_anonymous: Party | None = None
        self.last_speakers: tuple[Party, ...] = ()
        self.last_speaker_paragraph = -2
        self.speaking: tuple[Party, ...] = ()  # whose words the article is in the middle of
        self._where: dict[int, int] = {id(piece): i for i, piece in enumerate(self.pieces)}
        self.charges: list[tuple[Claim, int]] = []  # English: what somebody was accused of, and in which sentence
        self.before: dict[int, tuple[Party, ...]] = {}  # who had spoken before a piece
        self.body_before: dict[int, tuple[Party, ...]] = {}  # what « it » had meant before a piece
        self.last_body: tuple[Party, ...] = ()  # what « it said » can mean
        self.by_quote: dict[Quote, tuple[tuple[Party, ...], Frame]] = {}
        self.tagged: set[Quote] = set()  # quotations with a tag whose speaker was not found
        self.heard: dict[Quote, _Voice] = {}  # quotations whose first words told who speaks
        self.by_frame: dict[Frame, tuple[Party, ...]] = {}
        self.inner = [  # « "Ils nous ont dit : 'P. Q'", explique X »: P and Q
            (found.start("said"), found.end("said"))
            for quote in self.layout.quotes
            for found in _QUOTED_INSIDE.finditer(self.article.text, quote.inner_start, quote.inner_end)
        ]

    def claims(self) -> list[Claim]:
        found: list[Claim] = []
        self._speakers()
        for piece in self.pieces:
            denied = self._denied_before(piece, found) if piece.rejects is not None else []
            found.extend(denied or self._of_piece(piece))
            self.resolver.remember(piece.words, quoted=self._main_quote(piece.words) is not None)
        found.extend(claim for sentence in self.whole if (claim := self._taken_whole(sentence)) is not None)
        return sorted(self._distinct(found), key=lambda c: (c.start, c.end, c.text))

    def _denied_before(self, piece: Piece, found: Sequence[Claim]) -> list[Claim]:
        """« X dément. »: what the sentence before states, where that is one thing or two, denied by X."""
        assert piece.rejects is not None
        parties = self.names.parties(piece.rejects.who, self.last_anonymous)
        if not parties or not piece.sentence:
            return []
        before, here = self.layout.sentences[piece.sentence - 1], self.layout.sentences[piece.sentence]
        sources = tuple(self._source(party) for party in parties)
        names = {source.name for source in sources}
        # « X a encore démenti cette rumeur »: the one thing that X has denied so far, else what was told just before
        told = [c for c in found if c.status is Status.DENIED and names <= {s.name for s in c.sources}]
        if len(told) != 1:
            told = [
                c for c in found if c.start >= before.start and c.end <= before.end and c.status is not Status.DENIED
            ]
            said = [c for c in told if all(source.kind is not SourceKind.OUTLET for source in c.sources)]
            told = said or told  # what somebody says is denied, and not what the narrator tells beside it
            if here.paragraph - before.paragraph > 1 or len(told) > 2:
                return []
        cue = piece.rejects.cue
        return [
            claim.model_copy(
                update={
                    "end": here.end,
                    "evidence": self.article.text[claim.start : here.end],
                    "status": Status.DENIED,
                    "sources": sources,
                    "cue": self.article.text[cue[0].start : cue[-1].end],
                    "cue_start": cue[0].start,
                    "cue_end": cue[-1].end,
                    "quotation": Quotation.INDIRECT,
                    "trace": (*claim.trace, "source: denied in the next sentence"),
                }
            )
            for claim in told
            if claim.status is Status.DENIED or not names & {source.name for source in claim.sources}
        ]

    def _taken_whole(self, sentence: Sentence) -> Claim | None:
        """A "sentence" that is a list or a table, as it stands: nobody's assertion, doubtful, and the trace says why."""
        text = self.article.text[sentence.start : sentence.end]
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

    def _distinct(self, found: Sequence[Claim]) -> Iterator[Claim]:
        seen: set[tuple[str, str, str]] = set()
        for claim in found:
            key = (claim.text.casefold(), claim.status, "|".join(s.name for s in claim.sources))
            if key not in seen:
                seen.add(key)
                yield claim

    # -- who speaks ------------------------------------------------------------------------------------------------

    def _speakers(self) -> None:
        """Decide every frame's parties in reading order, and which quotation belongs to whom."""
        for piece in self.pieces:
            frame = piece.frame
            self.before[id(piece)] = self.last_speakers
            self.body_before[id(piece)] = self.last_body
            if frame is None:
                self._note_narrated(piece)
                continue
            if frame not in self.by_frame:
                parties = self._answering(frame)
                told_of = frame.framing is Framing.CONTENT_NOUN and self.article.language is Language.ENGLISH
                if parties and not told_of:
                    self.last_speakers = parties
                    self.names.recent.extend(parties)
                    if len(parties) == 1 and parties[0].kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
                        self.last_body = parties
                    for party in parties:
                        if party.kind is SourceKind.ANONYMOUS:
                            self.last_anonymous = party
            quote = self._main_quote(piece.words)
            if quote is not None and self.by_frame[frame]:
                self.by_quote[quote] = (self.by_frame[frame], frame)
            elif quote is not None:
                self.tagged.add(quote)

    def _answering(self, frame: Frame) -> tuple[Party, ...]:
        """Who answers for what a frame reports, through whom it was passed on."""
        if frame in self.by_frame:
            return self.by_frame[frame]
        if frame.same is not None:
            self.by_frame[frame] = self._answering(frame.same)
            return self.by_frame[frame]
        parties = self._parties_of(frame)
        relays = self.names.parties(frame.relay, self.last_anonymous) if frame.relay else []
        if frame.via is not None and not relays:
            relays = list(self._answering(frame.via)) or [Party(UNIDENTIFIED, SourceKind.ANONYMOUS)]
        relays = [relay for relay in relays if relay.name not in {party.name for party in parties}]
        if relays:
            parties = [replace(party, through=relays[0]) for party in parties]
        self.by_frame[frame] = tuple(parties)
        return self.by_frame[frame]

    def _note_narrated(self, piece: Piece) -> None:
        """A sentence of the narrator about somebody: a later « il a ajouté » may mean its subject."""
        root = next((w for w in piece.words if w.head is None), None)
        if root is None or self._main_quote(piece.words) is not None:
            return
        subject = root.child("nsubj", "nsubj:pass")
        if subject is None or subject.lower in self.lexicon.pronouns:
            return
        phrase = subject.subtree()[:12]
        if self.article.language is Language.ENGLISH:
            aside = {w for c in subject.each("acl:relcl", "acl") for w in c.subtree()}
            phrase = [w for w in phrase if w not in aside]
        parties = self.names.parties(phrase, self.last_anonymous)
        if len(parties) == 1 and parties[0].kind in (SourceKind.PERSON,) and parties[0].known is not None:
            self.last_speakers = tuple(parties)
        if len(parties) == 1 and parties[0].kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
            self.last_body = tuple(parties)

    def _english_pronoun(self, frame: Frame) -> list[Party] | None:
        """« it said », « he said », « they said »: who spoke last and can be called so. None where no pronoun speaks."""
        pronoun, cue = frame.pronoun, frame.cue[0]
        if not pronoun:
            node = cue
            while node.label in ("conj", "aux", "cop") and node.head is not None and node.child("nsubj") is None:
                node = node.head
            subject = node.child("nsubj", "nsubj:pass")
            if subject is None or subject.lower not in ("he", "she", "it", "they"):
                return None
            pronoun = subject.lower
        people = pronoun in ("he", "she")
        if pronoun == "it":
            return [p for p in self.last_body if len(self.last_body) == 1]
        gender = {"he": "Masc", "she": "Fem"}.get(pronoun, "")
        other = [p for p in self.last_speakers if gender and p.known is not None and p.known.gender not in ("", gender)]
        if other:  # « Bill Doe accused the mayor. "P," she said »: not he
            told = [p for p in self.names.recent if p.kind is SourceKind.PERSON and p.known is not None]
            said = [p for p in told if p.known is not None and p.known.gender == gender]
            return said[-1:] if len({p.name for p in said}) == 1 else []
        fits = [
            p
            for p in self.last_speakers
            if (
                p.kind is SourceKind.PERSON
                or p.kind is SourceKind.ANONYMOUS
                and p.name.lower().startswith(("a ", "an ", "one "))
            )
            == people
        ]
        if people and not fits and all(p.kind is not SourceKind.ANONYMOUS for p in self.last_speakers):
            told = [p for p in self.names.recent if p.kind is SourceKind.PERSON and p.known is not None]
            spoke = told[-1:]  # « "…," the board said. "…," he said »: no board, but whoever spoke before it
            return [p for p in spoke if p.known is not None and p.known.gender in ("", gender)]
        return fits if len(fits) == len(self.last_speakers) and (len(fits) == 1 or not people) else []

    def _parties_of(self, frame: Frame) -> list[Party]:
        if (
            self.article.language is Language.ENGLISH
            and not frame.who
            and (frame.pronoun or frame.framing is not Framing.CONTENT_NOUN)
            and (pronoun := self._english_pronoun(frame)) is not None
        ):
            return pronoun
        if frame.pronoun:
            if frame.pronoun in ("on", "one"):
                return []
            if not self.last_speakers and (alone := self.names.only_person(frame.cue[0].index)) is not None:
                return [Party(alone.text, SourceKind.PERSON, alone.role, alone)]
            if (own := self._named_before(frame)) is not None:
                return [own]
            return agreeing(self.last_speakers, frame.pronoun)
        if frame.who:
            phrase = frame.who
            them = phrase[0].lower in ("lui", "elle", "eux", "him", "her", "them")
            if them and all(w.pos in ("ADV", "PUNCT") for w in phrase[1:]):
                return self._according_to_them(phrase[0])
            return self.names.parties(phrase, self.last_anonymous)
        if frame.framing is Framing.CONTENT_NOUN:
            return self._content_noun_parties(frame)
        cue = frame.cue[0]
        if cue.text == ":":
            root = next((w for w in frame.head.words if w.head is None), None) if frame.head is not None else None
            if root is None:
                return []
            subject = root.child("nsubj", "nsubj:pass")
            if self.article.language is Language.FRENCH and (
                subject is None or subject.lower in ("c'", "ce", "cela", "ça")
            ):
                return self._only_person_of(frame)
            if (
                self.article.language is Language.FRENCH
                and subject is not None
                and subject.lower in self.lexicon.pronouns
            ):
                alone = self.names.only_person(subject.index, 60)  # « Il a consolé X : "P" »
                if alone is not None:
                    return [Party(alone.text, SourceKind.PERSON, alone.role, alone)]
                told = agreeing(self.last_speakers, subject.lower)  # « X salue Y. Ému, il déclare : "P" »
                return told if len(told) == 1 and told[0].kind is SourceKind.PERSON else []
            return (
                self.attribution.subject_parties(root, self.last_anonymous, self.last_speakers)
                if subject is not None
                else []
            )
        if self.article.language is Language.FRENCH and cue.lower.endswith("ant") and frame.head is not None:
            root = next((w for w in frame.head.words if w.head is None), None)
            beside = self.names.words[cue.index - 1].lower in (",", "en") if cue.index else False
            if root is not None and root is not cue and beside:
                if root.child("nsubj", "nsubj:pass", "expl:subj") is None:
                    return []
                cue = root  # « Le préfet a parlé du site, assurant que P »: the prefect
        parties = self.attribution.subject_parties(cue, self.last_anonymous, self.last_speakers)
        if not parties and cue.child("nsubj:pass", "expl:subj", "expl:pass", "expl") is None and frame.head is not None:
            parties = self._by_position(frame)
        return parties

    def _according_to_them(self, pronoun: Word) -> list[Party]:
        """« selon lui », « selon elle »: the one person of that gender named just before, else who spoke last."""
        gender = {"lui": "il", "elle": "elle"}.get(pronoun.lower, "")
        if not gender or self.article.language is not Language.FRENCH:
            return list(self.last_speakers)
        near = {
            found.text: Party(found.text, SourceKind.PERSON, found.role, found)
            for run in self.names.runs_between(pronoun.index - 45, pronoun.index)
            if (found := self.names.full(run)).kind is SourceKind.PERSON
            and agreeing([Party(found.text, SourceKind.PERSON, found.role, found)], gender)
        }
        people = (SourceKind.PERSON, SourceKind.ANONYMOUS)  # « selon lui » is no institute
        spoken = [party for party in agreeing(self.last_speakers, gender) if party.kind in people]
        return spoken if len(near) != 1 or spoken and spoken[0].name in near else list(near.values())

    def _only_person_of(self, frame: Frame) -> list[Party]:
        """« C'est l'analyse de Jean Martin : "P" »: the one person whom the words before the colon name."""
        words = frame.head.words if frame.head is not None else []
        people = {
            found.text: found
            for w in words
            if (run := self.names.run_of.get(w.index)) and (found := self.names.full(run)).kind is SourceKind.PERSON
        }
        return [Party(p.text, SourceKind.PERSON, p.role, p) for p in people.values()] if len(people) == 1 else []

    def _named_before(self, frame: Frame) -> Party | None:
        """« Jean Martin a répondu : "P", a-t-il dit »: the person whom the same sentence began with."""
        if self.article.language is not Language.FRENCH or frame.framing is not Framing.TAG:
            return None
        start = frame.cue[0].index
        first = next((k for k in range(start, max(-1, start - 120), -1) if k in self.names.starts), start)
        opening = self.names.words[first : first + 12]
        verb = next((k for k, w in enumerate(opening) if w.pos in ("VERB", "AUX")), len(opening))
        opening = opening[: max(6, verb)]
        run = next((self.names.run_of[w.index] for w in opening if w.index in self.names.run_of), None)
        if run is None or self._main_quote(opening[:1]) is not None or run[-1].index >= start:
            return None
        found = self.names.full(run)
        if found.kind is not SourceKind.PERSON or not agreeing(
            [party := Party(found.text, SourceKind.PERSON, found.role, found)], frame.pronoun
        ):
            return None
        return party

    def _by_position(self, frame: Frame) -> list[Party]:
        """The noun phrase just before a reporting verb, where the parse gave it no subject."""
        assert frame.head is not None
        before = [w for w in frame.head.words if w.index < frame.cue[0].index]
        while before and (
            before[-1].lower in self.lexicon.auxiliaries
            or before[-1].pos in ("AUX", "ADV")
            or before[-1].lower in ("l'", "s'", "se", "ne", "n'", "lui", "leur", "nous", "y", "en", ",")
        ):
            before = before[:-1]
        if not before:
            return []
        if self.article.language is Language.FRENCH:
            return self._before_verb(frame)
        if before[-1].lower in self.lexicon.pronouns:
            return list(self.last_speakers)
        if before[-1].lower in ("on", "qui", "il"):
            return []
        comma = max((k for k, w in enumerate(before) if w.text == ","), default=-1)
        phrase = before[comma + 1 :]
        verbs = any(w.pos in ("VERB", "AUX") and w.label not in ("amod", "acl") for w in phrase)
        return [] if verbs else self.names.parties(phrase, self.last_anonymous)

    def _before_verb(self, frame: Frame) -> list[Party]:
        """French: the noun phrase before the auxiliary of a reporting verb, from where its clause begins."""
        assert frame.head is not None
        head, cue = frame.head.words, frame.cue[0]
        at = next((k for k, w in enumerate(head) if w is cue), None)
        form = self.lexicon.speech.get(cue.lower)
        if at is None or form is None:
            return []
        auxiliary = next(
            (k for k in range(at - 1, max(-1, at - 7), -1) if head[k].lower in self.lexicon.auxiliaries), None
        )
        if auxiliary is None and form.participle and not form.finite:
            return []
        end = auxiliary if auxiliary is not None and form.participle else at
        while end and (head[end - 1].pos == "ADV" or head[end - 1].lower in _BEFORE_VERB):
            end -= 1
        if not end:
            return []
        last = head[end - 1].lower
        if last in self.lexicon.pronouns:
            return agreeing(self.last_speakers, last)
        if last in ("on", "qui"):
            return []
        start = next((k + 1 for k in range(end - 1, -1, -1) if self._bounds(head[k])), 0)
        phrase = head[start:end]
        behind = head[start - 1] if start else None
        if behind is not None and behind.pos in ("VERB", "AUX") or phrase and phrase[0].pos == "ADP":
            return []  # what follows a verb is its object
        if form.gerund and (behind is None or behind.text != "," or head[at - 1].text == ","):
            return []  # only « …, ce dernier affirmant que »
        return self.names.parties(phrase, self.last_anonymous) if 0 < len(phrase) <= 14 else []

    def _bounds(self, word: Word) -> bool:
        """Whether a clause can begin after a word: a mark, « que », a verb that is no past participle."""
        participle = word.morph.get("VerbForm") == "Part" and not word.lower.endswith("ant")
        return word.text in (",", ":", ";") or word.pos in ("VERB", "AUX", "SCONJ") and not participle

    def _content_noun_parties(self, frame: Frame) -> list[Party]:
        """« les affirmations de X, selon lesquelles P »: X, where the noun has an owner."""
        if frame.head is None:
            return []
        words = frame.head.words
        nouns = (
            "affirmation",
            "affirmations",
            "accusation",
            "accusations",
            "déclaration",
            "déclarations",
            "propos",
            "thèse",
            "version",
            "argument",
            "allégation",
            "allégations",
        )
        for i in range(len(words) - 2, -1, -1):
            if words[i].lower in nouns and i + 2 < len(words) and words[i + 1].lower in ("de", "du", "d'", "des"):
                return self.names.parties(words[i + 2 :], self.last_anonymous)
        return []

    def _main_quote(self, words: Sequence[Word]) -> Quote | None:
        """The quotation that holds at least half of the words, none where it is a fragment."""
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        for quote in self.layout.quotes.near(start, end):
            overlap = min(end, quote.inner_end) - max(start, quote.inner_start)
            if overlap > 0 and overlap * 2 >= end - start:
                return quote
        return None

    def _voice(self, piece: Piece) -> _Voice:
        """Who speaks in a piece; whom a speaker quotes is somebody else, whom nobody here names."""
        voice = self._outer_voice(piece)
        start, end = piece.words[0].start, piece.words[-1].start
        if not voice.parties or not any(first <= start and end <= last + 2 for first, last in self.inner):
            return voice
        quoted = tuple(Party(UNIDENTIFIED, SourceKind.ANONYMOUS, through=party) for party in voice.parties[:1])
        return replace(voice, parties=quoted)

    def _outer_voice(self, piece: Piece) -> _Voice:
        frame = piece.frame
        quote = self._main_quote(piece.words)
        paragraph = self.layout.sentences[piece.sentence].paragraph
        if frame is not None:
            parties = self.by_frame.get(frame, ())
            if parties:
                self.last_speaker_paragraph, self.speaking = paragraph, parties
            elif self.article.language is Language.ENGLISH and frame.pronoun and quote is not None:
                self.speaking = ()  # « he said » of somebody unknown: the next quotation is not the last speaker's
            return _Voice(parties, frame, quote is not None and piece.words[0].start >= quote.start)
        if (author := self.layout.signed.get(paragraph)) is not None:
            return _Voice((self._author(author),), Frame(Framing.TAG, Speech.SAY, []), direct=True)
        if quote is None or piece.words[0].start < quote.start:
            return _Voice((), None, direct=False)
        if quote in self.heard:
            return self.heard[quote]
        if quote in self.by_quote:
            parties, found = self.by_quote[quote]
            self.last_speaker_paragraph, self.speaking = paragraph, parties
            return _Voice(parties, found, direct=True)
        if quote in self.tagged and self.article.language is Language.FRENCH:
            return _Voice((), None, direct=True)
        last = next((w for w in reversed(piece.words) if w.text not in (".", "!", "?", ",", "…")), piece.words[-1])
        whole = quote.start <= piece.words[0].start and quote.inner_end >= last.start
        told = self.before[id(piece)]
        if (
            whole
            and paragraph - self.last_speaker_paragraph > 1
            and len(told) == 1
            and told[0].kind is SourceKind.PERSON
            and self._told_beside(piece, told[0])
        ):
            self.heard[quote] = _Voice(told, Frame(Framing.TAG, Speech.SAY, []), direct=True, inherited=True)
            return self.heard[quote]
        if (
            whole
            and len(told) == 1
            and told[0].kind is SourceKind.PERSON
            and told[0].name not in {party.name for party in self.speaking}
        ):  # told of since somebody else spoke: « Contacté, X reconnaît une erreur. "P" »
            told_frame = Frame(Framing.TAG, Speech.SAY, [])
            known = told if self._told_beside(piece, told[0]) else ()
            self.heard[quote] = _Voice(known, told_frame, direct=True, inherited=True)
            return self.heard[quote]
        if whole and paragraph - self.last_speaker_paragraph <= 1 and self.speaking:
            self.last_speaker_paragraph = paragraph
            frame = Frame(Framing.TAG, Speech.SAY, [])
            return _Voice(self.speaking, frame, direct=True, inherited=True)
        return _Voice((), None, direct=True)

    def _author(self, signature: str) -> Party:
        """Who signed a post: somebody whom the article knows, or the name as it stands there."""
        for name in self.names.names.values():
            if name.kind is SourceKind.PERSON and len(name.text.split()) > 1 and name.text in signature:
                return Party(name.text, SourceKind.PERSON, name.role, name)
        signed, _, role = re.sub(r"[^\w.)’'-]+$", "", signature).partition(",")
        kind = self.lexicon.body_nouns.get(signed.split()[0].lower(), SourceKind.PERSON)
        return Party(signed.strip(), kind, role.strip() or None)

    def _told_beside(self, piece: Piece, party: Party) -> bool:
        """Whether the sentence just before, in the same paragraph, was about one person only: the one who speaks next."""
        at = self._where[id(piece)]
        before = next((p for p in reversed(self.pieces[:at]) if p.sentence != piece.sentence), None)
        if (
            before is None
            or self.layout.sentences[before.sentence].paragraph != self.layout.sentences[piece.sentence].paragraph
        ):
            return False
        people = {
            self.names.full(self.names.run_of[w.index]).text
            for w in before.words
            if w.index in self.names.run_of and w.entity in ("PER", "PERSON")
        }
        return people == {party.name}

    # -- claims ------------------------------------------------------------------------------------------------------

    def _of_piece(self, piece: Piece) -> Iterator[Claim]:
        voice = self._voice(piece)
        cut_from = piece.relative_of.words if piece.relative_of is not None and piece.antecedent is not None else ()
        self.resolver.begin(
            piece.words,
            self.before[id(piece)],
            host=next((w for w in cut_from if w.head is None), None),
            quoted=self._main_quote(piece.words) is not None,
        )
        if piece.fronted_of is not None:
            yield from self._fronted(piece, voice)
            return
        if isinstance(piece, Absolute):
            yield from self._absolute(piece, voice)
            return
        if piece.reports and piece.frame is None and self._pure_tag(piece):
            return
        last = self.article.text[piece.words[-1].start : piece.words[-1].end + 3].strip()
        if last.startswith("?") or piece.words[-1].text.rstrip("'’\"”»").endswith("?"):
            return
        if (
            len(piece.words) > 1
            and piece.words[-2].text == "?"
            and piece.words[-1].text.strip("'’\"”».") == ""
            and piece.frame is None
        ):
            return
        following = self.article.text[piece.words[-1].end : piece.words[-1].end + 1]
        if piece.words[-1].text == ":" and following in ("", "\n") and not piece.reports:
            return  # « Les résultats sont : » above a list
        against = self._deniers(piece)
        voices = [voice, *against]
        if len(voices) > 1 and not voice.parties and self.article.language is Language.ENGLISH:
            voices = voices[1:]  # « the board dismissed claims that P »: nobody else is told to stand behind it
        accused = piece.frame is None and any(
            (form := self.lexicon.speech.get(w.lower)) is not None and form.speech is Speech.ACCUSE for w in piece.words
        )
        if (
            piece.denied_by is not None
            and not accused
            and (deniers := self.names.parties(piece.denied_by.who, self.last_anonymous))
        ):
            voices.append(_Voice(tuple(deniers), piece.denied_by, direct=False))
        rejected = list(self._rejected(piece))
        for denied, denier, _ in rejected:
            yield from self._claim(denied, denier, piece)
        for proposition in self._propositions(piece):
            for _, _, verb in rejected:
                below = set(verb.subtree())
                proposition.parts = [p for p in proposition.parts if p not in below]
            if (
                piece.reports
                and self._is_report(proposition, piece)
                or any(verb is proposition.predicate for _, _, verb in rejected)
            ):
                continue
            if isinstance(piece, Completed):
                self._complete(proposition, piece)
            said = self._said_inside(proposition, voice) if self.article.language is Language.FRENCH else None
            denied_charge = list(self._denied_charge(proposition, piece)) if voice.frame is None else []
            if denied_charge:
                yield from denied_charge
                continue
            for one in voices:
                # « A rejected B's claim that he had lied »: he is A
                spoken_of = against[0].parties if against and self.article.language is Language.ENGLISH else ()
                yield from self._claim(proposition, one, piece, spoken_of)
            if said is not None:
                yield from self._claim(*said, piece)
        if self.article.language is Language.FRENCH and voice.frame is None:
            for deed in deeds(piece.words, self.lexicon, self.names.run_of):
                yield from self._claim(deed, voice, piece)

    def _said_inside(self, proposition: Proposition, voice: _Voice) -> tuple[Proposition, _Voice] | None:
        """« X dit que Y a reconnu que P »: P, from Y through X."""
        verb, frame = proposition.predicate, voice.frame
        form = self.lexicon.speech.get(verb.lower)
        if (
            frame is None
            or not voice.parties
            or frame.speech is not Speech.SAY
            or form is None
            or form.speech not in (Speech.SAY, Speech.DENY)
            or any(c.lower in ("ne", "n'") for c in verb.children)
        ):
            return None
        words = proposition.words
        that = next(
            (k for k, w in enumerate(words) if verb.index < w.index <= verb.index + 6 and w.lower in self.lexicon.that),
            None,
        )
        if (
            that is None
            or len(words) - that < 4
            or any(verb.index < w.index < words[that].index and w.pos == "NOUN" for w in words)
        ):
            return None
        content = words[that + 1 :]
        tops = [w for w in content if w.head not in content and w.pos != "PUNCT"]
        parties = self.attribution.subject_parties(verb, self.last_anonymous, voice.parties)
        if len(tops) != 1 or finite_word(tops[0]) is None or not parties:
            return None
        relays = [p for p in voice.parties if p.name not in {q.name for q in parties}]
        speakers = tuple(replace(p, through=relays[0]) for p in parties) if relays else tuple(parties)
        inner = Frame(Framing.THAT, form.speech, [verb], lemma=form.lemma, via=frame)
        found = Proposition(list(content), tops[0], "clause", tops[0].child("nsubj", "nsubj:pass"), content)
        return found, _Voice(speakers, inner, direct=voice.direct)

    def _propositions(self, piece: Piece) -> list[Proposition]:
        """What a piece states; of a relative clause that was cut out, with its antecedent."""
        found = self.splitter.split(piece.words)
        if piece.relative_of is None or piece.antecedent is None:
            return found
        return self.splitter.related(found, piece.words, piece.relative_of.words, piece.antecedent)

    def _complete(self, proposition: Proposition, piece: Completed) -> None:
        """Put « that P » back behind « X's claim » in what the narrator tells of it."""
        before = piece.rest[0].index - 1
        at = next((k for k, p in enumerate(proposition.parts) if isinstance(p, Word) and p.index == before), None)
        if at is not None:
            proposition.parts = [*proposition.parts[: at + 1], *piece.rest, *proposition.parts[at + 1 :]]

    def _deniers(self, piece: Piece) -> list[_Voice]:
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
                    self.names.parties(phrase, self.last_anonymous)
                    if word.child("aux:pass") is not None
                    else self.attribution.subject_parties(word, self.last_anonymous, self.before[id(piece)])
                )
                if parties:
                    return [
                        _Voice(tuple(parties), Frame(Framing.THAT, Speech.DENY, [word], lemma=form.lemma), direct=False)
                    ]
        return []

    def _rejected(self, piece: Piece) -> Iterator[tuple[Proposition, _Voice, Word]]:
        """English: « P, which X denies »: P, the innermost clause that ends at the comma, denied by X."""
        for word in piece.words:
            verb = word.head
            if (
                word.lower != "which"
                or word.label != "obj"
                or verb is None
                or self.article.language is not Language.ENGLISH
            ):
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
            parties = self.attribution.subject_parties(verb, self.last_anonymous, self.last_speakers)
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
                _Voice(tuple(parties), frame, direct=False),
                verb,
            )

    def _absolute(self, piece: Absolute, voice: _Voice) -> Iterator[Claim]:
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
            return
        announced = piece.participle.lower in ANNOUNCED
        be = self.lexicon.copula(noun.morph.get("Number") == "Plur", not announced)
        rest = [w for w in piece.words if w.index >= piece.participle.index and w.text != "."]
        proposition = Proposition([*lead, be, *rest], piece.participle, "participle", noun, list(piece.words))
        yield from self._claim(proposition, voice, piece)

    def _fronted(self, piece: Piece, voice: _Voice) -> Iterator[Claim]:
        """« Créé fin 2013, le parquet … » → « Le parquet a été créé fin 2013 »."""
        assert piece.fronted_of is not None
        root = next((w for w in piece.fronted_of.words if w.head is None), None)
        subject = root.child("nsubj", "nsubj:pass") if root is not None else None
        if root is None or subject is None or subject.lower in ("on", "ce", "c'", "cela", "ça"):
            return
        phrase = [subject] if subject.lower in self.lexicon.pronouns else self.splitter.phrase(subject, piece.words[0])
        first = piece.words[0]
        plural = first.lower.endswith("s") and first.lower not in ("mis", "pris", "surpris")
        being = first.lower.startswith(_STATES) or conjugated_with_be(first.lower)
        verb = ("sont" if plural else "est") if being else ("ont été" if plural else "a été")
        lowered = first.text[:1].lower() + first.text[1:]
        proposition = Proposition(
            [*phrase, verb, lowered, *piece.words[1:]], first, "participle", subject, [*phrase, *piece.words]
        )
        yield from self._claim(proposition, voice, piece)

    def _pure_tag(self, piece: Piece) -> bool:
        return any(
            frame is not None and frame.head is piece and frame.framing in (Framing.TAG, Framing.ACCORDING)
            for other in self.pieces_near(piece)
            for frame in (other.frame, other.frame.via if other.frame is not None else None)
        )

    def pieces_near(self, piece: Piece) -> list[Piece]:
        """The pieces of the same sentence."""
        at = self._where[id(piece)]
        return [p for p in self.pieces[max(0, at - 6) : at + 7] if p.sentence == piece.sentence]

    def _is_report(self, proposition: Proposition, piece: Piece) -> bool:
        """Whether a clause of a reporting piece is the report itself, whose content stands elsewhere."""
        cues = {
            w for p in self.pieces_near(piece) if p.frame is not None and p.frame.head is piece for w in p.frame.cue
        }
        frames = [p.frame for p in self.pieces_near(piece) if p.frame is not None and p.frame.head is piece]
        if (
            any(f.framing is Framing.CONTENT_NOUN for f in frames)
            and (form := self.lexicon.speech.get(proposition.predicate.lower)) is not None
            and form.speech is Speech.DENY
        ):
            return True
        if proposition.predicate in cues or any(
            c in cues for c in proposition.predicate.children if c.label in ("xcomp", "ccomp")
        ):
            return True
        last = proposition.words[-1] if proposition.words else None
        if proposition.rule == "clause" and last is not None and last.lower in self.lexicon.that:
            trailing = next((w for w in proposition.words if w in cues), None)
            if trailing is None:
                return True
            below = set(trailing.subtree())
            proposition.parts = [p for p in proposition.parts if not (isinstance(p, Word) and p in below)]
            return not proposition.words
        return False

    def _claim(
        self, proposition: Proposition, voice: _Voice, piece: Piece, spoken_of: tuple[Party, ...] = ()
    ) -> Iterator[Claim]:
        transformed = (
            self.attribution.transform(proposition, self.last_anonymous, self._meant(proposition, piece))
            if voice.frame is None
            else None
        )
        if transformed is not None:
            proposition, stance = transformed
            if (
                stance.status is Status.ASSERTED
                and stance.parties
                and all(p.kind is SourceKind.ANONYMOUS or p.vague for p in stance.parties)
            ):
                stance = replace(stance, status=Status.REPORTED)
        elif (
            proposition.attributive or proposition.rule == "relative" and self._vouched(proposition, voice)
        ) and not voice.direct:
            stance = Stance((), Status.ASSERTED, (), "an apposition of the narrator's")
        else:
            stance = self.attribution.stance(proposition, voice.frame, voice.parties, direct=voice.direct)
        if not self._is_claim(proposition, voice, transformed=transformed is not None):
            return
        own = transformed is not None and proposition.rule == "denial" and self.article.language is Language.ENGLISH
        resolution = self.resolver.resolve(
            proposition,
            spoken_of or (stance.parties if own else voice.parties),
            direct=voice.direct,
            indirect=own or voice.frame is not None and voice.frame.framing in (Framing.THAT, Framing.CONTENT_NOUN),
            told=self._reporting(voice.frame),
        )
        sentence = realise(
            proposition.parts,
            resolution.replaced,
            self.article.text,
            self._quotes_of(proposition),
            self.article.language,
        )
        fewest = 2 if proposition.rule == "denial" else 3  # « toute manipulation »
        if len(re.findall(r"\w+", sentence)) < fewest or _FRAGMENT.search(sentence):
            return
        if self.article.language is Language.ENGLISH and _ELLIPTIC.search(sentence):
            return
        start, end = self._evidence(proposition, piece)
        cue = sorted(stance.cue, key=lambda word: word.start)
        modality = modality_of(proposition, self.lexicon)
        published = self.article.published.date() if self.article.published is not None else None
        inherited = ("speaker: the one of the sentence before",) if voice.inherited else ()
        claim = Claim(
            text=sentence,
            start=start,
            end=end,
            evidence=self.article.text[start:end],
            status=stance.status,
            polarity=polarity_of(proposition, self.lexicon),
            modality=modality,
            sources=self._sources(stance),
            quotation=self._quotation(proposition, voice),
            cue=self.article.text[cue[0].start : cue[-1].end] if cue else None,
            cue_start=cue[0].start if cue else None,
            cue_end=cue[-1].end if cue else None,
            stands_alone=resolution.stands_alone,
            confidence=0,
            language=self.article.language,
            when=when_of(sentence, self.article.language, published, modality, past=self._past(proposition)),
            trace=(f"split: {proposition.rule}", f"source: {stance.reason}", *inherited, *resolution.steps),
        )
        found = claim.model_copy(update={"confidence": confidence_of(claim)})
        claims_it = transformed is not None and "claim" in {stance_word.lemma for stance_word in stance.cue}
        if (
            transformed is not None
            and (proposition.rule == "accusation" or claims_it)
            or piece.frame is not None
            and _charges(piece.frame)
        ):
            self.charges.append((found, piece.sentence))
        if transformed is not None and proposition.rule == "accusation" and piece.denied_by is not None:
            deniers = self.names.parties(piece.denied_by.who, self.last_anonymous)
            yield from self._rejecting(found, deniers, piece.denied_by.cue[0], "denies")
        yield found

    def _denied_charge(self, proposition: Proposition, piece: Piece) -> Iterator[Claim]:
        """« X accused Y of Z. Y denied the allegation. » → Z, which Y denies: what was charged one or two sentences before."""
        verb = proposition.predicate
        noun = verb.child("obj")
        form = self.lexicon.speech.get(verb.lower)
        if (
            self.article.language is not Language.ENGLISH
            or noun is None
            or form is None
            or form.speech is not Speech.DENY
            or not self.attribution.taken_up(noun)
            or verb.child("nsubj") is None
            or any(c.lower in ("not", "n't", "never", "neither", "nor") for c in verb.children)
        ):
            return
        parties = self.attribution.subject_parties(verb, self.last_anonymous, self._meant(proposition, piece))
        subject = verb.child("nsubj")
        alone = (
            self.names.only_person(verb.index, 60) if subject is not None and subject.lower in ("he", "she") else None
        )
        if not parties and alone is not None:
            parties = [Party(alone.text, SourceKind.PERSON, alone.role, alone)]
        near = [charge for charge, at in self.charges if 0 <= piece.sentence - at <= 2]
        told = {source.name for charge in near for source in charge.sources}
        if len(near) == 1 and parties and not told & {party.name for party in parties}:
            yield from self._rejecting(near[0], parties, verb, "denies what was charged before")

    def _rejecting(self, charge: Claim, parties: Sequence[Party], cue: Word, reason: str) -> Iterator[Claim]:
        """What somebody was accused of, as those deny it who reject the accusation."""
        if not parties:
            return
        start, end = min(charge.start, cue.start), max(charge.end, cue.end)
        denied = charge.model_copy(
            update={
                "start": start,
                "end": end,
                "evidence": self.article.text[start:end],
                "status": Status.DENIED,
                "sources": tuple(self._source(party) for party in parties),
                "cue": cue.text,
                "cue_start": cue.start,
                "cue_end": cue.end,
                "trace": (charge.trace[0], f"source: {reason}", *charge.trace[2:]),
            }
        )
        yield denied.model_copy(update={"confidence": confidence_of(denied)})

    def _meant(self, proposition: Proposition, piece: Piece) -> tuple[Party, ...]:
        """Whom the pronoun before a verb of denying or accusing can mean: in English « it » is a body, « he » a man."""
        before = self.before[id(piece)]
        subject = proposition.predicate.child("nsubj")
        if self.article.language is not Language.ENGLISH or subject is None:
            return before
        if subject.lower == "it":
            return self.body_before[id(piece)]
        gender = {"he": "Masc", "she": "Fem"}.get(subject.lower, "")
        if not gender:
            return before
        fits = (
            p for p in before if p.kind is SourceKind.PERSON and (p.known is None or p.known.gender in ("", gender))
        )
        return tuple(fits) if len(before) == 1 else ()

    def _reporting(self, frame: Frame | None) -> Sequence[Word]:
        """The words of the clause that reports: with its subject, where a second verb goes on with it."""
        while frame is not None and frame.same is not None:
            frame = frame.same
        return frame.head.words if frame is not None and frame.head is not None else ()

    def _vouched(self, proposition: Proposition, voice: _Voice) -> bool:
        """« Selon certains, X séjournerait à P, où Y a séjourné »: the indicative beside a conditional is the narrator's."""
        if (
            voice.frame is None
            or voice.frame.framing is not Framing.ACCORDING
            or any(
                q.inner_start <= w.start < q.inner_end
                for w in proposition.words
                for q in self.layout.quotes.near(w.start, w.end)
            )
        ):
            return False
        above = proposition.predicate.head
        governor = proposition.governor or next(
            (
                a
                for a in [above, *(above.ancestors() if above is not None else ())]
                if a is not None and a.pos in ("VERB", "AUX")
            ),
            None,
        )
        own, other = finite_word(proposition.predicate), finite_word(governor) if governor is not None else None
        return (
            own is not None
            and other is not None
            and self.lexicon.is_conditional(other.lower)
            and not self.lexicon.is_conditional(own.lower)
        )

    def _is_claim(self, proposition: Proposition, voice: _Voice, *, transformed: bool) -> bool:
        """Whether a selection of words states something."""
        if transformed or proposition.rule in ("apposition", "participle", "nominal"):
            return True
        head = proposition.predicate
        if head.morph.get("Mood") == "Imp" and head.child("nsubj") is None:
            return False
        words = proposition.words
        if words and words[-1].text == "?":
            return False
        if (
            proposition.rule == "clause"
            and head.lower in self.lexicon.speech
            and self.lexicon.speech[head.lower].speech is Speech.SAY
            and len(words) < 5
            and not any(
                w.index > head.index and w.pos in ("NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ") for w in words
            )
        ):
            return False  # « Jane Doe said. »: a tag that lost its quotation
        if words and words[0].lower == "here" and any(w.lower in ("is", "are", "'s", "’s") for w in words[1:3]):
            return False  # « Here are some tips »
        if (
            self.article.language is Language.ENGLISH
            and proposition.subject is None
            and head.pos == "VERB"
            and head.morph.get("VerbForm") == "Inf"
            and all(c.lower in ("do", "not", "n't") for c in head.each("aux", "aux:pass"))
        ):
            return False  # an order: « Avoid the bridge »
        if (
            self.article.language is Language.FRENCH
            and proposition.rule == "clause"
            and words
            and self._subject_lost(words, head)
        ):
            return True
        if finite_word(head) is not None and (finite_word(head) in words or head in words):
            return (
                proposition.subject is not None
                or head.label != "root"
                or voice.direct
                or any(w.label in ("nsubj", "nsubj:pass", "expl:subj", "expl") for w in words)
                or head.child("cop") is not None
            )
        return any(
            w.pos in ("VERB", "AUX")
            and w.morph.get("VerbForm") == "Fin"
            and w.label not in ("acl:relcl", "acl", "advcl", "ccomp")
            for w in words
        )

    def _subject_lost(self, words: Sequence[Word], head: Word) -> bool:
        """« Plus de 9 000 tonnes ont brûlé », « Un des deux blessés, de ce nom, serait mort », « Ont aussi signé X et Y »: a
        sentence from its first word on whose subject has another label: a noun stands before the first finite verb that
        nothing subordinates, or after a plural auxiliary or a verb of being there.
        """
        carrier = finite_word(head) or head
        first = words[0]
        if first.index not in self.names.starts and (
            first.index == 0 or self.names.words[first.index - 1].text not in (",", "»", ":", ".")
        ):
            return False
        if carrier.lower.endswith(("ez", "ons")) or carrier.morph.get("Person") in ("1", "2"):
            return False
        noun = subordinate = False
        for word in words:
            if word.text == ",":
                subordinate = False
            elif word.lower in _SUBORDINATING or word.morph.get("PronType") == "Rel":
                subordinate = True
            elif word.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                noun = True
            elif word.morph.get("VerbForm") == "Fin" and word.pos in ("VERB", "AUX") and not subordinate:
                if noun:
                    return True
                after = any(
                    w.pos in ("NOUN", "PROPN", "NUM") and w.index > word.index and w.child("case") is None
                    for w in words
                )
                return after and (word.pos == "AUX" and word.morph.get("Number") == "Plur" or word.lemma in _PRESENCE)
        return False

    def _quotes_of(self, proposition: Proposition) -> list[Quote]:
        """The quotations around a proposition's words, in order."""
        return list(
            self.layout.quotes.near(min(w.start for w in proposition.words), max(w.end for w in proposition.words))
        )

    def _past(self, proposition: Proposition) -> bool:
        """Whether a proposition tells of what has been."""
        carrier = finite_word(proposition.predicate) or proposition.predicate
        compound = (
            carrier is not proposition.predicate
            and carrier.lemma in ("avoir", "être", "have")
            and carrier.label.startswith("aux")
            and proposition.predicate.morph.get("Tense") == "Past"
        )
        return compound or carrier.morph.get("Tense") in ("Past", "Imp")

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
        return tuple(self._source(party) for party in stance.parties)

    def _source(self, party: Party) -> Source:
        return Source(
            name=party.name,
            kind=party.kind,
            role=party.role,
            through=self._source(party.through) if party.through else None,
        )

    def _quotation(self, proposition: Proposition, voice: _Voice) -> Quotation:
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
