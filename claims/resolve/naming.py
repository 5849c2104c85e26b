"""Names in full, and the roles and nouns that stand for a name."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.language.reference_words import CLASSES
from claims.models import Language, SourceKind
from claims.names import Name, Names
from claims.predicates import SUBJECTS
from claims.resolve.model import Resolution
from claims.resolve.phrases import Phrases
from claims.splitting import Proposition
from claims.words import Word

_NOT_OF = {"mme": "Masc", "madame": "Masc", "mlle": "Masc", "m.": "Fem", "monsieur": "Fem"}  # whom a title cannot mean
_NAMED_AFTER = frozenset(
    """loi affaire rapport plan prix décret commission famille clan couple frères sœurs ménage dynastie act report
    family case""".split()
)
_BECOMING = frozenset("rester devenir demeurer redevenir sembler paraître nommer élire".split())
_ORDINALS = frozenset("premier première".split())
_ANY_BODY = frozenset(
    "groupe organisation société entreprise compagnie association mouvement club parti syndicat".split()
)


class Naming:
    """Replaces the short names and the roles of one article."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: Phrases) -> None:
        self.names, self.lexicon, self.phrases = names, lexicon, phrases
        self.french = lexicon.language is Language.FRENCH
        self.bound: dict[str, str] = {}  # a short form keeps the name it was first given in this article

    def full_names(self, words: Sequence[Word], out: Resolution) -> None:
        inside = set(words)
        for word in words:
            run = self.names.run_of.get(word.index)
            if run is None or run[0] is not word or not all(w in inside for w in run):
                continue
            before = next((w for w in words if w.index == word.index - 1), None)
            titled = before is not None and before.lower in self.lexicon.person_titles
            if before is not None and before.index and self.names.words[before.index - 1].end == before.start:
                titled = False  # « lieutenant-colonel »: half a title
            if (
                before is not None
                and before.index
                and self.names.words[before.index - 1].lower in self.lexicon.role_nouns
            ):
                titled = False  # « procureur général »: the second half of a role
            if (
                self.french
                and before is not None
                and before.index
                and ((d := self.names.words[before.index - 1]).pos == "DET" or d.lower in ("au", "du", "aux", "des"))
            ):
                titled = False  # « le colonel X »: without its title, « le » would be left
            if (
                not self.french
                and before is not None
                and before.index
                and self.names.words[before.index - 1].lower in ("former", "late", "acting", "then", "chief", "retired")
            ):
                titled = False  # « former Justice Jane Doe »
            preceding = self.names.words[word.index - 1] if word.index else None
            following = self.names.words[run[-1].index + 1] if run[-1].index + 1 < len(self.names.words) else None
            if (
                preceding is not None
                and preceding.lower in _NAMED_AFTER
                or following is not None
                and following.text.isdigit()
            ):
                continue  # « la loi X 2 », « l'affaire X », « le couple X »: not the person
            if not self.french and preceding is not None and preceding.lower == "the" and len(run) == 1:
                continue  # “the Benton family”, “the Bentons”
            if self.french and preceding is not None and preceding.lower in ("les", "aux", "des"):
                continue  # « les Martin »: a family, not the one of them whom the article tells of
            key = self.names.words_text(run)
            if following is not None and self.names.full(run).text.lower().endswith(" " + following.lower):
                continue  # the full name stands there
            name = self.names.full(run)
            if preceding is not None and name.gender == _NOT_OF.get(preceding.lower):
                out.stands_alone = False
                continue  # « Mme Martin », where the article names Jean Martin: his wife
            full = self.bound.setdefault(("M. " if titled else "") + key, name.text)
            if titled and before is not None and (name.kind in (SourceKind.PERSON, None)):
                further = next((w for w in words if w.index == before.index - 1), None)
                if further is None or not further.text[:1].isupper() or self.lexicon.language is Language.FRENCH:
                    out.replaced[before] = ""  # « Texas Sen. Jane Doe » keeps its title, which says what Texas is
            if full != key and (name.kind is SourceKind.PERSON or titled):
                out.replaced[run[0]] = full
                for other in run[1:]:
                    out.replaced[other] = ""
                out.steps.append(f"name: {key} → {full}")

    def roles(self, words: Sequence[Word], proposition: Proposition, out: Resolution) -> None:
        """« le président russe » → the name that the article gave with that role."""
        for word in words:
            if (
                word.lower not in self.lexicon.role_nouns
                and word.lower not in self.lexicon.body_nouns
                or word in out.replaced
            ):
                continue
            following = self.names.words[word.index + 1 : word.index + 2]
            if word.lower in _ORDINALS and not (following and following[0].lower in self.lexicon.role_nouns):
                continue  # « le premier voulait …, le second … »: of two that were told of, no premier
            determiner = word.child("det")
            contracted = next((c for c in word.children if c.lower in ("au", "du") and c.index < word.index), None)
            if determiner is None and contracted is not None:
                determiner = contracted
            if (
                determiner is None
                or determiner.lower not in ("le", "la", "l'", "the", "au", "du")
                or word.child("cop", "conj")
                or proposition.attributive
            ):
                continue
            if word.morph.get("Number") == "Plur" or word.label in ("flat", "compound", "appos"):
                continue
            below = set(word.subtree())
            phrase = [w for w in words if w in below and (w.label != "case" or w.head is not word or w is contracted)]
            if (
                word.label == "root"
                or any(w.index in self.names.run_of and w.entity in ("PER", "PERSON") for w in phrase)
                or len(phrase) > 9
                or self.phrases.name_in(word)
            ):
                continue
            if any(w.label in ("acl:relcl", "acl") for w in phrase):
                continue
            named_next = self.names.run_of.get(phrase[-1].index + 1)
            if named_next is not None:
                continue
            name = self.names.by_description(
                [word, *[w for w in phrase if w is not word and w is not determiner]], word.index
            )
            if (
                name is None
                or name.text.lower() == word.lower
                or name.text
                in {self.names.full(self.names.run_of[w.index]).text for w in words if w.index in self.names.run_of}
            ):
                continue
            if name.kind in (SourceKind.PLACE, SourceKind.DOCUMENT) or any(w.text == "," for w in phrase):
                continue
            if word.lower not in self.lexicon.role_nouns and name.kind is SourceKind.PERSON:
                continue  # « une partie du centre », where X was a candidate « du centre »
            if self.french and (self._attribute(word) or phrase[0] is not determiner):
                continue  # « Belmar reste le leader »; « distance de dix secondes la championne », misread
            if word.lower in CLASSES and self._another_person_since(name, word.index):
                out.stands_alone = False
                continue
            if self.french and word.lower in _ANY_BODY and self._another_body_since(name, word.index):
                continue
            first = min(phrase, key=lambda w: w.index)
            for other in phrase:
                out.replaced[other] = ""
            lead = {"au": "à ", "du": "de "}.get(determiner.lower, "") if determiner is contracted else ""
            out.replaced[first] = lead + name.text
            out.steps.append(f"role: {self.names.words_text(phrase)} → {name.text}")

    def _attribute(self, noun: Word) -> bool:
        """« Belmar reste le leader », « elle devient la présidente »: what is said of the subject, not somebody else."""
        return (
            noun.head is not None
            and noun.head.lemma in _BECOMING
            and noun.label in ("xcomp", "obj", "obl:arg", "nsubj")
        )

    def _another_person_since(self, name: Name, before: int) -> bool:
        """« la championne », where another woman was named after the one that was called a champion: it may be her."""
        last = max((r[0].index for r in self.names.runs_between(-1, before) if self.names.full(r) is name), default=0)
        since = (self.names.full(run) for run in self.names.runs_between(last, before))
        return any(o is not name and o.kind is SourceKind.PERSON and o.gender in ("", name.gender) for o in since)

    def _another_body_since(self, name: Name, before: int) -> bool:
        """« le groupe », where another body was named after the one that was called a group: it may be that one's."""
        last = max((r[0].index for r in self.names.runs_between(-1, before) if self.names.full(r) is name), default=0)
        since = (self.names.full(run) for run in self.names.runs_between(last, before))
        return any(other is not name and other.kind is SourceKind.ORGANISATION for other in since)

    def named_things(self, words: Sequence[Word], out: Resolution) -> None:
        """« la tempête » → « la tempête Barbara »: a bare noun that the article wears with one name only, given before."""
        for word in words:
            if (
                word.pos != "NOUN"
                or word in out.replaced
                or word.label not in SUBJECTS
                or not self.phrases.bare(word)
                or word.child("conj", "nummod", "det:predet") is not None
                or word.lower in self.lexicon.role_nouns
                or word.lower in self.lexicon.body_nouns
            ):
                continue
            named = self.names.worn_by(word.lower)
            if named is None or named[1] > word.index or named[0].lower() in " ".join(w.lower for w in words):
                continue
            out.replaced[word] = named[0]
            if not self.french and (determiner := word.child("det")) is not None:
                out.replaced[determiner] = ""
            out.steps.append(f"noun: {word.text} → {named[0]}")
