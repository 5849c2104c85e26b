"""What is negated: by « ne … pas », « sans », « privé de », « refuse de »; and where only the evidence is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import (
    OBJECTS,
    VERBS,
    Sentence,
    by_oneself,
    clause_of,
    is_subordinate,
    ne_near,
    term_near,
)
from claims.models import Language

if TYPE_CHECKING:
    from spacy.tokens import Token

NEXT: Final = 8  # tokens after « sans » in which the deed is looked for
RESTRICTED: Final = 15  # tokens after « ne » in which its « que » is looked for


def deprived_of(s: Sentence, token: Token) -> Token | None:
    """What somebody is without: the complement of « privé de », "lacks"."""
    if s.lemmas[token.i] not in fw.DEPRIVED and s.folded[token.i] not in fw.DEPRIVED:
        return None
    for child in token.children:
        cased = any(s.folded[c.i] in ("de", "d'") for c in child.children)
        if child.i > token.i and child.pos_ in ("NOUN", "PROPN") and (cased or child.dep_ == "dobj"):
            return child
    return None


def implicative(s: Sentence, token: Token) -> bool:
    """« refuse de reconnaître », « réussit à éteindre »: it only says whether the next one happened."""
    return s.lemmas[token.i] in fw.NOT_DONE | fw.DONE and any(
        child.dep_ in ("xcomp", "ccomp", "pcomp") and child.i > token.i for child in token.children
    )


def read_negations(s: Sentence) -> tuple[list[tuple[int, ...]], frozenset[int], bool]:
    """(negated terms, those negated in a clause beside the main one, whether « ne … que » or "only" restricts)."""
    marks: dict[int, int] = {}
    beside: set[int] = set()
    only = any(word in fw.ONLY[s.language] and not by_oneself(t) for word, t in zip(s.folded, s.tokens, strict=True))
    for token in s.tokens:
        word = s.folded[token.i]
        if token.i in s.swallowed or token.i in s.says:
            continue
        if word in fw.WITHOUT[s.language]:
            if not _without_doing(token):  # « a été levé sans faire de blessé »: how, not whether
                marks[token.head.i if token.dep_ == "case" else token.i] = token.i
            continue
        if word in fw.WITH_NE:
            if not ne_near(s, token.i):
                continue
        elif word not in fw.NEGATIONS[s.language] or token.i in s.verdict or _ever(s, token):
            continue
        if word == "pas" and not ne_near(s, token.i) and token.i > 0 and token.head.pos_ not in ("ADJ", "NOUN", "VERB"):
            continue
        if s.folded[token.i : token.i + 2] == ["no", "longer"]:
            pass
        clause = clause_of(token)
        if is_subordinate(s, s.tokens[clause]):
            beside |= {term_near(s, token), term_near(s, s.tokens[clause])}
        else:
            marks.setdefault(clause, token.i)
    refused = [t for t in s.tokens if s.lemmas[t.i] in fw.NOT_DONE and implicative(s, t)]
    for token in s.tokens:
        if s.language is Language.FRENCH and s.folded[token.i] in ("ne", "n'"):
            window = s.folded[token.i + 1 : token.i + RESTRICTED]
            negative = any(w in fw.NEGATIONS[s.language] or w in fw.WITH_NE for w in window) or any(
                w in ("aucun", "aucune", "personne", "rien", "nul", "ni", "jamais") for w in s.folded[: token.i]
            )
            if not negative and ("que" in window or "qu'" in window):
                only = True
    anchors: list[tuple[int, ...]] = []
    for clause, mark in marks.items():
        lacking = lacked(s, s.tokens[mark])
        near = (lacking,) if lacking >= 0 else (term_near(s, s.tokens[mark]), term_near(s, s.tokens[clause]))
        anchors.append(tuple(dict.fromkeys(n for n in near if n >= 0)))
    for token in s.tokens:
        missed = deprived_of(s, token)
        if missed is not None:
            near_missed = term_near(s, missed)
            anchors.append((near_missed,) if near_missed >= 0 else ())
    for token in refused:
        refused_term = term_near(s, token)
        anchors.append((refused_term,) if refused_term >= 0 else ())
    return anchors, frozenset(beside), only


def _without_doing(word: Token) -> bool:
    """« sans prévenir », "without warning residents": the word stands before a verb."""
    before = word.head.pos_ in VERBS and word.i < word.head.i and word.head.head.i != word.head.i
    return before or any(child.dep_ == "pcomp" and child.pos_ in VERBS for child in word.children)


def lacked(s: Sentence, word: Token) -> int:
    """The term of what a deed was done without: « joué sans public », "played without spectators"; -1 for none.

    « La ville est sans eau » says nothing else: there it is what is negated.
    """
    if s.folded[word.i] not in fw.WITHOUT[s.language]:
        return -1
    if word.dep_ == "case":
        thing, deed = word.head, word.head.head
    else:
        thing, deed = next((c for c in word.children if c.dep_ == "pobj"), word), word.head
    return s.term_of.get(thing.i, -1) if thing.i != deed.i and deed.i in s.term_of else -1


def circumstances(s: Sentence) -> frozenset[int]:
    """The terms of all that it happened without: things (``lacked``) and deeds (« sans prévenir »)."""
    found = {lacked(s, token) for token in s.tokens}
    for token in s.tokens:
        if s.folded[token.i] in fw.WITHOUT[s.language] and _without_doing(token):
            found.update(s.term_of.get(i, -1) for i in range(token.i + 1, min(token.i + NEXT, len(s.tokens))))
    return frozenset(n for n in found if n >= 0 and s.terms[n].kind in ("noun", "verb"))


def _ever(s: Sentence, token: Token) -> bool:
    """« le plus chaud jamais mesuré », « si jamais »: no negation."""
    return s.folded[token.i] == "jamais" and not ne_near(s, token.i) and token.i > 0


def evidence_denied(s: Sentence) -> bool:
    """« rien n'indique que », « aucune étude n'établit », "no evidence": the matter is left open."""
    for token in s.tokens:
        word = s.folded[token.i]
        if word not in fw.NEGATIONS[s.language] and word not in fw.WITH_NE:
            continue
        clause = s.tokens[clause_of(token)]
        near = [t for t in dict.fromkeys((clause, token.head)) if s.lemmas[t.i].startswith(fw.EVIDENCE)]
        if any(not _of_a_thing(s, t) for t in near):
            return True
    return False


def _of_a_thing(s: Sentence, verb: Token) -> bool:
    """« n'a pas montré d'efficacité », « ne permet pas d'éliminer »: what is denied is the thing its."""
    if verb.pos_ not in VERBS or not s.lemmas[verb.i].startswith(fw.ALSO_OF_THINGS):
        return False
    clause = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "pcomp", "advcl")), None)
    if clause is None:
        return any(c.dep_ in OBJECTS for c in verb.children)
    return s.lemmas[verb.i].startswith("perme") and not s.lemmas[clause.i].startswith(fw.KNOWING)


def scope_of(s: Sentence, negations: list[tuple[int, ...]]) -> frozenset[int]:
    under = {n for anchors in negations for n in anchors}
    for _ in range(6):
        under |= {n for n, term in enumerate(s.terms) if term.head in under}
    return frozenset(under)
