"""Make a proposition stand alone: names in full, pronouns and roles as the names they stand for, or an honest mark.

Antecedents are searched by number, gender and recency, subjects first. Where two candidates compete or none fits, the
article's word stays and the claim is marked as not standing alone: a wrong name is worse than a pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.first_person import FirstPersons
from claims.language.fr_verbs import IRREGULAR, conjugate
from claims.language.lexicon import Lexicon, Speech
from claims.models import Language, SourceKind
from claims.names import Name, Names, Party
from claims.split import AUXILIARIES, SUBJECTS, Proposition, finite_word
from claims.words import Word

_IMPERSONAL = frozenset(
    """
        résulter s'avérer apparaître falloir agir pleuvoir sembler paraître exister rester manquer
        suffire convenir advenir neiger arriver
    """.split()
)
_TOLD = frozenset(
    """conseiller demander décider prévoir dire indiquer préciser annoncer rappeler recommander interdire
    permettre établir
    démontrer prouver convenir admettre estimer confirmer proposer ordonner reprocher""".split()
)
_FRENCH_ADJECTIVES = frozenset(
    """possible impossible probable improbable clair évident nécessaire essentiel important certain vrai faux
    rare difficile
    facile urgent temps question prévu prévisible hors inutile utile interdit permis logique normal temps indispensable
    souhaitable préférable inacceptable demandé conseillé déconseillé recommandé établi démontré prouvé admis exclu
    convenu précisé rappelé indiqué reproché impératif obligatoire regrettable dommage inadmissible étonnant surprenant
    impensable fréquent courant trop""".split()
)
_BEING = frozenset("est était sera serait semble paraît soit fut".split())
# verbs whose « il » is nobody where « de » with an infinitive, or « que », follows
_FALLING_TO = frozenset(
    """convient convenait conviendrait suffit suffirait importe incombe appartient revient reste vaut arrive arrivait
    apparaît ressort""".split()
)
_ENGLISH_ADJECTIVES = frozenset(
    """
        clear unclear known unknown possible impossible important difficult true false necessary
        essential crucial vital
    """.split()
)
_ENGLISH_TOLD = frozenset(
    """understood thought believed known reported alleged expected hoped feared estimated confirmed revealed unclear
    announced claimed said rumoured rumored""".split()
)
_PAIR_PEOPLE = frozenset(
    """
        dirigeants hommes présidents chefs ministres leaders responsables femmes candidats rivaux
        alliés leaders men presidents ministers
    """.split()
)
_PAIR_PLACES = frozenset("pays états etats nations capitales puissances countries nations states voisins".split())
_PLURAL_TO_SINGULAR = {entry[1]: entry[0] for entry in IRREGULAR.values()} | {
    "étaient": "était",
    "auront": "aura",
    "seront": "sera",
}


_FEMALE_NOUN = re.compile(r"(tion|sion|xion|ité|ance|ence|ette|ure)s?$")
_MALE_NOUN = re.compile(r"(ement|isme|oir)s?$")
_FEMALE_FORM = re.compile(r"(ée|ie|ue|ante|ente|ale|elle|ive|euse|ière|ienne|ise|ite|use|nte)s?$")
_MALE_FORM = re.compile(r"(és?|is?|us?|ants?|ents?|als?|aux|els?|ifs?|eux|iers?|iens?)$")
_PERSONAL = frozenset("il elle ils elles he she they it".split())
_SPEAKERS = frozenset("""je j' nous vous tu me m' moi notre nos votre vos mon ma mes i we you our us my your""".split())
_NEEDING = frozenset(
    """
        celui-ci celle-ci ceux-ci celles-ci ceci cela ça celui celle ceux celles lui-même elle-même
        dernier dernière
    """.split()
)
_OBJECT_CLITICS = frozenset("le la l' les lui leur y en".split())
_CLITICS = frozenset("le la l' les lui leur y en him them it".split())
_TONIC = frozenset("lui elle eux elles him her them".split())  # after a preposition
_DEICTIC = frozenset("ce c' cela ça this that".split())
_ANAPHORIC = frozenset(
    """texte loi mesure mesures site entente organisation pays version projet accord décision document enquête victime
    victimes suspect suspects incident accident attaque opération réunion événement groupe entreprise société article
    formation plan rapport individu individus homme hommes femme measure law site agreement organisation organization
    country version project decision document plan incident attack operation company group report bill""".split()
)
_BODIES = (SourceKind.ORGANISATION, SourceKind.PLACE)
_CONTRACTED = {"du": "le ", "au": "le ", "des": "les ", "aux": "les "}
_LATTER = {
    "dernier": ("Masc", False),
    "dernière": ("Fem", False),
    "derniers": ("Masc", True),
    "dernières": ("Fem", True),
}
_THIS_ONE = {
    "celui-ci": ("Masc", False),
    "celle-ci": ("Fem", False),
    "ceux-ci": ("Masc", True),
    "celles-ci": ("Fem", True),
}
_POINTING = ("ce ", "cet ", "cette ", "ces ", "this ", "these ", "son ", "sa ", "ses ", "leur ", "leurs ")
_NAMING = frozenset("le la l' les un une des du au aux ce cet cette ces son sa ses leur leurs deux trois".split())
_HUMAN = frozenset(
    """manifestant manifestante
    homme femme jeune pape roi reine prince princesse adolescent adolescente enfant garçon fille suspect suspecte
    victime victimes conducteur conductrice chauffeur automobiliste
    motard cycliste individu assaillant agresseur tireur forcené terroriste étudiant étudiante
    élève époux épouse mari père mère frère sœur fils retraité retraitée passager passagère joueur joueuse coureur coureuse
    champion championne militant militante trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire
    hommes femmes enfants personnes gens victimes suspects policiers gendarmes pompiers militaires étudiants""".split()
)
_DOERS = frozenset(
    """fonder vouloir souhaiter espérer épouser naître mourir décéder étudier écrire rejoindre démissionner voter avouer
    regretter refuser accepter croire penser craindre aimer haïr tweeter saluer remercier accuser dénoncer plaider purger
    vivre habiter travailler enseigner jouer chanter courir""".split()
)
_SHOWING = frozenset(
    "montrer révéler indiquer préciser prévoir établir confirmer démontrer prouver rappeler stipuler".split()
)
_SOME = frozenset("latter former some others several both another none neither either few many most".split())
_POSSESSIVES = frozenset("son sa ses leur leurs his her its their".split())
_TIMES = frozenset(
    """matin soir semaine année mois jour jours nuit midi après-midi été hiver printemps automne week-end lundi mardi
    mercredi jeudi vendredi samedi dimanche temps moment heure heures minute minutes an ans fois date week month year
    morning evening afternoon night weekend summer winter""".split()
)


@dataclass
class Referent:
    """Something that a pronoun can stand for."""

    text: str  # as it is written into a sentence, with its article
    gender: str
    plural: bool
    index: int  # where it was mentioned
    person: bool
    main: bool = True  # the subject of a main clause, not of one inside it
    quoted: bool = False  # mentioned in somebody's words: nothing that the narrator's pronouns refer to


@dataclass
class Resolution:
    """What replaces a proposition's words, and whether it then stands alone."""

    replaced: dict[Word, str] = field(default_factory=dict)
    stands_alone: bool = True
    steps: list[str] = field(default_factory=list)


