"""Mentions gathered into parties: the kind and gender of each, and which full name a short form stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.language.en_first_names import gender_of_english_name
from claims.language.fr_first_names import gender_of_first_name
from claims.language.name_words import DETERMINERS, INSTITUTIONS, MEDIA_NAMES
from claims.models import Language, SourceKind
from claims.names.model import Name
from claims.names.runs import Runs
from claims.words import Word

_PLACING = frozenset("à au aux en la le l' les du des de d' dans vers in at to from near".split())

_CODES = frozenset("code constitution traité charte convention loi".split())
_ENGLISH_ONLY = frozenset(
    "andrea joan nicola carol jan april june".split()
)  # men's names in other languages, or months
_FEMALE_NATIONS = ("aise", "oise", "ienne", "aine", "arde", "éenne", "ande", "ecque", "esse", "agnole")
_POLLS = frozenset("sondage enquête étude".split())  # « le sondage Ruris »: who asked


class Gathered:
    """The named parties of one article."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.words, self.text, self.lexicon, self.run_of = runs.words, runs.text, runs.lexicon, runs.run_of
        self.names: dict[str, Name] = {}
        self._by_token: dict[str, list[Name]] | None = None
        self._full: dict[str, Name] | None = None  # filled once the kinds are settled
        self._collect()

    def settle(self) -> None:
        """From now on every form keeps the name that it stands for at its first mention."""
        self._full = {}

    def _collect(self) -> None:
        placed: set[str] = set()
        votes: dict[str, list[SourceKind]] = {}
        for run in self.runs.all:
            key = self.runs.words_text(run)
            if self.runs.before(run) in _PLACING:
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
        if self.lexicon.language is Language.ENGLISH:
            for run in self.runs.all:
                name = self.names[self.runs.words_text(run)]
                if name.kind in (SourceKind.PERSON, None) and not name.gender and (shown := self._shown_thing(run)):
                    name.kind = shown
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

    def _kind(self, run: Sequence[Word]) -> SourceKind | None:
        text = self.runs.words_text(run).lower().replace("’", "'")
        if text in MEDIA_NAMES or ("le " + text) in MEDIA_NAMES or ("the " + text) in MEDIA_NAMES:
            return SourceKind.MEDIA
        if len(run) > 1 and self.lexicon.body_nouns.get(run[0].lower) is SourceKind.MEDIA:
            return SourceKind.MEDIA  # « le Journal du Centre »
        before = self.runs.before(run)
        acronym = (
            self.lexicon.language is Language.FRENCH
            and len(run) == 1
            and run[0].text.isupper()
            and len(run[0].text) > 1
        )
        firm = before == "mère" and self.runs.before(run, 2) in ("maison", "société")
        if before in self.lexicon.person_titles or before in self.lexicon.role_nouns and not acronym and not firm:
            return SourceKind.PERSON
        named_body = self.lexicon.language is Language.FRENCH and run[0].text[1:].islower()
        if named_body and len(run) > 1 and run[0].lower in _CODES:
            return SourceKind.DOCUMENT
        if (
            named_body
            and len(run) > 1
            and (kind := self.lexicon.body_nouns.get(run[0].lower)) is SourceKind.ORGANISATION
        ):
            return kind  # « la Préfecture de police »
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
            kind = self.lexicon.body_nouns[before]
            asked = kind is SourceKind.DOCUMENT and before in _POLLS
            return SourceKind.ORGANISATION if asked else kind
        labels = [w.entity for w in run if w.entity]
        if (
            self.lexicon.language is Language.ENGLISH
            and 2 <= len(run) <= 3
            and "GPE" not in labels
            and all(w.text[:1].isupper() and not w.text.isupper() for w in run)
            and gender_of_english_name(run[0].text)
            and not any(w.lower in self.lexicon.body_nouns or w.lower in INSTITUTIONS for w in run)
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
        if (
            french
            and len(run) > 1
            and run[0].lower not in _ENGLISH_ONLY
            and (known := gender_of_english_name(run[0].text))
        ):
            return known
        if french and (shown := self._shown_by_nation(run)):
            return shown
        for back in (1, 2, 3):
            word = self.runs.before(run, back)
            if self.lexicon.language is Language.FRENCH and (
                word in (",", ".", ";", ":", "(", ")")
                or word in ("la", "une", "le", "un")
                and back > 1
                and self.runs.before(run, back - 1) not in self.lexicon.role_nouns
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

    def _shown_by_nation(self, run: Sequence[Word]) -> str:
        """« la Suisse Dominique Martin », « l'Américaine Leslie Martin »: what the word for where somebody is from shows."""
        first = run[0].index
        if first < 2 or not self.words[first - 1].text[:1].isupper() or first - 1 in self.runs.run_of:
            return ""
        article = self.words[first - 2].lower
        female = article == "l'" and self.words[first - 1].lower.endswith(_FEMALE_NATIONS)
        return {"la": "Fem", "une": "Fem", "le": "Masc", "un": "Masc"}.get(article, "Fem" if female else "")

    def full(self, run: Sequence[Word]) -> Name:
        """The party that a run of capitalised words names, under its fullest name."""
        key = self.runs.words_text(run)
        title = self.runs.before(run) in self.lexicon.person_titles
        # what a short form stands for depends on what came before: the first reading of each form is kept
        told_by = self.runs.before(run).removesuffix(".") if title and self.lexicon.language is Language.ENGLISH else ""
        cached = f"{title}|{told_by}|{self._qualifies(run)}|{key}"
        if self._full is not None and cached in self._full:
            return self._full[cached]
        name = self._fullest(run, key)
        if self._full is not None:
            self._full[cached] = name
        return name

    def _fullest(self, run: Sequence[Word], key: str) -> Name:
        own = self.names.get(key) or Name(key, self._kind(run), run[0].index)
        tokens = self._tokens(own)
        if self._by_token is None:
            self._by_token = {}
            for name in self.names.values():
                for token in set(self._tokens(name)):
                    self._by_token.setdefault(token, []).append(name)
        if len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) > 1:
            return own
        if len(tokens) == 1 and self._qualifies(run):
            return own
        better = [
            name
            for name in self._by_token.get(tokens[0], [])
            if len(self._tokens(name)) > len(tokens)
            and name.kind
            in ((SourceKind.PERSON,) if self.lexicon.language is Language.FRENCH else (SourceKind.PERSON, None))
            and self._extends(self._tokens(name), tokens)
            and (
                own.kind in (SourceKind.PERSON, None)
                or self.runs.before(run) in self.lexicon.person_titles
                or own.kind is SourceKind.ORGANISATION
                and name.kind is SourceKind.PERSON
                and self._tokens(name)[-len(tokens) :] == tokens
            )
        ]
        better = [
            name
            for name in better
            if self._tokens(name)[0].lower() not in DETERMINERS and (name.first <= run[0].index or len(tokens) == 1)
        ]
        shown = {"mrs": "Fem", "ms": "Fem", "miss": "Fem", "mr": "Masc", "sir": "Masc"}.get(
            self.runs.before(run).removesuffix("."), ""
        )
        if self.lexicon.language is Language.ENGLISH and shown:
            better = [n for n in better if n.gender in ("", shown)]  # « Mrs Doe » is not her son
        if self.lexicon.language is Language.ENGLISH and len(tokens) > 1:
            better = [n for n in better if self._tokens(n)[-len(tokens) :] == tokens]  # no « Jane Doe Show »
        if not better or (own.kind is SourceKind.PLACE and self.runs.before(run) not in self.lexicon.person_titles):
            return own
        earlier = [name for name in better if name.first <= run[0].index]
        pool = earlier or better
        lasts = [name for name in pool if self._tokens(name)[-len(tokens) :] == tokens]
        pool = lasts or pool
        best = min(pool, key=lambda name: name.first)
        rivals = [
            name
            for name in pool
            if name is not best
            and not self._extends(self._tokens(name), self._tokens(best))
            and not self._extends(self._tokens(best), self._tokens(name))
        ]
        if rivals and not earlier:
            return own
        return best

    def _tokens(self, name: Name) -> list[str]:
        """The words of a name by which it is taken up again: « Basil al-Durra » as « Durra », « al-Durra »."""
        return _bare(name.text) if self.lexicon.language is Language.ENGLISH else name.text.split()

    def _shown_thing(self, run: Sequence[Word]) -> SourceKind | None:
        """What is no person: « Northwind, which … », « Northwind, a rail firm, », « Northwind said it … »."""
        after = self.words[run[-1].index + 1 : run[-1].index + 12]
        lower = [w.lower for w in after]
        if lower[:2] == [",", "which"]:
            return SourceKind.ORGANISATION
        if lower[:1] == [","] and lower[1:2] in (["a"], ["an"], ["the"]):
            stop = next(
                (k for k in range(2, len(after)) if not (after[k].text.isalpha() and after[k].text.islower())), 0
            )
            head = next((k for k in range(2, stop) if lower[k] in ("of", "for", "in", "that", "based")), stop)
            closed = head < stop or stop and after[stop].text in (",", ".", ")")
            if (
                closed
                and head > 2
                and (kind := self.lexicon.body_nouns.get(lower[head - 1]))
                in (
                    SourceKind.ORGANISATION,
                    SourceKind.MEDIA,
                )
            ):
                return kind
        said = next((k for k in range(2) if k < len(after) and lower[k] in self.lexicon.speech), None)
        if said is None or self.runs.before(run) in self.lexicon.person_titles:
            return None
        it = next((k for k in range(said + 1, len(after)) if lower[k] == "it" or lower[k] == ","), None)
        told = it is not None and lower[it] == "it" and (it == said + 1 or lower[it - 1] == "that")
        return SourceKind.ORGANISATION if told else None

    def _qualifies(self, run: Sequence[Word]) -> bool:
        """English: « the Averley plant »: a name after « the » tells a thing apart, and is no short form of a person's."""
        return self.lexicon.language is Language.ENGLISH and self.runs.before(run) == "the"

    def _extends(self, longer: Sequence[str], shorter: Sequence[str]) -> bool:
        n = len(shorter)
        return list(longer[:n]) == list(shorter) or list(longer[-n:]) == list(shorter)

    def only_person(self, before: int, within: int = 150) -> Name | None:
        """The one person named in the stretch before a word, or None where several are or none is."""
        people = {
            id(name): name
            for run in self.runs.between(before - within, before)
            if (name := self.full(run)).kind is SourceKind.PERSON
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def latest_person(self, before: int, within: int = 120) -> Name | None:
        """The person named last before a word, where no other stands as near; None where two compete."""
        near = self.runs.between(before - within, before)
        people = [name for run in reversed(near) if (name := self.full(run)).kind is SourceKind.PERSON]
        return people[0] if people else None

    def same_words(self, words: Sequence[Word]) -> Name | None:
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


def _bare(name: str) -> list[str]:
    """The words of a name without the article before its last: « Basil al-Durra » → Basil, Durra."""
    *first, last = name.split()
    return [*first, re.sub(r"^[aeAE][ldrnst][-‐](?=[A-Z])", "", last)]
