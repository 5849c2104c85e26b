"""Whether a claim still holds a word that needs the rest of the article."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.language.reference_words import ANAPHORIC, POSSESSIVES, THIS_ONE, TIMES
from claims.models import Language
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.resolve.impersonal import Impersonal
from claims.resolve.model import Resolution
from claims.resolve.phrases import Phrases
from claims.splitting import Proposition
from claims.words import Word

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
_SOME = frozenset("latter former some others several both another none neither either few many most".split())


class Dangling:
    """Looks for words that need the rest of the article."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: Phrases, impersonals: Impersonal) -> None:
        self.names, self.lexicon, self.phrases, self.impersonals = names, lexicon, phrases, impersonals
        self.french = lexicon.language is Language.FRENCH

    def check(self, words: Sequence[Word], proposition: Proposition, out: Resolution) -> None:
        """Whether a word that needs the rest of the article is left."""
        ordered = sorted(words, key=lambda w: w.index)
        nouns = [w.index for w in ordered if self._named(w, out)]
        first_noun = min(nouns, default=10**9)
        top = proposition.predicate
        written = {part for part in proposition.parts if isinstance(part, str)}
        if ordered and self._opens_with_pronoun(ordered[0], out) or written & POSSESSIVES:
            out.stands_alone = False
            return
        for word in ordered:
            if word in out.replaced:
                continue
            lower = word.lower
            pronoun = (
                lower in _PERSONAL
                and word.label in SUBJECTS
                and not self.impersonals.stands_for_nobody(word)
                and not self.phrases.resumed(word)
            )
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
                or lower in POSSESSIVES
                and (word.pos == "DET" or word.label == "nmod:poss")
                and (self._is_role(word, proposition) or not self._owned_inside(word, ordered, out))
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
                or lower in ANAPHORIC
                and word.label in SUBJECTS
                and self.phrases.bare(word)
            ):
                out.stands_alone = False
                return

    def _opens_with_pronoun(self, first: Word, out: Resolution) -> bool:
        """Whether a claim opens with a pronoun that nobody was put in for, whatever the parse calls it."""
        if first in out.replaced:
            return False
        if first.lower in ("il", "it"):
            return first.label in SUBJECTS and not self.impersonals.stands_for_nobody(first)
        following = self.names.words[first.index + 1 : first.index + 2]
        cut = first.lower + "-ci" in THIS_ONE and bool(following) and following[0].text == "-"
        return first.lower in _PERSONAL or first.lower in THIS_ONE or cut

    def _named(self, word: Word, out: Resolution) -> bool:
        """Whether a word is a noun, or a pronoun in whose place one is written."""
        written = out.replaced.get(word, "")
        return word.pos in ("NOUN", "PROPN") or written[:1].isupper() or bool(written) and word.lower in _PERSONAL

    def _owned_inside(self, possessive: Word, ordered: Sequence[Word], out: Resolution) -> bool:
        """Whether a noun before « sa », « leurs » has the number of an owner: « les gendarmes » own no « sac à lui »."""
        before = [w for w in ordered if w.index < possessive.index and self._named(w, out)]
        if not self.french or possessive.lower in ("leur", "leurs"):
            return bool(before)
        return any(w.morph.get("Number") != "Plur" or w.index in self.names.run_of for w in before)

    def _is_role(self, possessive: Word, proposition: Proposition) -> bool:
        """« Jean Morel est son président »: somebody else's; « Mina Son est la présidente » has no possessive."""
        told = proposition.rule == "apposition" and possessive.head is proposition.predicate
        return told and possessive.index not in self.names.run_of

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

    def _of_time(self, determiner: Word) -> bool:
        """« cette année », « ce lundi », « this week »: a date beside the text says what it is."""
        return determiner.head is not None and determiner.head.lower in TIMES
