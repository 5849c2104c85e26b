"""« il faut », « il y a », “it seems”: pronouns that stand for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.language.reference_words import (
    BEING,
    ENGLISH_ADJECTIVES,
    ENGLISH_TOLD,
    FALLING_TO,
    FRENCH_ADJECTIVES,
    IMPERSONAL,
    TOLD,
)
from claims.models import Language
from claims.names import Names
from claims.words import Word


class Impersonal:
    """Tells the pronouns of one article that stand for nobody."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def stands_for_nobody(self, pronoun: Word) -> bool:
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
                and verb.lower in ENGLISH_ADJECTIVES
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
        if any(w.lemma in IMPERSONAL for w in chain):
            if verb.lemma in ("apparaître", "paraître", "exister"):  # « il apparaît à la télévision »
                return any(x in ("de", "du", "des", "d'", "un", "une", "que", "qu'", "clair") for x in lowers[:4])
            if verb.lemma == "arriver":  # « il est arrivé à Paris » is somebody
                return any(x in ("de", "d'", "que", "qu'", "un", "une") for x in lowers[:3])
            if lowers[1:2] in (["au"], ["à"], ["aux"]) and {"un", "une", "des"} & set(lowers[2:8]):
                return True  # « il manquait au gardien russe une minute »
            return not any(w.lemma in ("rester", "manquer", "agir") for w in chain) or any(
                x in ("de", "du", "des", "d'", "à", "un", "une", "que", "qu'", "s'") for x in lowers[:4]
            )
        if (
            "y" in lowers[:4]
            and not {"que", "qu'"} & set(lowers[: lowers.index("y")])
            and any(
                w.lemma == "avoir" or w.lower in ("a", "avait", "avoir", "aura", "aurait", "eut", "ait")
                for w in following[lowers.index("y") + 1 : lowers.index("y") + 3]
            )
        ):
            return True
        if lowers[1:2] == ["mieux"] and lowers[0].startswith(("vau", "val")):
            return True  # « il vaut mieux attendre »
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
        if (
            lowers[:1] == ["en"]
            and lowers[1:2]
            and lowers[1] in ("reste", "restait", "restera", "manque", "manquait", "existe")
        ):
            return True  # « il en reste dix »
        told_to = [x for x in lowers[:6] if x in ("lui", "leur", "nous", "m'", "vous")]
        if told_to and verb.child("aux:pass") is not None and verb.lemma in TOLD and verb.child("obl:agent") is None:
            return True  # « il lui est reproché un retard »
        lowers = self._without_aside([w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 24]])
        clause = any(x in ("que", "qu'", "de", "d'", "qui", "si", "comment") for x in lowers[1:7])
        adjective = bool(BEING & set(lowers[:4])) and bool(FRENCH_ADJECTIVES & set(lowers[:7]))
        told = verb.child("aux:pass") is not None and verb.lemma in TOLD
        if clause and (adjective or told) or adjective and self._infinitive_follows(lowers[2:14]):
            return True
        return bool(FALLING_TO & set(lowers[:3])) and self._infinitive_follows(lowers[1:14])

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
        if being[:1] and being[0] in ENGLISH_TOLD:
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
            "d'",
            "abord",
            "d'abord",
            "ensuite",
        )
        after = [x for x in lowers if x not in asides]
        if (
            after[:1] == ["se"]
            and after[1:2]
            and after[1].startswith(("peut", "pou"))
            and {"que", "qu'"} & set(after[2:6])
        ):
            return True  # « il se pourrait cependant que »
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
        if after[1:3] == ["été", "fait"] or after[2:4] == ["été", "fait"]:
            return any(x in after[3:6] for x in ("état", "mention", "référence", "appel", "usage"))
        if not after or after[0] not in BEING:
            return False
        if {"tard", "tôt"} & set(after[1:3]):
            return True  # « il est trop tard »
        if after[1:2] == ["fait"] and [x for x in after[2:] if x not in ("«", '"', "“")][:1] in (["un"], ["une"]):
            return True  # « il est fait un procès au maire »
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
