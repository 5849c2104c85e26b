"""« Créé fin 2013, le parquet … » → « Le parquet a été créé fin 2013 »; « …, provoquant une panne » → « provoque »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import DESCRIBING, MOVING, OUTCOMES
from claims.language.fr_verbs import conjugate
from claims.names import Names
from claims.predicates import finite_word
from claims.splitting.beside import Beside
from claims.splitting.edges import after_comma
from claims.splitting.proposition import Proposition
from claims.words import Word

_CLITICS = frozenset("se s' y en ne n'".split())
_ONLY = frozenset("seul seule seuls seules".split())
_POSSESSIVES = frozenset("son sa ses leur leurs".split())
_OF_ANOTHER = ("NOUN", "PROPN", "DET", "NUM", "ADJ")
_RESTRICTING = frozenset("que qu' quoique non si pas".split())


class FrenchParticiples:
    """What the participles of a French article tell."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def told(self, beside: Beside) -> Proposition | None:
        """What a participle tells of the subject beside it, as a sentence."""
        verb, first = beside.verb, beside.words[0]
        if beside.phrase[0].lower in _ONLY:
            return None  # « Seuls les agriculteurs …, passant de 16 à 21 % »: not only they
        if verb.lower.endswith("ant"):
            return self._going_on(beside)
        if verb.morph.get("Tense") != "Pres" and verb.index < beside.subject.index and first.index <= beside.root.index:
            return self._passive(beside)
        return None

    def _passive(self, beside: Beside) -> Proposition | None:
        """« Créé en 2013, le parquet … » → « Le parquet a été créé en 2013 ».

        Not « Bien que non interdite, … », nor « Blessé, son pronostic … ».
        """
        verb = beside.verb
        ahead = {w.lower for w in beside.words if w.index < verb.index}
        possessed = any(c.label == "det" and c.lower in _POSSESSIVES for c in beside.subject.children)
        if possessed or ahead & _RESTRICTING or not self._fronted(beside.words, beside.subject):
            return None
        single, plural = ("est", "sont") if verb.lemma in MOVING else ("a été", "ont été")
        told: list[Word | str] = [w for w in beside.words if w.index >= verb.index or w.label == "advmod"]
        first = told[0]
        if isinstance(first, Word) and first.text[:1].isupper() and first.index not in self.names.run_of:
            told[0] = first.text[:1].lower() + first.text[1:]
        return beside.proposition(plural if beside.plural else single, *told)

    def _going_on(self, beside: Beside) -> Proposition | None:
        """« L'orage a frappé la ville, provoquant une panne » → « L'orage provoquait une panne »."""
        verb, root, below = beside.verb, beside.root, beside.words
        if verb.index <= root.index or verb.lower in DESCRIBING or not after_comma(below, root):
            return None
        ahead = [w for w in below if w.index < verb.index]
        if any(w.pos in _OF_ANOTHER for w in ahead) or verb.lower in OUTCOMES and root.child("aux:pass") is not None:
            return None  # « la dernière remontant à mai »; « ont été bombardés, tuant dix civils »: the bombing did it
        finite = verb.lower[:-3] + ("aient" if beside.plural else "ait")
        carrier = finite_word(root)
        if carrier is root and carrier.morph.get("Tense") == "Pres" and (forms := conjugate(verb.lemma)) is not None:
            finite = forms.present[1 if beside.plural else 0]
        clitics = [w for w in ahead if w.lower in _CLITICS]
        others = {
            c: f"{c.lower[:-3]}{finite[len(verb.lower) - 3 :]}" for c in verb.each("conj") if c.lower.endswith("ant")
        }
        if others and not finite.startswith(verb.lower[:-3] + "ai"):
            return None  # « tuant dix personnes et faisant … » beside a present: two forms of the present
        rest = (w for w in below if w is not verb and w not in clitics and (w.text != "," or w not in ahead))
        return beside.proposition(*clitics, finite, *(others.get(w, w) for w in rest))

    def _fronted(self, below: Sequence[Word], subject: Word) -> bool:
        """« Créé en 2013, le parquet … »: a participle phrase set apart by a comma, that agrees with the subject."""
        first = below[0]
        before = self.names.words[first.index - 1] if first.index else None
        if (
            before is not None
            and before.text not in (",", ".", ":", ";", "!", "?")
            and first.index not in self.names.starts
        ):
            return False
        participle = next((w for w in below if w.morph.get("VerbForm") == "Part"), first)
        for feature in ("Number", "Gender"):
            mine, other = participle.morph.get(feature), subject.morph.get(feature)
            if mine and other and mine != other and not subject.each("conj"):
                return False
        return True
