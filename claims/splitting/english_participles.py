"""« Founded in 1990, the firm … » → « The firm was founded in 1990 »; « …, killing 12 » → « killed 12 »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import RESULTS, UNDERGOES
from claims.language.en import inflect_past, inflect_third
from claims.language.lexicon import Lexicon
from claims.names import Names
from claims.predicates import finite_word, is_several
from claims.splitting.beside import Beside
from claims.splitting.edges import after_comma
from claims.splitting.proposition import Proposition
from claims.words import Word

_MODALS = frozenset("will would can could may might".split())


def is_setting(beside: Beside, lexicon: Lexicon) -> bool:
    """English: « Asked whether P, X said », « X said, citing Y »: the setting of what is said, no claim."""
    verb = beside.verb
    asked = verb.lower in lexicon.speech and verb.index < beside.subject.index and verb.label != "amod"
    return asked or verb.lower in ("citing", "quoting")  # « the reported deal » keeps its word


def absolute(verb: Word, below: Sequence[Word], root: Word) -> Proposition | None:
    """« …, the board paying the costs » → « The board paid the costs »."""
    own = verb.child("nsubj")
    if (
        own is None
        or verb.label != "advcl"
        or not verb.lower.endswith("ing")
        or verb.index <= root.index
        or own.index >= verb.index
        or verb.each("mark", "aux", "aux:pass")
        or not after_comma(below, root)
    ):
        return None
    owned = set(own.subtree())
    lead = [w for w in below if w in owned]
    rest = [w for w in below if w is not verb and w not in owned and (w.text not in (",", ".") or w.index > verb.index)]
    return Proposition([*lead, _in_tense_of(root, verb, own), *rest], verb, "participle", own, list(below))


class EnglishParticiples:
    """What the participles of an English article tell."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def told(self, beside: Beside) -> Proposition | None:
        """What a participle tells of the subject beside it, as a sentence."""
        verb, root = beside.verb, beside.root
        if verb.morph.get("Tense") == "Past" and verb.index < beside.subject.index and verb.label != "amod":
            return self._passive(beside)
        if verb.lower.endswith("ing") and verb.index > root.index and after_comma(beside.words, root):
            told_to = root.child("xcomp") and root.child("nsubj:pass")  # « are told to stay, keeping … »
            return None if told_to else self._going_on(beside)
        return None

    def _passive(self, beside: Beside) -> Proposition:
        """« Founded in 1990, the firm … » → « The firm was founded in 1990 »."""
        first = beside.words[0]
        opened = first.text.lower() if first is beside.verb else first
        return beside.proposition("were" if beside.plural else "was", opened, *beside.words[1:])

    def _going_on(self, beside: Beside) -> Proposition:
        """« The storm hit the town, leaving 40 homes flooded » → « The storm left 40 homes flooded »."""
        verb, root = beside.verb, beside.root
        subject, told_of, phrase = beside.subject, list[Word | str](beside.phrase), beside.phrase
        event = root.child("obj") if root.lemma in UNDERGOES and verb.lemma in RESULTS else None
        if event is not None:
            told_of = self._undergone(event, subject, set(verb.subtree()))
            phrase = [*phrase, *(w for w in told_of if isinstance(w, Word))]
            subject = event
        rest = [w for w in beside.words if w is not verb and w.text != "," or w.index > verb.index]
        beside_it = {
            w: _in_tense_of(root, w, subject) for w in verb.each("conj") if w.lower.endswith("ing") and w in rest
        }
        parts = [*told_of, _in_tense_of(root, verb, subject), *(beside_it.get(w, w) for w in rest)]
        return Proposition(parts, verb, "participle", subject, [*phrase, *beside.words])

    def _undergone(self, event: Word, subject: Word, tail: set[Word]) -> list[Word | str]:
        """« Ruritania suffered its worst flood, killing 12 » → « Ruritania's worst flood »."""
        words: list[Word | str] = []
        for word in event.subtree():
            if word in tail:
                continue
            whose = word.label == "nmod:poss" and word.head is event and subject.index in self.names.run_of
            words.append(f"{self.names.words_text(self.names.run_of[subject.index])}'s" if whose else word)
        return words


def _in_tense_of(root: Word, participle: Word, subject: Word) -> str:
    """A present participle as a finite verb in the tense of the clause it goes with."""
    finite = finite_word(root)
    if finite is not None and finite.lower in _MODALS:
        return f"{finite.lower} {participle.lemma}"
    if finite is not None and finite.morph.get("Tense") == "Pres" and finite.lower not in ("has", "have"):
        return participle.lemma if is_several(subject) else inflect_third(participle.lemma)
    return inflect_past(participle.lemma)
