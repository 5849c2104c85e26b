"""The runs of capitalised words that are the names of an article, each mention by itself."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from claims.language.en_first_names import gender_of_english_name
from claims.language.fr_first_names import gender_of_first_name
from claims.language.lexicon import Lexicon
from claims.language.name_words import CALENDAR, DETERMINERS, ENGLISH_CALENDAR_NAMES, VAGUE
from claims.models import Language, SourceKind
from claims.words import Word

_PERSON_PARTICLES = frozenset("de du d' la le al el ben bin ibn van von der den da di del".split())
_BODY_PARTICLES = _PERSON_PARTICLES | {"l'", "des"}
_LEADING = frozenset("bin ibn van von".split())  # the first word of a surname
_COMMON_ACRONYMS = frozenset("ong ngo ngos pme pdg ceo ndlr".split())  # nouns, nobody's names
_SMALL_FIRST = re.compile(r"[a-z][A-Z]{2,}")  # « iTELE »
_HYPHENED = re.compile(r"[-‑][a-zà-ÿ]{2,}")
_CLITIC_ENDS = frozenset(
    "-il -elle -ils -elles -on -ce -ci -là -même -mêmes -t-il -t-elle -t-on -je -nous -vous".split()
)
_PLURALS = frozenset("children women men people".split())  # before « 's »
_RANKED = frozenset("premier première deuxième troisième second seconde seul seule".split())  # « le premier Ruritain »
_FROM = re.compile(
    r"(ais|aise|ois|oise|ien|ienne|ain|aine|ard|arde|éen|éenne|and|ande|ec|ecque|esse|agnole?|elge|uisse|atar)$"
)
_GROUPS = frozenset("les des aux de d' ces".split())
# names that go on with words written small, or with a day's
_GO_ON: dict[str, tuple[tuple[str, ...], ...]] = {
    "pôle": (("emploi",),),
    "canard": (("enchaîné",),),
    "journal": (("du", "dimanche"),),
    "médecins": (("du", "monde"), ("sans", "frontières")),
    "reporters": (("sans", "frontières"),),
    "secours": (("populaire",), ("catholique",)),
}
LOWER_MEDIA = frozenset(
    "franceinfo francetvinfo mediapart médiapart franceinfo.fr".split()
)  # written without a capital


class Runs:
    """The capitalised runs of one article, in order."""

    def __init__(self, words: Sequence[Word], text: str, lexicon: Lexicon, starts: set[int]) -> None:
        self.words, self.text, self.lexicon, self.starts = words, text, lexicon, starts
        french = lexicon.language is Language.FRENCH
        self.calendar = CALENDAR - ENGLISH_CALENDAR_NAMES if french else CALENDAR
        self._surnames = self._surnames_of_roles(words)
        if lexicon.language is Language.ENGLISH:
            self._mend_tags(words)
        self.all: list[list[Word]] = self._find_runs(words)
        self.run_of: dict[int, list[Word]] = {w.index: run for run in self.all for w in run}
        self._run_starts = [run[0].index for run in self.all]

    def _mend_tags(self, words: Sequence[Word]) -> None:
        """« Tolliver, though, said », « Waters said »: what is a name inside sentences is no other word at the start of one."""
        inside = frozenset(w.text for w in words if w.pos == "PROPN" and w.index not in self.starts)
        small = frozenset(w.text for w in words if w.text.islower())
        for word in words:
            if word.index not in self.starts or word.text not in inside:
                continue
            if word.pos == "ADV" or word.pos == "NOUN" and word.lower not in small:
                word.pos = "PROPN"

    def _capital(self, word: Word) -> bool:
        if word.lower in LOWER_MEDIA or _SMALL_FIRST.match(word.text):
            return True
        if (
            not word.text[:1].isupper()
            or word.lower in self.calendar
            or word.lower in self.lexicon.person_titles
            or word.lower in _COMMON_ACRONYMS
        ):
            return False
        if word.index in self.starts:
            if self._class_of_bodies(word):
                return False
            if word.lower in DETERMINERS or word.pos in (
                "DET",
                "ADP",
                "ADV",
                "PRON",
                "SCONJ",
                "CCONJ",
                "VERB",
                "AUX",
                "NUM",
                "INTJ",
            ):
                return (
                    word.pos not in ("DET", "ADP", "ADV", "PRON", "SCONJ", "CCONJ", "AUX", "NUM", "INTJ")
                    and word.entity != ""
                )
            return word.pos == "PROPN" or word.entity != ""
        return word.pos not in ("PRON",) or word.entity != ""

    def _class_of_bodies(self, word: Word) -> bool:
        """English: « Unions said »: a plural of bodies at the start of a sentence, and no capital after it."""
        following = self.words[word.index + 1].text if word.index + 1 < len(self.words) else ""
        return (
            self.lexicon.language is Language.ENGLISH
            and word.lower.endswith("s")
            and (
                word.lower in self.lexicon.body_nouns
                or word.lower in self.lexicon.anonymous_nouns
                or word.lower in VAGUE
            )
            and not following[:1].isupper()
        )

    def _surnames_of_roles(self, words: Sequence[Word]) -> frozenset[str]:
        """English: « Jane Butler », « Tom Cook »: surnames that are nouns for a role, seen after a first name."""
        if self.lexicon.language is Language.FRENCH:
            return frozenset()
        return frozenset(
            b.text
            for a, b in pairwise(words)
            if b.lower in self.lexicon.role_nouns
            and b.text[:1].isupper()
            and a.text[:1].isupper()
            and (a.entity == b.entity == "PERSON" or gender_of_english_name(a.text))
            and a.lower not in self.lexicon.role_nouns
            and a.lower not in self.lexicon.body_nouns
            and a.lower not in self.lexicon.person_titles
        )

    def _find_runs(self, words: Sequence[Word]) -> list[list[Word]]:
        runs: list[list[Word]] = []
        i, n = 0, len(words)
        while i < n:
            surname = words[i].text in self._surnames and words[i].text[:1].isupper()
            led = (
                words[i].lower in _LEADING and words[i].text.islower() and i + 1 < n and words[i + 1].text[:1].isupper()
            )
            if led and self.adjacent(words, i + 1) and words[i + 1].index not in self.starts:
                pass  # « bin Laden », « van Dyck »
            elif not self._capital(words[i]) or words[i].lower in self.lexicon.role_nouns and not surname:
                i += 1
                continue
            run, j = [words[i]], i + 1
            while j < n:
                if tail := self._glued_tail(words, run, j) or self._lower_tail(words, run, j):
                    run.extend(tail)
                    j += len(tail)
                    continue
                if self._joins(words, j) and j + 1 < n:
                    k = j
                    while k < n and k - j < 3 and self._joins(words, k):
                        k += 1
                    if (
                        k < n
                        and words[k].text[:1].isupper()
                        and words[k].lower not in self.calendar
                        and words[k].index not in self.starts
                        and self.adjacent(words, k)
                    ):
                        if words[k].text.isupper() and len(words[k].text) > 1 and words[j].text != "-":
                            break
                        run.extend(words[j : k + 1])
                        j = k + 1
                        continue
                    break
                if words[j].text[:1].isupper() and (self._new_person(words, run, j) or self._office(words, run, j)):
                    break
                if (
                    words[j].text[:1].isupper()
                    and words[j].index not in self.starts
                    and words[j].lower not in self.calendar
                    and self.adjacent(words, j)
                    and (words[j].lower not in self.lexicon.person_titles or self._initial(words, j))
                ):
                    run.append(words[j])
                    j += 1
                    continue
                if words[j].text == "+" and run[-1].lower == "canal":
                    run.append(words[j])
                    j += 1
                    break
                if (
                    words[j].text.isdigit()
                    and len(words[j].text) <= 2
                    and run[-1].lower in ("france", "europe", "ligue", "formule", "channel", "tf", "canal", "bbc")
                ):
                    run.append(words[j])
                    j += 1
                break
            if self.lexicon.language is Language.FRENCH:
                if len(run) > 1 or run[0].lower not in DETERMINERS:  # « titré "Les 500 …" »: no name
                    runs.append(run)
            elif not self._before_title(words, j):
                runs.extend(self._without_titles(run))
            i = j
        return self._without_demonyms(runs)

    def _without_demonyms(self, runs: list[list[Word]]) -> list[list[Word]]:
        """« la Ruritane Anne Martin », where the article says « Anne Martin » elsewhere: the name without what she is.

        « Premier Ruritain à avoir gagné » is no name, nor what somebody is in « le Ruritain Paul Martin ».
        """
        if self.lexicon.language is not Language.FRENCH:
            return runs
        known = {self.words_text(run) for run in runs}
        named = {run[0].index for run in runs if len(run) > 1}
        runs = [
            run
            for run in runs
            if len(run) > 1
            or self.before(run) not in _RANKED
            and not (
                self.before(run) in ("le", "la", "l'", "du", "au") and self._nation(run) and run[0].index + 1 in named
            )
        ]
        return [
            run[1:]
            if len(run) > 2
            and (
                self.before(run) in ("le", "la", "l'", "du", "au")
                and run[0].lower not in self.lexicon.body_nouns
                and self.words_text(run[1:]) in known
                or self._nation(run)
                and (self._called_young(run) or self.words_text(run[1:]) in known)
                and not gender_of_first_name(run[0].text)
                and gender_of_first_name(run[1].text)
            )
            else run
            for run in runs
        ]

    def _called_young(self, run: Sequence[Word]) -> bool:
        """« le jeune Ruritain Paul Martin »: an article and an adjective written small before a run."""
        first = run[0].index
        return (
            first > 1 and self.words[first - 1].pos == "ADJ" and self.before(run, 2) in ("le", "la", "l'", "du", "au")
        )

    def _nation(self, run: Sequence[Word]) -> bool:
        """« le Canadien », « la Suissesse »: a word that says where somebody is from, by its ending."""
        return run[0].pos in ("NOUN", "ADJ") or _FROM.search(run[0].lower) is not None

    def _initial(self, words: Sequence[Word], j: int) -> bool:
        """French: « John M. Martin »: a capital with a stop after a first name and before a capital is no Monsieur."""
        before_surname = j + 1 < len(words) and words[j + 1].text[:1].isupper() and self.adjacent(words, j + 1)
        return words[j].text == "M." and bool(gender_of_first_name(words[j - 1].text)) and before_surname

    def _before_title(self, words: Sequence[Word], j: int) -> bool:
        """« Texas Sen. Jane Doe »: what stands before a title and a name is part of the title."""
        return (
            j + 1 < len(words)
            and words[j].lower in self.lexicon.person_titles
            and words[j].text[:1].isupper()
            and words[j + 1].text[:1].isupper()
            and words[j].index not in self.starts
            and self.adjacent(words, j)
            and self.adjacent(words, j + 1)
        )

    def _without_titles(self, run: list[Word]) -> list[list[Word]]:
        """« Home Secretary Jane Doe » → « Jane Doe »; a title alone is no name; « Relief Council John Doe » is two."""
        if len(run) > 2 and run[0].lower in self.lexicon.anonymous_nouns and run[1].entity == "PERSON":
            run = run[1:]
        if (holder := self._after_office(run)) is not None:
            return [holder]
        last = max(
            (k for k, w in enumerate(run) if w.lower in self.lexicon.role_nouns and w.text not in self._surnames),
            default=None,
        )
        if last is not None and last + 1 < len(run) and run[last + 1].lower in self.lexicon.body_nouns:
            return [run]  # « Transport Workers Union »
        if last is not None and (
            last == len(run) - 1 and len(run) <= 2 or last + 1 < len(run) and run[last + 1].text[:1].isupper()
        ):
            run = run[last + 1 :]
        elif last == 0 and len(run) > 1:
            return [run]
        for k in range(len(run) - 2, 1, -1):
            person = run[k + 1].entity == "PERSON" and all(w.entity in ("PERSON", "") for w in run[k:])
            if person and all(w.entity == "ORG" for w in run[:k]) and len(run) - k == 2:
                return [run[:k], run[k:]]
        people = next((k for k, w in enumerate(run) if w.entity == "PERSON"), 0)
        if (
            people
            and len(run) - people > 1
            and all(w.entity == "PERSON" for w in run[people:])
            and self.before(run) in ("of", "for", "the", "at")
            and any(w.lower in self.lexicon.role_nouns for w in self.words[max(0, run[0].index - 6) : run[0].index])
        ):
            return [run[:people], run[people:]]  # « director of public safety Jane Doe »
        return [run] if run else []

    def _after_office(self, run: list[Word]) -> list[Word] | None:
        """« Director of Public Prosecution Jane Doe-Roe », « Constable of Kent John Doe »: the person at the end."""
        of = max((k for k, w in enumerate(run) if w.lower in ("of", "for")), default=-1)
        first = run[0].index
        office = [*run[:of], *self.words[max(0, first - 4) : first]]
        if (
            of < 0
            and self.before(run) not in ("of", "for")
            or not any(w.lower in self.lexicon.role_nouns for w in office)
        ):
            return None
        units = [  # where each word after « of » starts, hyphenated ones as one
            k
            for k in range(of + 1, len(run))
            if run[k].text != "-" and run[k - 1].text != "-" and run[k].text[:1].isupper()
        ]
        if len(units) < 3:
            return None
        person = run[units[-2] :]
        known = {*self.lexicon.role_nouns, *self.lexicon.body_nouns}
        fits = all(w.entity in ("PERSON", "") for w in person) and not any(w.lower in known for w in person)
        return person if fits else None

    def _new_person(self, words: Sequence[Word], run: Sequence[Word], j: int) -> bool:
        """« ministre de l'Intérieur Jean Martin », « UNEF Jean Martin »: an office or an acronym, then a person's name."""
        if (
            self.lexicon.language is not Language.FRENCH
            or words[j].entity not in ("PER", "PERSON")
            or run[-1].entity in ("PER", "PERSON")
            and not (run[-1].text.isupper() and len(run[-1].text) > 2)
        ):
            return False
        if len(run) == 2 and gender_of_first_name(run[0].text) and not gender_of_first_name(run[1].text):
            another = j + 1 < len(words) and words[j + 1].text[:1].isupper() and self.adjacent(words, j + 1)
            if another and gender_of_first_name(words[j].text):
                return True  # « Paul Durand Jean Martin »: two persons, the comma between them lost
        before = self.words[run[0].index - 1].lower if run[0].index else ""
        office = before in ("l'", "la", "le", "de", "du", "des", "d'", "aux", "au", "of")
        first_name = bool(gender_of_first_name(words[j].text)) and not gender_of_first_name(run[-1].text)
        if run[-1].entity == "ORG" and first_name and j + 1 < len(words) and words[j + 1].text[:1].isupper():
            return True  # « a dit sur Radio Midi Jean Martin »
        party = len(run) == 1 and run[0].text.isupper() and before in self.lexicon.role_nouns
        return office or party or run[-1].text.isupper() and len(run[-1].text) > 2

    def _joins(self, words: Sequence[Word], j: int) -> bool:
        word = words[j]
        if word.text == "-":
            return words[j - 1].end == word.start
        if word.text == "&":
            return True
        joins = word.lower in (
            _BODY_PARTICLES
            if self.lexicon.language is Language.FRENCH and self._in_body(words, j)
            else _PERSON_PARTICLES
            if self.lexicon.language is Language.FRENCH
            else frozenset(("of", "the", "for", "de", "van", "von", "al", "el", "bin"))
        )
        if (
            self.lexicon.language is Language.ENGLISH
            and word.lower in ("of", "the", "for")
            and j
            and words[j - 1].entity == "PERSON"
        ):
            return False
        if (
            self.lexicon.language is Language.ENGLISH
            and word.lower == "on"
            and j
            and words[j - 1].lower in self.lexicon.body_nouns
        ):
            return words[j - 1].text[:1].isupper()
        return joins and word.text.islower() and not self._of_somebody(words, j)

    def _of_somebody(self, words: Sequence[Word], j: int) -> bool:
        """« les costumes Vernay de Jean Martin »: « de » before a first name and a surname begins another name."""
        return (
            self.lexicon.language is Language.FRENCH
            and words[j].lower in ("de", "d'")
            and j + 2 < len(words)
            and bool(gender_of_first_name(words[j + 1].text))
            and words[j + 2].text[:1].isupper()
            and words[j + 2].pos != "DET"
        )

    def _in_body(self, words: Sequence[Word], j: int) -> bool:
        """« le Ministère de l'Éducation »: whether « de l' » goes on with the capitalised noun of a body."""
        first = next((words[k] for k in (j - 1, j - 2) if k >= 0 and words[k].text[:1].isupper()), None)
        return first is not None and first.lower in self.lexicon.body_nouns and not first.text.isupper()

    def _glued_tail(self, words: Sequence[Word], run: Sequence[Word], j: int) -> list[Word]:
        """« Park Min-su », « Bord'eau »: the rest of a name that nothing parts from its capitalised beginning."""
        word, last = words[j], run[-1]
        if self.lexicon.language is not Language.FRENCH:
            return self._owned_tail(words, last, j)
        if word.start == last.end and (
            _HYPHENED.fullmatch(word.text)
            and word.lower not in _CLITIC_ENDS
            or last.text[-1:] in "'’"
            and len(last.text) > 2
        ):
            return [word]
        following = words[j + 1] if j + 1 < len(words) else None
        if (
            word.text == "-"
            and word.start == last.end
            and following is not None
            and following.start == word.end
            and following.text.islower()
            and last.entity in ("PER", "PERSON")
            and "-" + following.lower not in _CLITIC_ENDS
        ):
            return [word, following]  # « Park Min-su » in three words
        for known in _GO_ON.get(last.lower, ()):
            rest = words[j : j + len(known)]
            if tuple(w.lower for w in rest) == known and self.adjacent(words, j):
                return list(rest)
        return []

    def _owned_tail(self, words: Sequence[Word], last: Word, j: int) -> list[Word]:
        """« the Grocers' Association », « the Women's Institute »: the mark and the body after a plural, whose name it is."""
        mark, body = words[j], words[j + 1] if j + 1 < len(words) else None
        office = last.lower in self.lexicon.role_nouns  # « the Kent County Sheriff's Office »
        plural = last.lower.endswith("s") if mark.text in ("'", "’") else last.lower in _PLURALS or office
        owned = mark.text in ("'", "’", "'s", "’s") and plural and mark.start == last.end
        if not owned or body is None or not body.text[:1].isupper() or not self.adjacent(words, j + 1):
            return []
        return [mark, body] if self.lexicon.body_nouns.get(body.lower) is SourceKind.ORGANISATION else []

    def _lower_tail(self, words: Sequence[Word], run: Sequence[Word], j: int) -> list[Word]:
        """« Assemblée nationale », « Cour de cassation », « les Casques bleus »: a name that goes on in lower case."""
        first, word = run[0], words[j]
        if (
            self.lexicon.language is not Language.FRENCH
            or not word.text.islower()
            or not self.adjacent(words, j)
            or first.lower in self.lexicon.role_nouns
        ):
            return []
        body = self.lexicon.body_nouns.get(first.lower) is SourceKind.ORGANISATION
        group = len(run) == 1 and word.lower.endswith("s") and self.before(run) in _GROUPS
        again = group and self.text.count(self.words_text([first, word])) > 1
        named = (
            word.entity == run[-1].entity == "ORG"
            or group
            and run[-1].entity == "MISC"
            and (again or word.entity == "MISC")
        )
        if word.pos == "ADJ" and (body and len(run) == 1 or named):
            return [word, *self._purpose(words, j + 1)]
        if (
            body
            and len(run) == 1
            and first.index not in self.starts
            and word.lower in ("de", "d'", "des")
            and j + 1 < len(words)
            and words[j + 1].text.islower()
            and words[j + 1].pos == "NOUN"
            and words[j + 1].lower not in self.calendar
        ):
            return [word, words[j + 1]]
        return []

    def _purpose(self, words: Sequence[Word], j: int) -> list[Word]:
        """« Organisation mondiale de la santé », « Fédération internationale de ski », « Agence nationale de sécurité
        sanitaire »: what a body whose name has an adjective is for.
        """
        of = 1 if words[j : j + 1] and words[j].lower in ("de", "d'", "des", "du") else 0
        article = j + of < len(words) and words[j + of].lower in ("la", "l'") and words[j].lower == "de"
        at = j + of + article
        if not of or at >= len(words) or words[at].pos != "NOUN" or not words[at].text.islower():
            return []
        if words[at].lower in self.calendar or not all(self.adjacent(words, k) for k in range(j, at + 1)):
            return []
        further = words[at + 1 : at + 2]
        adjective = (
            bool(further) and further[0].pos == "ADJ" and further[0].text.islower() and self.adjacent(words, at + 1)
        )
        return list(words[j : at + 1 + adjective])

    def _office(self, words: Sequence[Word], run: Sequence[Word], j: int) -> bool:
        """« président de la République Jean Martin »: a noun of an office, then a name."""
        first = run[0].index
        before = self.words[first - 1].lower if first else ""
        return (
            all(w.pos == "NOUN" for w in run)
            and before in ("la", "l'", "le", "du", "des", "d'", "de")
            and words[j].pos == "PROPN"
            and any(w.lower in self.lexicon.role_nouns for w in self.words[max(0, first - 4) : first])
        )  # « la Maison Blanche » is no office

    def adjacent(self, words: Sequence[Word], b: int) -> bool:
        """Whether nothing but space stands before a word."""
        gap = self.text[words[b - 1].end : words[b].start]
        return not gap.strip()

    def words_text(self, words: Sequence[Word]) -> str:
        """The words as the article writes them, marks between them left out."""
        out = ""
        for i, word in enumerate(words):
            if i:
                gap = self.text[words[i - 1].end : word.start] if word.index == words[i - 1].index + 1 else " "
                elided = self.lexicon.language is Language.FRENCH and out.endswith(("'", "’"))
                out += " " if gap and not elided else ""
            out += word.text
        return "".join(c for c in out if unicodedata.category(c) != "Cf")

    def before(self, run: Sequence[Word], back: int = 1) -> str:
        i = run[0].index - back
        return self.words[i].lower if i >= 0 else ""

    def between(self, first: int, last: int) -> list[list[Word]]:
        """The runs that start after word ``first`` and before word ``last``."""
        return self.all[bisect_right(self._run_starts, first) : bisect_left(self._run_starts, last)]
