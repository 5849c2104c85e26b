"""What a clause of saying becomes: « il nie avoir menti » → « il a menti »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.en import inflect_past
from claims.predicates import SUBJECTS
from claims.splitting import Proposition
from claims.words import Word

_PRESENT = {("avoir", False): "a", ("avoir", True): "ont", ("être", False): "est", ("être", True): "sont"}
_CLITICS = frozenset("ne n' se s' y en l' le la les lui leur".split())


def rebuilt(
    proposition: Proposition, parts: list[Word | str], predicate: Word, evidence: Sequence[Word], rule: str
) -> Proposition:
    """Other words in the place of a proposition, on the same evidence where it has some."""
    return Proposition(parts, predicate, rule, predicate.child(*SUBJECTS), [*proposition.evidence] or list(evidence))


def present_of(auxiliary: Word, *, plural: bool) -> str:
    """The present of « avoir » or « être »."""
    return _PRESENT[auxiliary.lower, plural]


def told_past(lemma: str) -> str:
    """The past of what somebody is accused of or denies: « lying » is then hardly ever « lay »."""
    return "lied" if lemma == "lie" else inflect_past(lemma)


def lead_of(subject: Word) -> list[Word]:
    """A subject without its later clauses."""
    dropped = {w for c in subject.each("acl", "acl:relcl", "appos", "punct") for w in c.subtree()}
    return [w for w in subject.subtree() if w not in dropped]


def finite_for(words: Sequence[Word], infinitive: Word, finite: str) -> list[Word | str]:
    """The words of an infinitive clause with a finite verb in its place: « ne pas avoir vu » → « n'a pas vu »."""
    rest = [w for w in words if w is not infinitive]
    if not any(w.index < infinitive.index for w in rest):
        return [finite, *rest]
    ahead = [w for w in rest if w.index < infinitive.index]
    after = [w for w in rest if w.index > infinitive.index]
    clitics = [w for w in ahead if w.lower in _CLITICS]
    return [*clitics, finite, *[w for w in ahead if w not in clitics], *after]
