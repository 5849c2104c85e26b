"""« je » and « nous » inside a quotation → the speaker, or the body that he speaks for, with the verb in the third person.

A spokesperson's « nous » is the body that his role names, where the article speaks of that body elsewhere too; an owner's
letter says « nous » of its owner; a minister's or a director's « nous » is the body only with a verb of deciding or doing,
since anybody may say « nous » of us all. A pronoun is exchanged with all that agrees with it or not at all: half of a
first person is worse than a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.language.fr_first_names import gender_of_role
from claims.language.fr_verbs import conjugate
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.names import Names, Party
from claims.predicates import SUBJECTS, finite_word
from claims.words import Word

_BODIES = (SourceKind.ORGANISATION, SourceKind.PLACE, SourceKind.MEDIA)
_SPOKESPERSON = re.compile(r"\b(porte-parole|spokes(?:person|man|woman))\b", re.IGNORECASE)
_OF_FRENCH = re.compile(r"\s(?P<of>du|des|de la|de l['’]|de|d['’])\s*(?P<body>\S.*)$")
_OF_ENGLISH = re.compile(r"\s(?:for|of|from|at|by)\s+(?P<the>the\s+)?(?P<body>\S.*)$")
_ARTICLE_IN = {"du": "le ", "des": "les ", "de la": "la ", "de l'": "l'", "de": "", "d'": ""}
_LEADERS = frozenset(
    """ministre ministres président présidente directeur directrice pdg patron patronne secrétaire gouverneur
    minister president chancellor secretary premier ceo executive director chairman chairwoman chair head
    governor""".split()
)
# what a body does by decision; « savoir », « vivre », « devoir » may be everybody's
_DOING = frozenset(
    """vouloir décider proposer lancer ouvrir fermer créer construire investir embaucher recruter licencier déposer
    engager prévoir poursuivre renforcer annuler suspendre retirer publier présenter maintenir
    want decide plan propose launch open close build invest hire recruit intend aim introduce withdraw suspend cancel
    publish present announce""".split()
)
_FRENCH_THIRD = {
    "suis": "est",
    "ai": "a",
    "vais": "va",
    "peux": "peut",
    "veux": "veut",
    "dois": "doit",
    "sais": "sait",
    "fais": "fait",
    "vois": "voit",
    "crois": "croit",
    "dis": "dit",
    "tiens": "tient",
    "viens": "vient",
    "prends": "prend",
    "mets": "met",
    "reçois": "reçoit",
    "connais": "connaît",
    "serai": "sera",
    "aurai": "aura",
    "ferai": "fera",
    "irai": "ira",
    "étais": "était",
    "avais": "avait",
    "pars": "part",
}
_ENGLISH_THIRD = {
    "am": "is",
    "'m": " is",
    "have": "has",
    "'ve": " has",
    "are": "is",
    "'re": " is",
    "do": "does",
    "were": "was",
    "'ll": " will",
    "'d": " would",
}
_REFLEXIVE = {"me": "se", "m'": "s'", "nous": "se"}
_MINE = {"mon": "son", "ma": "sa", "mes": "ses"}
_FIRST = frozenset("je j' me m' moi mon ma mes nous notre nos i me my mine we us our ours".split())
_VOWELS = "aeiouyéèêàâîôûh"


@dataclass(frozen=True)
class Speaker:
    """Whom a first person stands for, as a sentence writes it."""

    text: str
    plural: bool = False
    gender: str = ""  # "Masc", "Fem" or "": unknown


class FirstPersons:
    """The first persons of one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def replaced(
        self, words: Sequence[Word], speaker: Party, told: Sequence[Word], known: Mapping[Word, str]
    ) -> tuple[dict[Word, str], list[str]]:
        """What to write for the first persons among a claim's words, and the steps. Empty where one would be left.

        ``told`` are the words of the clause that reports; ``known`` what is replaced already.
        """
        out: dict[Word, str] = {}
        steps: list[str] = []
        for word in words:
            if word.label not in SUBJECTS or word.head is None or word in known:
                continue
            verb = self._verb_of(word, words)
            if verb is None:
                continue
            singular = word.lower in ("je", "j'", "i")
            if not singular and word.lower not in ("nous", "we"):
                continue
            who = self._one(speaker) if singular else self._many(speaker, verb, told)
            if who is None:
                continue
            exchanged = self._exchange(word, verb, who, words)
            if exchanged is None:
                return {}, []
            out |= exchanged
            steps.append(f"first person: {word.text} → {who.text}")
        return out, steps

    # -- who -----------------------------------------------------------------------------------------------------------

    def _one(self, party: Party) -> Speaker | None:
        """The person who says « je »."""
        gender = party.known.gender if party.known is not None else ""
        first = party.name.split()[0].lower() if party.name else ""
        if party.kind is SourceKind.PERSON and party.name[:1].isupper():
            return Speaker(party.name, gender=gender)
        if first in ("un", "une", "a", "an") and party.kind in (SourceKind.PERSON, SourceKind.ANONYMOUS):
            return Speaker(party.name, gender={"un": "Masc", "une": "Fem"}.get(first, ""))
        if party.kind is SourceKind.PERSON and not party.vague:
            article = self.article_of(party.name) or (
                {"Masc": "le ", "Fem": "la "}.get(gender_of_role(first), "") if self.french else "the "
            )
            if article:
                return Speaker(article + party.name, gender={"la ": "Fem", "le ": "Masc"}.get(article, ""))
        return None

    def _many(self, party: Party, verb: Word, told: Sequence[Word]) -> Speaker | None:
        """The body that says « nous », or that a person says it for."""
        if party.vague:
            return None
        if party.kind in _BODIES:
            return self._body(party.name, plural=bool(party.known is not None and party.known.plural))
        if party.kind is SourceKind.DOCUMENT:
            return self._owner(party.name)
        if party.kind is not SourceKind.PERSON or not party.role:
            return None
        if _SPOKESPERSON.search(party.role):
            return self._owner(party.role)
        if verb.lemma in _DOING and set(party.role.lower().split()) & _LEADERS:
            return self._led(party.role, told)
        return None

    def _owner(self, phrase: str) -> Speaker | None:
        """« porte-parole du parquet », « Home Office letter »: the body, where the article speaks of it elsewhere too."""
        if self.french:
            of = _OF_FRENCH.search(phrase)
            if of is None:
                return None
            body = re.split(r"\s(?:à|en|pour|auprès|dans|sur)\s", of["body"])[0].strip(" ,")
            article = _ARTICLE_IN[of["of"].replace("’", "'")]
        else:
            of = _OF_ENGLISH.search(phrase)
            if of is not None:
                body = re.split(r"\s(?:to|in|on|about)\s", of["body"])[0].strip(" ,")
            else:
                body = " ".join(phrase.split()[:-1])
            body = re.sub(r"^(?:leaked|internal|official|new|joint|the)\s+", "", body)
            article = "the " if self._count(rf"the {re.escape(body)}") or body.islower() else ""
        first = body.split()[0].lower().removeprefix("l'") if body else ""
        if not body or first in self.lexicon.role_nouns or first in self.lexicon.person_titles:
            return None
        name = self.names.names.get(body)
        if name is not None and name.kind is SourceKind.PERSON:
            return None
        elsewhere = self._count(re.escape(body)) - self._count(re.escape(phrase))
        if elsewhere < 1 or name is None and not self._is_body(body):
            return None
        return self._body(body, article=article or None)

    def _is_body(self, phrase: str) -> bool:
        return any(word.lower() in self.lexicon.body_nouns for word in re.split(r"[\s'’]+", phrase)[:3])

    def _led(self, role: str, told: Sequence[Word]) -> Speaker | None:
        """« X defended the government's record »: the one body that the reporting clause speaks of."""
        found = {
            w.lower: w
            for w in told
            if self.lexicon.body_nouns.get(w.lower) is SourceKind.ORGANISATION
            and w.index
            and self.names.words[w.index - 1].lower in ("the", "le", "la", "l'", "du")
            and w.index not in self.names.run_of
        }
        if len(found) != 1 or role.lower().startswith(("ex-", "former", "ancien")):
            return None
        return self._body(next(iter(found)))

    def _body(self, name: str, *, plural: bool = False, article: str | None = None) -> Speaker:
        if article is None:
            article = self.article_of(name)
        plural = plural or article == "les "
        gender = {"la ": "Fem", "le ": "Masc"}.get(article, "")
        if article == "l'":
            word = next((w for w in self.names.words if w.text == name.split(maxsplit=1)[0]), None)
            gender = word.morph.get("Gender", "") if word is not None else ""
        return Speaker(article + name, plural, gender)

    def _count(self, pattern: str) -> int:
        return len(re.findall(rf"(?<!\w){pattern}(?!\w)", self.names.text, re.IGNORECASE))

    def article_of(self, name: str) -> str:
        """The article that a name wears elsewhere in the text, with its space; nothing where it wears none."""
        if not self.french:
            return "the " if self._count(rf"the {re.escape(name)}") else ""
        found = re.search(
            rf"(?<!\w)(le |la |les |l['’]|du |au |des |aux ){re.escape(name)}(?!\w)", self.names.text, re.IGNORECASE
        )
        if found is None:
            return ""
        form = found[1].lower().replace("’", "'")
        return {"du ": "le ", "au ": "le ", "des ": "les ", "aux ": "les "}.get(form, form)

    # -- the exchange --------------------------------------------------------------------------------------------------

    def _verb_of(self, subject: Word, words: Sequence[Word]) -> Word | None:
        """The predicate among a claim's words that a subject goes with: its head, or a verb coordinated with it."""
        inside = set(words)
        head = subject.head
        if head is None or head in inside:
            return head
        return next((c for c in head.each("conj") if c in inside and c.child(*SUBJECTS) is None), None)

    def _exchange(self, pronoun: Word, verb: Word, who: Speaker, words: Sequence[Word]) -> dict[Word, str] | None:
        """The replacements of one pronoun and of all that agrees with it; None where something would stay behind."""
        inside = set(words)
        out = {pronoun: who.text}
        verbs = [verb, *(c for c in verb.each("conj") if c in inside and c.child(*SUBJECTS) is None)]
        done: set[Word] = set()  # « assure » is the first person's form and the third's
        for one in verbs:
            carrier = finite_word(one) or one
            if carrier not in inside:
                continue
            done.add(carrier)
            form = self._third(carrier, plural=who.plural)
            if form is None:
                return None
            if form != carrier.lower:
                out[carrier] = form
            if self.french and (agreed := self._agreeing(one, carrier, pronoun, who)) is not None:
                out |= agreed
        for word in words:
            if word in out or word.lower not in _FIRST or word.label in SUBJECTS:
                continue
            written = self._other(word, pronoun, verbs, who)
            if written is None:
                return None
            out[word] = written
        left = [
            w
            for w in words
            if w not in out
            and w not in done
            and self.french
            and w.pos in ("VERB", "AUX")
            and w.morph.get("Person") == "1"
            and not any(c.label in SUBJECTS for c in w.children if c is not pronoun)
        ]
        return None if left else out

    def _other(self, word: Word, pronoun: Word, verbs: Sequence[Word], who: Speaker) -> str | None:
        """A possessive or a reflexive after its subject, in the third person."""
        if word.index < pronoun.index:
            return None
        lower = word.lower
        if not self.french:
            if pronoun.lower == "we":
                return (
                    {"our": "their", "us": "them"}.get(lower) if who.plural else {"our": "its", "us": "it"}.get(lower)
                )
            own = {"Masc": "his", "Fem": "her"}.get(who.gender, who.text + "'s")
            return own if lower == "my" else None
        if lower in _REFLEXIVE and word.head in verbs and word.index <= pronoun.index + 2:
            return _REFLEXIVE[lower]
        if lower in _MINE and pronoun.lower != "nous":
            return _MINE[lower]
        if lower in ("notre", "nos") and pronoun.lower == "nous":
            if who.plural:
                return {"notre": "leur", "nos": "leurs"}[lower]
            if lower == "nos":
                return "ses"
            noun = word.head
            gender = noun.morph.get("Gender") if noun is not None else None
            following = self.names.words[word.index + 1].lower if word.index + 1 < len(self.names.words) else ""
            return None if gender is None else "son" if gender == "Masc" or following[:1] in _VOWELS else "sa"
        return None

    def _third(self, carrier: Word, *, plural: bool) -> str | None:
        """The form of a first person in the third; the form itself where both are one, None where it is not known."""
        form = carrier.lower
        if not self.french:
            if form in _ENGLISH_THIRD:
                return (
                    {"is": "are", "has": "have"}.get(_ENGLISH_THIRD[form], _ENGLISH_THIRD[form])
                    if plural
                    else (_ENGLISH_THIRD[form])
                )
            if carrier.pos == "VERB" and carrier.morph.get("Tense") == "Pres" and not form.endswith("ing"):
                from claims.language.en import inflect_third  # noqa: PLC0415

                return carrier.text if plural else inflect_third(carrier.lemma)
            return form
        if form in _FRENCH_THIRD:
            return _FRENCH_THIRD[form]
        if form in ("sommes", "avons"):
            return {"sommes": ("est", "sont"), "avons": ("a", "ont")}[form][plural]
        if form.endswith("ons") and carrier.lemma:
            forms = conjugate(carrier.lemma)
            if forms is None:
                return None
            if form.endswith("rions"):
                pair = forms.conditional if form.startswith(forms.conditional[0][:-3]) else forms.imperfect
            elif form.endswith("rons") and form.startswith(forms.future[0][:-1]):
                pair = forms.future
            elif form.endswith("ions"):
                pair = forms.imperfect
            else:
                pair = forms.present
            return pair[plural]
        if form.endswith("ais"):
            return form[:-1] + "t"
        if form.endswith("rai"):
            return form[:-1]
        if form.endswith("s") and not form.endswith("es") and carrier.pos in ("VERB", "AUX"):
            return form[:-1] + ("" if form[-2] in "dtc" else "t")
        return form

    def _agreeing(self, predicate: Word, carrier: Word, pronoun: Word, who: Speaker) -> dict[Word, str] | None:
        """« Nous sommes satisfaits » → « La mairie est satisfaite »: the adjective or participle with « être »."""
        being = carrier.lemma == "être" or any(c.lower == "été" for c in predicate.children)
        if not being or predicate is carrier or predicate.pos not in ("ADJ", "VERB") or pronoun.lower != "nous":
            return None
        form = predicate.lower
        if who.plural or not form.endswith("s") or predicate.morph.get("Number") == "Sing":
            return None
        base = form.removesuffix("es") if form.endswith("ées") else form.removesuffix("s")
        if form.endswith(("is", "us", "os", "as")) and predicate.pos == "ADJ" and form.endswith(("ais", "ous")):
            base = form
        if who.gender == "Fem":
            base += "" if base.endswith("e") else "e"
        return {predicate: base}
