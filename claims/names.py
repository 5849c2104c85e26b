"""The names of an article: who is called what, which short form stands for which full one, and what a phrase names.

Short forms are matched to fuller ones that the article gives (« M. Poutine » → « Vladimir Poutine »), acronyms to
the words whose initials they are (after Schwartz & Hearst 2003), roles to the name that they were given with. Where
two names compete, nothing is replaced.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from claims.language.en_first_names import gender_of_english_name
from claims.language.fr_first_names import gender_of_first_name, gender_of_role
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.words import Word

_PARTICLES = frozenset(
    "de du d' des la le les l' of the al el ben bin ibn van von der den da di do dos del della e y and".split()
)
_PERSON_PARTICLES = frozenset("de du d' la le al el ben bin ibn van von der den da di del".split())
_LEADING = frozenset("bin ibn van von".split())  # the first word of a surname
_ADVERBIAL = frozenset(
    """
        lors devant auprès après avant via during after before mardi lundi mercredi jeudi vendredi
        samedi dimanche hier
    """.split()
)
_INSTITUTIONS = frozenset(
    """hospital hall street road square park prize award house museum stadium airport school tower building island
    mountain river day show cup trophy hotel church cathedral library station bridge law act""".split()
)
_PLACING = frozenset("à au aux en la le l' les du des de d' dans vers in at to from near".split())
# heads without which the name beside them says less: « le comité Nobel », not « Nobel »
_KEPT_HEADS = frozenset(
    """comité institut cabinet commission conseil centre tribunal cour université ministère banque fondation hôpital
    clinique club mairie famille collectif observatoire bureau clan gouvernement""".split()
)
_GENERIC_BODIES = frozenset("institution organisation établissement organisme structure".split())
_PERSONAL_WORDS = frozenset(
    """sexagénaire quinquagénaire quadragénaire trentenaire septuagénaire octogénaire intéressé intéressée homme femme
    jeune responsable élu élue dirigeant dirigeante""".split()
)
_VAGUE = frozenset(
    """
        groups médias média media presse journaux newspapers critics critiques experts spécialistes
        observateurs observers analystes analysts associations syndicats détracteurs opposants
        défenseurs campaigners activists commentators supporters organisations ong ngos
    """.split()
)
_FIGURES = frozenset(
    """
        calculs chiffres estimations estimation informations déclarations propos données prévisions
        projections termes mots figures estimates calculations remarks
    """.split()
)
_DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
    "the a an this that these those his her its their our your my".split()
)
_INDEFINITE = frozenset(
    """
        un une des certains certaines plusieurs quelques deux trois quatre d'autres a an some
        several many two three one
    """.split()
)
_CALENDAR = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
_MEDIA_NAMES = frozenset(
    """afp;reuters;ap;bbc;bbc
    news;cnn;tass;interfax;bloomberg;xinhua;kyodo;yonhap;ansa;efe;dpa;belga;rtbf;rtl;rts;rfi;bfmtv;
    bfm tv;franceinfo;france info;lci;cnews;tf1;m6;arte;libération;mediapart;le monde;le figaro;le parisien;l'équipe;
    l'humanité;ouest-france;les échos;la croix;l'express;le point;marianne;the guardian;the times;the new york times;
    the washington post;the wall street journal;financial times;daily mail;sky news;the sun;the independent;usa today;
    politico;axios;associated press;agence france-presse;france 2;france 3;france inter;europe 1;der spiegel;
    new york times;washington post;fox news;nbc;abc news;cbs;al jazeera;ria novosti""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)


_AGENT = re.compile(r"^[a-z]{3,}(?:er|or|ist|ian)$")  # « appraiser »: somebody
_NAMED_THINGS = frozenset(
    "storm hurricane cyclone typhoon operation mount lake tropical flight camp fort project mission".split()
)
_NO_NAME = frozenset(
    """de d' du dont contre pendant malgré par lors avec sans pour à au aux sur dans qui que qu' celui celle ceux
    celles celui-ci celle-ci ceux-ci celles-ci lui elle eux elles il ils encore même fier victime où et""".split()
)
_NO_END = frozenset("de d' du des et ou que qu' le la les l' un une à au aux en par".split())
_EVENTS = re.compile(r"\w{2}(tion|sion|ment|age|ature|ence|ance|isme|tude)$")
_THINGS = frozenset(
    """problème jour suite crise temps fois cas fait moment alerte violence explosion ion élément-clé demande course
    saison match combat vidéo projet objet""".split()
)
_TOLD_IN = frozenset(
    """renseignement élément règlement témoignage message publication communication observation article présentation
    annonce délégation coalition rédaction population nation institution équipage otage personnage régiment alliance
    résistance instance conférence mission profession station formation faction convention légion section voisinage
    collectivité agence""".split()
)
_TAILS = frozenset("vers aujourd'hui demain cependant toutefois pourtant ainsi présent présente présents".split())
_UNNAMED_MANY = frozenset(
    """chercheurs scientifiques experts habitants témoins proches médecins élèves étudiants analystes économistes
    astronomes""".split()
)
_COMMON_ACRONYMS = frozenset("ong ngo ngos pme pdg ceo".split())  # nouns, nobody's names
_SMALL_FIRST = re.compile(r"[a-z][A-Z]{2,}")  # « iTELE »
_HYPHENED = re.compile(r"[-‑][a-zà-ÿ]{2,}")
_CLITIC_ENDS = frozenset(
    "-il -elle -ils -elles -on -ce -ci -là -même -mêmes -t-il -t-elle -t-on -je -nous -vous".split()
)
# names whose second word is written small, or is a day's
_TWO_WORDS = {"pôle": ("emploi",), "canard": ("enchaîné",), "journal": ("du", "dimanche")}
# what an office is also called: the words of one phrase, and of the other
_OFFICES = ((frozenset(("chef", "gouvernement")), ("premier", "ministre")),)
LOWER_MEDIA = frozenset("franceinfo francetvinfo mediapart franceinfo.fr".split())  # written without a capital


@dataclass(eq=False)
class Name:
    """One named party of the article."""

    text: str  # the fullest form
    kind: SourceKind | None
    first: int  # index of the first word of the first mention
    role: str | None = None
    gender: str = ""  # "Masc", "Fem" or ""
    count: int = 1
    heads: set[str] = field(default_factory=set)  # nouns that it was described by
    described: set[str] = field(default_factory=set)  # all words of its descriptions

    @property
    def plural(self) -> bool:
        """Whether the name takes a plural verb (« les États-Unis »)."""
        return self.text.lower().startswith(("les ", "états-")) or self.text in (
            "États-Unis",
            "Pays-Bas",
            "Philippines",
        )


@dataclass(frozen=True)
class Party:
    """Who a phrase names: what a source is made of."""

    name: str
    kind: SourceKind
    role: str | None = None
    known: Name | None = None
    vague: bool = False  # a body without a name: « les médias russes », "critics"
    through: Party | None = None