class Resolver:
    """Resolves the propositions of one article, in order. It remembers who was spoken of."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH
        self.first_persons = FirstPersons(names, lexicon)
        self._states: list[tuple[str, int, Word]] | None = None
        self._starts: list[int] | None = None
        self.failed: set[Word] = set()  # pronouns that nobody was found for
        self.memory: list[Referent] = []
        self.barrier = -1
        self.host: Word | None = None  # the main verb of the sentence that a relative clause was cut out of
        self.taken_up: dict[Word, Referent] = {}  # pronouns that were resolved: a fresh mention each
        self.last_speakers: Sequence[Party] = ()  # set by the extraction: who spoke before the piece at hand
        self.unit: Sequence[Referent] = ()  # the subjects of the piece at hand, in order: set by ``begin``
        self.bound: dict[str, str] = {}  # a short form keeps the name it was first given in this article

    # -- memory ------------------------------------------------------------------------------------------------------

    def remember(self, unit: Sequence[Word], *, quoted: bool = False) -> None:
        """Take note of the subjects of a unit, its main one last; in somebody's words nothing new to the narrator."""
        root = next((w for w in unit if w.head is None), None)
        if root is None:
            return
        subject = root.child(*SUBJECTS)
        lost = subject is None and finite_word(root) is not None
        pending = (
            subject is not None
            and subject.lower in self.lexicon.pronouns
            and subject not in self.taken_up
            and not self._impersonal(subject)
        )
        if lost and self.french and len(self._people_in(unit)) == 1:
            lost = False  # « Jean Martin, le maire, s'est dit inquiet »: the parse lost its subject, we need not
        if (lost or pending) and not quoted:
            self.barrier = (
                max(root.index, unit[-1].index) if self.french else root.index
            )  # somebody was spoken of whom we do not know: no pronoun reaches past it
        for word in unit:
            if word.label in SUBJECTS and word is not subject:
                self._note(word, quoted=quoted, main=word.head is not None and word.head.label in ("conj", "parataxis"))
        if subject is not None:
            self._note(subject, quoted=quoted, main=True)

    def _people_in(self, words: Sequence[Word]) -> dict[str, Name]:
        """The persons named among words."""
        return {
            name.text: name
            for w in words
            if (run := self.names.run_of.get(w.index)) is not None
            and run[0] is w
            and (name := self.names.full(run)).kind is SourceKind.PERSON
        }

    def begin(self, unit: Sequence[Word], *, quoted: bool = False) -> None:
        """Take note of the subjects of a piece's main clauses, which a later clause of it can take up."""
        found: list[Referent] = []
        for word in unit:
            head = word.head
            if (
                word.label not in ("nsubj", "nsubj:pass")
                or head is None
                or head.head is not None
                and head.label not in ("conj", "parataxis")
                or word.lower in self.lexicon.pronouns
                or word.pos not in ("NOUN", "PROPN")
                and word.index not in self.names.run_of
            ):
                continue
            if (referent := self.referent(word)) is not None:
                referent.quoted = quoted
                found.append(referent)
        self.unit = found

    def _note(self, subject: Word, *, quoted: bool, main: bool) -> None:
        known = self.taken_up.get(subject)
        if known is not None:
            self.memory = [*self.memory[-16:], replace(known, index=subject.index, quoted=quoted, main=main)]
            return
        if (
            subject.lower in self.lexicon.pronouns
            or subject.pos not in ("NOUN", "PROPN")
            and subject.index not in self.names.run_of
        ):
            return
        referent = self.referent(subject)
        if referent is not None:
            possessed = (det := subject.child("det", "nmod:poss")) is not None and det.lower in _POSSESSIVES
            referent.quoted, referent.main = quoted, main and not possessed
            self.memory = [*self.memory[-16:], referent]

    def referent(self, word: Word) -> Referent | None:
        """A noun phrase as something to refer to."""
        conjuncts = word.each("conj")
        run = self.names.run_of.get(word.index)
        title = word.lower in self.lexicon.person_titles
        if title:
            run = self.names.run_of.get(word.index + 1)
        role_name = None if run is not None else self._name_in(word)
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
            text = self.names.words_text([w for w in word.subtree() if w.label not in ("case",) or w.head is not word])
            return Referent(text, word.morph.get("Gender", ""), True, word.index, person=False) if text else None
        if conjuncts and (described := self._described_person(word)) is not None:
            return Referent(described.text, described.gender, False, word.index, person=True)
        if run is not None or role_name is not None:
            name = self.names.full(run) if run is not None else role_name
            assert name is not None
            group = word.child("det")
            if self.french and not title and group is not None and group.lower in ("les", "ces"):
                return Referent("les " + name.text, "", True, word.index, person=False)  # « les Bleus de X »
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
            own = beside is not None and self.names.full(beside) is name  # « le groupe Solveig »
            return Referent(
                before + (word.text + " " if own else "") + name.text,
                word.morph.get("Gender", "") if before or not self.french else "",
                name.plural or word.morph.get("Number") == "Plur",
                word.index,
                person=False,
            )
        if word.pos != "NOUN" or word.lower in ("one", "anyone", "everyone", "nobody") or word.lower in _TIMES:
            return None
        phrase = [
            w
            for w in word.subtree()
            if w is word
            or not any(
                a.label in ("acl:relcl", "acl", "advcl", "appos", "parataxis", "conj", "punct")
                for a in [w, *self._up_to(w, word)]
            )
        ]
        determiner = word.child("det")
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
            self._gender_of(word) if self.french else "",
            word.morph.get("Number") == "Plur",
            word.index,
            person=word.lower in self.lexicon.role_nouns
            or not self.french
            and word.lower in self.lexicon.anonymous_nouns,
        )

    def _one_thing(self, word: Word, conjuncts: Sequence[Word]) -> bool:
        """« Jean, un jeune pompier », « la mouette, ou goéland », « le penseur, essayiste »: several words for one."""
        if word.morph.get("Number") == "Plur" and word.index not in self.names.run_of:
            return False
        for other in conjuncts:
            link = next((c.lower for c in other.children if c.label == "cc" and c.index < other.index), "")
            determiner = other.child("det")
            if link == "ou" and determiner is None:
                continue
            apposed = word.index in self.names.run_of and determiner is not None and determiner.lower in ("un", "une")
            own = word.child("det")
            titled = determiner is None and own is not None and own.lower in ("le", "la", "l'", "un", "une")
            if not link and titled and other.index in self.names.run_of and self._human(word):
                continue
            if link or not apposed and not (titled and other.pos == "NOUN"):
                return titled and link == "et" and other.pos == "NOUN" and self._described_person(word) is not None
        return True

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

    def _gender_of(self, noun: Word) -> str:
        """French: the gender that a noun's article, its predicate or its ending show, before the tagger's guess."""
        determiner = noun.child("det")
        shown = {"la": "Fem", "une": "Fem", "cette": "Fem", "le": "Masc", "un": "Masc", "ce": "Masc"}
        if determiner is not None and (gender := shown.get(determiner.lower)):
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

    def _name_in(self, word: Word):  # type: ignore[no-untyped-def]  # noqa: ANN202
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
        for other in word.children:
            run = self.names.run_of.get(other.index)
            if (
                run is not None
                and other.label in ("flat:name", "flat", "appos", "nmod", "compound")
                and not other.child("case")
            ):
                return self.names.full(run)
        return None

    # -- resolution ------------------------------------------------------------------------------------------------

    def resolve(
        self,
        proposition: Proposition,
        speakers: Sequence[Party],
        *,
        direct: bool,
        indirect: bool,
        told: Sequence[Word] = (),
    ) -> Resolution:
        """What to write instead of the proposition's own words; ``told`` are those of the clause that reports it."""
        out = Resolution()
        words = proposition.words
        self._full_names(words, out)
        self._roles(words, proposition, out)
        self._named_things(words, out)
        self._pairs(words, out)
        if direct and len(speakers) == 1:
            exchanged, steps = self.first_persons.replaced(words, speakers[0], told, out.replaced)
            out.replaced |= exchanged
            out.steps.extend(steps)
        if self.french and not direct:
            self._latter(words, out)
        self._pronouns(words, speakers, out, indirect=indirect, direct=direct)
        if indirect and not self.french:
            self._possessives(words, speakers, out)
        if indirect and self.french:
            self._indicative(proposition, out)
        if proposition.singular:
            self._singular(proposition, out)
        self._check(words, proposition, out)
        return out

    def _possessives(self, words: Sequence[Word], speakers: Sequence[Party], out: Resolution) -> None:
        """English: « X said its engines failed »: X's, where no other subject comes first that it could belong to."""
        if len(speakers) != 1 or speakers[0].kind is SourceKind.ANONYMOUS or speakers[0].vague:
            return
        for word in sorted(words, key=lambda w: w.index):
            if (
                word.label in SUBJECTS
                and word.pos in ("NOUN", "PROPN")
                and not any(c.lower in ("his", "her", "its") for c in word.children)
                or word.index in self.names.run_of
            ):
                return
            person = speakers[0].kind is SourceKind.PERSON
            if person and word.lower == "its" and speakers[0].role is not None:
                return
            if (
                word.label == "nmod:poss"
                and word.lower in (("his", "her", "its") if person else ("its",))
                and word not in out.replaced
            ):
                out.replaced[word] = (speakers[0].name if person else self._with_the(speakers[0])) + "'s"
                out.steps.append(f"possessive: {word.text} → {speakers[0].name}")
                return

    def _full_names(self, words: Sequence[Word], out: Resolution) -> None:
        inside = set(words)
        for word in words:
            run = self.names.run_of.get(word.index)
            if run is None or run[0] is not word or not all(w in inside for w in run):
                continue
            before = next((w for w in words if w.index == word.index - 1), None)
            titled = before is not None and before.lower in self.lexicon.person_titles
            if before is not None and before.index and self.names.words[before.index - 1].end == before.start:
                titled = False  # « lieutenant-colonel »: half a title
            if (
                before is not None
                and before.index
                and self.names.words[before.index - 1].lower in self.lexicon.role_nouns
            ):
                titled = False  # « procureur général »: the second half of a role
            if (
                self.french
                and before is not None
                and before.index
                and ((d := self.names.words[before.index - 1]).pos == "DET" or d.lower in ("au", "du", "aux", "des"))
            ):
                titled = False  # « le colonel X »: without its title, « le » would be left
            if (
                not self.french
                and before is not None
                and before.index
                and self.names.words[before.index - 1].lower in ("former", "late", "acting", "then", "chief", "retired")
            ):
                titled = False  # « former Justice Jane Doe »
            preceding = self.names.words[word.index - 1] if word.index else None
            following = self.names.words[run[-1].index + 1] if run[-1].index + 1 < len(self.names.words) else None
            if (
                preceding is not None
                and preceding.lower
                in (
                    "loi",
                    "affaire",
                    "rapport",
                    "plan",
                    "prix",
                    "décret",
                    "commission",
                    "famille",
                    "clan",
                    "act",
                    "report",
                    "family",
                    "case",
                )
                or following is not None
                and following.text.isdigit()
            ):
                continue  # « la loi X 2 », « l'affaire X »: a title, not the person
            key = self.names.words_text(run)
            name = self.names.full(run)
            full = self.bound.setdefault(("M. " if titled else "") + key, name.text)
            if titled and before is not None and (name.kind in (SourceKind.PERSON, None)):
                further = next((w for w in words if w.index == before.index - 1), None)
                if further is None or not further.text[:1].isupper() or self.lexicon.language is Language.FRENCH:
                    out.replaced[before] = ""  # « Texas Sen. Jane Doe » keeps its title, which says what Texas is
            if full != key and (name.kind is SourceKind.PERSON or titled):
                out.replaced[run[0]] = full
                for other in run[1:]:
                    out.replaced[other] = ""
                out.steps.append(f"name: {key} → {full}")

    def _roles(self, words: Sequence[Word], proposition: Proposition, out: Resolution) -> None:
        """« le président russe » → the name that the article gave with that role."""
        for word in words:
            if (
                word.lower not in self.lexicon.role_nouns
                and word.lower not in self.lexicon.body_nouns
                or word in out.replaced
            ):
                continue
            determiner = word.child("det")
            contracted = next((c for c in word.children if c.lower in ("au", "du") and c.index < word.index), None)
            if determiner is None and contracted is not None:
                determiner = contracted
            if (
                determiner is None
                or determiner.lower not in ("le", "la", "l'", "the", "au", "du")
                or word.child("cop", "conj")
                or proposition.attributive
            ):
                continue
            if word.morph.get("Number") == "Plur" or word.label in ("flat", "compound", "appos"):
                continue
            below = set(word.subtree())
            phrase = [w for w in words if w in below and (w.label != "case" or w.head is not word or w is contracted)]
            if (
                word.label == "root"
                or any(w.index in self.names.run_of and w.entity in ("PER", "PERSON") for w in phrase)
                or len(phrase) > 9
                or self._name_in(word)
            ):
                continue
            if any(w.label in ("acl:relcl", "acl") for w in phrase):
                continue
            named_next = self.names.run_of.get(phrase[-1].index + 1)
            if named_next is not None:
                continue
            name = self.names.by_description(
                [word, *[w for w in phrase if w is not word and w is not determiner]], word.index
            )
            if name is None or name.text in {
                self.names.full(self.names.run_of[w.index]).text for w in words if w.index in self.names.run_of
            }:
                continue
            if name.kind is SourceKind.PLACE or any(w.text == "," for w in phrase):
                continue
            first = min(phrase, key=lambda w: w.index)
            for other in phrase:
                out.replaced[other] = ""
            lead = {"au": "à ", "du": "de "}.get(determiner.lower, "") if determiner is contracted else ""
            out.replaced[first] = lead + name.text
            out.steps.append(f"role: {self.names.words_text(phrase)} → {name.text}")

    def _named_things(self, words: Sequence[Word], out: Resolution) -> None:
        """« la tempête » → « la tempête Barbara »: a bare noun that the article wears with one name only, given before."""
        for word in words:
            if (
                word.pos != "NOUN"
                or word in out.replaced
                or word.label not in SUBJECTS
                or not self._bare(word)
                or word.child("conj", "nummod", "det:predet") is not None
                or word.lower in self.lexicon.role_nouns
                or word.lower in self.lexicon.body_nouns
            ):
                continue
            named = self.names.worn_by(word.lower)
            if named is None or named[1] > word.index or named[0].lower() in " ".join(w.lower for w in words):
                continue
            out.replaced[word] = named[0]
            if not self.french and (determiner := word.child("det")) is not None:
                out.replaced[determiner] = ""
            out.steps.append(f"noun: {word.text} → {named[0]}")

    def _latter(self, words: Sequence[Word], out: Resolution) -> None:
        """« ce dernier », « celle-ci »: who or what was named last, in this sentence or the one before; a person first."""
        ordered = sorted(words, key=lambda w: w.index)
        for k, word in enumerate(ordered):
            gender, plural, phrase = "", False, [word]
            if (shown := _LATTER.get(word.lower)) is not None and k and ordered[k - 1].index == word.index - 1:
                if ordered[k - 1].lower not in ("ce", "cet", "cette", "ces"):
                    continue
                following = self.names.words[word.index + 1 : word.index + 2]
                if following and following[0].pos in ("NOUN", "PROPN", "NUM"):
                    continue
                phrase = [ordered[k - 1], word]
            elif (shown := _THIS_ONE.get(word.lower)) is None:
                continue
            gender, plural = shown
            subject = any(w.label in SUBJECTS for w in phrase)
            found = self._named_last(phrase[0], gender, plural=plural, subject=subject)
            if found is None or self._named_elsewhere(found.text, words):
                continue
            out.replaced[phrase[0]] = found.text
            for other in phrase[1:]:
                out.replaced[other] = ""
            if found.text.lower().startswith(_POINTING):
                out.stands_alone = False
            if word.label in SUBJECTS or phrase[0].label in SUBJECTS:
                self.taken_up[word] = self.taken_up[phrase[0]] = replace(found, index=word.index)
            out.steps.append(f"pronoun: {' '.join(w.text for w in phrase)} → {found.text}")

    def _named_last(self, phrase: Word, gender: str, *, plural: bool, subject: bool) -> Referent | None:
        here = self._sentence_of(phrase.index)
        own = self._sentence_start(here)
        for first, last in ((own, phrase.index), (self._sentence_start(here - 1), own)):
            nouns = self._agreeing_nouns(first, last, gender, plural=plural)
            people = [w for w in nouns if self._human(w) or w.index in self.names.run_of]
            if not nouns:
                if first != own:
                    return self._two_of(first, last, gender) if plural else None
                continue
            chosen = (people or nouns)[-1]
            if phrase in chosen.subtree() or any(len(run) > 1 for run in self.names.runs_between(chosen.index, last)):
                return None  # a name that was not taken for a person's may be what is meant
            if not people and (not subject or len({w.lower for w in nouns}) > 1 and not self._leads(chosen)):
                return None
            run = self.names.run_of.get(chosen.index)
            if run is not None:
                name = self.names.full(run)
                rivals = {
                    self.names.full(self.names.run_of[w.index]).text for w in people if w.index in self.names.run_of
                }
                if name.gender != gender and len(rivals) > 1:
                    return None
                return Referent(name.text, name.gender or gender, False, chosen.index, person=True)
            referent = self.referent(chosen)
            return None if referent is None or referent.plural != plural or self._shared(referent, chosen) else referent
        return None

    def _shared(self, referent: Referent, noun: Word) -> bool:
        """Whether « un homme », taken up as « l'homme », would be somebody else who is called so."""
        determiner = noun.child("det")
        text = referent.text.casefold()
        indefinite = determiner is not None and determiner.lower in ("un", "une", "des")
        return not text or indefinite and any(r.text.casefold() == text and r.index != noun.index for r in self.memory)

    def _pairs(self, words: Sequence[Word], out: Resolution) -> None:
        """« les deux dirigeants », « les deux pays »: the last two that the article named."""
        for word in words:
            if word.lower not in _PAIR_PEOPLE and word.lower not in _PAIR_PLACES:
                continue
            two = next((c for c in word.children if c.lower in ("deux", "two", "both")), None)
            determiner = word.child("det")
            if (
                two is None
                or determiner is None
                or determiner.lower not in ("les", "ces", "des", "the", "these", "aux", "leurs")
            ):
                continue
            phrase = [
                w
                for w in words
                if w in set(word.subtree())
                and (w is word or w.label in ("det", "nummod", "amod") and w.head is word or w.lower == "parias")
            ]
            kind = SourceKind.PERSON if word.lower in _PAIR_PEOPLE else SourceKind.PLACE
            named = {
                w.index: self.names.full(self.names.run_of[w.index]) for w in words if w.index in self.names.run_of
            }
            own = {name.text for name in named.values()}
            ahead = {name.text for at, name in named.items() if at < word.index and name.kind is SourceKind.PLACE}
            if kind is SourceKind.PERSON:
                seen = self._two_people(word, own)
            elif ahead and word.label in SUBJECTS:
                seen = {}  # « au Vietnam, où les deux pays … »: the place just named may be one of the two
            else:
                seen = self._two_states(ahead)
            if len(seen) != 2:
                out.stands_alone = False
                continue
            pair = sorted(seen.items(), key=lambda item: item[1].index)
            rendered = [self._with_article(text, kind) for text, _ in pair]
            for other in phrase:
                out.replaced[other] = ""
            lead = {"des": "de ", "aux": "à "}.get(determiner.lower, "")
            join = " et " + ("de " if lead == "de " else "à " if lead == "à " else "") if self.french else " and "
            out.replaced[min(phrase, key=lambda w: w.index)] = lead + join.join(rendered)
            out.steps.append(f"pair: {self.names.words_text(phrase)} → {' + '.join(rendered)}")

    def _two_people(self, word: Word, own: set[str]) -> dict[str, Word]:
        """The last two persons named shortly before a word."""
        seen: dict[str, Word] = {}
        for run in reversed(self.names.runs_between(word.index - 80, word.index)):
            name = self.names.full(run)
            women = word.lower in ("femmes", "women", "présidentes", "ministres-femmes")
            if (
                name.gender
                and name.gender != ("Fem" if women else "Masc")
                and word.lower in ("hommes", "men", "femmes", "women")
            ):
                continue
            if name.kind is SourceKind.PERSON and name.text not in own and (" " in name.text or name.role):
                seen.setdefault(name.text, run[0])
        return seen

    def _two_states(self, ahead: set[str]) -> dict[str, Word]:
        """The two states that the article is about: those it names most often, where the third is named less.

        None where one of them stands before the phrase in the same sentence: it speaks of two others, or of it again.
        """
        if self._states is None:
            self._states = self._count_states()
        ranked = self._states
        if len(ranked) < 2 or len(ranked) > 2 and ranked[2][1] >= ranked[1][1]:
            return {}
        if ahead & {text for text, _, _ in ranked[:2]}:
            return {}
        return {text: first for text, _, first in ranked[:2]}

    def _count_states(self) -> list[tuple[str, int, Word]]:
        """The places that take an article, the most named first: name, count, first mention."""
        counts: dict[str, int] = {}
        first: dict[str, Word] = {}
        for run in self.names.runs:
            name = self.names.full(run)
            before = self.names.words[run[0].index - 1].lower if run[0].index else ""
            if (
                name.kind is not SourceKind.PLACE
                or self.french
                and before not in ("la", "le", "l'", "les", "en", "au", "aux", "du")
            ):
                continue
            counts[name.text] = counts.get(name.text, 0) + 1
            first.setdefault(name.text, run[0])
        ranked = sorted(counts, key=lambda text: (-counts[text], first[text].index))
        return [(text, counts[text], first[text]) for text in ranked]

    def _with_article(self, text: str, kind: SourceKind) -> str:
        if kind is not SourceKind.PLACE or not self.french:
            return text
        for run in self.names.runs:
            if self.names.words_text(run) == text and run[0].index:
                before = self.names.words[run[0].index - 1]
                if before.lower in ("la", "le", "les", "l'"):
                    return before.text.lower() + ("" if before.text.endswith(("'", "’")) else " ") + text
                if before.lower in ("du", "au"):
                    return "le " + text
        return "la " + text if text[-1:] == "e" else text

    def _pronouns(
        self,
        words: Sequence[Word],
        speakers: Sequence[Party],
        out: Resolution,
        *,
        indirect: bool,
        direct: bool,
    ) -> None:
        ordered = sorted(words, key=lambda w: w.index)
        nominal_before = self.french and bool(ordered) and ordered[0].lower.startswith("quant")  # « Quant à X, elle … »
        for word in ordered:
            if word.label in SUBJECTS and word.lower not in self.lexicon.pronouns and word.pos in ("NOUN", "PROPN"):
                nominal_before = True
            if (
                not self.french
                and not nominal_before
                and not direct
                and word.lower in ("his", "her")
                and word.label == "nmod:poss"
                and word is ordered[0]
                and (owner := self._owner_of(word)) is not None
            ):
                out.replaced[word] = owner + "'s"
                out.steps.append(f"possessive: {word.text} → {owner}")
            if (
                word.lower not in self.lexicon.pronouns
                or word.label not in SUBJECTS
                or word in out.replaced
                or word.text.startswith("-")
                or self.french
                and word.index
                and self.names.words[word.index - 1].lower == "entre"  # « trois d'entre elles »
            ):
                continue
            if self._impersonal(word) or nominal_before or self.french and self._ahead_of_its_noun(word):
                continue
            speaking = (
                word.head is not None
                and (word.head.lower in self.lexicon.speech or self.french and self._says_of_self(word))
                and bool(self.last_speakers)
                and not indirect
            )
            others = {p.name for p in speakers} if direct else set()
            found = self._antecedent(
                word,
                speakers if indirect else self.last_speakers if speaking and not direct else (),
                direct=direct,
                others=others,
            )
            if self.french and not direct and (main := self._main_subject(word)) is not None:
                found = main
            if self.french and found is not None and self._named_elsewhere(found, words):
                found = None  # « il a frappé X »: not X himself
                self.taken_up.pop(word, None)
            if found is None:
                self.failed.add(word)
                out.stands_alone = False
                continue
            out.replaced[word] = found
            if found.lower().startswith(_POINTING):
                out.stands_alone = False
            gender = {"il": "Masc", "elle": "Fem", "he": "Masc", "she": "Fem"}.get(word.lower, "")
            self.taken_up.setdefault(
                word, Referent(found, gender, word.lower in ("ils", "elles", "they"), word.index, person=True)
            )
            nominal_before = True
            out.steps.append(f"pronoun: {word.text} → {found}")

    def _owner_of(self, possessive: Word) -> str | None:
        """English: « His lawyer » at a sentence's start: whom « he » would mean there."""
        text = {"his": "he", "her": "she"}[possessive.lower]
        stand_in = Word(possessive.index, text, possessive.start, possessive.end, text, "PRON", head=possessive.head)
        found = self._antecedent(stand_in, (), direct=False, others=set())
        self.taken_up.pop(stand_in, None)
        return found

    def _named_elsewhere(self, name: str, words: Sequence[Word]) -> bool:
        """Whether a party stands under its own name among the words of a claim."""
        return any(
            self.names.full(run).text == name for w in words if (run := self.names.run_of.get(w.index)) and run[0] is w
        )

    def _ahead_of_its_noun(self, pronoun: Word) -> bool:
        """« Si elle gagne, Anne Martin … »: a pronoun in a clause before the main subject that it stands for."""
        clause = pronoun.head
        if clause is None or clause.head is None:
            return False
        top = next((a for a in clause.ancestors() if a.head is None), None)
        subject = top.child("nsubj", "nsubj:pass") if top is not None else None
        if subject is None or subject.index < pronoun.index or subject.lower in self.lexicon.pronouns:
            return False
        if clause.label not in ("advcl", "acl", "acl:relcl", "obl:mod", "obl") and not any(
            a.label in ("advcl", "acl", "acl:relcl") for a in clause.ancestors()
        ):
            return False
        referent = self.referent(subject)
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        return (
            referent is not None
            and referent.plural == (pronoun.lower in ("ils", "elles"))
            and (referent.plural or referent.gender in (gender, ""))
        )

    def _says_of_self(self, pronoun: Word) -> bool:
        """« il se dit opposé », « elle s'est dite surprise »: a person who speaks."""
        lowers = [w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 4]]
        return lowers[:1] in (["se"], ["s'"]) and any(
            x in ("dit", "dite", "disait", "déclare", "estime") for x in lowers
        )

    def _main_subject(self, pronoun: Word) -> str | None:
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
        known = self.taken_up.get(subject)
        referent = known or (self.referent(subject) if subject.lower not in self.lexicon.pronouns else None)
        if referent is None or referent.plural != (pronoun.lower in ("ils", "elles")):
            return None
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        return referent.text if referent.gender in (gender, "") and (referent.gender or referent.person) else None

    def _impersonal(self, pronoun: Word) -> bool:
        """« il faut », « il y a », « il devrait y avoir », « il est clair que », « il a été conseillé de »:
        no referent.

        Decided by pattern: the parser's label for an expletive subject is wrong as often as right.
        """
        verb = pronoun.head
        if verb is None:
            return True
        if pronoun.lower not in ("il", "it", "there"):
            return False
        if not self.french:
            if pronoun.lower == "it" and self._english_nobody(pronoun, verb):
                return True
            if (
                pronoun.label.startswith("expl")
                or pronoun.lower == "it"
                and verb.pos == "ADJ"
                and verb.lower in _ENGLISH_ADJECTIVES
            ):
                return True
            if pronoun.lower == "it" and any(
                c.label in ("ccomp", "csubj", "xcomp", "advcl")
                and c.index > verb.index
                and any(m.lower in ("that", "to", "whether") for m in c.children)
                for c in verb.children
            ):
                return (
                    verb.pos in ("ADJ", "NOUN")
                    or verb.child("aux", "cop", "aux:pass") is not None
                    and verb.child("obj") is None
                )
            clause = verb.child("ccomp", "csubj", "xcomp") is not None
            return clause and (verb.pos in ("ADJ", "NOUN") or verb.child("aux:pass") is not None)
        chain = [verb, *verb.each("xcomp")]
        following = self.names.words[pronoun.index + 1 : pronoun.index + 9]
        lowers = [w.lower for w in following]
        if lowers[:1] == ["s'"] and len(lowers) > 1 and lowers[1].startswith(("avère", "avér", "avèr")):
            return True  # « il s'avère que »
        if self._set_phrase(pronoun, lowers):
            return True
        if any(w.lemma in _IMPERSONAL for w in chain):
            return not any(w.lemma in ("rester", "arriver", "manquer", "agir") for w in chain) or any(
                x in ("de", "du", "des", "d'", "à", "un", "une", "que", "qu'", "s'") for x in lowers[:4]
            )
        if "y" in lowers[:4] and any(
            w.lemma == "avoir" or w.lower in ("a", "avait", "avoir", "aura", "aurait", "eut", "ait")
            for w in following[lowers.index("y") + 1 : lowers.index("y") + 3]
        ):
            return True
        if "doute" in lowers and any(w.startswith(("fai", "fait")) for w in lowers):
            return True
        if (
            lowers[:1] in (["reste"], ["restait"], ["manque"])
            and lowers[1:2]
            and lowers[1] in ("un", "une", "des", "du", "de")
        ):
            return True
        if lowers[:2] in (["en", "va"], ["en", "est"], ["en", "allait"]) or "falloir" in lowers[:3]:
            return True  # « il en va de même », « il va falloir »
        lowers = self._without_aside([w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 24]])
        clause = any(x in ("que", "qu'", "de", "d'", "qui", "si", "comment") for x in lowers[1:7])
        adjective = bool(_BEING & set(lowers[:4])) and bool(_FRENCH_ADJECTIVES & set(lowers[:7]))
        told = verb.child("aux:pass") is not None and verb.lemma in _TOLD
        if clause and (adjective or told) or adjective and self._infinitive_follows(lowers[2:14]):
            return True
        return bool(_FALLING_TO & set(lowers[:3])) and self._infinitive_follows(lowers[1:14])

    def _english_nobody(self, pronoun: Word, verb: Word) -> bool:
        """« it seems the plan works », « it is understood he left », « it was the last day »."""
        lowers = [w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 6]]
        if lowers[:1] and lowers[0] in (
            "seems",
            "seemed",
            "appears",
            "appeared",
            "emerged",
            "emerges",
            "turns",
            "turned",
        ):
            return len(lowers) > 1 and lowers[1] not in ("to", ",", ".")
        being = [x for x in lowers if x not in ("has", "had", "been", "also", "now", "still", "not", "n't", "widely")]
        if being[:1] and being[0] in ("is", "was", "'s", "’s"):
            being = being[1:]
        if being[:1] and being[0] in _ENGLISH_TOLD:
            return True
        day = verb.lower if verb.pos == "NOUN" else ""
        return (
            day in ("day", "time", "hour", "week", "year", "month", "minute", "night") and verb.child("cop") is not None
        )

    def _set_phrase(self, pronoun: Word, lowers: Sequence[str]) -> bool:
        """« quoi qu'il en soit », « s'il en était besoin », « il est minuit », « il est fait état », « il est à noter »."""
        before = [w.lower for w in self.names.words[max(0, pronoun.index - 2) : pronoun.index]]
        if (
            before[-1:] in (["qu'"], ["s'"], ["si"])
            and lowers[:1] == ["en"]
            and ("quoi" in before or "besoin" in lowers[:4])
        ):
            return True
        asides = (
            "n'",
            "ne",
            "pas",
            "donc",
            "déjà",
            "encore",
            "actuellement",
            "alors",
            "désormais",
            "aussi",
            "maintenant",
        )
        after = [x for x in lowers if x not in asides]
        if after[:1] in (["se"], ["s'"]) and len(after) > 2:
            what = after[2] in ("un", "une", "des", "du", "de", "d'", "que", "qu'", "quelque", "plusieurs")
            return what and after[1] in (
                "produit",
                "produisait",
                "passe",
                "passait",
                "trouve",
                "trouvait",
                "crée",
                "dégage",
            )
        if not after or after[0] not in _BEING:
            return False
        clock = after[1:2] in (["minuit"], ["midi"]) or after[2:3] in (["heure"], ["heures"], ["h"])
        told = after[1:2] == ["fait"] and after[2:3] and after[2] in ("état", "mention", "référence", "appel", "usage")
        noted = after[1:2] == ["à"] and after[2:3] and after[2].endswith(("er", "re", "ir")) and "que" in after[3:5]
        return bool(clock or told or noted)

    def _without_aside(self, lowers: list[str]) -> list[str]:
        """« est, jusqu'à nouvel ordre, interdit » → « est interdit »."""
        first = next((k for k, x in enumerate(lowers[:4]) if x == ","), None)
        if first is None:
            return lowers
        second = next((k for k in range(first + 1, len(lowers)) if lowers[k] == ","), None)
        return [*lowers[:first], *lowers[second + 1 :]] if second is not None else lowers

    def _infinitive_follows(self, lowers: Sequence[str]) -> bool:
        """Whether « de » with an infinitive, or « que », stands among words, before any stop."""
        for k, x in enumerate(lowers):
            if x in (".", ";", ":"):
                return False
            if x in ("que", "qu'"):
                return True
            rest = [
                y for y in lowers[k + 1 : k + 4] if y not in ("ne", "pas", "se", "s'", "y", "l'", "le", "la", "les")
            ]
            if x in ("de", "d'", "à") and rest and rest[0].endswith(("er", "ir", "re", "oir")):
                return True
        return False

    def _with_the(self, party: Party) -> str:
        """English: the name as the article wears it: « the World Bank », « Northwind »."""
        if party.known is None:
            return "the " + party.name
        before = self.names.words[party.known.first - 1].lower if party.known.first else ""
        owned = before in ("the", "'s", "’s")
        return "the " + party.name if owned and party.known.text == party.name else party.name

    def _doubtful(self, pronoun: Word, fitting: Sequence[Referent]) -> bool:
        """English has no gender to choose by: the nearest is taken only where no other competes close by."""
        if pronoun.lower == "they" or pronoun.lower == "it" and not pronoun.text[:1].isupper():
            return True  # « Police arrested four men. They … »: objects compete, and none agrees less than another
        near = [r for r in fitting if pronoun.index - r.index <= 45]
        texts = {r.text.casefold().removeprefix("the ") for r in near}
        if not near or any(w in near[0].text.split() for w in ("I", "we", "We", "you")):
            return True
        if pronoun.lower in ("he", "she"):
            gender = "Masc" if pronoun.lower == "he" else "Fem"
            named = {
                name.text
                for run in self.names.runs_between(pronoun.index - 30, pronoun.index)
                if (name := self.names.full(run)).kind is SourceKind.PERSON
                and name.gender in ("", gender)
                and not any(w.label == "nmod:poss" for w in run)  # « Smith's lawyer »: the lawyer is told of
            }
            return len(texts) > 1 or len(named - {near[0].text}) > 0
        return (
            len(texts) > 1
            and near[0].index - near[1].index < 8
            or pronoun.index - near[0].index > 30
            or len(near[0].text.split()) > 8
            or self._new_object(near[0], pronoun)
        )

    def _told_of_since(self, pronoun: Word) -> bool:
        """« The union says that while the plan helps, it … »: another subject after the verb of saying."""
        start = self._sentence_start(self._sentence_of(pronoun.index))
        before = self.names.words[start : pronoun.index]
        said = max((k for k, w in enumerate(before) if w.lower in self.lexicon.speech), default=len(before))
        return any(
            w.label in SUBJECTS and w.pos in ("NOUN", "PROPN") and w.morph.get("Number") != "Plur"
            for w in before[said + 1 :]
        )

    def _new_object(self, referent: Referent, pronoun: Word) -> bool:
        """« The force dropped a bomb. It … »: something new that was told of after the subject."""
        start = self._sentence_start(self._sentence_of(pronoun.index))
        return any(
            w.label == "obj"
            and w.pos == "NOUN"
            and (determiner := w.child("det")) is not None
            and determiner.lower in ("a", "an")
            for w in self.names.words[referent.index + 1 : start]
        )

    def _of_that_gender(self, pronoun: Word) -> str | None:
        """English: the one person named shortly before whom « she » can mean, where a man was named too."""
        if pronoun.lower not in ("he", "she"):
            return None
        gender = "Masc" if pronoun.lower == "he" else "Fem"
        people = {
            name.text: name
            for run in self.names.runs_between(pronoun.index - 45, pronoun.index)
            if (name := self.names.full(run)).kind is SourceKind.PERSON
        }
        fitting = [name for name in people.values() if name.gender in ("", gender)]
        unnamed = any(
            r.person and r.text not in people and pronoun.index - r.index <= 45 and r.index < pronoun.index
            for r in self.memory
        )
        if len(fitting) != 1 or fitting[0].gender != gender and len(people) < 2 or unnamed:
            return None
        return fitting[0].text

    def _paragraphs_apart(self, referent: Referent, pronoun: Word) -> bool:
        """English has no gender to tell « he » by: in somebody's words it reaches no further than the paragraph."""
        return "\n" in self.names.text[self.names.words[referent.index].end : pronoun.start]

    def _antecedent(self, pronoun: Word, speakers: Sequence[Party], *, direct: bool, others: set[str]) -> str | None:
        plural = pronoun.lower in ("ils", "elles", "they")
        gender = {"il": "Masc", "elle": "Fem", "ils": "Masc", "elles": "Fem", "he": "Masc", "she": "Fem"}.get(
            pronoun.lower, ""
        )
        if len(speakers) == 1 and not plural and speakers[0].kind is SourceKind.PERSON and pronoun.lower != "it":
            known = speakers[0].known
            if self.french and not direct and speakers[0].name[:1].islower():
                return None  # « le procureur a dit qu'il … »: the prosecutor, or whom he speaks of
            if not (known and known.gender and gender and known.gender != gender):
                unnamed = not self.french and known is None and speakers[0].name[:1].islower()
                return "the " + speakers[0].name if unnamed else speakers[0].name  # « the minister said he … »
        if (
            len(speakers) == 1
            and pronoun.lower == "they"
            and not direct
            and speakers[0].kind is SourceKind.ANONYMOUS
            and speakers[0].name.split()[-1].endswith("s")
        ):
            return speakers[0].name
        if (
            len(speakers) == 1
            and not self.french
            and pronoun.lower == "it"
            and not direct
            and speakers[0].kind in (SourceKind.ORGANISATION, SourceKind.PLACE, SourceKind.MEDIA)
            and not speakers[0].vague  # « supporters say it works »: not themselves
        ):
            return None if self._told_of_since(pronoun) else self._with_the(speakers[0])
        if self.french and not direct and not plural and len(speakers) == 1 and speakers[0].kind in _BODIES:
            own = self._speaking_body(pronoun, speakers[0], gender)
            if own is not None:
                return own
        fitting: list[Referent] = []
        for referent in [*reversed(self.unit), *reversed(self.memory)]:
            if referent.index >= pronoun.index or pronoun.index - referent.index > 120:
                continue
            if (
                referent.index < self.barrier
                and not direct
                or referent.plural != plural
                or referent.quoted
                and not direct
                or referent.text in others
                or (direct and not self.french and self._paragraphs_apart(referent, pronoun))
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
        if not fitting and not self.french and not direct and (only := self._of_that_gender(pronoun)) is not None:
            return only
        if self.french and not direct:
            fitting = [r for r in fitting if r.text]
            if (
                not fitting
                and (near := self._beside_subjects(pronoun, gender, plural=plural, others=others)) is not None
            ):
                self.taken_up[pronoun] = near
                return near.text
        if not fitting and self.french and not direct and not plural:
            topic = self._topic(pronoun, gender)
            if topic is not None and topic.text not in others:
                return topic.text
        if not fitting:
            alone = (
                None
                if plural or direct or self.barrier > pronoun.index - 60 or pronoun.lower == "it"
                else self.names.only_person(pronoun.index)
            )
            if (
                alone is not None
                and not (alone.gender and gender and alone.gender != gender)
                and alone.text not in others
            ):
                return alone.text
            return None
        if not self.french and (direct and pronoun.lower in ("it", "they") or self._doubtful(pronoun, fitting)):
            return None if direct else self._of_that_gender(pronoun)
        mains = [referent for referent in fitting if referent.main]
        chosen = (mains or fitting)[0]
        if self.french and not direct:
            if (
                chosen is not fitting[0]
                and fitting[0].person
                and not chosen.person
                and self._nearer(fitting[0], chosen)
            ):
                chosen = fitting[0]
            if self._overtaken(chosen, pronoun, gender, plural=plural):
                near = self._beside_subjects(pronoun, gender, plural=plural, others=others)
                if near is not None:
                    self.taken_up[pronoun] = near
                return near.text if near is not None else None
        if not chosen.main and not chosen.person:
            near = (
                self._beside_subjects(pronoun, gender, plural=plural, others=others)
                if self.french and not direct and chosen.quoted is False
                else None
            )
            if near is None or not near.person:
                start = self._sentence_start(self._sentence_of(pronoun.index))
                inside = self.french and not direct and chosen.index >= start
                if not inside or len(self._agreeing_nouns(start, pronoun.index, gender, plural=plural)) != 1:
                    return None
                near = chosen
            self.taken_up[pronoun] = near
            return near.text
        if self.french and not plural and not chosen.person and self._person_between(chosen, pronoun, gender):
            return None  # somebody was named since, whom the pronoun may mean
        if self.french and not plural and not chosen.gender and not chosen.person:
            return None  # a newspaper, a firm without an article: neither « il » nor « elle »
        if mains and fitting[0] is not chosen and fitting[0].person and not chosen.person:
            return None  # a person named inside a clause against a thing that the clause is about
        self.taken_up[pronoun] = chosen
        return chosen.text

    def _speaking_body(self, pronoun: Word, party: Party, gender: str) -> str | None:
        """« Le groupe a annoncé qu'il fermerait l'usine »: the body itself, where nobody else was told of."""
        if party.vague or party.known is None:
            return None
        article = self.first_persons.article_of(party.name)
        shown = {"la ": "Fem", "le ": "Masc"}.get(
            article, "Masc" if not article and party.kind is SourceKind.PLACE else ""
        )
        start = self._sentence_start(self._sentence_of(pronoun.index) - 1)
        others = [
            w
            for w in self._agreeing_nouns(start, pronoun.index, gender, plural=False)
            if w.index in self.names.run_of or self._human(w)
        ]
        return article + party.name if shown == gender and not others else None

    def _sentence_of(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        if self._starts is None:
            self._starts = sorted(self.names.starts)
        return bisect_right(self._starts, index) - 1

    def _sentence_start(self, number: int) -> int:
        if self._starts is None:
            self._starts = sorted(self.names.starts)
        return self._starts[max(number, 0)] if self._starts else 0

    def _nearer(self, one: Referent, other: Referent) -> bool:
        """Whether one was mentioned in a later sentence than the other."""
        return self._sentence_of(one.index) > self._sentence_of(other.index)

    def _contracted(self, noun: Word) -> Word | None:
        """« du », « aux » before a noun: an article and a preposition in one."""
        return next((c for c in noun.children if c.lower in _CONTRACTED and c.index < noun.index), None)

    def _agreeing_nouns(self, first: int, last: int, gender: str, *, plural: bool) -> list[Word]:
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
                or word.lower in _TIMES
                or determiner is None
                or determiner.lower not in _NAMING
                or (word.morph.get("Number") == "Plur") != plural
                or word.index + 1 in self.names.run_of
                and word.lower in (*self.lexicon.person_titles, *self.lexicon.role_nouns)
            ):
                continue
            known = self._gender_of(word)
            if not known or not gender or known == gender or plural and gender == "Masc" and word.lower in _HUMAN:
                found.append(word)
        return found

    def _overtaken(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """Whether something that a pronoun can mean as well was told of in a later sentence than its antecedent."""
        here = self._sentence_of(pronoun.index)
        own = self._sentence_start(here)
        if chosen.index < own and any(
            w.label in SUBJECTS and w.head is not pronoun.head and w.text not in chosen.text
            for w in self._agreeing_nouns(own, pronoun.index, gender, plural=plural)
        ):
            return True
        again = [
            run[0].index
            for run in self.names.runs_between(chosen.index, pronoun.index)
            if chosen.person and self.names.full(run).text == chosen.text
        ]
        then = self._sentence_of(max([chosen.index, *again]))
        if here - then < 2:
            return False
        first = self._sentence_start(then + 1)
        between = [
            w
            for w in self._agreeing_nouns(first, own, gender, plural=plural)
            if w.label in ("obj", "obl:agent", "root", *SUBJECTS)
            or w.index in self.names.run_of
            or w.head is not None
            and w.head.lemma == "agir"  # « il s'agit d'un pompier »
        ]
        texts = chosen.text.split()
        return any(
            not (w.index in self.names.run_of and self.names.full(self.names.run_of[w.index]).text == chosen.text)
            and w.text not in texts
            for w in between
        )

    def _beside_subjects(self, pronoun: Word, gender: str, *, plural: bool, others: set[str]) -> Referent | None:
        """Where no subject agrees: the one noun phrase of the sentence before, or of this one, that does; a person first.

        « La police a interrogé Jean Martin. Il … »; « Jean Martin a battu Paul Durand. Ils … ».
        """
        here = self._sentence_of(pronoun.index)
        own = self._sentence_start(here)
        for first, last in ((own, pronoun.index), (self._sentence_start(here - 1), own)):
            if first >= last:
                continue
            if first != own and self._owned_subject(first, last, plural=plural):
                return None
            if self.barrier >= first and self.barrier >= pronoun.index - 60:
                return None
            if any(
                w.label in SUBJECTS
                and w not in self.taken_up
                and (w in self.failed or w.lower in _LATTER or w.lower in _THIS_ONE)
                for w in self.names.words[first:last]
            ):
                return None  # another « il », « ce dernier », which nobody was found for
            nouns = [w for w in self._agreeing_nouns(first, last, gender, plural=plural) if not self._quoted(w)]
            people: dict[str, Name] = {
                name.text: name
                for w in nouns
                if (run := self.names.run_of.get(w.index)) is not None
                and (name := self.names.full(run)).kind is SourceKind.PERSON
            }
            roles = [w for w in nouns if w.index not in self.names.run_of and self._human(w) and not self._describes(w)]
            if first == own:
                roles = [w for w in roles if w.label in (*SUBJECTS, "obl:agent")]
            if len(people) == 1 and not roles:
                name = next(iter(people.values()))
                if name.text in others or name.gender != gender and any(self._stands_out(w) for w in nouns):
                    return None
                return Referent(name.text, name.gender or gender, False, pronoun.index, person=True)
            if people or len(roles) > 1:
                return None
            if plural and first != own and (pair := self._two_of(first, last, gender)) is not None:
                return None if nouns else pair
            if len(roles) == 1 and not plural:
                referent = self.referent(roles[0])
                return None if referent is None or self._shared(referent, roles[0]) else referent
            if (
                len(nouns) == 1
                and nouns[0].label in ("obj", "obl:agent")
                and self._disagrees(nouns[0].head, gender, plural=plural)
            ):
                referent = self.referent(nouns[0])
                return None if referent is None or self._shared(referent, nouns[0]) else referent
            if nouns:
                return None
        return None

    def _disagrees(self, verb: Word | None, gender: str, *, plural: bool) -> bool:
        """Whether the subject of a main verb is one that a pronoun of this gender and number cannot mean."""
        subject = verb.child(*SUBJECTS) if verb is not None and verb.head is None else None
        if subject is None or subject.lower in self.lexicon.pronouns:
            return subject is not None and subject.lower in ("on", "nous", "je")
        if (subject.morph.get("Number") == "Plur") != plural:
            return True
        known = self._gender_of(subject)
        return bool(known) and known != gender

    def _leads(self, noun: Word) -> bool:
        """Whether a noun is the subject, the object or the agent of a main clause."""
        verb = noun.head
        return (
            noun.label in (*SUBJECTS, "obj", "obl:agent")
            and verb is not None
            and (verb.head is None or verb.label in ("conj", "parataxis"))
        )

    def _takes_somebody(self, pronoun: Word) -> bool:
        """Whether the verb of a pronoun has a person or a body for its subject: « il a fondé », « elle souhaite »."""
        verb = pronoun.head
        if verb is None or verb.child("aux:pass") is not None:
            return False
        form = self.lexicon.speech.get(verb.lower)
        return verb.lemma in _DOERS or form is not None and form.speech is Speech.SAY and verb.lemma not in _SHOWING

    def _topic(self, pronoun: Word, gender: str) -> Name | None:
        """The one person whom the sentences before are about, all others of them saying « il » of nobody new."""
        here = self._sentence_of(pronoun.index)
        last = pronoun.index
        for number in range(here, max(-1, here - 5), -1):
            first = self._sentence_start(number)
            words = self.names.words[first:last]
            if any(w.lower in _THIS_ONE and w not in self.taken_up for w in words):
                return None
            people = self._people_in(words)
            nouns = self._agreeing_nouns(first, last, gender, plural=False)
            rivals = [w for w in nouns if w.index not in self.names.run_of and (w.label in SUBJECTS or self._human(w))]
            fitting = [name for name in people.values() if not (name.gender and name.gender != gender)]
            if rivals or len(fitting) > 1:
                return None
            if fitting:
                return fitting[0] if fitting[0].gender == gender else None
            last = first
        return None

    def _two_of(self, first: int, last: int, gender: str) -> Referent | None:
        """The two persons named in a sentence, where it names two and no more."""
        people = {
            name.text: name
            for run in self.names.runs_between(first - 1, last)
            if (name := self.names.full(run)).kind is SourceKind.PERSON
        }
        if len(people) != 2 or gender == "Fem" and any(name.gender != "Fem" for name in people.values()):
            return None
        return Referent(" et ".join(people), gender, True, last, person=True)

    def _quoted(self, word: Word) -> bool:
        return any(r.quoted and r.index == word.index for r in self.memory)

    def _human(self, noun: Word) -> bool:
        known = (_HUMAN, self.lexicon.role_nouns, self.lexicon.anonymous_nouns)
        return any(form in words for form in {noun.lower, noun.lower.removesuffix("s")} for words in known)

    def _measured(self, pronoun: Word) -> bool:
        """« Il est de 84 euros »: an amount, and no body or person."""
        lowers = [w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 4]]
        return (
            lowers[:1] != []
            and lowers[0] in _BEING
            and lowers[1:2] == ["de"]
            and lowers[2:3] != []
            and lowers[2][:1].isdigit()
        )

    def _says(self, referent: Referent) -> bool:
        """Whether a referent is the subject of a verb of saying: « un proche dit qu'il va mal » may be of anybody."""
        head = self.names.words[referent.index].head
        return head is not None and head.lower in self.lexicon.speech

    def _owned_subject(self, first: int, last: int, *, plural: bool) -> bool:
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

    def _owned_before(self, chosen: Referent, pronoun: Word, *, plural: bool) -> bool:
        """Whether an antecedent stands in a sentence whose subject is somebody else's."""
        here = self._sentence_of(pronoun.index)
        number = self._sentence_of(chosen.index)
        if plural and number < here and self._owned_subject(self._sentence_start(here), pronoun.index, plural=True):
            return True
        if number != here - 1 or chosen.person:
            return False
        return self._owned_subject(self._sentence_start(number), self._sentence_start(here), plural=plural)

    def _describes(self, noun: Word) -> bool:
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

    def _stands_out(self, noun: Word) -> bool:
        """A thing that a pronoun may take up before a person whose gender nothing shows."""
        return noun.index not in self.names.run_of and noun.label in (*SUBJECTS, "obj", "root")

    def _person_between(self, referent: Referent, pronoun: Word, gender: str) -> bool:
        """Whether a person whose gender does not forbid it was named between a thing and a pronoun."""
        start = max(
            (k for k in range(pronoun.index, max(-1, pronoun.index - 40), -1) if k in self.names.starts), default=0
        )
        opening = self.names.words[start]
        fronted = start > referent.index and opening.morph.get("VerbForm") == "Part"  # « Créé par X, il … »: not X
        last = start if fronted else pronoun.index
        if any(
            self._human(w) and w.index not in self.names.run_of and w.text not in referent.text
            for w in self._agreeing_nouns(referent.index + 1, last, gender, plural=False)
        ):
            return True
        return any(
            name.kind is SourceKind.PERSON and not (name.gender and gender and name.gender != gender)
            for run in self.names.runs_between(referent.index, last)
            if (name := self.names.full(run)).text not in referent.text
        )

    def _indicative(self, proposition: Proposition, out: Resolution) -> None:
        """« X dément que la piscine soit fermée » denies « La piscine est fermée »."""
        carrier = finite_word(proposition.predicate) or proposition.predicate
        form = {"soit": "est", "soient": "sont", "ait": "a", "aient": "ont"}.get(carrier.lower)
        if form is not None and carrier in proposition.words and carrier not in out.replaced:
            out.replaced[carrier] = form

    def _singular(self, proposition: Proposition, out: Resolution) -> None:
        """« Lavrov et Novak feront » → « Novak fera »."""
        carrier = finite_word(proposition.predicate)
        if carrier is None:
            return
        form = carrier.lower
        if not self.french:
            table = {"are": "is", "were": "was", "have": "has", "do": "does"}
            if form in table:
                out.replaced[carrier] = table[form]
            elif carrier.pos == "VERB" and carrier.morph.get("Tense") == "Pres":
                from claims.language.en import inflect_third  # noqa: PLC0415

                out.replaced[carrier] = inflect_third(carrier.lemma)
            return
        forms = conjugate(carrier.lemma)
        singular = _PLURAL_TO_SINGULAR.get(form) or (
            forms.present[0] if forms is not None and form == forms.present[1] else None
        )
        if singular is None and form.endswith("ront"):
            singular = form[:-3] + "a"
        elif singular is None and form.endswith("aient"):
            singular = form[:-5] + "ait"
        elif singular is None and form.endswith("issent"):
            singular = form[:-6] + "it"
        elif singular is None and form.endswith("ent"):
            singular = form[:-2]
        if singular is not None:
            out.replaced[carrier] = singular
        subject = proposition.subject
        if (
            subject is not None
            and subject.morph.get("Number") == "Plur"
            and subject.lemma in self.lexicon.body_nouns
            and subject.text.endswith("s")
        ):
            out.replaced[subject] = subject.text[:-1]
            determiner = subject.child("det")
            if determiner is not None and determiner.lower == "les":
                out.replaced[determiner] = "la" if subject.morph.get("Gender") == "Fem" else "le"
        participle = proposition.predicate
        if (
            participle is not carrier
            and participle.pos in ("VERB", "ADJ")
            and participle.lower.endswith("s")
            and any(
                c.label in ("aux:pass", "cop") or c.lemma == "être"
                for c in participle.children
                if c.label in AUXILIARIES
            )
        ):
            out.replaced[participle] = participle.text[:-1]

    def _check(self, words: Sequence[Word], proposition: Proposition, out: Resolution) -> None:
        """Whether a word that needs the rest of the article is left."""
        ordered = sorted(words, key=lambda w: w.index)
        nouns = [w.index for w in ordered if w.pos in ("NOUN", "PROPN") or out.replaced.get(w, "")[:1].isupper()]
        first_noun = min(nouns, default=10**9)
        top = proposition.predicate
        for word in ordered:
            if word in out.replaced:
                continue
            lower = word.lower
            pronoun = lower in _PERSONAL and word.label in SUBJECTS and not self._impersonal(word)
            if (
                lower in _SPEAKERS
                or pronoun
                and (word.head is top or word is proposition.subject or word.index < first_noun)
                or lower in _NEEDING
                and word.label in (*SUBJECTS, "obj", "obl", "obl:arg", "nmod", "root")
                or lower in ("ce", "cet", "cette", "ces", "these", "this", "those")
                and word.pos == "DET"
                and not self._of_time(word)
                or lower in _CLITICS
                and word.label not in SUBJECTS
                and not word.label.startswith("expl")
                and word.head is top
                and word.pos == "PRON"
                and not any(n < word.index for n in nouns)
                or self.french
                and lower in _OBJECT_CLITICS
                and word.pos == "PRON"
                and not self._taken_up_inside(word, ordered)
                or lower in _POSSESSIVES
                and (word.pos == "DET" or word.label == "nmod:poss")
                and not self._owned_inside(word, ordered, out)
                or lower in _TONIC
                and word.child("case") is not None
                and not any(n < word.index for n in nouns)
                or lower in _DEICTIC
                and word.label in SUBJECTS
                and word.index == ordered[0].index
                and not self._says_what(word, ordered)
                or lower == "là"
                and word.index == ordered[0].index
                or lower in ("aucun", "aucune", "certains", "certaines")
                and word.label in SUBJECTS
                and word.child("nmod", "obl:arg") is None
                or word.pos == "NUM"
                and word.label in SUBJECTS
                or not self.french
                and word.label in SUBJECTS
                and (lower in _SOME and word.child("nmod", "acl:relcl", "acl") is None or self._aged(word))
                or lower in _ANAPHORIC
                and word.label in SUBJECTS
                and self._bare(word)
            ):
                out.stands_alone = False
                return

    def _owned_inside(self, possessive: Word, ordered: Sequence[Word], out: Resolution) -> bool:
        """Whether a noun before « sa », « leurs » has the number of an owner: « les gendarmes » own no « sac à lui »."""
        before = [
            w
            for w in ordered
            if w.index < possessive.index and (w.pos in ("NOUN", "PROPN") or out.replaced.get(w, "")[:1].isupper())
        ]
        if not self.french or possessive.lower in ("leur", "leurs"):
            return bool(before)
        return any(w.morph.get("Number") != "Plur" or w.index in self.names.run_of for w in before)

    def _says_what(self, demonstrative: Word, ordered: Sequence[Word]) -> bool:
        """Whether « c'est … », « this is … » names what it speaks of: a cleft, or something that is pointed at in it."""
        after = [w.lower for w in ordered if w.index > demonstrative.index and w.lower not in ("ne", "n'")]
        if not self.french:
            return False
        cleft = after[:1] in (["est"], ["était"], ["sera"], ["serait"], ["sont"]) and any(
            w in ("qui", "que", "qu'") for w in after[2:]
        )
        return cleft or demonstrative.lower in ("c'", "ce") and self.names.words[demonstrative.index - 1].text == ","

    def _taken_up_inside(self, clitic: Word, ordered: Sequence[Word]) -> bool:
        """Whether the claim itself says whom « l' », « lui », « les » mean: a noun before it that is no subject of its verb."""
        verb = clitic.head
        if clitic.lower == "en" and (
            clitic.label.startswith(("expl", "fixed")) or verb is not None and verb.lemma == "aller"
        ):
            return True
        if clitic.lower == "y":
            following = self.names.words[clitic.index + 1 : clitic.index + 2]
            if any(
                w.lemma == "avoir" or w.lower in ("a", "avait", "aura", "aurait", "avoir", "compris") for w in following
            ):
                return True  # « il y a », « y compris »
        if verb is None or verb.index < clitic.index or clitic.label in (*SUBJECTS, "expl", "fixed"):
            return True
        chain = [verb, *[a for a in verb.ancestors() if a.label in ("xcomp", "root", "conj")]]
        subject = next((s for v in chain if (s := v.child(*SUBJECTS)) is not None), None)
        own = set(subject.subtree()) if subject is not None else set()
        plural = clitic.lower in ("les", "leur")
        return any(
            w.index < clitic.index
            and w not in own
            and w.pos in ("NOUN", "PROPN")
            and (w.morph.get("Number") == "Plur") == plural
            for w in ordered
        )

    def _aged(self, noun: Word) -> bool:
        """« the 48-year-old Australian »: somebody whom the article has named elsewhere."""
        determiner = noun.child("det")
        return (
            determiner is not None
            and determiner.lower == "the"
            and any(w.lower == "old" or w.lower.endswith("-year-old") for w in (noun, *noun.children))
            and not any(w.index in self.names.run_of for w in noun.children)
        )

    def _bare(self, noun: Word) -> bool:
        """« la mesure », « l'entente »: a definite noun with nothing that says which."""
        determiner = noun.child("det")
        return (
            determiner is not None
            and determiner.lower in ("le", "la", "l'", "les", "the")
            and noun.child("nmod", "amod", "acl", "acl:relcl", "appos", "flat:name", "flat", "compound", "nmod:poss")
            is None
        )

    def _of_time(self, determiner: Word) -> bool:
        """« cette année », « ce lundi », « this week »: a date beside the text says what it is."""
        return determiner.head is not None and determiner.head.lower in _TIMES
