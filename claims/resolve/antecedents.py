"""The antecedent of a pronoun: searched by number, gender and recency, subjects first; none where two compete."""

from __future__ import annotations

from collections.abc import Sequence

from claims.first_person import FirstPersons
from claims.language.reference_words import GROUPS, LATTER, THIS_ONE
from claims.models import Language, SourceKind
from claims.names import Name, Party
from claims.predicates import SUBJECTS
from claims.resolve.english import English
from claims.resolve.impersonal import Impersonal
from claims.resolve.memory import Memory
from claims.resolve.model import Referent
from claims.resolve.phrases import Phrases
from claims.resolve.rivals import Rivals
from claims.resolve.speaking import Speaking
from claims.words import Word

# before a name: « le suspect a été identifié comme étant X » tells of one person
_IDENTIFYING = ("étant", "comme", "nommé", "prénommé", "baptisé", "nommée", "baptisée")
_APPEARING = frozenset("naître naitre apparaître apparaitre émerger surgir éclore arriver".split())


class Antecedents:
    """Finds whom the pronouns of one article stand for."""

    def __init__(
        self, phrases: Phrases, *, impersonals: Impersonal, memory: Memory, first_persons: FirstPersons
    ) -> None:
        names, lexicon = phrases.names, phrases.lexicon
        self.names, self.lexicon, self.phrases = names, lexicon, phrases
        self.memory = memory
        self.french = lexicon.language is Language.FRENCH
        self.rivals = Rivals(names, phrases, impersonals, memory)
        self.english = English(names, lexicon, phrases, memory)
        self.speaking = Speaking(phrases, memory=memory, first_persons=first_persons, english=self.english)
        self.host: Word | None = None  # the main verb of the sentence that a relative clause was cut out of

    def of(
        self, pronoun: Word, speakers: Sequence[Party], *, direct: bool, others: set[str], told: bool = False
    ) -> str | None:
        """Whom a pronoun stands for. ``told``: it stands in what the speakers say, not before a verb of saying."""
        plural = pronoun.lower in ("ils", "elles", "they")
        gender = {"il": "Masc", "elle": "Fem", "ils": "Masc", "elles": "Fem", "he": "Masc", "she": "Fem"}.get(
            pronoun.lower, ""
        )
        if len(speakers) == 1:
            decided, meant = self.speaking.of(pronoun, speakers[0], gender, plural=plural, told=told)
            if decided:
                return meant
        if (
            self.french
            and not direct
            and (self._open_latter(pronoun, plural=plural) or self._told_by_who(pronoun, gender))
        ):
            return None
        fitting: list[Referent] = []
        for referent in [*reversed(self.memory.unit), *reversed(self.memory.told_of)]:
            if referent.index >= pronoun.index or pronoun.index - referent.index > 120:
                continue
            if (
                referent.index < self.memory.barrier
                and not direct
                or referent.plural != plural
                or referent.quoted
                and not direct
                or referent.text in others
                or (direct and not self.french and self.english.paragraphs_apart(referent, pronoun))
            ):
                continue
            if (
                not plural
                and gender
                and referent.gender
                and referent.gender != gender
                and not (referent.person and not referent.gender)
            ):
                continue
            if plural and gender == "Fem" and referent.gender == "Masc":
                continue
            if plural and gender == "Masc" and self._women_or_things(referent):
                continue
            if self.memory.of_other_gender(referent.text, gender):
                continue
            if (
                not self.french
                and pronoun.lower in ("he", "she")
                and not referent.person
                or not self.french
                and pronoun.lower == "it"
                and referent.person
            ):
                continue
            fitting.append(referent)
        if (
            not fitting
            and not self.french
            and not direct
            and (only := self.english.of_that_gender(pronoun)) is not None
        ):
            return only
        if self.french and not direct:
            fitting = [r for r in fitting if r.text]
            if (
                not fitting
                and (near := self._beside_subjects(pronoun, gender, plural=plural, others=others)) is not None
            ):
                self.memory.taken_up[pronoun] = near
                return near.text
        if not fitting and self.french and not direct and not plural:
            topic = self._topic(pronoun, gender)
            unfit = topic is None or self._fronted(topic, pronoun) or self._in_fragment(topic, pronoun)
            if topic is not None and topic.text not in others and not unfit:
                return topic.text
        if not fitting:
            alone = (
                None
                if plural or direct or self.memory.barrier > pronoun.index - 60 or pronoun.lower == "it"
                else self.names.only_person(pronoun.index)
            )
            if (
                alone is not None
                and not (alone.gender and gender and alone.gender != gender)
                and alone.text not in others
                and not (self.french and (self._fronted(alone, pronoun) or self._in_fragment(alone, pronoun)))
                and (
                    self._told_of_near(alone, pronoun)
                    if self.french
                    else not self.english.another_meant(pronoun, alone.text)
                )
            ):
                return alone.text
            return None
        if not self.french and (direct and pronoun.lower in ("it", "they") or self.english.doubtful(pronoun, fitting)):
            return None if direct else self.english.of_that_gender(pronoun)
        mains = [referent for referent in fitting if referent.main]
        chosen = (mains or fitting)[0]
        if not self.french and pronoun.lower in ("he", "she") and self.english.another_meant(pronoun, chosen.text):
            return None
        if self.french and direct and not chosen.quoted:
            said = {other.split(maxsplit=1)[-1].casefold() for other in others}
            if chosen.text.split(maxsplit=1)[-1].casefold() in said or self._deep_in_words(chosen, pronoun):
                return None
            if plural and self.phrases.sentence_of(pronoun.index) - self.phrases.sentence_of(chosen.index) > 1:
                return None  # « ils » in somebody's words: those whom he speaks of, not those whom the article told of
            if self._told_of_first(chosen, pronoun, gender, plural=plural):
                return None
        if self.french and not direct:
            if (
                chosen is not fitting[0]
                and fitting[0].person
                and not chosen.person
                and self.phrases.nearer(fitting[0], chosen)
            ):
                chosen = fitting[0]
            if self.rivals.of(chosen, pronoun, gender, plural=plural) or self._told_by(chosen, pronoun, gender):
                return None
            if plural and self._far_apart(chosen, pronoun):
                return None
            if self._overtaken(chosen, pronoun, gender, plural=plural):
                near = self._beside_subjects(pronoun, gender, plural=plural, others=others)
                if near is None or chosen.person and self._belongs_to_a_noun(near, pronoun):
                    return None
                self.memory.taken_up[pronoun] = near
                return near.text
        if not chosen.main and not chosen.person:
            near = (
                self._beside_subjects(pronoun, gender, plural=plural, others=others)
                if self.french and not direct and chosen.quoted is False
                else None
            )
            if near is None or not near.person:
                start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
                inside = self.french and not direct and chosen.index >= start
                if not inside or len(self.phrases.agreeing_nouns(start, pronoun.index, gender, plural=plural)) != 1:
                    return None
                near = chosen
            self.memory.taken_up[pronoun] = near
            return near.text
        if self.french and not plural and not chosen.person and self._person_between(chosen, pronoun, gender):
            return None  # somebody was named since, whom the pronoun may mean
        if self.french and not plural and not chosen.gender and not chosen.person:
            return None  # a newspaper, a firm without an article: neither « il » nor « elle »
        if mains and fitting[0] is not chosen and fitting[0].person and not chosen.person:
            return None  # a person named inside a clause against a thing that the clause is about
        self.memory.taken_up[pronoun] = chosen
        return chosen.text

    def _far_apart(self, chosen: Referent, pronoun: Word) -> bool:
        """Whether a paragraph and another sentence stand between: « ils » may be several whom a word of the singular holds."""
        sentences = self.phrases.sentence_of(pronoun.index) - self.phrases.sentence_of(chosen.index)
        return sentences > 1 and "\n" in self.names.text[self.names.words[chosen.index].end : pronoun.start]

    def _open_latter(self, pronoun: Word, *, plural: bool) -> bool:
        """« Ces dernières encerclent la ville mais ils … »: a subject of the same sentence that nobody was found for."""
        own = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        return any(
            w.label in SUBJECTS
            and w not in self.memory.taken_up
            and (shown := LATTER.get(w.lower) or THIS_ONE.get(w.lower)) is not None
            and shown[1] == plural
            for w in self.names.words[own : pronoun.index]
        )

    def _told_by_who(self, pronoun: Word, gender: str) -> bool:
        """« … au champion, qui garde le titre dont il … »: whom a relative clause is about comes before all others."""
        clauses = [pronoun.head, *pronoun.head.ancestors()] if pronoun.head is not None else []
        who = next(
            (
                s
                for clause in clauses
                for s in clause.children
                if s.lower == "qui" and s.label in SUBJECTS and s.index < pronoun.index
            ),
            None,
        )
        plural = pronoun.lower in ("ils", "elles")
        if who is None:  # « un camion dont on dit qu'il … »
            start = max(self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index)), pronoun.index - 10)
            who = next((w for w in self.names.words[start : pronoun.index - 1] if w.lower == "dont"), None)
        return who is not None and bool(
            self.phrases.agreeing_nouns(max(0, who.index - 6), who.index, gender, plural=plural)
        )

    def _women_or_things(self, referent: Referent) -> bool:
        """« les dates », « les nageuses »: « ils » never means them, while « les victimes », « les troupes » may be men."""
        noun = self.names.words[referent.index]
        people = self.phrases.human(noun) or noun.lower in GROUPS
        return referent.gender == "Fem" and noun.child("conj") is None and not people

    def _told_of_first(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """« Le chef parle : "Le peuple gronde, mais il …" »: something in the pronoun's own sentence comes first."""
        own = self.phrases.words_start(pronoun)
        if chosen.index >= own:
            return False
        if self.phrases.agreeing_nouns(own, pronoun.index, gender, plural=plural):
            return True
        return not plural and any(
            w.label in SUBJECTS
            and w.text[:1].isupper()
            and w.lower not in self.lexicon.pronouns
            and w.pos != "NOUN"
            and w.lower not in ("c'", "ce", "cela", "ça", "on", "je", "nous", "vous", "il", "j'", "tout", "qui")
            for w in self.names.words[own : pronoun.index]
        )

    def _deep_in_words(self, chosen: Referent, pronoun: Word) -> bool:
        """Whether somebody's words began after the antecedent and in a sentence before the pronoun's: they have their own."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        text, at = self.names.text, self.names.words[start].start
        opened = max(text.rfind(mark, 0, pronoun.start) for mark in '«“"')
        return self.names.words[chosen.index].end <= opened < at and bool(text[opened + 1 : at].strip())

    def main_subject(self, pronoun: Word) -> str | None:
        """« L'avion s'est posé à Brest, où il a été inspecté »: the subject of the clause that the relative hangs on."""
        clause = next(
            (a for a in [pronoun.head, *pronoun.ancestors()] if a is not None and a.label == "acl:relcl"), None
        )
        if clause is None and self.host is not None and pronoun.head is not None and pronoun.head.head is None:
            verb: Word | None = self.host
            clause = pronoun.head
        elif clause is None or clause.child(*SUBJECTS) is not pronoun:
            return None
        else:
            verb = next((a for a in clause.ancestors() if a.child("nsubj", "nsubj:pass") is not None), None)
        subject = verb.child("nsubj", "nsubj:pass") if verb is not None else None
        if subject is None or subject.index > pronoun.index or clause in subject.subtree():
            return None
        if (owned := subject.child("det")) is not None and owned.lower in ("son", "sa", "leur", "ses", "leurs"):
            return None  # « sa popularité baisse jusqu'à sa rencontre avec X, qu'elle épouse »
        known = self.memory.taken_up.get(subject)
        referent = known or (self.phrases.referent(subject) if subject.lower not in self.lexicon.pronouns else None)
        if referent is None or referent.plural != (pronoun.lower in ("ils", "elles")):
            return None
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        return referent.text if referent.gender in (gender, "") and (referent.gender or referent.person) else None

    def _told_by(self, chosen: Referent, pronoun: Word, gender: str) -> bool:
        """« L'explosion … La police a dit qu'elle était due à »: a body that says what was done or is the case."""
        speaks = self.names.words[chosen.index].head
        verb = pronoun.head
        if chosen.person or chosen.plural or speaks is None or speaks.lower not in self.lexicon.speech or verb is None:
            return False
        own = self.phrases.sentence_of(pronoun.index)
        first, last = self.phrases.sentence_start(own - 1), self.phrases.sentence_start(own)
        passive = verb.child("cop", "aux:pass") is not None
        return passive and first < last <= chosen.index and self.phrases.agreeing_subject(first, last, gender)

    def _overtaken(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """Whether something that a pronoun can mean as well was told of in a later sentence than its antecedent."""
        here = self.phrases.sentence_of(pronoun.index)
        own = self.phrases.sentence_start(here)
        if chosen.index < own and any(
            w.label in (*SUBJECTS, "root") and w.head is not pronoun.head and w.text not in chosen.text
            for w in self.phrases.agreeing_nouns(own, pronoun.index, gender, plural=plural)
        ):
            return True
        again = [
            run[0].index
            for run in self.names.runs_between(chosen.index, pronoun.index)
            if chosen.person and self.names.full(run).text == chosen.text
        ]
        if any(self._beside_another(k, chosen, gender) for k in again if k > chosen.index):
            return True
        then = self.phrases.sentence_of(max([chosen.index, *again]))
        if here - then < 2:
            return False
        first = self.phrases.sentence_start(then + 1)
        between = [
            w
            for w in self.phrases.agreeing_nouns(first, own, gender, plural=plural)
            if w.label in ("obj", "obl:agent", "root", *SUBJECTS)
            or w.index in self.names.run_of
            or w.head is not None
            and (
                w.head.lemma == "agir"  # « il s'agit d'un pompier »
                or w.label == "nmod"
                and w.head.label in SUBJECTS  # « l'erreur de certains médias a été relevée »
            )
        ]
        texts = chosen.text.split()
        return any(
            not (w.index in self.names.run_of and self.names.full(self.names.run_of[w.index]).text == chosen.text)
            and w.text not in texts
            for w in between
        )

    def _belongs_to_a_noun(self, near: Referent, pronoun: Word) -> bool:
        """« Jean a parlé. Des milliers ont assisté au sacre de Paul. Il … »: Paul is named beside what is told only."""
        runs = [
            run
            for run in self.names.runs_between(pronoun.index - 60, pronoun.index)
            if self.names.full(run).text == near.text
        ]
        return bool(runs) and runs[-1][0].label == "nmod"

    def _beside_another(self, index: int, chosen: Referent, gender: str) -> bool:
        """« La voix est venue de Paul, qui soutient Jean »: Jean, told of before, is no subject here, and beside Paul."""
        word = self.names.words[index]
        if word.label in SUBJECTS or word.head is not None and word.head.label in SUBJECTS and word.label != "nmod":
            return False
        number = self.phrases.sentence_of(index)
        first, last = self.phrases.sentence_start(number), self.phrases.sentence_start(number + 1)
        return chosen.index < first and any(
            (run := self.names.run_of.get(w.index)) is not None and self.names.full(run).text != chosen.text
            for w in self.phrases.agreeing_nouns(first, last, gender, plural=False)
        )

    def _beside_subjects(self, pronoun: Word, gender: str, *, plural: bool, others: set[str]) -> Referent | None:
        """Where no subject agrees: the one noun phrase of the sentence before, or of this one, that does; a person first.

        « La police a interrogé Jean Martin. Il … »; « Jean Martin a battu Paul Durand. Ils … ».
        """
        here = self.phrases.sentence_of(pronoun.index)
        own = self.phrases.sentence_start(here)
        for first, last in ((own, pronoun.index), (self.phrases.sentence_start(here - 1), own)):
            if first >= last:
                continue
            if first == own and not self._has_verb(first, last):
                continue  # « Accompagné de X, il … », « Après la mort de X, il … »: not X
            if first != own and (
                self.phrases.owned_subject(first, last, plural=plural) or not self._has_verb(first, last)
            ):
                return (
                    None  # « Sorti avec un groupe emmené par X. Il … »: a sentence that goes on about its own subject
                )
            if self.memory.barrier >= first and self.memory.barrier >= pronoun.index - 60:
                return None
            if any(
                w.label in SUBJECTS
                and w not in self.memory.taken_up
                and (w in self.memory.failed or w.lower in LATTER or w.lower in THIS_ONE)
                for w in self.names.words[first:last]
            ):
                return None  # another « il », « ce dernier », which nobody was found for
            nouns = [
                w for w in self.phrases.agreeing_nouns(first, last, gender, plural=plural) if not self.memory.quoted(w)
            ]
            people: dict[str, Name] = {
                name.text: name
                for w in nouns
                if (run := self.names.run_of.get(w.index)) is not None
                and (name := self.names.full(run)).kind is SourceKind.PERSON
            }
            roles = [
                w
                for w in nouns
                if w.index not in self.names.run_of and self.phrases.human(w) and not self.phrases.describes(w)
            ]
            if first == own:
                roles = [w for w in roles if w.label in (*SUBJECTS, "obl:agent")]
            if len(people) == 1 and not roles:
                name = next(iter(people.values()))
                if all(self._in_work(w, name) for w in nouns):
                    return None
                if name.text in others or name.gender != gender and any(self.phrases.stands_out(w) for w in nouns):
                    return None
                return Referent(name.text, name.gender or gender, False, pronoun.index, person=True)
            if people or len(roles) > 1:
                return None
            if plural and first != own and (pair := self.phrases.two_of(first, last, gender)) is not None:
                return None if nouns else pair
            if len(roles) == 1 and not plural:
                referent = self.phrases.referent(roles[0])
                return None if referent is None or self.memory.shared(referent, roles[0]) else referent
            if (
                len(nouns) == 1
                and nouns[0].label in ("obj", "obl:agent")
                and self._disagrees(nouns[0].head, gender, plural=plural)
            ):
                referent = self.phrases.referent(nouns[0])
                return None if referent is None or self.memory.shared(referent, nouns[0]) else referent
            if nouns:
                return None
        return None

    def _fronted(self, name: Name, pronoun: Word) -> bool:
        """« Accompagné de X, il … »: whether X stands in the sentence before its first verb and the pronoun."""
        own = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        runs = self.names.runs_between(own - 1, pronoun.index)
        return not self._has_verb(own, pronoun.index) and any(self.names.full(run) is name for run in runs)

    def _told_of_near(self, name: Name, pronoun: Word) -> bool:
        """Whether a name shows a gender, or stands in a pronoun's sentence or the one before: else it may be no person's."""
        first = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index) - 1)
        near = [run for run in self.names.runs_between(first - 1, pronoun.index) if self.names.full(run) is name]
        if name.gender or not near:
            return bool(name.gender)
        before = self.names.words[near[-1][0].index - 1]
        return before.pos != "NOUN" or self.phrases.human(before)  # « la patinoire Norvia »: a thing

    def _in_fragment(self, name: Name, pronoun: Word) -> bool:
        """« Parti derrière un groupe emmené par X. Il … »: whether X stands inside a sentence without verb only."""
        runs = [run for run in self.names.runs_between(-1, pronoun.index) if self.names.full(run) is name]
        number = self.phrases.sentence_of(runs[-1][0].index)
        first, last = self.phrases.sentence_start(number), self.phrases.sentence_start(number + 1)
        inside = runs[-1][0].label not in (*SUBJECTS, "root")
        return inside and first < last <= pronoun.index and not self._has_verb(first, last)

    def _in_work(self, noun: Word, name: Name) -> bool:
        """« Il joue dans Durand »: a name after « dans », « sur » is a work or a place; other nouns do not count."""
        run = self.names.run_of.get(noun.index)
        named = run is not None and self.names.full(run) is name
        return not named or bool(noun.index) and self.names.words[noun.index - 1].lower in ("dans", "sur", "devant")

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two words."""
        return any(
            w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" or w.lower in self.lexicon.auxiliaries
            for w in self.names.words[first:last]
        )

    def _disagrees(self, verb: Word | None, gender: str, *, plural: bool) -> bool:
        """Whether the subject of a main verb is one that a pronoun of this gender and number cannot mean."""
        if verb is not None and verb.label == "xcomp" and verb.lower in _APPEARING:
            verb = verb.head  # « La ville a vu naître un parti »
        subject = verb.child(*SUBJECTS) if verb is not None and verb.head is None else None
        if subject is None or subject.lower in self.lexicon.pronouns:
            return subject is not None and subject.lower in ("on", "nous", "je")
        if (subject.morph.get("Number") == "Plur") != plural:
            return True
        known = self.phrases.gender_of(subject)
        return bool(known) and known != gender

    def _topic(self, pronoun: Word, gender: str) -> Name | None:
        """The one person whom the sentences before are about, all others of them saying « il » of nobody new."""
        here = self.phrases.sentence_of(pronoun.index)
        last = pronoun.index
        for number in range(here, max(-1, here - 5), -1):
            first = self.phrases.sentence_start(number)
            words = self.names.words[first:last]
            if any((w.lower in THIS_ONE or w in self.memory.failed) and w not in self.memory.taken_up for w in words):
                return None
            people = self.phrases.people_in(words)
            nouns = self.phrases.agreeing_nouns(first, last, gender, plural=False)
            rivals = [
                w for w in nouns if w.index not in self.names.run_of and (w.label in SUBJECTS or self.phrases.human(w))
            ]
            fitting = [name for name in people.values() if not (name.gender and name.gender != gender)]
            if rivals or len(fitting) > 1:
                return None
            if fitting:
                return fitting[0] if fitting[0].gender == gender else None
            last = first
        return None

    def _person_between(self, referent: Referent, pronoun: Word, gender: str) -> bool:
        """Whether a person whose gender does not forbid it was named between a thing and a pronoun."""
        start = max(
            (k for k in range(pronoun.index, max(-1, pronoun.index - 40), -1) if k in self.names.starts), default=0
        )
        own = {w.index for w in self.names.words[referent.index].subtree()}  # « Le prix, nommé ainsi en mémoire de X »
        opening = self.names.words[start]
        fronted = start > referent.index and opening.morph.get("VerbForm") == "Part"  # « Créé par X, il … »: not X
        last = start if fronted else pronoun.index
        if any(
            self.phrases.human(w)
            and w.index not in self.names.run_of
            and w.text not in referent.text
            and w.index not in own
            and not self.phrases.describes(w)
            for w in self.phrases.agreeing_nouns(referent.index + 1, last, gender, plural=False)
        ):
            return True
        return any(
            name.kind is SourceKind.PERSON and not (name.gender and gender and name.gender != gender)
            for run in self.names.runs_between(referent.index, last)
            if (name := self.names.full(run)).text not in referent.text
            and run[0].index not in own
            and self.names.words[run[0].index - 1].lower not in _IDENTIFYING
        )
