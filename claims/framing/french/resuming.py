"""Verbs that resume a report's subject: « X a dit que P et a ajouté que Q », « … que P et a quitté la salle ».

Found before the parse, by position: what follows « et » without a subject of its own belongs to the reporter where its
tense cannot go with the reported clause (« fermerait et a quitté »), or where the reported clause is about a thing and
the verb is one of speaking (« l'eau est potable et a demandé »). Where neither holds, it stays in the reported clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.language.lexicon import Lexicon, Speech, VerbForm
from claims.words import Word

_CLITICS = frozenset("l' lui leur s' se y en la le les nous m' me".split())
_HAVE = frozenset("a ont avait avaient aura auront aurait auraient".split())
_NOW = frozenset("a ont est sont".split())
_PLURAL = frozenset("ont avaient auront auraient sont étaient".split())
_BETWEEN = frozenset(
    """pas jamais rien plus aussi également ensuite déjà notamment ainsi encore toujours enfin bien même toutefois
    cependant tout d' ailleurs par outre en effet toutefois simplement clairement""".split()
)
_LINKS = frozenset("et mais puis".split())
_ADVERBS = frozenset("puis également aussi ensuite enfin notamment ainsi même surtout".split())
_PARTICIPLE = re.compile(r"\w{2,}(é|i|u|û|is|it|ert|aint|eint|oint|ort|ait)(e|s|es)?$")
_PAST = re.compile(r"\w{2,}(ait|aient)$")
_NO_PAST = frozenset("fait fait trait lait souhait parfait attrait retrait portrait extrait contrait".split())
_PERSONS = frozenset("il elle ils elles on nous je j' qui celui celle ceux celles chacun certains".split())
_THINGS = frozenset("ce c' cela ça ceci".split())
_DETERMINERS = frozenset(
    "le la l' les un une des ce cet cette ces son sa ses leur leurs notre nos aucun aucune tout toute".split()
)
_OPENS_OBJECT = frozenset("que qu' de d' le la l' les un une des son sa ses leur leurs à au aux".split())
_NOT_SIMPLE = frozenset("qui que qu' dont où lequel laquelle si s' quand lorsque".split())
_LONGEST_LEAD = 20


@dataclass(frozen=True)
class Group:
    """A verb without a subject: where it starts, the word after it, its auxiliary and its reporting verb, if it is one."""

    start: int
    end: int
    auxiliary: str
    form: VerbForm | None
    negated: bool
    finite: bool


def group_at(words: Sequence[Word], i: int, lexicon: Lexicon) -> Group | None:
    """The verb group that stands at ``i`` with nothing before it but « ne » and clitics."""
    j, n = i, len(words)
    negated = False
    while j < n and (words[j].lower in ("ne", "n'") or words[j].lower in _CLITICS):
        negated = negated or words[j].lower in ("ne", "n'")
        j += 1
    if j >= n:
        return None
    first = words[j].lower
    if first in _HAVE or first in ("est", "sont") and j > i and words[j - 1].lower in ("s'", "se"):
        k = j + 1
        while k < n and k - j < 5 and _between(words[k].lower):
            k += 1
        if k >= n or not _PARTICIPLE.match(words[k].lower) or words[k].lower == "été":
            return None
        return Group(i, k + 1, first, lexicon.speech.get(words[k].lower), negated, finite=True)
    form = lexicon.speech.get(first)
    if form is None or any(w.lower in ("la", "le", "les") for w in words[i:j]):
        return None
    if form.participle and not form.finite:
        return Group(i, j + 1, "", form, negated, finite=False) if j == i else None
    return Group(i, j + 1, "", form, negated, finite=form.finite) if form.finite else None


def _between(word: str) -> bool:
    """Whether a word can stand between an auxiliary and its participle: an adverb."""
    return word in _BETWEEN or word.endswith("ment")


