"""The noun phrase that names a party, cut out of what stands around it: adverbials, lists, coordination."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.name_words import CALENDAR, DETERMINERS, INDEFINITE
from claims.models import Language, SourceKind
from claims.names.gathered import Gathered
from claims.names.runs import Runs
from claims.words import Word


class NounPhrases:
    """Cuts phrases of one article."""

    def __init__(self, runs: Runs, gathered: Gathered) -> None:
        self.runs, self.gathered = runs, gathered
        self.lexicon, self.run_of = runs.lexicon, runs.run_of

    def noun_phrase(self, phrase: Sequence[Word]) -> list[Word]:
        """The phrase without adverbials before it (« lundi à la presse le porte-parole … »)."""
        words = [w for w in phrase if w.text not in ('"', "«", "»")]
        while words and words[0].lower in ("et", "and", "mais", "but", ",", "ou", "or"):
            words = words[1:]
        while words and words[-1].text in (",", ".", ":", "!", "?"):
            words = words[:-1]
        if [w.lower for w in words[:2]] in (["de", "nombreux"], ["de", "nombreuses"], ["d'", "autres"]):
            return words  # « de nombreux habitants »
        prepositions = {
            "à",
            "au",
            "aux",
            "sur",
            "dans",
            "devant",
            "lors",
            "auprès",
            "en",
            "avec",
            "pour",
            "par",
            "chez",
            "après",
            "avant",
            "vers",
            "via",
            "to",
            "on",
            "in",
            "at",
            "during",
            "after",
            "before",
            "with",
            "by",
            "from",
            "de",
            "du",
            "d'",
            "of",
            "des",
        }
        for i, word in enumerate(words):
            previous = words[i - 1].lower if i else ""
            if i and (previous in prepositions or previous in DETERMINERS and word.lower not in DETERMINERS):
                continue
            if (
                word.lower in ("ce", "cet", "cette", "this", "last")
                and i + 1 < len(words)
                and words[i + 1].lower
                in (
                    *CALENDAR,
                    "matin",
                    "soir",
                    "semaine",
                    "année",
                    "mois",
                    "week",
                    "month",
                    "year",
                    "morning",
                    "midi",
                    "après-midi",
                    "nuit",
                )
            ):
                continue
            if word.lower in CALENDAR or word.lower in (
                "hier",
                "aujourd'hui",
                "demain",
                "yesterday",
                "today",
                "soir",
                "matin",
            ):
                continue
            if word.lower in prepositions and not (i == 0 and word.lower == "des"):
                continue
            misread = word.index in self.run_of and self.lexicon.language is Language.FRENCH  # « Ban », a verb
            if word.pos in ("ADV", "SCONJ", "VERB", "AUX", "PUNCT") and word.lower not in INDEFINITE and not misread:
                continue
            if (
                word.lower in DETERMINERS
                or word.text[:1].isupper()
                or word.lower in INDEFINITE
                or i == 0
                or words[i - 1].pos == "ADV"
            ):
                return words[i:]
        return []

    def coordinated(self, words: Sequence[Word]) -> list[list[Word]]:
        """The phrase split at « et » between two phrases that can each stand alone."""
        for i in range(1, len(words) - 1):
            if words[i].lower not in (
                ("et", "ou") if self.lexicon.language is Language.FRENCH else ("et", "and", "ou", "or")
            ):
                continue
            nxt = words[i + 1]
            english = self.lexicon.language is Language.ENGLISH
            if english and any(w.text == "," for w in words[:i]):
                continue
            if english and (words[i].entity not in ("", "PERSON") or words[i - 1].entity == "NORP"):
                continue  # « the Arts and Science Union », « Ruritanian and Sylvanian officials »
            left, right = list(words[:i]), list(words[i + 1 :])
            if self.lexicon.language is Language.FRENCH and self._parallel_complement(left, nxt):
                continue  # « le ministre de l'Économie et des Finances »
            whole = nxt.lower in (
                "le",
                "la",
                "les",
                "l'",
                "un",
                "une",
                "the",
                "a",
                "an",
                "son",
                "sa",
                "ses",
                "his",
                "her",
                "des",
            ) or (
                nxt.text[:1].isupper()
                and nxt.index in self.run_of
                and (
                    self._one_medium(left)
                    or not any(w.lower in ("de", "du", "d'", "des", "of", "for") for w in left[-3:])
                )
            )
            if whole and left and not any(w.text == "," for w in right[:2]):
                return [*self._listed(left), *self.coordinated(right)]
        return [list(words)]

    def _one_medium(self, words: Sequence[Word]) -> bool:
        """« le Journal du Centre »: one name, of a medium, which needs no complement."""
        run = self.run_of.get(words[-1].index)
        named = words[1:] if words[0].pos == "DET" and words[0].index not in self.run_of else words
        return (
            run is not None
            and all(self.run_of.get(w.index) is run for w in named)
            and self.gathered.full(run).kind is SourceKind.MEDIA
        )

    def _parallel_complement(self, left: Sequence[Word], following: Word) -> bool:
        return (
            following.lower == "des"
            and left[0].lower != "des"
            and any(w.lower in ("de", "du", "des", "d'") for w in left[1:])
        )

    def _listed(self, left: Sequence[Word]) -> list[list[Word]]:
        """« Jean Martin, Anne Petit » before « et Luc Roux »: names alone between commas, each a party."""
        if self.lexicon.language is not Language.FRENCH or not any(w.text == "," for w in left):
            return self.coordinated(left)
        parts: list[list[Word]] = [[]]
        for word in left:
            if word.text == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        names = [
            bool(part)
            and all(w.index in self.run_of and self.run_of[w.index] is self.run_of.get(part[0].index) for w in part)
            for part in parts
        ]
        people = all(names) and all(
            self.gathered.full(self.run_of[p[0].index]).kind is SourceKind.PERSON for p in parts
        )
        return parts if people else self.coordinated(left)

    def phrase_end(self, body: Sequence[Word]) -> int:
        """Where a noun phrase ends that a bracket or a verb follows: « les observateurs et porterait … »."""
        for k in range(1, len(body)):
            finite = body[k].pos in ("VERB", "AUX") and body[k].morph.get("VerbForm") == "Fin"
            inside = self.run_of.get(body[k + 1].index) if body[k].text == "(" and k + 1 < len(body) else None
            placed = inside is not None and self.gathered.full(inside).kind is SourceKind.PLACE
            if body[k].text == "(" and (placed or all(w.index not in self.run_of for w in body[k + 1 :])):
                return k
            if finite and body[k - 1].lower == "et":
                return k - 1
        return len(body)

    def english_head(self, core: Sequence[Word]) -> Word:
        """« Russian state media », « Ruritania's news agency RNA »: the last noun before a preposition or the proper name."""
        lexicon, found = self.lexicon, None
        for k, word in enumerate(core):
            if (
                k
                and word.lower
                in ("of", "for", "in", "at", "on", "from", "with", "to", "by", "who", "which", "that", "near", "whose")
                or k
                and word.pos == "VERB"
                and not word.lower.endswith("ing")
            ):
                break
            known = (
                word.lower in lexicon.role_nouns
                or word.lower in lexicon.body_nouns
                or word.lower in lexicon.anonymous_nouns
                or word.lower in lexicon.rumour_nouns
            )
            named = word.index in self.run_of
            if known and (not named or found is None) or word.pos == "NOUN" and not named or named and found is None:
                found = word
            elif named and found is not None and found.index not in self.run_of:
                break
        return found or core[0]
