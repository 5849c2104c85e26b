"""What a noun phrase of the article can be taken up as, and the noun phrases that agree with a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.language.reference_words import HUMAN, PEOPLE, TIMES
from claims.models import Language, SourceKind
from claims.names import Name, Names, Party
from claims.predicates import SUBJECTS, finite_word
from claims.resolve.model import Referent
from claims.words import Word

_FEMALE_NOUN = re.compile(r"(tion|sion|xion|ité|ance|ence|ette|ure)s?$")
_MALE_NOUN = re.compile(r"(ement|isme|oir)s?$")
_FEMALE_FORM = re.compile(r"(ée|ie|ue|ante|ente|ale|elle|ive|euse|ière|ienne|ise|ite|use|nte)s?$")
_MALE_FORM = re.compile(r"(és?|is?|us?|ants?|ents?|als?|aux|els?|ifs?|eux|iers?|iens?)$")
_AGENT = re.compile(r"(eur|ien|ienne|ière|iste|ante?|garde-\w+|agent|rice|euse)$")
_QUOTES = frozenset(("«", "»", '"', "“", "”", "'", "’"))
_SINGULAR = frozenset("un une le la l' du au ce cet cette son sa".split())
_SHOWN = {"la": "Fem", "une": "Fem", "cette": "Fem", "le": "Masc", "un": "Masc", "ce": "Masc"}
_CONTRACTED = {"du": "le ", "au": "le ", "des": "les ", "aux": "les "}
_NAMING = frozenset(
    """le la l' les un une des du au aux ce cet cette ces son sa ses leur leurs deux trois quatre cinq plusieurs certains
    certaines quelques chaque aucun aucune tous toutes""".split()
)


class Phrases:
    """The noun phrases of one article as things to refer to."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH
        self._starts: list[int] | None = None

    def referent(self, word: Word) -> Referent | None:
        """A noun phrase as something to refer to."""
        run = self.names.run_of.get(word.index)
        conjuncts = [c for c in word.each("conj") if run is None or c not in run]  # « Royaume-Uni » is one
        title = word.lower in self.lexicon.person_titles
        if title:
            run = self.names.run_of.get(word.index + 1)
        role_name = None if run is not None else self.name_in(word)
        if (
            run is None
            and role_name is None
            and word.morph.get("Number") != "Plur"
            and (det := word.child("det")) is not None
            and det.lower in ("le", "la", "l'", "the")
        ):
            below = [
                w
                for w in word.subtree()
                if w is not det
                and not any(a.label in ("acl:relcl", "acl", "appos") for a in [w, *self._up_to(w, word)])
            ]
            if not any(w.index in self.names.run_of and w.entity in ("PER", "PERSON") for w in below):
                role_name = self.names.by_description([word, *[w for w in below if w is not word]], word.index)
        if conjuncts and not (self.french and self._one_thing(word, conjuncts)):
            if self.french and self._clause_below(word):
                return self._alone(word)
            text = self.names.words_text([w for w in word.subtree() if w.label not in ("case",) or w.head is not word])
            if self.french and word.child("det") is not None:
                text = text[:1].lower() + text[1:]
            return Referent(text, word.morph.get("Gender", ""), True, word.index, person=False) if text else None
        if conjuncts and (described := self._described_person(word)) is not None:
            return Referent(described.text, described.gender, False, word.index, person=True)
        if run is not None or role_name is not None:
            name = self.names.full(run) if run is not None else role_name
            assert name is not None
            group = word.child("det")
            if self.french and not title and group is not None and group.lower in ("les", "ces"):
                return Referent(
                    "les " + name.text + self._after_name(run, word), "", True, word.index, person=False
                )  # « les Bleus de X »
            bare = (
                self.french
                and name.kind is None
                and run is not None
                and len(run) > 1
                and word.child("det") is None
                and word.label in SUBJECTS
                and not any(w.text.isupper() for w in run)
            )
            if name.kind is SourceKind.PERSON or title or bare:
                return Referent(
                    name.text,
                    name.gender or (word.morph.get("Gender", "") if role_name else ""),
                    False,
                    word.index,
                    person=True,
                )
            determiner = word.child("det")
            before = (
                determiner.text.lower() + ("" if determiner.text.endswith(("'", "’")) else " ")
                if determiner is not None and self.french
                else ""
            )
            beside = self.names.run_of.get(word.index + 1) if run is None and self.french else None
            role = run is None and name.kind is not SourceKind.PLACE  # « le journal » → « le journal La Vigie »
            own = role or beside is not None and self.names.full(beside) is name  # « le groupe Solveig »
            return Referent(
                before + (word.text + " " if own else "") + name.text + self._after_name(run, word),
                self._shown_by(determiner, word) if before or not self.french else "",
                (name.plural or word.morph.get("Number") == "Plur") and not self._one(determiner),
                word.index,
                person=False,
            )
        if word.pos != "NOUN" or word.lower in ("one", "anyone", "everyone", "nobody") or word.lower in TIMES:
            return None
        phrase = [
            w for w in word.subtree() if w is word or not any(self._left_out(a) for a in [w, *self._up_to(w, word)])
        ]
        phrase = self._unbroken(phrase, word)
        determiner = word.child("det")
        if self.french and determiner is not None and determiner.lower in ("du", "au", "aux"):
            determiner = None  # « grâce au ballon »: a preposition too, whatever the parse calls it
        contracted = (
            self._contracted(word) if self.french and determiner is None and word.label not in SUBJECTS else None
        )
        if (
            self.french
            and determiner is None
            and contracted is None
            and word.child("nummod") is None
            and word.morph.get("Number") != "Plur"
        ):
            return None  # « Seulement, au moment où … » misread: nothing that a sentence can open with
        if self.french and any(w.pos in ("VERB", "AUX", "PRON") and w.index < word.index for w in phrase):
            phrase = []  # « il y a deux témoins »: the noun, not the clause
        if not phrase or len(phrase) > 10:
            phrase = [w for w in phrase if w is word or w.head is word and w.label in ("det", "amod", "nummod")]
        text = self.names.words_text(
            [w for w in phrase if w is not contracted and (w.label != "case" or w.head is not word)]
        )
        if contracted is not None:
            text = _CONTRACTED[contracted.lower] + text
        if determiner is not None and self.french:
            text = self._definite(text, determiner, word)
            if text.startswith(determiner.text) and determiner.index not in self.names.run_of:
                text = text[:1].lower() + text[1:]
        return Referent(
            text,
            self.gender_of(word) if self.french else "",
            word.morph.get("Number") == "Plur",
            word.index,
            person=word.lower in self.lexicon.role_nouns
            or not self.french
            and word.lower in self.lexicon.anonymous_nouns,
        )

    def _unbroken(self, phrase: Sequence[Word], noun: Word) -> list[Word]:
        """« la sonde Iris, qui tourne depuis 2004 »: the words of a phrase up to the first that was left out after its noun."""
        after = noun.index
        kept = []
        for word in phrase:
            if word.index > after:
                if any(w.text not in _QUOTES for w in self.names.words[after + 1 : word.index]):
                    break
                after = word.index
            kept.append(word)
        return kept

    def _after_name(self, run: Sequence[Word] | None, noun: Word) -> str:
        """« les Gilets jaunes », « l'Église libre de Norvanie »: what is written small after one capital is of the name."""
        if not self.french or run is None or len(run) > 1 or run[0] is not noun:
            return ""
        words = self.names.words
        last = noun.index + 1
        if (
            last >= len(words)
            or words[last].pos != "ADJ"
            or words[last].head is not noun
            or words[last].text[:1].isupper()
        ):
            return ""
        below = {w.index for nmod in noun.each("nmod") for w in nmod.subtree()} | {w.index for w in noun.each("amod")}
        while last + 1 in below:
            last += 1
        return " " + self.names.words_text(words[noun.index + 1 : last + 1])

    def _left_out(self, word: Word) -> bool:
        """Whether a word below a noun is left when the noun is taken up again; « entre 15 et 18 ans » stays whole."""
        if word.label == "conj" and word.head is not None and word.pos == word.head.pos:
            noun = word.head.head if word.head.label == "nummod" else word.head
            return noun is None or not any(c.label == "case" and c.lower == "entre" for c in noun.children)
        return word.label in ("acl:relcl", "acl", "advcl", "appos", "parataxis", "conj", "punct")

    def _alone(self, noun: Word) -> Referent | None:
        """« les deux groupes »: a noun with its article, number and adjectives before it, where the parse holds too much."""
        ahead = [w for w in noun.children if w.label in ("det", "nummod", "amod") and w.index < noun.index]
        if noun.pos != "NOUN" or not any(w.label == "det" for w in ahead):
            return None
        text = self.names.words_text([*ahead, noun])
        text = text[:1].lower() + text[1:]
        return Referent(text, self.gender_of(noun), noun.morph.get("Number") == "Plur", noun.index, person=False)

    def _clause_below(self, word: Word) -> bool:
        """« Le suspect, étudiant à X, est un … » misread as words in a row: a finite verb that is in no relative clause."""
        return any(
            w.morph.get("VerbForm") == "Fin"
            and not any(a.label in ("acl:relcl", "acl", "advcl", "ccomp") for a in [w, *self._up_to(w, word)])
            for w in word.subtree()
        )

    def _one_thing(self, word: Word, conjuncts: Sequence[Word]) -> bool:
        """« Jean, un jeune pompier », « la mouette, ou goéland », « le penseur, essayiste »: several words for one."""
        if word.morph.get("Number") == "Plur" and word.index not in self.names.run_of:
            return False
        if self._singular_verb(word):
            return True
        for other in conjuncts:
            link = next((c.lower for c in other.children if c.label == "cc" and c.index < other.index), "")
            determiner = other.child("det")
            if link == "ou" and determiner is None:
                continue
            apposed = word.index in self.names.run_of and determiner is not None and determiner.lower in ("un", "une")
            own = word.child("det")
            titled = determiner is None and own is not None and own.lower in ("le", "la", "l'", "un", "une")
            if not link and titled and other.index in self.names.run_of and self.human(word):
                continue
            if link or not apposed and not (titled and other.pos == "NOUN"):
                return titled and link == "et" and other.pos == "NOUN" and self._described_person(word) is not None
        return True

    def _singular_verb(self, word: Word) -> bool:
        """« Jean Martin, connu comme acteur et le mari de X, est mort »: a name set apart from what follows by a comma."""
        run = self.names.run_of.get(word.index)
        carrier = (finite_word(word.head) or word.head) if word.head is not None and word.label in SUBJECTS else None
        if run is None or carrier is None or carrier.morph.get("Number") != "Sing":
            return False
        after = self.names.words[run[-1].index + 1 : run[-1].index + 2]
        return bool(after) and after[0].text == ","

    def _described_person(self, word: Word) -> Name | None:
        """« Le penseur, essayiste et historien Jean Martin »: the one person among the words of a phrase with one article."""
        below = word.subtree()
        if sum(w.label == "det" and w.lower in ("le", "la", "l'", "les", "un", "une") for w in below) > 3:
            return None
        found = {
            (name := self.names.full(run)).text: name
            for w in below
            if (run := self.names.run_of.get(w.index)) is not None and w.entity in ("PER", "PERSON")
        }
        people = [name for name in found.values() if name.kind is SourceKind.PERSON]
        return people[0] if len(people) == 1 and word.index not in self.names.run_of else None

    def gender_of(self, noun: Word) -> str:
        """French: the gender that a noun's article, its predicate or its ending show, before the tagger's guess."""
        determiner = noun.child("det")
        if determiner is not None and (gender := _SHOWN.get(determiner.lower)):
            return gender
        predicate = noun.head
        agrees = predicate is not None and (
            predicate.child("cop") is not None
            or predicate.child("aux:pass") is not None
            or any(c.lemma == "être" for c in predicate.each("aux", "aux:tense"))
        )
        if agrees and predicate is not None and noun.label in SUBJECTS and predicate.pos in ("ADJ", "VERB"):
            if _FEMALE_FORM.search(predicate.lower):
                return "Fem"
            if _MALE_FORM.search(predicate.lower):
                return "Masc"
        if _FEMALE_NOUN.search(noun.lower):
            return "Fem"
        return "Masc" if _MALE_NOUN.search(noun.lower) else noun.morph.get("Gender", "")

    def _shown_by(self, determiner: Word | None, noun: Word) -> str:
        """« le Trophée X »: the gender that the article shows, else the tagger's guess."""
        shown = _SHOWN.get(determiner.lower) if determiner is not None else None
        return shown or noun.morph.get("Gender", "")

    def _up_to(self, word: Word, top: Word) -> list[Word]:
        found = []
        for ancestor in word.ancestors():
            if ancestor is top:
                break
            found.append(ancestor)
        return found

    def _definite(self, text: str, determiner: Word, noun: Word) -> str:
        """« des hackers » taken up again is « les hackers »."""
        form = determiner.lower
        rest = text[len(determiner.text) :].lstrip()
        if not text.startswith(determiner.text):
            return text
        if form == "des":
            return "les " + rest
        if form in ("un", "une"):
            article = "la " if noun.morph.get("Gender") == "Fem" or form == "une" else "le "
            return ("l'" if rest[:1].lower() in "aeiouéèêàâhœ" else article) + rest
        return text

    def name_in(self, word: Word) -> Name | None:
        """The name of a role phrase: « le président russe Vladimir Poutine », « le banquier Jean Martin »."""
        after = word.index + 1
        while after < len(self.names.words) and after < word.index + 4 and self.names.words[after].pos == "ADJ":
            after += 1
        apposed = after + 1 < len(self.names.words) and self.names.words[after].text == ","
        beside = self.names.run_of.get(after + 1 if apposed else after)
        if apposed and beside is not None:
            closing = self.names.words[beside[-1].index + 1 : beside[-1].index + 2]
            role = word.lower in self.lexicon.role_nouns
            beside = beside if role and closing and closing[0].text == "," and beside[0].index == after + 1 else None
        if (
            self.french
            and word.pos == "NOUN"
            and word.morph.get("Number") != "Plur"
            and beside is not None
            and len(beside) > 1
            and word.child("det") is not None
            and (name := self.names.full(beside)).kind is SourceKind.PERSON
        ):
            return name
        if word.lower not in self.lexicon.role_nouns and word.lower not in self.lexicon.body_nouns:
            return None
        if self.french and (beside_it := self._second_subject(word)) is not None:
            return beside_it
        for other in word.children:
            run = self.names.run_of.get(other.index)
            if (
                run is not None
                and other.label in ("flat:name", "flat", "appos", "nmod", "compound")
                and not other.child("case")
                and not any(w.text == "(" for w in self.names.words[word.index : other.index])
            ):
                return self.names.full(run)
        return None

    def _second_subject(self, role: Word) -> Name | None:
        """« Le secrétaire général de la ligue, Luc Martin, quitte … »: a name in commas, read as a subject beside its role."""
        if role.head is None or role.label not in SUBJECTS or role.morph.get("Number") == "Plur":
            return None
        for other in role.head.each(*SUBJECTS):
            run = self.names.run_of.get(other.index)
            if run is None or run[0] is not other or other.index < role.index or other.head is not role.head:
                continue
            around = [self.names.words[k].text for k in (other.index - 1, run[-1].index + 1)]
            name = self.names.full(run)
            if around == [",", ","] and name.kind is SourceKind.PERSON and len(run) > 1:
                return name
        return None

    def people_in(self, words: Sequence[Word]) -> dict[str, Name]:
        """The persons named among words."""
        return {
            name.text: name
            for w in words
            if (run := self.names.run_of.get(w.index)) is not None
            and run[0] is w
            and (name := self.names.full(run)).kind is SourceKind.PERSON
        }

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        if self._starts is None:
            self._starts = sorted(self.names.starts)
        return bisect_right(self._starts, index) - 1

    def sentence_start(self, number: int) -> int:
        if self._starts is None:
            self._starts = sorted(self.names.starts)
        return self._starts[max(number, 0)] if self._starts else 0

    def words_start(self, word: Word) -> int:
        """Where the sentence that holds a word begins, or the quotation that opens inside that sentence before it."""
        start = self.sentence_start(self.sentence_of(word.index))
        text, at = self.names.text, self.names.words[start].start
        opened = max(text.rfind(mark, at, word.start) for mark in '«“"')
        return next((k for k in range(start, word.index) if self.names.words[k].start > opened), start)

    def _contracted(self, noun: Word) -> Word | None:
        """« du », « aux » before a noun: an article and a preposition in one."""
        return next((c for c in noun.children if c.lower in _CONTRACTED and c.index < noun.index), None)

    def agreeing_nouns(self, first: int, last: int, gender: str, *, plural: bool) -> list[Word]:
        """The heads of the noun phrases between two words that a pronoun of this gender and number can mean, in order."""
        found: list[Word] = []
        for word in self.names.words[first:last]:
            run = self.names.run_of.get(word.index)
            if run is not None:
                determiner = word.child("det") or self._contracted(word)
                group = determiner is not None and determiner.lower in ("les", "des", "aux", "ces")
                if run[0] is word and plural and group:
                    found.append(word)
                if run[0] is not word or plural or group:
                    continue
                name = self.names.full(run)
                if name.kind is SourceKind.PERSON and not (name.gender and gender and name.gender != gender):
                    found.append(word)
                continue
            determiner = word.child("det") or self._contracted(word)
            if (
                word.pos != "NOUN"
                and not (
                    word.pos == "ADJ"
                    and word.lower in HUMAN
                    or word.pos == "PROPN"
                    and (word.index + 1 not in self.names.run_of or word.lower in self.lexicon.body_nouns)
                )
                or word.lower in TIMES
                or determiner is None
                or determiner.lower not in _NAMING
                or self._several(word, determiner) != plural
                or word.index + 1 in self.names.run_of
                and word.lower in (*self.lexicon.person_titles, *self.lexicon.role_nouns)
            ):
                continue
            known = self.gender_of(word)
            if not known or not gender or known == gender or plural and gender == "Masc" and word.lower in HUMAN:
                found.append(word)
        return found

    def _several(self, noun: Word, determiner: Word) -> bool:
        """The number that an article shows (« un garde-côtes » is one), else the tagger's."""
        return noun.morph.get("Number") == "Plur" and not self._one(determiner)

    def _one(self, determiner: Word | None) -> bool:
        """French: whether an article is one of the singular."""
        return determiner is not None and determiner.lower in _SINGULAR

    def agreeing_subject(self, first: int, last: int, gender: str) -> bool:
        """Whether a subject that a singular pronoun of this gender can mean stands between two words."""
        return any(w.label in SUBJECTS for w in self.agreeing_nouns(first, last, gender, plural=False))

    def human(self, noun: Word) -> bool:
        known = (HUMAN, self.lexicon.role_nouns, self.lexicon.anonymous_nouns)
        return any(form in words for form in {noun.lower, noun.lower.removesuffix("s")} for words in known)

    def may_be_human(self, noun: Word) -> bool:
        """« un vigile », « l'officier »: a noun for people, by the lists or by its form."""
        return self.human(noun) or noun.lower in PEOPLE or _AGENT.search(noun.lower) is not None

    def describes(self, noun: Word) -> bool:
        """« Jean Martin, le maire de X », « un élu de X, Jean Martin »: the noun says who a name is."""
        words = self.names.words
        at = noun.index
        if at > 2 and words[at - 2].text == "," and words[at - 3].index in self.names.run_of:
            return True
        for k in range(at + 1, min(at + 9, len(words) - 1)):
            if words[k].pos in ("VERB", "AUX") or words[k].text in (".", ";", ":"):
                return False
            run = self.names.run_of.get(words[k + 1].index)
            if words[k].text == "," and run is not None:
                return self.names.full(run).kind is SourceKind.PERSON
        return False

    def owned_subject(self, first: int, last: int, *, plural: bool) -> bool:
        """« Leur voiture a été arrêtée. Ils … »: the subject is somebody's, and the pronoun may be that somebody's too."""
        owners = ("leur", "leurs") if plural else ("son", "sa", "ses")
        return any(
            w.label in SUBJECTS
            and w.head is not None
            and w.head.head is None
            and (determiner := w.child("det")) is not None
            and determiner.lower in owners
            for w in self.names.words[first:last]
        )

    def leads(self, noun: Word) -> bool:
        """Whether a noun is the subject, the object or the agent of a main clause."""
        verb = noun.head
        return (
            noun.label in (*SUBJECTS, "obj", "obl:agent")
            and verb is not None
            and (verb.head is None or verb.label in ("conj", "parataxis"))
        )

    def stands_out(self, noun: Word) -> bool:
        """A thing that a pronoun may take up before a person whose gender nothing shows."""
        return noun.index not in self.names.run_of and noun.label in (*SUBJECTS, "obj", "root")

    def named_elsewhere(self, name: str, words: Sequence[Word]) -> bool:
        """Whether a party stands under its own name among the words of a claim."""
        return any(
            self.names.full(run).text == name for w in words if (run := self.names.run_of.get(w.index)) and run[0] is w
        )

    def resumed(self, pronoun: Word) -> bool:
        """« La présence du maire, elle est un signe »: the subject stands before its pronoun, set apart by a comma.

        The left dislocation of Grevisse and Goosse, *Le bon usage*: a phrase without preposition that the pronoun repeats.
        """
        verb = pronoun.head
        if not self.french or verb is None or not pronoun.index or self.names.words[pronoun.index - 1].text != ",":
            return False
        plural = pronoun.lower in ("ils", "elles")
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        ahead = [w for w in verb.each(*SUBJECTS, "dislocated", "obl:mod") if w.index < pronoun.index]
        return any(
            w.child("case") is None and w in self.agreeing_nouns(w.index, w.index + 1, gender, plural=plural)
            for w in ahead
        )

    def bare(self, noun: Word) -> bool:
        """« la mesure », « l'entente »: a definite noun with nothing that says which."""
        determiner = noun.child("det")
        return (
            determiner is not None
            and determiner.lower in ("le", "la", "l'", "les", "the")
            and noun.child("nmod", "amod", "acl", "acl:relcl", "appos", "flat:name", "flat", "compound", "nmod:poss")
            is None
        )

    def two_of(self, first: int, last: int, gender: str) -> Referent | None:
        """The two persons named in a sentence, where it names two and no more."""
        people = {
            name.text: name
            for run in self.names.runs_between(first - 1, last)
            if (name := self.names.full(run)).kind is SourceKind.PERSON
        }
        if len(people) != 2 or gender == "Fem" and any(name.gender != "Fem" for name in people.values()):
            return None
        return Referent(" et ".join(people), gender, True, last, person=True)

    def nearer(self, one: Referent, other: Referent) -> bool:
        """Whether one was mentioned in a later sentence than the other."""
        return self.sentence_of(one.index) > self.sentence_of(other.index)

    def with_the(self, party: Party) -> str:
        """English: the name as the article wears it: « the World Bank », « Northwind »."""
        if party.known is None:
            return "the " + party.name
        before = self.names.words[party.known.first - 1].lower if party.known.first else ""
        owned = before in ("the", "'s", "’s")
        return "the " + party.name if owned and party.known.text == party.name else party.name
