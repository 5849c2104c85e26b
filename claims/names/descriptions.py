"""What the parties of an article are described by, and which of them a description without a name stands for."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.fr_first_names import gender_of_first_name, gender_of_role
from claims.language.name_words import DETERMINERS, NAMED_THINGS
from claims.language.reference_words import PAIR_PLACES
from claims.models import Language, SourceKind
from claims.names.gathered import Gathered
from claims.names.model import Name
from claims.names.runs import Runs
from claims.words import Word

# « la plus grande ville du pays [,] X »: places stand beside names that are not theirs
_SETTLEMENTS = frozenset("pays ville région capitale province état village commune département île".split())
# what an office is also called: the words of one phrase, and of the other
_OFFICES = ((frozenset(("chef", "gouvernement")), ("premier", "ministre")),)


class Descriptions:
    """The roles and nouns that names were given with."""

    def __init__(self, runs: Runs, gathered: Gathered) -> None:
        self.runs, self.gathered = runs, gathered
        self.words, self.text, self.lexicon, self.run_of = runs.words, runs.text, runs.lexicon, runs.run_of
        self._worn: dict[str, dict[str, int]] | None = None
        self._describe()
        gathered.settle()
        self._by_head: dict[str, list[Name]] = {}
        for name in dict.fromkeys(gathered.full(run) for run in runs.all):
            for head in name.heads:
                self._by_head.setdefault(head, []).append(name)

    def _describe(self) -> None:
        """Nouns that a name is described by: before it (« le quotidien Le Figaro ») or in an apposition after it."""
        for run in self.runs.all:
            first, last = run[0].index, run[-1].index
            name = self.gathered.full(run)
            head = None if self._complement(first) or self._in_title(run) else self._description_before(first)
            if (
                head is not None
                and len(run) > 1
                and gender_of_first_name(run[0].text)
                and self._body_of_others(head[0])
            ):
                head = None
            if head is not None:
                self._add(name, head)
            after = last + 2
            if (
                last + 1 < len(self.words)
                and self.words[last + 1].text == ","
                and after < len(self.words)
                and not self._strays(run, after)
            ):
                start = after + (1 if self.words[after].lower in DETERMINERS else 0)
                if start < len(self.words) and self._head_noun(self.words[start]):
                    stop = next(
                        (
                            j
                            for j in range(start, min(start + 14, len(self.words)))
                            if self.words[j].text in (",", ".", ";")
                        ),
                        None,
                    )
                    if (
                        stop is not None
                        and not any(
                            w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin"
                            for w in self.words[start:stop]
                        )
                        and not self._describes_next(name, stop)
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

    def _body_of_others(self, head: Word) -> bool:
        """French: « candidat de la droite et du centre X »: a body that X is of, which does not stand for X later."""
        body = head.lower in self.lexicon.body_nouns and head.lower not in self.lexicon.role_nouns
        return self.lexicon.language is Language.FRENCH and body and self.words[head.index - 1].lower in ("du", "des")

    def _describes_next(self, name: Name, stop: int) -> bool:
        """« Sur Télé 3, le candidat du Centre, Jean Martin »: the phrase says who the next name is, not what Télé 3 is."""
        following = self.run_of.get(stop + 1)
        return (
            self.lexicon.language is Language.FRENCH
            and self.words[stop].text == ","
            and following is not None
            and name.kind is not SourceKind.PERSON
            and self.gathered.full(following).kind is SourceKind.PERSON
        )

    def _in_title(self, run: Sequence[Word]) -> bool:
        """« the campaign “Starts with one” »: the first words of a quoted title, which is not their name."""
        return (
            self.text[run[0].start - 1 : run[0].start] in ("“", "«", '"', "‘")
            and self.text[run[-1].end : run[-1].end + 1].isspace()
        )

    def _complement(self, first: int) -> bool:
        """Whether a name is the complement of a preposition: « la mission à X » does not describe X."""
        while first and self.words[first - 1].text[:1].isdigit():
            first -= 1  # « la télévision du 21st Century »
        before = self.words[first - 1] if first else None
        if before is not None and before.lower in DETERMINERS and before.lower not in ("du", "des", "au", "aux"):
            before = self.words[first - 2] if first > 1 else None
            if before is not None and before.pos == "CCONJ" and self.lexicon.language is Language.FRENCH:
                return True  # « l'ambassade de X et l'Assemblée »: another body
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
                word.lower not in DETERMINERS
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
        owned = max((k + 1 for k, w in enumerate(description[:-1]) if w.text in ("'s", "’s")), default=0)
        head = description[owned].lower  # « the museum's director, Jane Doe » is a director
        if owned and not self._head_noun(description[owned]):
            return
        person = name.kind is SourceKind.PERSON and self.lexicon.language is Language.FRENCH
        if person and head in self.lexicon.body_nouns and head not in self.lexicon.role_nouns:
            return  # « le quotidien, Jean Martin … »: a newspaper is no person
        acronym = self.lexicon.language is Language.FRENCH and name.text.isupper() and " " not in name.text
        if acronym and head in self.lexicon.role_nouns:
            return  # « l'élue ABC », « le leader mondial, l'ABC »: a party, a body
        kind = self.lexicon.body_nouns.get(head)
        if self.lexicon.language is Language.FRENCH and kind is SourceKind.DOCUMENT and len(description) > 1:
            return  # « un communiqué de l'aéroport X »
        name.heads |= {head, head.removeprefix("co-")}  # « the co-founder … the founder »
        if head in ("premier", "première") and len(description) > 1:
            name.heads.add(description[1].lower)
        name.described |= {w.lower for w in description if len(w.text) > 2}
        if head in self.lexicon.role_nouns and name.kind in (None, SourceKind.ORGANISATION, SourceKind.PLACE):
            name.kind = SourceKind.PERSON
        if head in self.lexicon.body_nouns and name.kind in (None, SourceKind.PLACE):
            name.kind = self.lexicon.body_nouns[head]
        if name.role is None and head in self.lexicon.role_nouns:
            name.role = self.runs.words_text(description)
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
        words = {w.lower for w in noun_phrase if len(w.text) > 2 and w.lower not in DETERMINERS} - {head}
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
            for run in self.runs.all:
                before = self.words[run[0].index - 1] if run[0].index else None
                if (
                    french
                    and before is not None
                    and before.pos == "NOUN"
                    and before.text.islower()
                    and not any(before.lower in places for places in (PAIR_PLACES, _SETTLEMENTS))
                ):
                    determiner = self.words[before.index - 1].lower if before.index else ""
                    if determiner in ("le", "la", "l'", "du", "au") and self.runs.adjacent(self.words, run[0].index):
                        whole = self.runs.words_text([before, *run])
                        self._worn.setdefault(before.lower, {}).setdefault(whole, before.index)
                elif (
                    not french
                    and len(run) > 1
                    and run[0].lower in NAMED_THINGS
                    and not any(w.lower in self.lexicon.body_nouns for w in run)
                ):
                    self._worn.setdefault(run[0].lower, {}).setdefault(self.runs.words_text(run), run[0].index)
        found = self._worn.get(noun, {})
        return next(iter(found.items())) if len(found) == 1 else None
