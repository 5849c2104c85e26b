"""Whom the words of a frame name: the subject of its verb, the phrase behind « selon », a pronoun's antecedent."""

from __future__ import annotations

from claims.attribution import agreeing
from claims.extraction.model import Spoken
from claims.extraction.parsed import Parsed
from claims.framing import Frame, Framing
from claims.models import SourceKind
from claims.names import Name, Party
from claims.words import Word

_BEFORE_VERB = frozenset("l' s' se ne n' lui leur nous y en ,".split())
_GENDERS = {"il": "Masc", "elle": "Fem"}
_WITHIN = 200  # words before a pronoun in which the person is named that it means
_CONTENT_NOUNS = frozenset(
    """affirmation affirmations accusation accusations déclaration déclarations propos thèse version argument allégation
    allégations""".split()
)


class FrameParties:
    """Names the parties of the frames of one article, in reading order. ``spoken`` is kept by who reads it."""

    def __init__(self, parsed: Parsed, spoken: Spoken) -> None:
        self.parsed, self.spoken = parsed, spoken
        self.names, self.lexicon, self.attribution = parsed.names, parsed.lexicon, parsed.attribution

    def of(self, frame: Frame) -> list[Party]:
        """The parties that a frame names; empty where it names nobody or the pronoun stays open."""
        if (
            self.parsed.english
            and not frame.who
            and (frame.pronoun or frame.framing is not Framing.CONTENT_NOUN)
            and (pronoun := self._english_pronoun(frame)) is not None
        ):
            return pronoun
        if frame.pronoun:
            if frame.pronoun in ("on", "one"):
                return []
            if not self.spoken.speakers and (alone := self.names.only_person(frame.cue[0].index)) is not None:
                return [_person(alone)]
            if (own := self._named_before(frame)) is not None:
                return [own]
            told = agreeing(self.spoken.speakers, frame.pronoun)
            if not self.parsed.french or told and all(self._noun_agrees(party, frame) for party in told):
                return told
            return self._only_one_of_gender(frame) if self.spoken.speakers else []
        if frame.who:
            phrase = frame.who
            them = phrase[0].lower in ("lui", "elle", "eux", "him", "her", "them")
            if them and all(w.pos in ("ADV", "PUNCT") for w in phrase[1:]):
                return self._according_to_them(phrase[0])
            return self.names.parties(phrase, self.spoken.anonymous)
        if frame.framing is Framing.CONTENT_NOUN:
            return self._content_noun_parties(frame)
        cue = frame.cue[0]
        if cue.text == ":":
            root = next((w for w in frame.head.words if w.head is None), None) if frame.head is not None else None
            if root is None:
                return []
            subject = root.child("nsubj", "nsubj:pass")
            if self.parsed.french and (subject is None or subject.lower in ("c'", "ce", "cela", "ça")):
                return self._only_person_of(frame)
            if self.parsed.french and subject is not None and subject.lower in self.lexicon.pronouns:
                alone = self.names.only_person(subject.index, 60)  # « Il a consolé X : "P" »
                if alone is not None:
                    return [_person(alone)]
                told = agreeing(self.spoken.speakers, subject.lower)  # « X salue Y. Ému, il déclare : "P" »
                return told if len(told) == 1 and told[0].kind is SourceKind.PERSON else []
            return (
                self.attribution.subject_parties(root, self.spoken.anonymous, self.spoken.speakers)
                if subject is not None
                else []
            )
        if self.parsed.french and cue.lower.endswith("ant") and frame.head is not None:
            root = next((w for w in frame.head.words if w.head is None), None)
            beside = self.names.words[cue.index - 1].lower in (",", "en") if cue.index else False
            if root is not None and root is not cue and beside:
                if root.child("nsubj", "nsubj:pass", "expl:subj") is None:
                    return []
                cue = root  # « Le préfet a parlé du site, assurant que P »: the prefect
                told = self.attribution.subject_parties(cue, self.spoken.anonymous, self.spoken.speakers)
                things = [
                    p for p in told if p.kind is SourceKind.ANONYMOUS and p.known is None and not self._somebody(p)
                ]
                return (
                    [] if things else told
                )  # « Ces éléments ont poussé X à partir, affirmant que P »: not the elements
        parties = self.attribution.subject_parties(cue, self.spoken.anonymous, self.spoken.speakers)
        if not parties and cue.child("nsubj:pass", "expl:subj", "expl:pass", "expl") is None and frame.head is not None:
            parties = self._by_position(frame)
        return parties

    def _noun_agrees(self, party: Party, frame: Frame) -> bool:
        """French: whether a source without a name can be « il » or « elle »: no « rapport » is « elle »."""
        gender = _GENDERS.get(_bare(frame.pronoun), "")
        first = party.name.lower().split()[0]
        if not gender or party.kind is SourceKind.PERSON or first not in self.lexicon.body_nouns:
            return True
        before = self.names.words[: frame.cue[0].index]
        noun = next((w for w in reversed(before) if w.lower == first and w.pos == "NOUN"), None)
        return noun is None or noun.morph.get("Gender") in (None, gender)

    def _only_one_of_gender(self, frame: Frame) -> list[Party]:
        """French: « Anne Roy … Selon Paul Ferrand, … « P », a-t-elle dit »: the only person whom the pronoun can mean."""
        pronoun = _bare(frame.pronoun)
        if pronoun not in _GENDERS:
            return []
        near = self.names.runs_between(frame.cue[0].index - _WITHIN, frame.cue[0].index)
        people = {name.text: _person(name) for run in near if (name := self.names.full(run)).kind is SourceKind.PERSON}
        fits = [party for party in people.values() if agreeing([party], pronoun)]
        return fits if len(fits) == 1 and fits[0].known is not None and fits[0].known.gender else []

    def _somebody(self, party: Party) -> bool:
        """Whether an unnamed party can speak: its words hold a role, a class of people or a body."""
        nouns = (
            self.parsed.lexicon.role_nouns | self.parsed.lexicon.anonymous_nouns | set(self.parsed.lexicon.body_nouns)
        )
        return any(w in nouns or w.removesuffix("s") in nouns for w in party.name.lower().split())

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
            return [p for p in self.spoken.body if len(self.spoken.body) == 1]
        gender = {"he": "Masc", "she": "Fem"}.get(pronoun, "")
        other = [
            p for p in self.spoken.speakers if gender and p.known is not None and p.known.gender not in ("", gender)
        ]
        if other:  # « Bill Doe accused the mayor. "P," she said »: not he
            told = [p for p in self.names.recent if p.kind is SourceKind.PERSON and p.known is not None]
            said = [p for p in told if p.known is not None and p.known.gender == gender]
            return said[-1:] if len({p.name for p in said}) == 1 else []
        fits = [
            p
            for p in self.spoken.speakers
            if (
                p.kind is SourceKind.PERSON
                or p.kind is SourceKind.ANONYMOUS
                and p.name.lower().startswith(("a ", "an ", "one "))
            )
            == people
        ]
        if people and not fits and all(p.kind is not SourceKind.ANONYMOUS for p in self.spoken.speakers):
            told = [p for p in self.names.recent if p.kind is SourceKind.PERSON and p.known is not None]
            spoke = told[-1:]  # « "…," the board said. "…," he said »: no board, but whoever spoke before it
            return [p for p in spoke if p.known is not None and p.known.gender in ("", gender)]
        return fits if len(fits) == len(self.spoken.speakers) and (len(fits) == 1 or not people) else []

    def _according_to_them(self, pronoun: Word) -> list[Party]:
        """« selon lui », « selon elle »: the one person of that gender named just before, else who spoke last."""
        gender = {"lui": "il", "elle": "elle"}.get(pronoun.lower, "")
        if not gender or not self.parsed.french:
            return list(self.spoken.speakers)
        near = {
            found.text: _person(found)
            for run in self.names.runs_between(pronoun.index - 45, pronoun.index)
            if (found := self.names.full(run)).kind is SourceKind.PERSON and agreeing([_person(found)], gender)
        }
        people = (SourceKind.PERSON, SourceKind.ANONYMOUS)  # « selon lui » is no institute
        spoken = [party for party in agreeing(self.spoken.speakers, gender) if party.kind in people]
        return spoken if len(near) != 1 or spoken and spoken[0].name in near else list(near.values())

    def _only_person_of(self, frame: Frame) -> list[Party]:
        """« C'est l'analyse de Jean Martin : "P" »: the one person whom the words before the colon name."""
        words = frame.head.words if frame.head is not None else []
        people = {
            found.text: found
            for w in words
            if (run := self.names.run_of.get(w.index)) and (found := self.names.full(run)).kind is SourceKind.PERSON
        }
        return [_person(p) for p in people.values()] if len(people) == 1 else []

    def _named_before(self, frame: Frame) -> Party | None:
        """« Jean Martin a répondu : "P", a-t-il dit »: the person whom the same sentence began with."""
        if not self.parsed.french or frame.framing is not Framing.TAG:
            return None
        start = frame.cue[0].index
        first = next((k for k in range(start, max(-1, start - 120), -1) if k in self.names.starts), start)
        opening = self.names.words[first : first + 12]
        verb = next((k for k, w in enumerate(opening) if w.pos in ("VERB", "AUX")), len(opening))
        opening = opening[: max(6, verb)]
        run = next((self.names.run_of[w.index] for w in opening if w.index in self.names.run_of), None)
        if run is None or self.parsed.main_quote(opening[:1]) is not None or run[-1].index >= start:
            return None
        found = self.names.full(run)
        if found.kind is not SourceKind.PERSON or not agreeing([party := _person(found)], frame.pronoun):
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
        if self.parsed.french:
            return self._before_verb(frame)
        if before[-1].lower in self.lexicon.pronouns:
            return list(self.spoken.speakers)
        if before[-1].lower in ("on", "qui", "il"):
            return []
        comma = max((k for k, w in enumerate(before) if w.text == ","), default=-1)
        phrase = before[comma + 1 :]
        verbs = any(w.pos in ("VERB", "AUX") and w.label not in ("amod", "acl") for w in phrase)
        return [] if verbs else self.names.parties(phrase, self.spoken.anonymous)

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
            return agreeing(self.spoken.speakers, last)
        if last in ("on", "qui"):
            return []
        start = next((k + 1 for k in range(end - 1, -1, -1) if _bounds(head[k])), 0)
        phrase = head[start:end]
        behind = head[start - 1] if start else None
        if behind is not None and behind.pos in ("VERB", "AUX") or phrase and phrase[0].pos == "ADP":
            return []  # what follows a verb is its object
        if form.gerund and (behind is None or behind.text != "," or head[at - 1].text == ","):
            return []  # only « …, ce dernier affirmant que »
        return self.names.parties(phrase, self.spoken.anonymous) if 0 < len(phrase) <= 14 else []

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
                return self.names.parties(words[i + 2 :], self.spoken.anonymous)
        return []


def _bare(pronoun: str) -> str:
    """« elle » of « -t-elle », as a tag ends."""
    return pronoun.removeprefix("-").removeprefix("t-")


def _bounds(word: Word) -> bool:
    """Whether a clause can begin after a word: a mark, « que », a verb that is no past participle."""
    participle = word.morph.get("VerbForm") == "Part" and not word.lower.endswith("ant")
    return word.text in (",", ":", ";") or word.pos in ("VERB", "AUX", "SCONJ") and not participle


def _person(name: Name) -> Party:
    """The party that a person's name stands for."""
    return Party(name.text, SourceKind.PERSON, name.role, name)