def report_group(head: Sequence[Word], cue: Word, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where the verb group of a reporting verb starts in its clause, and its auxiliary (empty: a simple form)."""
    at = next((k for k, w in enumerate(head) if w is cue), None)
    if at is None:
        return None
    form = lexicon.speech.get(cue.lower)
    k = at
    while k and _between(head[k - 1].lower) and at - k < 4:
        k -= 1
    if k and head[k - 1].lower in _HAVE:
        start, auxiliary = k - 1, head[k - 1].lower
    elif form is not None and form.finite:
        start, auxiliary = at, ""
    else:
        return None
    while start and (head[start - 1].lower in _CLITICS or head[start - 1].lower in ("ne", "n'")):
        start -= 1
    return start, auxiliary


def resumes(
    words: Sequence[Word], head: Sequence[Word], cue: Word, lexicon: Lexicon, spoken: Sequence[bool]
) -> tuple[int, Group] | None:
    """Where reported words end and their reporter's own verb begins: (end of the report, that verb).

    ``spoken`` tells for each word whether it stands in a quotation.
    """
    reporter = report_group(head, cue, lexicon)
    if reporter is None:
        return None
    auxiliary = reporter[1]
    plural = auxiliary in _PLURAL if auxiliary else cue.lower.endswith("nt")
    for k in range(2, len(words) - 2):
        if words[k].lower not in _LINKS or spoken[k]:
            continue
        start = k + 1
        while start < len(words) - 1 and words[start].lower in _ADVERBS:
            start += 1
        group = group_at(words, start, lexicon)
        if group is None or group.end >= len(words):
            continue
        several = group.auxiliary in _PLURAL if group.auxiliary else words[group.end - 1].lower.endswith("nt")
        if group.finite and several != plural:
            continue
        if _reporters(words[:k], spoken[:k], group, words[group.end].lower, auxiliary, lexicon):
            return (k - 1 if words[k - 1].text == "," else k), group
    return None


def _reporters(  # noqa: PLR0917
    content: Sequence[Word],
    spoken: Sequence[bool],
    group: Group,
    following: str,
    auxiliary: str,
    lexicon: Lexicon,
) -> bool:
    """Whether a verb group after the words ``content`` is the reporter's, not the reported clause's."""
    lower = [w.lower for w in content]
    back = any(_PAST.match(w) and w not in _NO_PAST for w in lower)
    present = any(w in _NOW for w in lower)
    somebody = _somebody(content, lexicon)
    quoted = all(s for w, s in zip(content, spoken, strict=True) if w.text not in (",", "."))
    if group.auxiliary:
        if group.auxiliary in ("avait", "avaient") and not auxiliary.startswith("av"):
            return quoted
        if group.auxiliary not in _NOW and group.auxiliary != auxiliary:
            return False
        return quoted or bool(auxiliary) and back and not present or group.form is not None and not somebody
    if not group.finite:
        shared = auxiliary in _HAVE and following in _OPENS_OBJECT
        alone = not any(w in lexicon.auxiliaries for w in lower)
        thing = not somebody and not any(w in _HAVE for w in lower)
        return shared and (quoted or alone or thing)
    if auxiliary or group.form is None:
        return False
    return quoted or not somebody or back and not present


def _somebody(content: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the subject that reported words open with can itself speak or act; also where nobody can tell."""
    first = content[0].lower
    if first in _THINGS:
        return False
    if first not in _DETERMINERS or len(content) < 2:
        return True
    for word in content[1:4]:
        if word.lower in lexicon.auxiliaries:
            break
        known = word.lower in lexicon.role_nouns or word.lower in lexicon.body_nouns
        if known or word.lower in lexicon.anonymous_nouns or word.text[:1].isupper():
            return True
    return False


def lead_of(head: Sequence[Word], cue: Word, lexicon: Lexicon) -> tuple[list[Word], str] | None:
    """The subject of a reporting clause, all that stands before its verb, with its auxiliary; None where it is no plain one."""
    reporter = report_group(head, cue, lexicon)
    if reporter is None:
        return None
    lead = list(head[: reporter[0]])
    if not lead or len(lead) > _LONGEST_LEAD:
        return None
    if any(w.lower in _NOT_SIMPLE or w.lower in lexicon.auxiliaries for w in lead):
        return None
    return lead, reporter[1]


def copied(words: Sequence[Word]) -> list[Word]:
    """The same words for a second unit: a word has one place in one tree."""
    return [replace(word, head=None, children=[], morph={}) for word in words]


def says(group: Group) -> bool:
    """Whether a verb group can report what follows it."""
    return (
        group.form is not None and group.form.speech in (Speech.SAY, Speech.DENY, Speech.RUMOUR) and not group.negated
    )