class Names:
    """The names of one article, from all its parsed words."""

    def __init__(self, words: Sequence[Word], text: str, lexicon: Lexicon, starts: set[int]) -> None:
        self.words, self.text, self.lexicon, self.starts = words, text, lexicon, starts
        self._surnames = self._surnames_of_roles(words)
        self.runs: list[list[Word]] = self._find_runs(words)
        self.run_of: dict[int, list[Word]] = {w.index: run for run in self.runs for w in run}
        self.names: dict[str, Name] = {}
        self._by_token: dict[str, list[Name]] | None = None
        self._acronyms: dict[str, str | None] = {}
        self._worn: dict[str, dict[str, int]] | None = None
        self.recent: list[Party] = []  # the sources recognised so far, in reading order
        self._full: dict[str, Name] | None = None  # filled once the kinds are settled
        self._collect()
        self._describe()
        self._full = {}
        self._by_head: dict[str, list[Name]] = {}
        for name in dict.fromkeys(self.full(run) for run in self.runs):
            for head in name.heads:
                self._by_head.setdefault(head, []).append(name)
        self._run_starts = [run[0].index for run in self.runs]

    # -- runs of capitalised words ---------------------------------------------------------------------------------

    def _capital(self, word: Word) -> bool:
        if word.lower in LOWER_MEDIA or _SMALL_FIRST.match(word.text):
            return True
        if (
            not word.text[:1].isupper()
            or word.lower in _CALENDAR
            or word.lower in self.lexicon.person_titles
            or word.lower in _COMMON_ACRONYMS
        ):
            return False
        if word.index in self.starts:
            if word.lower in _DETERMINERS or word.pos in (
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
            if led and self._adjacent(words, i + 1) and words[i + 1].index not in self.starts:
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
                        and words[k].lower not in _CALENDAR
                        and words[k].index not in self.starts
                        and self._adjacent(words, k)
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
                    and words[j].lower not in _CALENDAR
                    and self._adjacent(words, j)
                    and words[j].lower not in self.lexicon.person_titles
                ):
                    run.append(words[j])
                    j += 1
                    continue
                if (
                    words[j].text.isdigit()
                    and len(words[j].text) <= 2
                    and run[-1].lower in ("france", "europe", "ligue", "formule", "channel", "tf", "canal", "bbc")
                ):
                    run.append(words[j])
                    j += 1
                break
            if self.lexicon.language is Language.FRENCH:
                if len(run) > 1 or run[0].lower not in _DETERMINERS:  # « titré "Les 500 …" »: no name
                    runs.append(run)
            elif not self._before_title(words, j):
                runs.extend(self._without_titles(run))
            i = j
        return runs

    def _before_title(self, words: Sequence[Word], j: int) -> bool:
        """« Texas Sen. Jane Doe »: what stands before a title and a name is part of the title."""
        return (
            j + 1 < len(words)
            and words[j].lower in self.lexicon.person_titles
            and words[j].text[:1].isupper()
            and words[j + 1].text[:1].isupper()
            and words[j].index not in self.starts
            and self._adjacent(words, j)
            and self._adjacent(words, j + 1)
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
            and self._before(run) in ("of", "for", "the", "at")
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
            and self._before(run) not in ("of", "for")
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
            _PERSON_PARTICLES
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
        return joins and word.text.islower()

    def _glued_tail(self, words: Sequence[Word], run: Sequence[Word], j: int) -> list[Word]:
        """« Park Min-su », « Bord'eau »: the rest of a name that nothing parts from its capitalised beginning."""
        word, last = words[j], run[-1]
        if self.lexicon.language is not Language.FRENCH:
            return []
        if word.start == last.end and (
            _HYPHENED.fullmatch(word.text)
            and word.lower not in _CLITIC_ENDS
            or last.text[-1:] in "'’"
            and len(last.text) > 2
        ):
            return [word]
        known = _TWO_WORDS.get(last.lower, ())
        following = words[j : j + len(known)]
        if known and tuple(w.lower for w in following) == known and self._adjacent(words, j):
            return list(following)
        return []

    def _lower_tail(self, words: Sequence[Word], run: Sequence[Word], j: int) -> list[Word]:
        """« Assemblée nationale », « Cour de cassation »: what goes on in lower case in the name of a body."""
        first, word = run[0], words[j]
        if (
            self.lexicon.language is not Language.FRENCH
            or not word.text.islower()
            or not self._adjacent(words, j)
            or first.lower in self.lexicon.role_nouns
        ):
            return []
        body = self.lexicon.body_nouns.get(first.lower) is SourceKind.ORGANISATION
        if word.pos == "ADJ" and (body and len(run) == 1 or word.entity == "ORG" == run[-1].entity):
            return [word]
        if (
            body
            and len(run) == 1
            and first.index not in self.starts
            and word.lower in ("de", "d'", "des")
            and j + 1 < len(words)
            and words[j + 1].text.islower()
            and words[j + 1].pos == "NOUN"
            and words[j + 1].lower not in _CALENDAR
        ):
            return [word, words[j + 1]]
        return []

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

    def _adjacent(self, words: Sequence[Word], b: int) -> bool:
        """Whether nothing but space stands before a word."""
        gap = self.text[words[b - 1].end : words[b].start]
        return not gap.strip()

    def words_text(self, words: Sequence[Word]) -> str:
        """The words as the article writes them, marks between them left out."""
        out = ""
        for i, word in enumerate(words):
            if i:
                gap = self.text[words[i - 1].end : word.start] if word.index == words[i - 1].index + 1 else " "
                out += "" if not gap else ("" if out.endswith(("'", "’")) else " ")
            out += word.text
        return "".join(c for c in out if unicodedata.category(c) != "Cf")

    # -- who is who ---------------------------------------------------------------------------------------------------

    def _collect(self) -> None:
        placed: set[str] = set()
        votes: dict[str, list[SourceKind]] = {}
        for run in self.runs:
            key = self.words_text(run)
            if self._before(run) in _PLACING:
                placed.add(key)
            if (voted := self._kind(run)) is not None:
                votes.setdefault(key, []).append(voted)
            known = self.names.get(key)
            kind = self._kind(run)
            if known is None:
                self.names[key] = Name(key, kind, run[0].index, gender=self._gender(run))
            else:
                known.count += 1
                if known.kind in (None, SourceKind.PLACE) and kind is not None and kind is not SourceKind.PLACE:
                    known.kind = kind
                known.kind = known.kind or kind
                known.gender = known.gender or self._gender(run)
        if self.lexicon.language is Language.FRENCH:
            for key, kinds in votes.items():
                name = self.names[key]
                top = max(set(kinds), key=kinds.count)
                if top is SourceKind.PLACE and key in placed and kinds.count(top) * 2 > len(kinds):
                    name.kind = top  # one mention of a city that was taken for a person
        surnames = {n.text.split()[-1] for n in self.names.values() if n.kind is SourceKind.PERSON and " " in n.text}
        for key, name in self.names.items():
            if name.kind in (SourceKind.PLACE, SourceKind.ORGANISATION) and key in surnames - placed:
                name.kind = SourceKind.PERSON

    def _before(self, run: Sequence[Word], back: int = 1) -> str:
        i = run[0].index - back
        return self.words[i].lower if i >= 0 else ""

    def _kind(self, run: Sequence[Word]) -> SourceKind | None:
        text = self.words_text(run).lower().replace("’", "'")
        if text in _MEDIA_NAMES or ("le " + text) in _MEDIA_NAMES or ("the " + text) in _MEDIA_NAMES:
            return SourceKind.MEDIA
        before = self._before(run)
        acronym = (
            self.lexicon.language is Language.FRENCH
            and len(run) == 1
            and run[0].text.isupper()
            and len(run[0].text) > 1
        )
        if before in self.lexicon.person_titles or before in self.lexicon.role_nouns and not acronym:
            return SourceKind.PERSON
        person = (
            self.lexicon.language is Language.FRENCH
            and len(run) > 1
            and run[-1].entity in ("PER", "PERSON")
            and bool(gender_of_first_name(run[0].text))
            and any(w.lower in self.lexicon.role_nouns for w in self.words[max(0, run[0].index - 5) : run[0].index])
        )  # « le secrétaire du parti Jean Martin »
        if person:
            return SourceKind.PERSON
        if (
            before in self.lexicon.body_nouns
            and self.words[run[0].index - 1].pos not in ("VERB", "AUX")  # « a arrêté Jean Martin »
            and not (self.lexicon.language is Language.ENGLISH and run[0].index - 1 in self.run_of)
        ):
            return self.lexicon.body_nouns[before]
        labels = [w.entity for w in run if w.entity]
        if (
            self.lexicon.language is Language.ENGLISH
            and 2 <= len(run) <= 3
            and "GPE" not in labels
            and all(w.text[:1].isupper() and not w.text.isupper() for w in run)
            and gender_of_english_name(run[0].text)
            and not any(w.lower in self.lexicon.body_nouns or w.lower in _INSTITUTIONS for w in run)
        ):
            return SourceKind.PERSON
        if labels:
            top = max(set(labels), key=labels.count)
            kind = {
                "PER": SourceKind.PERSON,
                "PERSON": SourceKind.PERSON,
                "LOC": SourceKind.PLACE,
                "GPE": SourceKind.PLACE,
                "ORG": SourceKind.ORGANISATION,
                "NORP": None,
                "FAC": SourceKind.PLACE,
            }.get(top)
            if kind is SourceKind.PERSON and run[0].text.isupper() and len(run) == 1:
                return SourceKind.ORGANISATION
            return kind
        return None

    def _gender(self, run: Sequence[Word]) -> str:
        french = self.lexicon.language is Language.FRENCH
        of_name = gender_of_first_name if french else gender_of_english_name
        if len(run) > 1 and (known := of_name(run[0].text)):
            return known
        for back in (1, 2, 3):
            word = self._before(run, back)
            if self.lexicon.language is Language.FRENCH and (
                word in (",", ".", ";", ":", "(", ")")
                or word in ("la", "une", "le", "un")
                and back > 1
                and self._before(run, back - 1) not in self.lexicon.role_nouns
            ):
                return ""
            if word in (
                "mme",
                "mlle",
                "madame",
                "mrs",
                "ms",
                "miss",
                "présidente",
                "ministre-f",
                "directrice",
                "députée",
                "sénatrice",
                "la",
                "une",
            ):
                return "Fem" if back > 1 or word not in ("la", "une") else ""
            if word in ("m.", "mr", "monsieur", "président", "directeur", "député", "sénateur", "le", "un"):
                return "Masc" if back > 1 or word not in ("le", "un") else ""
        return ""

    def full(self, run: Sequence[Word]) -> Name:
        """The party that a run of capitalised words names, under its fullest name."""
        key = self.words_text(run)
        title = self._before(run) in self.lexicon.person_titles
        # what a short form stands for depends on what came before: the first reading of each form is kept
        cached = f"{title}|{key}"
        if self._full is not None and cached in self._full:
            return self._full[cached]
        name = self._fullest(run, key)
        if self._full is not None:
            self._full[cached] = name
        return name

    def _fullest(self, run: Sequence[Word], key: str) -> Name:
        own = self.names.get(key) or Name(key, self._kind(run), run[0].index)
        tokens = key.split()
        if self._by_token is None:
            self._by_token = {}
            for name in self.names.values():
                for token in set(name.text.split()):
                    self._by_token.setdefault(token, []).append(name)
        if len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) > 1:
            return own
        better = [
            name
            for name in self._by_token.get(tokens[0], [])
            if len(name.text.split()) > len(tokens)
            and name.kind
            in ((SourceKind.PERSON,) if self.lexicon.language is Language.FRENCH else (SourceKind.PERSON, None))
            and self._extends(name.text.split(), tokens)
            and (
                own.kind in (SourceKind.PERSON, None)
                or self._before(run) in self.lexicon.person_titles
                or own.kind is SourceKind.ORGANISATION
                and name.kind is SourceKind.PERSON
                and name.text.split()[-len(tokens) :] == tokens
            )
        ]
        better = [
            name
            for name in better
            if name.text.split()[0].lower() not in _DETERMINERS and (name.first <= run[0].index or len(tokens) == 1)
        ]
        if self.lexicon.language is Language.ENGLISH and len(tokens) > 1:
            better = [n for n in better if n.text.split()[-len(tokens) :] == tokens]  # no « Jane Doe Show »
        if not better or (own.kind is SourceKind.PLACE and self._before(run) not in self.lexicon.person_titles):
            return own
        earlier = [name for name in better if name.first <= run[0].index]
        pool = earlier or better
        lasts = [name for name in pool if name.text.split()[-len(tokens) :] == tokens]
        pool = lasts or pool
        best = min(pool, key=lambda name: name.first)
        rivals = [
            name
            for name in pool
            if name is not best
            and not self._extends(name.text.split(), best.text.split())
            and not self._extends(best.text.split(), name.text.split())
        ]
        if rivals and not earlier:
            return own
        return best

    def _extends(self, longer: Sequence[str], shorter: Sequence[str]) -> bool:
        n = len(shorter)
        return list(longer[:n]) == list(shorter) or list(longer[-n:]) == list(shorter)

    def _describe(self) -> None:
        """Nouns that a name is described by: before it (« le quotidien Le Figaro ») or in an apposition after it."""
        for run in self.runs:
            first, last = run[0].index, run[-1].index
            name = self.full(run)
            head = None if self._complement(first) or self._in_title(run) else self._description_before(first)
            if head is not None:
                self._add(name, head)
            after = last + 2
            if (
                last + 1 < len(self.words)
                and self.words[last + 1].text == ","
                and after < len(self.words)
                and not self._strays(run, after)
            ):
                start = after + (1 if self.words[after].lower in _DETERMINERS else 0)
                if start < len(self.words) and self._head_noun(self.words[start]):
                    stop = next(
                        (
                            j
                            for j in range(start, min(start + 14, len(self.words)))
                            if self.words[j].text in (",", ".", ";")
                        ),
                        None,
                    )
                    if stop is not None and not any(
                        w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in self.words[start:stop]
                    ):
                        self._add(name, self.words[start:stop])
            prior = first - 1
            following = self.words[last + 1] if last + 1 < len(self.words) else None
            adjectival = (
                self.lexicon.language is Language.ENGLISH
                and following is not None
                and following.pos in ("NOUN", "ADJ")
                and following.text.islower()
            )  # « …, Ruritanian medics said »
            if prior > 1 and self.words[prior].text == "," and not adjectival:
                begin = self._np_start(prior - 1)
                if begin is not None and not self._set_apart(run, begin):
                    self._add(name, self.words[begin:prior])

    def _in_title(self, run: Sequence[Word]) -> bool:
        """« the campaign “Starts with one” »: the first words of a quoted title, which is not their name."""
        return (
            self.text[run[0].start - 1 : run[0].start] in ("“", "«", '"', "‘")
            and self.text[run[-1].end : run[-1].end + 1].isspace()
        )

    def _complement(self, first: int) -> bool:
        """Whether a name is the complement of a preposition: « la mission à X » does not describe X."""
        before = self.words[first - 1] if first else None
        if before is not None and before.lower in _DETERMINERS and before.lower not in ("du", "des", "au", "aux"):
            before = self.words[first - 2] if first > 1 else None
        return before is not None and (
            before.pos == "ADP" or before.lower in ("de", "du", "des", "d'", "à", "au", "aux", "of", "in", "at", "en")
        )

    def _strays(self, run: Sequence[Word], after: int) -> bool:
        """English: « "English", the government recommending … » goes on with the sentence, it describes no name."""
        if self.lexicon.language is not Language.ENGLISH:
            return False
        if any(mark in self.text[run[-1].end : self.words[after].start] for mark in "\"”’»'"):
            return True
        return any(
            w.lower.endswith("ing") or w.pos in ("VERB", "AUX")
            for w in self.words[after + 1 : after + 3]
            if w.lower not in ("leading", "managing", "acting")
        )

    def _set_apart(self, run: Sequence[Word], begin: int) -> bool:
        """« Selon le quotidien, Jean Martin a … »: the phrase before the comma tells who says it, not who he is."""
        introducer = next(
            (self.words[j].lower for j in (begin - 2, begin - 3) if j >= 0 and self.words[j].pos != "DET"), ""
        )
        after = run[-1].index + 1
        closed = after < len(self.words) and (
            self.words[after].text in (",", "(", ".") or any(m in self._gap_after(run[-1]) for m in '«“"')
        )
        return introducer in ("selon", "après", "pour", "dans", "avec", "par", "sur") and not closed

    def _gap_after(self, word: Word) -> str:
        following = word.index + 1
        return self.text[word.end : self.words[following].start] if following < len(self.words) else ""

    def _np_start(self, last: int) -> int | None:
        """« le porte-parole du Conseil, Jean Martin »: where the description before a comma starts."""
        for j in range(last, max(0, last - 10), -1):
            word = self.words[j]
            if word.text in (",", ".", ";", ":") or word.pos in ("VERB", "AUX"):
                return None
            if (
                word.lower not in _DETERMINERS
                or word.lower in ("du", "des", "au", "aux")
                or self.words[j - 1].lower in ("de", "d'", "of", "for", "at", "by", "from", "with", "to")
            ):
                continue
            return next((k for k in (j + 1, j + 2) if k <= last and self._head_noun(self.words[k])), None)
        return None

    def _head_noun(self, word: Word) -> bool:
        return word.lower in self.lexicon.role_nouns or word.lower in self.lexicon.body_nouns

    def _description_before(self, first: int) -> list[Word] | None:
        """The words of « le ministre des Affaires étrangères » just before a name, from its head noun on."""
        for j in range(first - 1, max(-1, first - 9), -1):
            word = self.words[j]
            if word.text in (",", ".", ";", ":", "(", ")") or word.pos in ("VERB", "AUX"):
                return None
            if self.lexicon.language is Language.ENGLISH and not self._titles(j, first):
                return None
            if self._head_noun(word) and not (self.lexicon.language is Language.ENGLISH and word.index in self.run_of):
                ahead = j - 1 if j and self.words[j - 1].lower in ("premier", "première", "vice") else j
                return list(self.words[ahead:first])
        return None

    def _titles(self, j: int, first: int) -> bool:
        """English: whether the words from ``j`` can be a title before the name: « head of the Relief Council Jane Doe »."""
        word, last = self.words[j], self.words[first - 1].lower
        if last in ("of", "for", "at", "from", "in", "the", "with", "and", "to", "by", "on", "'s", "’s"):
            return False
        if (
            j < first - 1
            and word.lower in self.lexicon.body_nouns
            and word.lower not in self.lexicon.role_nouns
            and word.text.islower()
        ):
            return False
        return word.text[:1].isupper() or word.lower in ("of", "for", "the", "and", "at") or self._head_noun(word)

    def _add(self, name: Name, description: Sequence[Word]) -> None:
        head = description[0].lower
        person = name.kind is SourceKind.PERSON and self.lexicon.language is Language.FRENCH
        if person and head in self.lexicon.body_nouns and head not in self.lexicon.role_nouns:
            return  # « le quotidien, Jean Martin … »: a newspaper is no person
        name.heads |= {head, head.removeprefix("co-")}  # « the co-founder … the founder »
        if head in ("premier", "première") and len(description) > 1:
            name.heads.add(description[1].lower)
        name.described |= {w.lower for w in description if len(w.text) > 2}
        if head in self.lexicon.role_nouns and name.kind in (None, SourceKind.ORGANISATION, SourceKind.PLACE):
            name.kind = SourceKind.PERSON
        if head in self.lexicon.body_nouns and name.kind in (None, SourceKind.PLACE):
            name.kind = self.lexicon.body_nouns[head]
        if name.role is None and head in self.lexicon.role_nouns:
            name.role = self.words_text(description)
        if self.lexicon.language is Language.FRENCH and not name.gender:
            name.gender = gender_of_role(head)

    def by_description(self, noun_phrase: Sequence[Word], before: int) -> Name | None:
        """The party that a definite phrase without a name stands for (« le quotidien », « la fédération »)."""
        heads = [w for w in noun_phrase if self._head_noun(w)]
        if not heads:
            return None
        head = heads[0].lower
        phrase = {w.lower for w in noun_phrase if len(w.text) > 3}
        for called, (first, second) in _OFFICES:
            if phrase == called:
                holders = [n for n in self._by_head.get(second, []) if {first, second} <= n.described]
                return holders[0] if len(holders) == 1 else None
        described = self._by_head.get(head, [])
        pool = [n for n in described if n.first < before]
        if head == "ministre" and "premier" not in phrase:
            pool = [n for n in pool if "premier" not in n.described]
        if not pool:  # named later in the article: only with a name of its office in common
            office = {w.lower for w in noun_phrase[1:] if w.text[:1].isupper() and len(w.text) > 3}
            pool = [n for n in described if office & n.described]
            return pool[0] if len(pool) == 1 else None
        words = {w.lower for w in noun_phrase if len(w.text) > 2 and w.lower not in _DETERMINERS} - {head}
        capital = {w.lower for w in noun_phrase[1:] if w.text[:1].isupper() and len(w.text) > 3}
        if words and len(pool) == 1 and capital & pool[0].described:
            return pool[0]
        if words:
            fitting = [n for n in pool if words & n.described]
            if (
                not fitting
                or any(w for w in words if w[:1] and not any(w in n.described for n in fitting))
                and len(words) > 3
            ):
                return None
            pool = [n for n in fitting if len(words & n.described) * 2 >= len(words)]
        if len(pool) == 1:
            return pool[0]
        return None

    def worn_by(self, noun: str) -> tuple[str, int] | None:
        """A noun with the one name that follows it (« tempête Barbara ») or, in English, that it opens (« Storm Barbara »),
        and the index where they first stand together; None where it wears several names or none.
        """
        if self._worn is None:
            self._worn = {}
            french = self.lexicon.language is Language.FRENCH
            for run in self.runs:
                before = self.words[run[0].index - 1] if run[0].index else None
                if french and before is not None and before.pos == "NOUN" and before.text.islower():
                    determiner = self.words[before.index - 1].lower if before.index else ""
                    if determiner in ("le", "la", "l'", "du", "au") and self._adjacent(self.words, run[0].index):
                        whole = self.words_text([before, *run])
                        self._worn.setdefault(before.lower, {}).setdefault(whole, before.index)
                elif (
                    not french
                    and len(run) > 1
                    and run[0].lower in _NAMED_THINGS
                    and not any(w.lower in self.lexicon.body_nouns for w in run)
                ):
                    self._worn.setdefault(run[0].lower, {}).setdefault(self.words_text(run), run[0].index)
        found = self._worn.get(noun, {})
        return next(iter(found.items())) if len(found) == 1 else None

    def acronym(self, word: Word) -> str | None:
        """The article's words whose initials an acronym is, or None."""
        if word.text in self._acronyms:
            return self._acronyms[word.text]
        found = self._initials(word)
        self._acronyms[word.text] = found
        return found

    def _initials(self, word: Word) -> str | None:
        letters = word.text.lower()
        if not (word.text.isupper() and 2 <= len(letters) <= 7):
            return None
        small = _PARTICLES | {"et", "and", "pour", "for", "en", "in", "à"}
        for i, start in enumerate(self.words):
            if not start.text[:1].isupper() or start.text.isupper() or start.lower[:1] != letters[0]:
                continue
            picked, j = "", i
            while j < len(self.words) and len(picked) < len(letters) and j - i < 12:
                w = self.words[j]
                if w.lower in small and picked:
                    j += 1
                    continue
                if not w.text[:1].isalpha() or not letters.startswith(picked + w.lower[0]):
                    break
                picked += w.lower[0]
                j += 1
            if picked == letters and j - i >= 2:
                return self.words_text(self.words[i:j])
        return None

    # -- what a phrase names -------------------------------------------------------------------------------------------

    def parties(self, phrase: Sequence[Word], last_anonymous: Party | None = None) -> list[Party]:
        """Who a noun phrase names: one party, or several that are coordinated. Empty where it names nobody."""
        words = self._noun_phrase(phrase)
        if not words:
            return []
        found: list[Party] = []
        for part in self._coordinated(words):
            party = self._party(part, last_anonymous)
            if party is not None and self.lexicon.language is Language.FRENCH:
                party = self._plausible(party)
            if party is not None and all(party.name != other.name for other in found):
                found.append(party)
        return found

    def _plausible(self, party: Party) -> Party | None:
        """A party under a name that is a noun phrase; None where the words are none, or name nothing that could speak."""
        name = re.sub(r"[\[\]«»\"]|\s*\([^)]*$", "", party.name).strip(" ,;:-–—")
        if party.known is not None and name[:1].isupper():
            return party if name == party.name else replace(party, name=name)
        words = re.findall(r"[^\s'’]+['’]?", name.lower())
        others = [w.replace("’", "'") for w in words[:2]] in (
            ["d'", "autres"],
            ["de", "nombreux"],
            ["de", "nombreuses"],
        )
        if not words or words[0].replace("’", "'") in _NO_NAME and not others or words[-1].replace("’", "'") in _NO_END:
            return None
        if any(w in ("que", "qu'", "qu’") for w in words):
            return None
        head = words[1] if words[0].replace("’", "'") in _INDEFINITE | _DETERMINERS and len(words) > 1 else words[0]
        if self._abstract(head) or words[0] == "ce" and words[1:2] in ([], ["qui"], ["dont"]):
            return None
        if words[0] in ("nombre", "beaucoup", "plupart"):
            return replace(party, name=name, kind=SourceKind.ANONYMOUS)
        return party if name == party.name else replace(party, name=name)

    def _abstract(self, noun: str) -> bool:
        """Whether a noun names no person, body or document: an event, a quality, a time."""
        one = noun.removesuffix("s")
        if _EVENTS.search(one) is None and one not in _THINGS:
            return False
        lexicon = self.lexicon
        known = (
            lexicon.body_nouns,
            lexicon.role_nouns,
            lexicon.anonymous_nouns,
            lexicon.rumour_nouns,
            _FIGURES,
            _TOLD_IN,
        )
        return not any(noun in words or one in words for words in known)

    def _noun_phrase(self, phrase: Sequence[Word]) -> list[Word]:
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
            if i and (previous in prepositions or previous in _DETERMINERS and word.lower not in _DETERMINERS):
                continue
            if (
                word.lower in ("ce", "cet", "cette", "this", "last")
                and i + 1 < len(words)
                and words[i + 1].lower
                in (
                    *_CALENDAR,
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
            if word.lower in _CALENDAR or word.lower in (
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
            if word.pos in ("ADV", "SCONJ", "VERB", "AUX", "PUNCT") and word.lower not in _INDEFINITE:
                continue
            if (
                word.lower in _DETERMINERS
                or word.text[:1].isupper()
                or word.lower in _INDEFINITE
                or i == 0
                or words[i - 1].pos == "ADV"
            ):
                return words[i:]
        return []

    def _coordinated(self, words: Sequence[Word]) -> list[list[Word]]:
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
                and not any(w.lower in ("de", "du", "d'", "des", "of") for w in left[-3:])
                and nxt.index in self.run_of
            )
            if whole and left and not any(w.text == "," for w in right[:2]):
                return [*self._listed(left), *self._coordinated(right)]
        return [list(words)]

    def _parallel_complement(self, left: Sequence[Word], following: Word) -> bool:
        return (
            following.lower == "des"
            and left[0].lower != "des"
            and any(w.lower in ("de", "du", "des", "d'") for w in left[1:])
        )

    def _listed(self, left: Sequence[Word]) -> list[list[Word]]:
        """« Jean Martin, Anne Petit » before « et Luc Roux »: names alone between commas, each a party."""
        if self.lexicon.language is not Language.FRENCH or not any(w.text == "," for w in left):
            return self._coordinated(left)
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
        people = all(names) and all(self.full(self.run_of[p[0].index]).kind is SourceKind.PERSON for p in parts)
        return parts if people else self._coordinated(left)

    def _party(self, words: list[Word], last_anonymous: Party | None) -> Party | None:
        lexicon = self.lexicon
        determiner = words[0].lower if words[0].lower in _DETERMINERS or words[0].lower in _INDEFINITE else ""
        body = (
            [w for w in words if w.index != words[0].index]
            if determiner and words[0].index not in self.run_of
            else list(words)
        )
        if not body:
            return None
        if lexicon.language is Language.FRENCH:  # « l'institution qui gère dix sites »: the institution
            body = body[: next((k for k, w in enumerate(body) if k and w.lower in ("qui", "dont", "où")), len(body))]
        else:
            body = body[: next((k for k, w in enumerate(body) if k and w.lower == "whose"), len(body))]
        if lexicon.language is Language.FRENCH:
            body = body[: self._phrase_end(body)]
        comma = next((k for k, w in enumerate(body) if w.text == ","), len(body))
        core, rest = body[:comma], body[comma + 1 :]
        head = next(
            (
                w
                for w in core
                if w.lower in lexicon.role_nouns
                or w.lower in lexicon.body_nouns
                or w.lower in lexicon.anonymous_nouns
                or w.lower in lexicon.rumour_nouns
                or w.pos == "NOUN"
                or w.index in self.run_of
            ),
            core[0] if core else body[0],
        )
        if lexicon.language is Language.ENGLISH and core:
            head = self._english_head(core)
        at = core.index(head) if head in core else 0
        stop = next(
            (
                k
                for k in range(at + 1, len(core))
                if core[k].lower in _ADVERBIAL
                and core[k].lower not in ("à", "au", "aux")
                and core[k].index not in self.run_of
                or lexicon.language is Language.FRENCH
                and core[k].lower in _TAILS
                or core[k].lower in ("à", "au", "aux", "sur", "dans", "to", "in", "on", "at")
                and core[k - 1].pos not in ("ADJ", "VERB")
                and head.lower not in ("source", "proche")
            ),
            len(core),
        )
        if not any(
            core[k].index in self.run_of and self.full(self.run_of[core[k].index]).kind is SourceKind.PERSON
            for k in range(stop, len(core))
        ):
            core = core[:stop]
        text = self.words_text(core)
        if lexicon.language is Language.ENGLISH and not any(w.index in self.run_of for w in core):
            unnamed = any(w.lower in ("unnamed", "unidentified", "anonymous") for w in core)
            bare = (
                not determiner
                and not rest
                and head.lower in lexicon.role_nouns
                and head.lower.endswith("s")
                and head.lower != "prosecutors"
            )
            if unnamed or bare:
                return Party(self.words_text([words[0], *core] if determiner else core), SourceKind.ANONYMOUS)
        document = (
            lexicon.body_nouns.get(head.lower) is SourceKind.DOCUMENT
            and determiner
            and lexicon.language is Language.ENGLISH
        )
        if document:
            relative = next((k for k, w in enumerate(core) if w.lower in ("who", "which", "that", "whose")), len(core))
            core = core[:relative]
            return Party(self.words_text(core), SourceKind.DOCUMENT)
        if head.lower in lexicon.rumour_nouns and not any(w.lower in ("de", "du", "des", "d'") for w in core[at + 1 :]):
            return Party(
                self.words_text(words[: len(words) if comma == len(body) else len(words) - len(rest) - 1]),
                SourceKind.ANONYMOUS,
            )
        name = self._own_name(core, head)
        if (
            name is None
            and rest
            and (
                lexicon.language is not Language.ENGLISH or rest[0].text[:1].isupper() or rest[0].lower in _DETERMINERS
            )
        ):
            name = self._own_name(rest, rest[0], apposed=True)
            if name is not None and name.kind is SourceKind.PLACE:
                name = None
        if (
            any(w.lower in ("dernier", "dernière", "derniers", "latter", "celui-ci", "celle-ci") for w in words[:2])
            and name is None
            and len(words) <= 3
        ):
            if any(w.lower in ("derniers", "dernières") for w in words[:2]):
                return next(
                    (p for p in reversed(self.recent) if p.vague or p.name.lower().startswith(("les ", "des "))), None
                )
            latest = self.latest_person(words[0].index)
            return self._as_party(latest) if latest is not None else None
        if any(w.lower in ("même", "same") for w in words[:3]) and name is None and self.recent:
            if lexicon.language is not Language.FRENCH:
                return self.recent[-1]
            alike = (p for p in reversed(self.recent) if head.lower in f"{p.name} {p.role or ''}".lower())
            return next(alike, None)
        if determiner in ("cette", "cet", "ce", "this", "that") and name is None:
            if last_anonymous is not None and (head.lower in last_anonymous.name.lower()):
                return last_anonymous
            known = self.by_description(core, words[0].index)
            speaks = (
                head.lower in lexicon.role_nouns
                or head.lower in lexicon.body_nouns
                or head.lower in lexicon.anonymous_nouns
            )
            if known is None and not speaks:
                return None  # « ce délai indique que … »: a thing, no party
            return self._as_party(known) if known else Party(self.words_text([words[0], *core]), SourceKind.ANONYMOUS)
        if name is not None and self._of_things(core, head, determiner):
            name = None  # « les tests ADN »: the tests, not their name
        demonym = lexicon.language is Language.FRENCH and determiner in ("un", "une") and len(core) == 1 and not rest
        if demonym and name is not None and not core[0].text.isupper() and name.kind is not SourceKind.MEDIA:
            return Party(self.words_text([words[0], *core]), SourceKind.ANONYMOUS)  # « une Canadienne »
        if name is not None:
            party = self._as_party(name, role=self._role_of(core, rest, head))
            return replace(party, name=self._with_head(core, head, name) or party.name)
        reordered = self._same_words(words) if lexicon.language is Language.ENGLISH else None
        if reordered is not None:
            return self._as_party(reordered)
        spoken_for = self._spokesperson(core, head)
        if spoken_for is not None:
            return spoken_for
        if (
            head.lower in _VAGUE
            and (head.morph.get("Number") != "Sing" or head.lower in ("media", "press"))
            and (not determiner or determiner in ("les", "des", "the", "certains", "plusieurs", "some", "several"))
        ):
            kind = (
                SourceKind.MEDIA
                if head.lower in ("médias", "media", "presse", "journaux", "newspapers")
                else SourceKind.ORGANISATION
            )
            return Party(text, kind, vague=True)
        if head.lower in _FIGURES:
            owner = next(
                (k for k, w in enumerate(core) if w.lower in ("de", "du", "des", "d'", "of", "from", "by") and k > 0),
                None,
            )
            if owner is not None and owner + 1 < len(core):
                rest_of = (
                    core[owner + 1 :]
                    if core[owner].lower in ("du", "des") or core[owner + 1].lower not in ("la", "l'", "le", "les")
                    else core[owner + 2 :]
                )
                if any(
                    w.lower in lexicon.role_nouns or w.lower in lexicon.body_nouns or w.index in self.run_of
                    for w in rest_of[:3]
                ):
                    return self._party(rest_of, last_anonymous)
        if head.lower in lexicon.anonymous_nouns and (
            determiner in _INDEFINITE
            or not determiner
            or head.lower in ("source", "sources", "médias", "media")
            or determiner in ("des", "les", "the")
            and head.morph.get("Number") == "Plur"
        ):
            return Party(
                self.words_text([words[0], *core] if determiner and words[0] is not core[0] else core),
                SourceKind.ANONYMOUS,
            )
        if determiner in _INDEFINITE and determiner and head.lower in lexicon.role_nouns:
            return Party(self.words_text([words[0], *core]), SourceKind.ANONYMOUS)
        known = self.by_description(core, words[0].index)
        if known is not None:
            return self._as_party(known)
        if text.lower() == head.lower and determiner in ("le", "la", "l'", "les", "the"):
            # « la ministre », « le syndicat »: the last one that was told of with that word
            recent = next(
                (
                    p
                    for p in reversed(self.recent)
                    if p.name.lower().split()[0] == head.lower
                    or p.role is not None
                    and p.role.lower().split()[0] == head.lower
                ),
                None,
            )
            if recent is not None:
                return recent
        if (
            lexicon.language is Language.FRENCH
            and text.lower() == head.lower
            and determiner in ("le", "la", "l'")
            and (lexicon.body_nouns.get(head.lower) is SourceKind.MEDIA or head.lower == "agence")
        ):
            media = [p for p in self.recent if p.kind is SourceKind.MEDIA and not p.vague]
            if media and len({p.name for p in media[-2:]}) == 1:
                return media[-1]
        last = self.recent[-1] if self.recent else None
        if (
            lexicon.language is Language.FRENCH
            and determiner in ("le", "la", "l'")
            and text.lower() == head.lower
            and head.lower in _GENERIC_BODIES
            and last is not None
            and last.kind is SourceKind.ORGANISATION
            and last.known is not None
        ):
            return last
        if self._tells_of_person(text, head, determiner) and (same := self._speaking_person(words[0].index, head)):
            return same
        if head.lower in lexicon.body_nouns:
            kind = lexicon.body_nouns[head.lower]
            if determiner in ("un", "une", "a", "an") and kind is not SourceKind.DOCUMENT:
                return Party(self.words_text([words[0], *core]), SourceKind.ANONYMOUS)  # « une ONG »: one of many
            return Party(text, kind)
        if head.lower in lexicon.role_nouns:
            several = lexicon.language is Language.ENGLISH and not determiner and head.lower.endswith("s")
            return Party(text, SourceKind.ANONYMOUS if several else SourceKind.PERSON)  # « prosecutors said »
        if determiner in _INDEFINITE:
            return Party(self.words_text([words[0], *core]), SourceKind.ANONYMOUS)
        if any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in core):
            return None
        if head.pos in ("NOUN", "PROPN"):
            plural = head.morph.get("Number") == "Plur"
            agent = lexicon.language is Language.ENGLISH and _AGENT.search(head.text) is not None
            kind = SourceKind.PERSON if agent else SourceKind.ORGANISATION
            return Party(text, SourceKind.ANONYMOUS if plural else kind)
        return None

    def _phrase_end(self, body: Sequence[Word]) -> int:
        """Where a noun phrase ends that a bracket or a verb follows: « les observateurs et porterait … »."""
        for k in range(1, len(body)):
            finite = body[k].pos in ("VERB", "AUX") and body[k].morph.get("VerbForm") == "Fin"
            if body[k].text == "(" and all(w.index not in self.run_of for w in body[k + 1 :]):
                return k
            if finite and body[k - 1].lower == "et":
                return k - 1
        return len(body)

    def _tells_of_person(self, text: str, head: Word, determiner: str) -> bool:
        """« le sexagénaire », « l'intéressée », « la jeune femme »: somebody whom the article has just named."""
        return (
            self.lexicon.language is Language.FRENCH
            and determiner in ("le", "la", "l'")
            and head.lower in _PERSONAL_WORDS
            and len(text.split()) <= 2
        )

    def _speaking_person(self, before: int, noun: Word) -> Party | None:
        """Who spoke last, where that is the only person named shortly before and the gender does not forbid it."""
        alone = self.only_person(before, 60)
        last = self.recent[-1] if self.recent else None
        gender = noun.morph.get("Gender", "")
        if alone is None or last is not None and last.kind is SourceKind.PERSON and last.name != alone.text:
            return None
        if alone.gender and gender and alone.gender != gender:
            return None
        return self._as_party(alone)

    def runs_between(self, first: int, last: int) -> list[list[Word]]:
        """The runs that start after word ``first`` and before word ``last``."""
        return self.runs[bisect_right(self._run_starts, first) : bisect_left(self._run_starts, last)]

    def latest_person(self, before: int, within: int = 120) -> Name | None:
        """The person named last before a word, where no other stands as near; None where two compete."""
        near = self.runs_between(before - within, before)
        people = [name for run in reversed(near) if (name := self.full(run)).kind is SourceKind.PERSON]
        return people[0] if people else None

    def only_person(self, before: int, within: int = 150) -> Name | None:
        """The one person named in the stretch before a word, or None where several are or none is."""
        people = {
            id(name): name
            for run in self.runs_between(before - within, before)
            if (name := self.full(run)).kind is SourceKind.PERSON
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _same_words(self, words: Sequence[Word]) -> Name | None:
        """« Ruritania's civil service board » → « Civil Service Board of Ruritania »: the name with just these words."""
        content = {w.lower for w in words if w.text[:1].isalpha() and w.lower not in ("of", "the", "for", "'s", "’s")}
        if len(content) < 3:
            return None
        return next(
            (
                name
                for key, name in self.names.items()
                if {t.lower() for t in key.split()} - {"of", "the", "for"} == content
            ),
            None,
        )

    def _english_head(self, core: Sequence[Word]) -> Word:
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

    def _own_name(self, words: Sequence[Word], head: Word, *, apposed: bool = False) -> Name | None:
        """The name in a phrase that is the party's own, not one it belongs to (« ministre de Paris »)."""
        inside = {w.index for w in words}
        for k, word in enumerate(words):
            run = self.run_of.get(word.index)
            if run is None or run[0] is not word or not all(w.index in inside for w in run):
                continue
            previous = words[k - 1].lower if k else ""
            before_that = words[k - 2].lower if k > 1 else ""
            if previous in (
                "de",
                "du",
                "d'",
                "des",
                "of",
                "à",
                "au",
                "en",
                "in",
                "at",
                "sur",
                "for",
                "pour",
                "aux",
                "chez",
                "from",
                "on",
                "by",
                "par",
                "to",
                "with",
            ) or (
                previous in ("la", "le", "l'", "les", "the")
                and before_that
                in ("de", "à", "of", "in", "at", "sur", "pour", "for", "on", "par", "by", "d'", "to", "en", "dans")
            ):
                continue
            if (
                k
                and previous not in (",",)
                and not apposed
                and words[k - 1] is not head
                and words[k - 1].pos in ("ADP",)
            ):
                continue
            following = words[k + len(run)].lower if k + len(run) < len(words) else ""
            if self.lexicon.language is Language.ENGLISH and following == "and":
                continue  # « the Arts and Science Union's Jane Doe »
            if self.lexicon.language is Language.ENGLISH and following and all(w.entity == "NORP" for w in run):
                continue  # « Ruritanian officials »
            if (
                self.lexicon.language is Language.FRENCH
                and head.lower in self.lexicon.role_nouns
                and run[0].text.isupper()
                and len(run) == 1
                and k + 1 < len(words)
                and (person := self.run_of.get(words[k + 1].index)) is not None
                and person[0] is words[k + 1]
            ):
                continue  # « le député XYZ Jean Martin »: his party
            if self.lexicon.language is Language.ENGLISH and following in (
                *self.lexicon.role_nouns,
                *self.lexicon.body_nouns,
                "'s",
                "’s",
            ):
                continue
            if self.lexicon.language is Language.ENGLISH and k + len(run) < len(words) and not apposed:
                nxt = words[k + len(run)]
                if nxt.pos in ("NOUN", "ADJ") and nxt.text.islower() and nxt.index not in self.run_of:
                    continue
            found = self.full(run)
            belongs = (
                self.lexicon.language is Language.FRENCH
                and head.lower in self.lexicon.role_nouns
                and not apposed
                and found.kind is not SourceKind.PERSON
                and any(w.lower in ("de", "du", "d'", "des", "of") for w in words[:k])
                and not (words[k - 1].pos == "ADJ" and run[-1] is words[-1] and not run[0].text.isupper())
            )
            of = any(w.lower in ("de", "du", "d'", "des") for w in words[:k])
            if self.lexicon.language is Language.FRENCH and not apposed and of and head.lower in _UNNAMED_MANY:
                continue  # « des chercheurs de l'université Martin »: nobody's name
            if belongs:
                continue
            return found
        return None

    def _of_things(self, core: Sequence[Word], head: Word, determiner: str) -> bool:
        """Whether a common noun that is nobody's role and no body comes first: « les tests ADN »."""
        lexicon = self.lexicon
        known = {*lexicon.role_nouns, *lexicon.body_nouns, *lexicon.anonymous_nouns, *lexicon.person_titles, *_FIGURES}
        return (
            lexicon.language is Language.FRENCH
            and bool(determiner)
            and head is core[0]
            and head.pos == "NOUN"
            and head.text.islower()
            and head.index not in self.run_of
            and head.lower not in known
            and len(core) > 1
            and core[1].index in self.run_of
            and core[1].text.isupper()
        )

    def _with_head(self, core: Sequence[Word], head: Word, name: Name) -> str | None:
        """« comité Nobel »: the noun belongs to what the body is called."""
        at = next((k for k, w in enumerate(core) if w is head), None)
        if (
            self.lexicon.language is Language.FRENCH
            and at is not None
            and head.lower in _KEPT_HEADS
            and head.text.islower()
            and at + 1 < len(core)
            and (run := self.run_of.get(core[at + 1].index)) is not None
            and run[0] is core[at + 1]
            and self.words_text(run) == name.text
        ):
            return self.words_text([head, *run])
        return None

    def _role_of(self, core: Sequence[Word], rest: Sequence[Word], head: Word) -> str | None:
        if head.lower in self.lexicon.role_nouns and head.index not in self.run_of:
            stop = next(
                (
                    k
                    for k, w in enumerate(core)
                    if w.index in self.run_of and self.full(self.run_of[w.index]).kind is SourceKind.PERSON
                ),
                len(core),
            )
            return self.words_text(core[:stop]) or None
        if rest and any(w.lower in self.lexicon.role_nouns for w in rest[:4]):
            start = 1 if rest[0].lower in _DETERMINERS else 0
            at = next(k for k, w in enumerate(rest) if w.lower in self.lexicon.role_nouns)
            if self.lexicon.language is Language.FRENCH and any(w.pos in ("VERB", "ADP", "AUX") for w in rest[:at]):
                return None  # « X, venu avec son épouse »: no role of X
            stop = next((k for k, w in enumerate(rest) if w.text == ","), len(rest))
            return self.words_text(rest[start:stop]) or None
        return None

    def _spokesperson(self, core: Sequence[Word], head: Word) -> Party | None:
        """An unnamed spokesperson of a named body speaks for that body."""
        if head.lower not in ("porte-parole", "spokesperson", "spokesman", "spokeswoman", "representative"):
            return None
        for k, word in enumerate(core):
            run = self.run_of.get(word.index)
            if run is not None and run[0] is word:
                return self._as_party(self.full(run))
            if (
                k
                and word.lower in self.lexicon.body_nouns
                and core[k - 1].lower in ("de", "du", "d'", "la", "l'", "le", "the", "of", "for")
            ):
                known = self.by_description(core[k:], word.index)
                return (
                    self._as_party(known)
                    if known
                    else Party(self.words_text(core[k:]), self.lexicon.body_nouns[word.lower])
                )
        if self.lexicon.language is Language.FRENCH:
            behind = next((k for k, w in enumerate(core) if k and w.lower in ("de", "du", "des", "d'")), None)
            rest = core[behind + 1 :] if behind is not None else []
            while rest and rest[0].lower in _DETERMINERS:
                rest = rest[1:]
            return Party(self.words_text(rest), SourceKind.ORGANISATION) if rest else None
        if self.lexicon.language is Language.ENGLISH:
            behind = next((k for k, w in enumerate(core) if k and w.lower in ("for", "of", "from", "at")), None)
            rest = core[behind + 1 :] if behind is not None else []
            while rest and rest[0].lower in _DETERMINERS:
                rest = rest[1:]
            if rest:
                text = self.words_text(rest)
                same = next((name for key, name in self.names.items() if key.lower() == text.lower()), None)
                return self._as_party(same) if same is not None else Party(text, SourceKind.ORGANISATION)
        return None

    def _as_party(self, name: Name, role: str | None = None) -> Party:
        kind = name.kind or (SourceKind.PERSON if role else SourceKind.ORGANISATION)
        text = name.text
        if kind is SourceKind.ORGANISATION and text.isupper():
            longer = self.acronym(Word(0, text, 0, 0))
            text = longer or text
        return Party(text, kind, role or (name.role if kind is SourceKind.PERSON else None), name)
