"""Who a phrase names: a named party, a body or a role without a name, somebody anonymous, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.language.name_words import (
    DETERMINERS,
    FIGURES,
    INDEFINITE,
    NO_NAME,
    PERSONAL_WORDS,
    THINGS,
    TOLD_IN,
    VAGUE,
    VAGUE_PEOPLE,
)
from claims.models import Language, SourceKind
from claims.names.acronyms import Acronyms
from claims.names.descriptions import Descriptions
from claims.names.gathered import Gathered
from claims.names.model import Name, Party
from claims.names.noun_phrases import NounPhrases
from claims.names.own_names import OwnNames
from claims.names.runs import Runs
from claims.words import Word

_ADVERBIAL = frozenset(
    """
        lors devant auprès après avant via during after before mardi lundi mercredi jeudi vendredi
        samedi dimanche hier
    """.split()
)
_GENERIC_BODIES = frozenset("institution organisation établissement organisme structure".split())
_AGENT = re.compile(r"^[a-z]{3,}(?:er|or|ist|ian)$")  # « appraiser »: somebody
_NO_END = frozenset("de d' du des et ou que qu' le la les l' un une à au aux en par".split())
_EVENTS = re.compile(r"\w{2}(tion|sion|ment|age|ature|ence|ance|isme|tude)$")
_MADE = re.compile(
    r"(publi|men|réalis|paru|diffus|command|rédig|conduit|dévoil|rendu|remis|communiqu|dat|sign)(é|e|u|t)?e?s?$"
)
_POINTERS = frozenset("ce cet cette".split())
_TIMES_OF_DAY = frozenset(
    "soir matin jour nuit semaine mois année lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)
_PARTY_NAME = 6  # words of « (Les Verts) » at most, and one
_NEAR = 60  # words back in which a medium may be named that « le quotidien » means
_TAILS = frozenset("sans vers aujourd'hui demain cependant toutefois pourtant ainsi présent présente présents".split())


class Speakers:
    """Turns the phrases of one article into parties."""

    def __init__(self, runs: Runs, gathered: Gathered, descriptions: Descriptions) -> None:
        self.runs, self.gathered, self.descriptions = runs, gathered, descriptions
        self.words, self.text, self.lexicon, self.run_of = runs.words, runs.text, runs.lexicon, runs.run_of
        self.acronyms = Acronyms(runs)
        self.noun_phrases = NounPhrases(runs, gathered)
        self.own_names = OwnNames(runs, gathered)
        self.recent: list[Party] = []  # the sources recognised so far, in reading order

    def parties(self, phrase: Sequence[Word], last_anonymous: Party | None = None) -> list[Party]:
        """Who a noun phrase names: one party, or several that are coordinated. Empty where it names nobody."""
        words = self.noun_phrases.noun_phrase(self._whole_name(self._without_party(phrase)))
        if self.lexicon.language is Language.FRENCH:
            words = self._without_setting(words)
        if not words:
            return []
        found: list[Party] = []
        for part in self.noun_phrases.coordinated(words):
            party = self._party(part, last_anonymous)
            if party is not None and self.lexicon.language is Language.FRENCH:
                party = self._plausible(party)
            if party is not None and all(party.name != other.name for other in found):
                found.append(party)
        return found

    def _without_party(self, phrase: Sequence[Word]) -> list[Word]:
        """« le sénateur (LR) Jean Morel », « la députée (PS) du Nord, Anne Roy »: what stands in brackets before a name is
        no part of it.
        """
        opened = next((k for k, w in enumerate(phrase) if w.text == "("), 0)
        if not opened or any(w.index in self.run_of for w in phrase[:opened]):
            return list(phrase)
        first = phrase[opened].index
        closed = next((w for w in self.words[first + 1 : first + _PARTY_NAME] if w.text == ")"), None)
        if closed is None:
            return list(phrase)
        after = [w for w in phrase[opened:] if w.index > closed.index]
        name = self.run_of.get(closed.index + 1, [])  # where the parser hangs the name elsewhere
        named = any(w.index in self.run_of for w in after)
        return [*phrase[:opened], *(after if named else name)] if named or name else list(phrase)

    def _without_setting(self, words: list[Word]) -> list[Word]:
        """« la police dans un communiqué » → « la police », « une étude publiée par A et B » → « une étude »."""
        nouns = self.lexicon.body_nouns
        document = len(words) > 2 and nouns.get(words[1].lower) is SourceKind.DOCUMENT
        for k in range(2, len(words) - 1):
            if words[k].lower == "dans" and any(
                nouns.get(w.lower) is SourceKind.DOCUMENT for w in words[k + 1 : k + 3]
            ):
                return words[:k]
            listed = any(w.lower == "et" for w in words[k:])
            if document and listed and _MADE.match(words[k].lower) and words[k].index not in self.run_of:
                return words[:k]
        return words

    def _whole_name(self, phrase: Sequence[Word]) -> list[Word]:
        """French: a phrase that starts inside a name, with the whole name: « -moon », « Durand-Côté » cut in two."""
        words = list(phrase)
        run = self.run_of.get(words[0].index) if words and self.lexicon.language is Language.FRENCH else None
        return [*(w for w in run if w.index < words[0].index), *words] if run is not None else words

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
        if not words or words[0].replace("’", "'") in NO_NAME and not others or words[-1].replace("’", "'") in _NO_END:
            return None
        if any(w in ("que", "qu'", "qu’") for w in words):
            return None
        head = words[1] if words[0].replace("’", "'") in INDEFINITE | DETERMINERS and len(words) > 1 else words[0]
        if self._abstract(head) or words[0] == "ce" and words[1:2] in ([], ["qui"], ["dont"]):
            return None
        if words[0] in ("nombre", "beaucoup", "plupart"):
            return replace(party, name=name, kind=SourceKind.ANONYMOUS)
        return party if name == party.name else replace(party, name=name)

    def _abstract(self, noun: str) -> bool:
        """Whether a noun names no person, body or document: an event, a quality, a time."""
        one = noun.removesuffix("s")
        if _EVENTS.search(one) is None and one not in THINGS:
            return False
        lexicon = self.lexicon
        known = (
            lexicon.body_nouns,
            lexicon.role_nouns,
            lexicon.anonymous_nouns,
            lexicon.rumour_nouns,
            FIGURES,
            TOLD_IN,
        )
        return not any(noun in words or one in words for words in known)

    def _party(self, words: list[Word], last_anonymous: Party | None) -> Party | None:
        lexicon = self.lexicon
        determiner = words[0].lower if words[0].lower in DETERMINERS or words[0].lower in INDEFINITE else ""
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
            body = body[: self.noun_phrases.phrase_end(body)]
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
            head = self.noun_phrases.english_head(core)
        at = core.index(head) if head in core else 0
        stop = next(
            (
                k
                for k in range(at + 1, len(core))
                if core[k].lower in _ADVERBIAL
                and core[k].lower not in ("à", "au", "aux")
                and core[k].index not in self.run_of
                or lexicon.language is Language.FRENCH
                and (core[k].lower in _TAILS or self._tails_off(core, k))
                or core[k].lower in ("à", "au", "aux", "sur", "dans", "to", "in", "on", "at")
                and core[k - 1].pos not in ("ADJ", "VERB")
                and head.lower not in ("source", "proche")
            ),
            len(core),
        )
        if not any(
            core[k].index in self.run_of and self.gathered.full(self.run_of[core[k].index]).kind is SourceKind.PERSON
            for k in range(stop, len(core))
        ):
            core = core[:stop]
        while lexicon.language is Language.FRENCH and len(core) > 1 and core[-1].lower in _POINTERS:
            core = core[:-1]
        text = self.runs.words_text(core)
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
                return Party(self.runs.words_text([words[0], *core] if determiner else core), SourceKind.ANONYMOUS)
        document = (
            lexicon.body_nouns.get(head.lower) is SourceKind.DOCUMENT
            and determiner
            and lexicon.language is Language.ENGLISH
        )
        if document:
            relative = next((k for k, w in enumerate(core) if w.lower in ("who", "which", "that", "whose")), len(core))
            core = core[:relative]
            return Party(self.runs.words_text(core), SourceKind.DOCUMENT)
        if head.lower in lexicon.rumour_nouns and not any(w.lower in ("de", "du", "des", "d'") for w in core[at + 1 :]):
            return Party(
                self.runs.words_text(words[: len(words) if comma == len(body) else len(words) - len(rest) - 1]),
                SourceKind.ANONYMOUS,
            )
        name = self.own_names.own_name(core, head)
        if (
            name is None
            and rest
            and (lexicon.language is not Language.ENGLISH or rest[0].text[:1].isupper() or rest[0].lower in DETERMINERS)
        ):
            name = self.own_names.own_name(rest, rest[0], apposed=True)
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
            latest = self.gathered.latest_person(words[0].index)
            return self._as_party(latest) if latest is not None else None
        if any(w.lower in ("même", "same") for w in words[:3]) and name is None and self.recent:
            if lexicon.language is not Language.FRENCH:
                return self.recent[-1]
            alike = (p for p in reversed(self.recent) if head.lower in f"{p.name} {p.role or ''}".lower())
            return next(alike, None)
        if determiner in ("cette", "cet", "ce", "this", "that") and name is None:
            if last_anonymous is not None and (head.lower in last_anonymous.name.lower()):
                return last_anonymous
            known = self.descriptions.by_description(core, words[0].index)
            speaks = (
                head.lower in lexicon.role_nouns
                or head.lower in lexicon.body_nouns
                or head.lower in lexicon.anonymous_nouns
            )
            if known is None and not speaks:
                return None  # « ce délai indique que … »: a thing, no party
            return (
                self._as_party(known) if known else Party(self.runs.words_text([words[0], *core]), SourceKind.ANONYMOUS)
            )
        taken_up = lexicon.language is Language.ENGLISH and determiner == "the" and name is None
        if taken_up and last_anonymous is not None and _same_somebody(head, last_anonymous):
            return last_anonymous
        if name is not None and self.own_names.of_things(core, head, determiner):
            name = None  # « les tests ADN »: the tests, not their name
        demonym = lexicon.language is Language.FRENCH and determiner in ("un", "une") and len(core) == 1 and not rest
        if demonym and name is not None and not core[0].text.isupper() and name.kind is not SourceKind.MEDIA:
            return Party(self.runs.words_text([words[0], *core]), SourceKind.ANONYMOUS)  # « une Canadienne »
        if name is not None:
            for_them = (
                lexicon.language is Language.ENGLISH and head.lower.startswith("spokes") and "for" in text.split()
            )
            role = (
                None if for_them else self.own_names.role_of(core, rest, head)
            )  # « a spokesman for Jane Doe » is not she
            party = self._as_party(name, role=role)
            return replace(party, name=self.own_names.with_head(core, head, name) or party.name)
        reordered = self.gathered.same_words(words) if lexicon.language is Language.ENGLISH else None
        if reordered is not None:
            return self._as_party(reordered)
        spoken_for = self._spokesperson(core, head)
        if spoken_for is not None:
            return spoken_for
        if (
            head.lower in VAGUE
            and (head.morph.get("Number") != "Sing" or head.lower in ("media", "press"))
            and (not determiner or determiner in ("les", "des", "the", "certains", "plusieurs", "some", "several"))
        ):
            kind = (
                SourceKind.MEDIA
                if head.lower in ("médias", "media", "presse", "journaux", "newspapers")
                else SourceKind.ANONYMOUS
                if head.lower in VAGUE_PEOPLE
                else SourceKind.ORGANISATION
            )
            return Party(text, kind, vague=True)
        if head.lower in FIGURES:
            owner = next(
                (
                    k
                    for k, w in enumerate(core)
                    if w.lower in ("de", "du", "des", "d'", "of", "from", "by", "par") and k > 0
                ),
                None,
            )
            if owner is not None and owner + 1 < len(core):
                rest_of = (
                    core[owner + 1 :]
                    if core[owner].lower in ("du", "des") or core[owner + 1].lower not in ("la", "l'", "le", "les")
                    else core[owner + 2 :]
                )
                if any(
                    w.lower in lexicon.role_nouns
                    or w.lower in lexicon.body_nouns
                    or lexicon.language is Language.FRENCH
                    and w.lower in lexicon.anonymous_nouns
                    or w.index in self.run_of
                    for w in rest_of[:3]
                ):
                    return self._party(rest_of, last_anonymous)
        if head.lower in lexicon.anonymous_nouns and (
            determiner in INDEFINITE
            or not determiner
            or head.lower in ("source", "sources", "médias", "media")
            or determiner in ("des", "les", "the")
            and head.morph.get("Number") == "Plur"
        ):
            return Party(
                self.runs.words_text([words[0], *core] if determiner and words[0] is not core[0] else core),
                SourceKind.ANONYMOUS,
            )
        if determiner in INDEFINITE and determiner and head.lower in lexicon.role_nouns:
            return Party(self.runs.words_text([words[0], *core]), SourceKind.ANONYMOUS)
        known = self.descriptions.by_description(core, words[0].index)
        if known is not None:
            return self._as_party(known)
        if text.lower() == head.lower and determiner in ("le", "la", "l'", "les", "the"):
            # « la ministre », « le syndicat »: the last one that was told of with that word
            recent = next(
                (
                    p
                    for p in reversed(self.recent)
                    if p.name.lower().split()[0] == head.lower
                    and not (self.lexicon.language is Language.ENGLISH and p.kind is SourceKind.ANONYMOUS)
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
            named = [self.gathered.full(run) for run in self.runs.between(words[0].index - _NEAR, words[0].index)]
            near = {name.text: name for name in named if name.kind is SourceKind.MEDIA}
            if not media and len(near) == 1:  # « Le Matin a publié … Selon le quotidien, P »
                return self._as_party(next(iter(near.values())))
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
                return Party(self.runs.words_text([words[0], *core]), SourceKind.ANONYMOUS)  # « une ONG »: one of many
            return Party(text, kind, vague=self._any_number(head, determiner, kind))  # « retailers say »
        if head.lower in lexicon.role_nouns:
            several = lexicon.language is Language.ENGLISH and not determiner and head.lower.endswith("s")
            return Party(text, SourceKind.ANONYMOUS if several else SourceKind.PERSON)  # « prosecutors said »
        if determiner in INDEFINITE:
            return Party(self.runs.words_text([words[0], *core]), SourceKind.ANONYMOUS)
        if any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in core):
            return None
        if head.pos in ("NOUN", "PROPN"):
            plural = head.morph.get("Number") == "Plur"
            agent = lexicon.language is Language.ENGLISH and _AGENT.search(head.text) is not None
            kind = SourceKind.PERSON if agent else SourceKind.ORGANISATION
            return Party(text, SourceKind.ANONYMOUS if plural else kind)
        return None

    def _any_number(self, head: Word, determiner: str, kind: SourceKind) -> bool:
        """English: « unions », « hospitals »: bodies that no determiner picks out."""
        plural = head.lower.endswith("s") and head.morph.get("Number") != "Sing"
        return (
            self.lexicon.language is Language.ENGLISH and kind is SourceKind.ORGANISATION and not determiner and plural
        )

    def _tails_off(self, core: Sequence[Word], k: int) -> bool:
        """« le chauffeur un soir », « en marge d'un sommet », « un proche de X au quotidien »: no part of who it is."""
        following = core[k + 1] if k + 1 < len(core) else None
        if following is None or core[k].index in self.run_of:
            return False
        lower = core[k].lower
        told = self.lexicon.body_nouns.get(following.lower) is SourceKind.MEDIA or (
            (run := self.run_of.get(following.index)) is not None and self.gathered.full(run).kind is SourceKind.MEDIA
        )
        return (
            lower in ("un", "une", "ce", "cet", "cette")
            and following.lower in _TIMES_OF_DAY
            or lower == "en"
            and following.lower in ("marge", "réponse", "conférence", "direct", "référence")
            or lower in ("à", "au", "aux")
            and told
        )

    def _tells_of_person(self, text: str, head: Word, determiner: str) -> bool:
        """« le sexagénaire », « l'intéressée », « la jeune femme »: somebody whom the article has just named."""
        return (
            self.lexicon.language is Language.FRENCH
            and determiner in ("le", "la", "l'")
            and head.lower in PERSONAL_WORDS
            and len(text.split()) <= 2
        )

    def _speaking_person(self, before: int, noun: Word) -> Party | None:
        """Who spoke last, where that is the only person named shortly before and the gender does not forbid it."""
        alone = self.gathered.only_person(before, 60)
        last = self.recent[-1] if self.recent else None
        gender = noun.morph.get("Gender", "")
        if alone is None or last is not None and last.kind is SourceKind.PERSON and last.name != alone.text:
            return None
        if alone.gender and gender and alone.gender != gender:
            return None
        return self._as_party(alone)

    def _qualifies(self, core: Sequence[Word], after: int, head: Word) -> bool:
        """English: « a spokesman for a Ruritanian splinter group »: whether a name only says of what sort the body is."""
        nxt = core[after] if after < len(core) else None
        return (
            self.lexicon.language is Language.ENGLISH
            and nxt is not None
            and nxt.index > head.index
            and nxt is not head
            and nxt.text.islower()
            and nxt.pos in ("NOUN", "ADJ")
        )

    def _spokesperson(self, core: Sequence[Word], head: Word) -> Party | None:
        """An unnamed spokesperson of a named body speaks for that body."""
        if head.lower not in ("porte-parole", "spokesperson", "spokesman", "spokeswoman", "representative"):
            return None
        for k, word in enumerate(core):
            run = self.run_of.get(word.index)
            if run is not None and run[0] is word and not self._qualifies(core, k + len(run), head):
                return self._as_party(self.gathered.full(run))
            if (
                k
                and word.lower in self.lexicon.body_nouns
                and core[k - 1].lower in ("de", "du", "d'", "la", "l'", "le", "the", "of", "for")
            ):
                known = self.descriptions.by_description(core[k:], word.index)
                return (
                    self._as_party(known)
                    if known
                    else Party(self.runs.words_text(core[k:]), self.lexicon.body_nouns[word.lower])
                )
        if self.lexicon.language is Language.FRENCH:
            behind = next((k for k, w in enumerate(core) if k and w.lower in ("de", "du", "des", "d'")), None)
            rest = core[behind + 1 :] if behind is not None else []
            while rest and rest[0].lower in DETERMINERS:
                rest = rest[1:]
            return Party(self.runs.words_text(rest), SourceKind.ORGANISATION) if rest else None
        if self.lexicon.language is Language.ENGLISH:
            behind = next((k for k, w in enumerate(core) if k and w.lower in ("for", "of", "from", "at")), None)
            rest = core[behind + 1 :] if behind is not None else []
            while rest and rest[0].lower in DETERMINERS:
                rest = rest[1:]
            if rest:
                text = self.runs.words_text(rest)
                same = next((name for key, name in self.gathered.names.items() if key.lower() == text.lower()), None)
                return self._as_party(same) if same is not None else Party(text, SourceKind.ORGANISATION)
        return None

    def _as_party(self, name: Name, role: str | None = None) -> Party:
        kind = name.kind or (SourceKind.PERSON if role else SourceKind.ORGANISATION)
        text = name.text
        if kind is SourceKind.ORGANISATION and text.isupper():
            longer = self.acronyms.acronym(Word(0, text, 0, 0))
            text = longer or text
        return Party(text, kind, role or (name.role if kind is SourceKind.PERSON else None), name)


def _same_somebody(noun: Word, anonymous: Party) -> bool:
    """« A cabinet official said P. The official said Q »: the one who was told of with that noun."""
    told = anonymous.name.lower().split()
    return told[0] in ("a", "an", "one", "another") and noun.lower in told
